import { installLink, installText } from '../vendor/paste-markdown/1.5.3/paste-markdown.min.js';
import { proof } from './token.js';
import { replace } from './typing.js';

const longest = 1_000_000;

// An address over chosen words makes a link, and Markdown from GitHub stays Markdown. Rich text goes in as plain text at once, as without this
// module, and becomes Markdown when the server has read it; the browser's undo brings the plain text back.
export function pasteAsMarkdown(body) {
  installLink(body);
  installText(body);

  body.addEventListener('paste', event => {
    const html = event.clipboardData?.getData('text/html') ?? '';
    const isCode = event.clipboardData?.types.includes('vscode-editor-data');
    if (event.defaultPrevented || isCode || html === '' || html.length > longest) return;
    const from = body.selectionStart;
    body.addEventListener('input', () => enrich(html, from, body.value.slice(from, body.selectionStart)), { once: true });
  });

  async function enrich(html, from, plain) {
    const markdown = await read(html);
    const { value } = body;
    if (markdown === null || plain === '' || isSame(markdown, plain) || !hasAllWords(markdown, plain)) return;
    // Whoever has changed the pasted words in the meantime means what stands there.
    if (value.slice(from, from + plain.length) !== plain) return;
    replace(body, markdown, from, from + plain.length);
  }

  async function read(html) {
    try {
      const form = new FormData();
      form.set('html', html);
      const answer = await fetch(body.dataset.paste, { method: 'POST', headers: proof(body.form), body: form });
      return answer.ok ? await answer.text() : null;
    } catch {
      return null;
    }
  }
}

// Words without any form: then signs that mean something in Markdown were meant by their writer.
function isSame(markdown, plain) {
  const squeeze = text => text.replace(/\s+/g, ' ').trim();
  return squeeze(markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1')) === squeeze(plain);
}

const words = text => text.normalize('NFKC').toUpperCase().match(/[\p{L}\p{N}]+/gu) ?? [];

// Form is worth no word. A mark, an address or a break may stand amid a word, and capitals may be the page's look; what word processors put
// before an item is no word.
function hasAllWords(markdown, plain) {
  const found = new Set(words(markdown));
  const run = words(markdown.replace(/\]\((?:<[^>]*>|[^()\s]*)(?: "(?:\\.|[^"\\])*")?\)|<\/?[a-z][^>]*>/gi, '')).join('');
  const said = plain.replace(/^[^\S\n]*(?:\S|\(?\w{1,4}[.)]|\d+(?:\.\d+)+)(?=\s)/gm, '');
  return words(said).every(word => found.has(word) || run.includes(word));
}
