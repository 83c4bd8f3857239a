// The queue works without this file; it only makes it quicker.
const queue = document.querySelector('[data-queue]');
const undo = document.querySelector('[data-undo]');

if (queue) {
  // Single keys act only while focus is inside the queue (WCAG 2.1.4).
  queue.querySelector('li').tabIndex = 0;
  queue.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('textarea, input:not([type=checkbox])')) {
      return;
    }

    const here = event.target.closest('li');
    const press = name => here.querySelector(`button[name=${name}]`)?.click();
    const go = to => {
      if (to) {
        here.tabIndex = -1;
        to.tabIndex = 0;
        to.focus();
      }
    };
    const act = {
      j: () => go(here.nextElementSibling),
      k: () => go(here.previousElementSibling),
      x: () => here.querySelector('input').click(),
      a: () => press('approve'),
      r: () => press('reply'),
      s: () => press('spam'),
      d: () => press('decline'),
      u: () => undo?.click(),
      z: () => undo?.click(),
    }[event.key.toLowerCase()];
    if (act) {
      event.preventDefault();
      act();
    }
  });

  // After a decision the moderator goes on where she was: the next one has moved up to the top.
  if (undo) {
    queue.querySelector('li').focus({ preventScroll: true });
  }
} else if (undo) {
  // Of an empty queue the last decision is all that is left to take back.
  undo.focus({ preventScroll: true });
  undo.addEventListener('keydown', event => {
    if (['u', 'z'].includes(event.key.toLowerCase()) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      undo.click();
    }
  });
}
