// The link can be marked and copied by hand; where the browser lets us, a button does it.
const button = document.querySelector('[data-copy]');

if (button && navigator.clipboard) {
  const status = document.querySelector('[data-copy-status]');
  const field = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener('click', async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      status.textContent = button.dataset.copied;
    } catch {
      // Not allowed: the field is marked, the keyboard can copy it.
    }
  });
}
