// execCommand is old, but the only way to change a text so that the browser's own undo still knows every step.
export function type(field, text, from = field.selectionStart, to = field.selectionEnd) {
  field.focus();
  field.setSelectionRange(from, to);
  const command = text === '' ? 'delete' : 'insertText';
  if (from === to && text === '') return;
  if (!document.execCommand(command, false, text)) {
    field.setRangeText(text, from, to, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

// An answer from the server changes a text whose writer has gone on: the caret stays at its words, and in whatever field it is by now.
export function replace(field, text, from, to) {
  if (document.activeElement !== field) {
    field.setRangeText(text, from, to, 'preserve');
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return;
  }
  const grown = text.length - (to - from);
  const [start, end] = [field.selectionStart, field.selectionEnd].map(place => place >= to ? place + grown : place);
  type(field, text, from, to);
  field.setSelectionRange(start, end);
}
