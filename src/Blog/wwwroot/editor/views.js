// Which panes are shown outlives saving, and calm takes the whole screen where it may.
export function keepView(body) {
  const views = [...body.form.querySelectorAll('[name=view]')];
  const choice = value => views.find(one => one.value === value);
  const remembered = choice(sessionStorage.getItem('view'));
  if (remembered) remembered.checked = true;

  for (const view of views) {
    view.addEventListener('change', () => {
      sessionStorage.setItem('view', view.value);
      if (view.value === 'calm') enter(); else leave();
    });
  }
  document.addEventListener('fullscreenchange', () => { if (!document.fullscreenElement) endCalm(); });
  addEventListener('keydown', event => { if (event.key === 'Escape' && !event.isComposing && !document.querySelector(':popover-open')) endCalm(); });

  function enter() {
    // Phones and some settings forbid it; the page is calm all the same.
    document.documentElement.requestFullscreen?.().catch(() => {});
    body.focus();
  }

  function leave() {
    if (document.fullscreenElement) document.exitFullscreen();
  }

  function endCalm() {
    if (!choice('calm').checked) return;
    leave();
    choice('both').checked = true;
    sessionStorage.setItem('view', 'both');
    body.focus();
  }
}
