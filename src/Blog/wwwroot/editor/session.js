import { goBack, placeIn } from './caret.js';

// The site's own sign-in page over the text, whatever steps it has: each of its answers is shown here until one leads back to the editor.
let asking;

// "back" when the same person is there again, "other" when it is somebody else, "closed" for "Not now", "offline".
export function signInAgain(form) {
  asking ??= ask(form).finally(() => { asking = null; });
  return asking;
}

async function ask(form) {
  const first = await load(`/account/sign-in?returnUrl=${encodeURIComponent(location.pathname)}`);
  if (!first) return 'offline';
  const dialog = document.createElement('dialog');
  return outcome(form, first) ?? new Promise(resolve => {
    dialog.className = 'session';
    dialog.setAttribute('aria-labelledby', 'session-heading');
    document.body.append(dialog);
    const field = document.activeElement, place = placeIn(field);
    dialog.addEventListener('close', () => {
      dialog.remove();
      // A browser may forget where the author was in a text that a dialog covers.
      goBack(field, place);
      resolve('closed');
    });
    dialog.addEventListener('submit', async event => {
      event.preventDefault();
      const door = event.target;
      const answer = await load(door.dataset.action, { method: 'POST', body: new URLSearchParams(new FormData(door, event.submitter)) });
      const out = answer && outcome(form, answer);
      if (out) {
        resolve(out);
        dialog.close();
      } else if (answer) show(dialog, answer);
    });
    show(dialog, first);
    dialog.showModal();
  });
}

function show(dialog, { page, address }) {
  const parts = document.querySelector('template#session').content.cloneNode(true);
  const door = page.querySelector('.gate .panel');
  for (const form of door.querySelectorAll('form')) form.dataset.action = new URL(form.getAttribute('action') ?? address, address).href;
  for (const link of door.querySelectorAll('a')) link.target = '_blank';
  parts.querySelector('[data-door]').replaceChildren(...door.childNodes);
  parts.querySelector('[value=later]').addEventListener('click', () => dialog.close());
  dialog.replaceChildren(parts);
  dialog.querySelector('[autofocus], input:not([type=hidden])')?.focus();
}

async function load(address, options) {
  try {
    const answer = await fetch(address, options);
    return { address: answer.url, page: new DOMParser().parseFromString(await answer.text(), 'text/html') };
  } catch {
    return null;
  }
}

// A page with the editor is where the way leads; its token is that of the new session.
function outcome(form, { page }) {
  const there = page.querySelector('form.editor');
  if (!there) return page.querySelector('.gate .panel') ? null : 'other';
  if (there.dataset.author !== form.dataset.author) return 'other';
  const token = there.elements.__RequestVerificationToken.value;
  for (const field of document.querySelectorAll('[name=__RequestVerificationToken]')) field.value = token;
  return 'back';
}
