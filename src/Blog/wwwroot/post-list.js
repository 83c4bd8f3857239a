// The list works without this file; it only makes it quicker.
const list = document.querySelector('[data-list]');

if (list) {
  const rows = [...list.rows];

  // Single keys act only while focus is inside the list (WCAG 2.1.4).
  list.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const here = event.target.closest('tr');
    const go = by => rows[rows.indexOf(here) + by]?.querySelector('th a').focus();
    const act = {
      j: () => go(1),
      k: () => go(-1),
      x: () => here.querySelector('input').click(),
      e: () => here.querySelector('th a').click(),
      n: () => document.querySelector('[data-new]').click(),
      s: () => document.querySelector('[data-search]').focus(),
    }[event.key.toLowerCase()];
    if (act) {
      event.preventDefault();
      act();
    }
  });
}
