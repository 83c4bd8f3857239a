import { type } from './typing.js';

// Inserts a snippet where the caret is, instead of asking the server to put it at the end.
export function insertSnippets(body) {
  body.form.addEventListener('click', event => {
    const button = event.target.closest('[name=snippet]');
    if (!button) return;
    event.preventDefault();
    type(body, button.parentElement.querySelector('.insertion').textContent);
  });
}
