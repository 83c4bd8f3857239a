import * as journal from './journal.js';
import { proof } from './token.js';

// Offers words that are only on this device: the browser or the computer ended, or the tab was closed before the server had them.
export async function offerFound(form, bringBack) {
  const { author, compare } = form.dataset, uid = form.elements.uid.value, isNew = form.elements.version.value === '0';
  const entries = await journal.entriesOf(author).catch(() => []);
  for (const entry of entries.sort((one, other) => other.at - one.at)) {
    if (!(entry.uid === uid || (isNew && entry.isNew)) || await journal.isInUse(entry.tab)) continue;
    const answer = await ask(entry);
    if (answer?.status !== 204) return show(entry, answer?.ok ? await answer.text() : '');
    // The server has it; only its answer was lost.
    await journal.remove(entry.tab);
  }

  function ask(entry) {
    const body = new URLSearchParams(entry.fields);
    body.set('uid', entry.uid);
    body.set('tab', entry.tab);
    body.set('step', entry.step);
    return fetch(compare, { method: 'POST', body, redirect: 'manual', headers: proof(form) }).catch(() => null);
  }

  function show(entry, difference) {
    const offer = document.querySelector('template#found').content.cloneNode(true).firstElementChild;
    offer.querySelector('time').textContent = new Date(entry.at).toLocaleString([], { dateStyle: 'long', timeStyle: 'short' });
    offer.querySelector('[data-difference]').innerHTML = difference;
    offer.addEventListener('click', async event => {
      const choice = event.target.closest('button')?.value;
      if (!choice) return;
      offer.remove();
      if (choice === 'back') return bringBack(entry);
      await journal.remove(entry.tab);
      await offerFound(form, bringBack);
      (document.querySelector('.editor-notices [value=back]') ?? form.elements.body).focus();
    });
    document.querySelector('.editor-notices').append(offer);
  }
}
