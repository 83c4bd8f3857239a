// Whoever leaves a form that is saved by its button, with words that the site does not have, is asked first.
export function guard(form, typed = () => {}) {
  // What was sent and not taken is nowhere else.
  let isUnsaved = document.querySelector('main [role=alert]') !== null;
  form.addEventListener('input', event => {
    if (event.target.name === 'view') return;
    isUnsaved = true;
    typed();
  });
  // A preview in a tab of its own saves nothing.
  form.addEventListener('submit', event => { if (event.submitter?.formTarget !== '_blank') isUnsaved = false; });
  addEventListener('beforeunload', event => { if (isUnsaved) event.preventDefault(); });
}

document.querySelectorAll('form[data-guarded]').forEach(form => guard(form));
