// Several of a list can be chosen without this file; it only makes it quicker.
const all = document.querySelector('[data-all]');

if (all) {
  const list = document.querySelector('[data-queue], [data-list]');
  const count = document.querySelector('[data-count]');
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
  tally();
}
