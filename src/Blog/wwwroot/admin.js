// The admin area works without this file; it only makes it quicker.

const wraps = { bold: ['**', '**'], italic: ['*', '*'], code: ['`', '`'], link: ['[', '](https://)'], image: ['![', '](/media/)'] };
const starts = { heading: '## ', quote: '> ', list: '- ', olist: '1. ' };
const shortcuts = { b: 'bold', i: 'italic', k: 'link' };

const body = document.querySelector('#body');
if (body) {
  const toolbar = document.querySelector('[data-toolbar]');
  toolbar.hidden = false;
  toolbar.addEventListener('click', event => {
    const kind = event.target.closest('[data-md]')?.dataset.md;
    if (kind) mark(kind);
  });
  body.addEventListener('keydown', event => {
    const kind = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && shortcuts[event.key.toLowerCase()];
    if (kind) {
      event.preventDefault();
      mark(kind);
    }
  });
  keepPreview();
  keepSaved(body.form);
}

// execCommand is old, but the only way to change a text so that the browser's own undo still knows every step.
function type(text, from, to) {
  body.focus();
  body.setSelectionRange(from, to);
  if (!document.execCommand('insertText', false, text)) {
    body.setRangeText(text, from, to, 'end');
    body.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

function mark(kind) {
  const { selectionStart: from, selectionEnd: to, value } = body;
  if (wraps[kind]) {
    const [open, close] = wraps[kind];
    type(open + value.slice(from, to) + close, from, to);
    body.setSelectionRange(from + open.length, to + open.length);
  } else {
    const start = from === 0 ? 0 : value.lastIndexOf('\n', from - 1) + 1;
    type(value.slice(start, to).replace(/^/gm, starts[kind]), start, to);
  }
}

// Asks the server, so that what the author sees is what readers will get. An answer that comes too late is dropped.
function keepPreview() {
  const preview = document.querySelector('#preview');
  const token = body.form.querySelector('[name=__RequestVerificationToken]').value;
  let timer, request;

  async function refresh() {
    request?.abort();
    request = new AbortController();
    try {
      const answer = await fetch(body.dataset.preview, {
        method: 'POST', headers: { RequestVerificationToken: token }, body: new URLSearchParams({ body: body.value }), signal: request.signal,
      });
      if (answer.status === 422) preview.textContent = (await answer.json()).reason;
      if (answer.ok) show(await answer.json());
    } catch (error) {
      // Without a connection the last preview stays.
      if (error.name !== 'AbortError' && !(error instanceof TypeError)) throw error;
    }
  }

  function show({ html, words, minutes }) {
    preview.innerHTML = html;
    const count = document.querySelector('[data-words]'), time = document.querySelector('[data-minutes]');
    if (count) count.textContent = `${words} ${words === 1 ? 'word' : 'words'}`;
    if (time) time.textContent = `${minutes} min read`;
  }

  body.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, 300);
  });
}

// Says what is true of the text, saves with Ctrl+S, and asks before a page with unsaved words is left.
function keepSaved(form) {
  const state = document.querySelector('[data-saved]');
  let isUnsaved = state.dataset.saved === 'no';
  form.addEventListener('input', event => {
    if (event.target.name === 'view') return;
    isUnsaved = true;
    state.textContent = 'Not saved yet';
  });
  form.addEventListener('submit', () => { isUnsaved = false; });
  addEventListener('beforeunload', event => { if (isUnsaved) event.preventDefault(); });
  addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault();
      form.requestSubmit(document.querySelector('[name=do][value=save]'));
    }
  });
}
