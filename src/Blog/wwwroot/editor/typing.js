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
