// The list works without this file; it only makes it quicker.
const list = document.querySelector('[data-list]');

if (list) {
  const all = document.querySelector('[data-all]');
  const count = document.querySelector('[data-count]');
  const rows = [...list.rows];
  const boxes = [...list.querySelectorAll('input[type=checkbox]')];

  const tally = () => {
    const chosen = boxes.filter(box => box.checked).length;
    count.textContent = chosen ? `${chosen} chosen` : 'None chosen';
    all.checked = chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
  };

  document.querySelectorAll('[data-scripted]').forEach(element => { element.hidden = false; });
  all.addEventListener('change', () => {
    boxes.forEach(box => { box.checked = all.checked; });
    tally();
  });
  list.addEventListener('change', tally);

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

  tally();
}
