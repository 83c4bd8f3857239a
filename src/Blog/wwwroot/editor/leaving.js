import * as journal from './journal.js';

// Nothing of what somebody wrote stays on a device where she signs out. What the server does not have is asked about first.
const form = document.querySelector('form[data-leaving]');
form?.addEventListener('submit', async event => {
  event.preventDefault();
  const entries = await journal.entriesOf(form.dataset.leaving).catch(() => []);
  if (entries.length > 0 && !confirm('Some of your words are kept only in this browser. Sign out and delete them?')) return;
  for (const entry of entries) await journal.remove(entry.tab).catch(() => {});
  form.submit();
});
