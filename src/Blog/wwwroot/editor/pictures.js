import '../vendor/file-attachment-element/3.2.0/file-attachment-element.min.js';
import { proof } from './token.js';
import { replace, type } from './typing.js';

// One for each picture on its way.
const held = new Set();

// What only holds a place is no word of its author.
export const withoutHeld = text => [...held].reduce((rest, one) => rest.replace(one, ''), text);

// A picture that is dropped on the text, pasted or chosen goes to the server at once. Until it is there, a line holds its place where the caret was.
export function takePictures(body) {
  const folder = body.form.querySelector('.pictures'), said = folder.querySelector('.adding');
  let number = 0, batches = [], reasons = [], isAwaited = false;

  // Programs that copy words also offer a picture of them.
  body.addEventListener('paste', event => {
    if (event.clipboardData?.types.includes('text/plain')) event.stopPropagation();
  });
  body.form.addEventListener('file-attachment-accepted', event => {
    if (held.size === 0) {
      batches = [];
      reasons = [];
      say();
    }
    batches.push(addAll(event.detail.attachments.map(({ file }) => file)));
  });
  // Before anybody else hears of the button. What was refused is read first, and the button pressed again.
  body.form.addEventListener('submit', async event => {
    if (held.size === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (isAwaited) return;
    isAwaited = true;
    say();
    said.scrollIntoView({ block: 'nearest' });
    while (held.size > 0) await Promise.all(batches);
    isAwaited = false;
    say();
    if (reasons.length === 0) body.form.requestSubmit(event.submitter);
  }, { capture: true });
  // The element listens within itself; the chooser stands elsewhere in the form.
  folder.querySelector('[type=file]').addEventListener('change', event => {
    const files = [...event.target.files];
    event.target.value = '';
    if (files.length > 0) document.querySelector('file-attachment').attach(files);
  });
  folder.addEventListener('click', event => {
    const button = event.target.closest('[name=insert]');
    if (!button) return;
    event.preventDefault();
    type(body, button.dataset.markdown);
  });
  document.querySelector('[data-md-button=image]').addEventListener('click', event => {
    event.stopImmediatePropagation();
    folder.open = true;
    folder.scrollIntoView({ block: 'nearest' });
    folder.querySelector('[type=file]').focus();
  }, { capture: true });

  // All have their places at once: where the caret is later, their author is writing something else.
  async function addAll(files) {
    const places = files.map(file => `![Adding ${file.name.replace(/[[\]\n]/g, '')} … ${++number}]()`);
    for (const place of places) held.add(place);
    type(body, places.join(''));
    for (const [at, file] of files.entries()) await add(file, places[at]);
  }

  async function add(file, place) {
    const { markdown, reason } = await send(file);
    held.delete(place);
    const from = body.value.indexOf(place);
    // Whoever has taken the line away meanwhile does not want the picture.
    if (from >= 0) replace(body, markdown ?? '', from, from + place.length);
    if (markdown) return;
    reasons.push(reason);
    say();
  }

  function say() {
    const sentences = isAwaited ? [...reasons, 'This goes on as soon as the picture is there.'] : reasons;
    said.replaceChildren(...sentences.flatMap(sentence => [sentence, document.createElement('br')]));
    if (sentences.length > 0) folder.open = true;
  }

  async function send(file) {
    const form = new FormData();
    form.set('picture', file);
    try {
      const answer = await fetch(body.dataset.pictures, { method: 'POST', headers: proof(body.form), body: form });
      if (answer.ok || answer.status === 422) return await answer.json();
      return { reason: answer.status === 413 ? `“${file.name}” is too large.` : `“${file.name}” could not be added. Save, and try again.` };
    } catch {
      return { reason: `“${file.name}” could not be added: no connection. Try again.` };
    }
  }
}
