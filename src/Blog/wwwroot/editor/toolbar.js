import '../vendor/markdown-toolbar-element/2.2.3/markdown-toolbar-element.min.js';
import { changeLevel } from './lists.js';

// What GitHub's element marks word by word, a writer means for the whole line.
const wholeLines = '[data-md-button^=header], [data-md-button=quote], [data-md-button=task-list]';

export function setUpToolbar(body) {
  const toolbar = document.querySelector('markdown-toolbar');
  toolbar.addEventListener('click', event => {
    if (event.target.closest(wholeLines)) chooseLines(body);
    const level = event.target.closest('[data-level]')?.dataset.level;
    if (level) changeLevel(body, Number(level));
  }, { capture: true });
}

// The buttons of the bar are the one place that knows how each mark is made.
export function press(kind) {
  document.querySelector(`[data-md-button=${kind}]`).click();
}

function chooseLines(body) {
  const { selectionStart: from, selectionEnd: to, value } = body;
  const start = from === 0 ? 0 : value.lastIndexOf('\n', from - 1) + 1;
  const end = value.indexOf('\n', to);
  body.setSelectionRange(start, end < 0 ? value.length : end);
}
