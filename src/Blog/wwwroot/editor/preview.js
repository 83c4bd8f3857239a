import { choose } from './places.js';
import { proof } from './token.js';

const shortestWait = 250, longestWait = 3000;

// Asks the server, so that what the author sees is what readers will get. The longer an answer took, the longer the next pause in typing must be.
export function keepPreview(body) {
  let timer, request, cost = 0;

  async function refresh() {
    request?.abort();
    request = new AbortController();
    const start = performance.now();
    try {
      const answer = await fetch(body.dataset.preview, {
        method: 'POST', headers: proof(body.form), body: words(), signal: request.signal,
      });
      if (answer.ok || answer.status === 422) show(await answer.text());
      cost = performance.now() - start;
    } catch (error) {
      // Without a connection the last preview stays.
      if (error.name !== 'AbortError' && !(error instanceof TypeError)) throw error;
    }
  }

  function words() {
    const form = new FormData();
    form.set('body', body.value);
    form.set('language', body.form.elements.language?.value ?? '');
    return form;
  }

  function show(html) {
    const answer = document.createElement('template');
    answer.innerHTML = html;
    for (const part of answer.content.querySelectorAll('[data-part]')) {
      const shown = document.querySelector(`[data-part=${part.dataset.part}]`);
      if (!shown) continue;
      const isOpen = shown.querySelector('details')?.open;
      patch(shown, part);
      if (isOpen && part.dataset.part === 'hints') shown.querySelector('details')?.setAttribute('open', '');
    }
    document.dispatchEvent(new CustomEvent('previewed'));
  }

  function refreshSoon() {
    clearTimeout(timer);
    timer = setTimeout(refresh, Math.min(longestWait, Math.max(shortestWait, cost * 2)));
  }

  body.addEventListener('input', refreshSoon);
  body.form.elements.language?.addEventListener('change', refreshSoon);
  document.querySelector('[data-part=hints]')?.addEventListener('click', event => {
    const place = event.target.closest('[data-from]')?.dataset;
    if (!place) return;
    event.preventDefault();
    choose(body, Number(place.from), Number(place.to));
  });
}

// Replaces only what is different between the equal beginning and the equal end: one keystroke in a long text changes one paragraph.
function patch(shown, wanted) {
  const old = [...shown.childNodes], next = [...wanted.childNodes];
  let first = 0, last = 0;
  while (first < old.length && first < next.length && old[first].isEqualNode(next[first])) first++;
  while (last < old.length - first && last < next.length - first && old[old.length - 1 - last].isEqualNode(next[next.length - 1 - last])) last++;
  const after = old[old.length - last] ?? null;
  for (const node of old.slice(first, old.length - last)) node.remove();
  for (const node of next.slice(first, next.length - last)) shown.insertBefore(node, after);
}
