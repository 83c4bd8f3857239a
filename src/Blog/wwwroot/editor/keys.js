import { changeLevel } from './lists.js';
import { press } from './toolbar.js';

const marks = { b: 'bold', i: 'italic', k: 'link' };

// On Apple's machines Ctrl+B, K and so on move the caret in every text field; there the command key is meant.
const isApple = /Mac|iP(hone|ad|od)/.test(navigator.platform);

// Tab is left alone, so that nobody is caught in the text.
export function listenToKeys(body) {
  const help = document.querySelector('#writing-help');
  if (isApple) {
    for (const key of help.querySelectorAll('[data-modifier]')) key.textContent = '⌘';
  }

  body.addEventListener('keydown', event => {
    if (event.isComposing) return;
    const act = actionOf(event, body);
    if (act) {
      event.preventDefault();
      act();
    }
  });
  addEventListener('keydown', event => {
    if (isModified(event) && event.key === '/') {
      event.preventDefault();
      help.togglePopover();
    }
  });
}

function actionOf(event, body) {
  if (!isApple && event.altKey && event.shiftKey && !event.ctrlKey) {
    return { ArrowRight: () => changeLevel(body, 1), ArrowLeft: () => changeLevel(body, -1) }[event.key];
  }
  if (!isModified(event)) return undefined;
  if (event.key === ']') return () => changeLevel(body, 1);
  if (event.key === '[') return () => changeLevel(body, -1);
  const mark = !event.shiftKey && marks[event.key.toLowerCase()];
  return mark && (() => press(mark));
}

// With Alt pressed too it is a character of many European keyboards.
function isModified(event) {
  return (isApple ? event.metaKey && !event.ctrlKey : event.ctrlKey) && !event.altKey;
}
