// Sharing, leaving and answering work without this; here is what only a script can do.
{
  // Everybody gets the same form: this tells two people apart who happen to send the same words. Whoever comes back to where it was sent is the same.
  const once = document.querySelector('input[name=once]');
  if (once) {
    once.value ||= history.state?.once ?? [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
    once.form.addEventListener('submit', () => history.replaceState({ once: once.value }, ''));
  }

  const share = document.querySelector('.share');
  if (share) {
    const { title, address } = share.dataset;
    const said = share.querySelector('[role=status]');
    const offer = (name, act) => {
      const button = share.querySelector(`[data-do=${name}]`);
      button.parentElement.hidden = false;
      button.addEventListener('click', act);
    };

    if (navigator.canShare?.({ title, url: address })) {
      // Who thinks better of it has shared nothing: that is no error.
      offer('share', () => navigator.share({ title, url: address }).catch(() => {}));
    }

    if (navigator.clipboard) {
      offer('copy', () => navigator.clipboard.writeText(address).then(
        () => { said.textContent = said.dataset.copied; },
        // Not allowed: then it can be copied by hand.
        () => { said.textContent = address; }));
    }
  }

  const leave = document.querySelector('.leave');
  if (leave) {
    const way = leave.querySelector('a');
    const go = () => {
      // At once, however slow the line is; and the way back does not lead here.
      document.title = way.hostname;
      document.documentElement.hidden = true;
      location.replace(way.href);
    };
    let escaped = -Infinity;

    leave.querySelector('[hidden]').hidden = false;
    way.addEventListener('click', event => {
      event.preventDefault();
      go();
    });
    document.addEventListener('keydown', event => {
      if (event.key !== 'Escape' || event.repeat) return;
      if (event.timeStamp - escaped < 2000) {
        // Some browsers take the key for "stop loading", and would stop this.
        event.preventDefault();
        go();
      }
      escaped = event.timeStamp;
    });
  }
}
