// Where an author is in a field, so that she finds herself there again after something has covered or replaced it.
export function placeIn({ selectionStart: from, selectionEnd: to, selectionDirection: direction, scrollTop }) {
  return { from, to, direction, scrollTop };
}

export function goBack(field, { from, to, direction, scrollTop }) {
  field.focus();
  if (typeof from === 'number') field.setSelectionRange(from, to, direction);
  field.scrollTop = scrollTop;
}

// Into the page that answers the form.
export function carryPlace(form) {
  const field = document.activeElement;
  if (field.form === form && field.id) sessionStorage.setItem('place', JSON.stringify({ form: form.id, field: field.id, top: scrollY, ...placeIn(field) }));
}

// A page that says what is wrong is read first.
export function returnToPlace(form) {
  const place = JSON.parse(sessionStorage.getItem('place'));
  sessionStorage.removeItem('place');
  const field = place?.form === form.id && !document.querySelector('[autofocus]') && form.elements[place.field];
  if (!field) return;
  goBack(field, place);
  scrollTo({ top: place.top, behavior: 'instant' });
}
