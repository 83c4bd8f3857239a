// The reader's own colours, kept in this browser and nowhere else. Part of every page, so that they are there before the first paint.
{
  const key = "theme";
  const root = document.documentElement;
  const chosen = () => {
    try { return localStorage.getItem(key) ?? "auto"; } catch { return "auto"; }
  };
  const show = choice => {
    if (choice === "light" || choice === "dark") root.dataset.theme = choice;
    else delete root.dataset.theme;
    for (const button of document.querySelectorAll(".theme button")) button.setAttribute("aria-pressed", button.value === choice);
  };
  root.dataset.choosable = "";
  show(chosen());
  document.addEventListener("DOMContentLoaded", () => show(chosen()));
  document.addEventListener("click", event => {
    const choice = event.target.closest?.(".theme button")?.value;
    if (!choice) return;
    try { localStorage.setItem(key, choice); } catch { /* Chosen for this page alone. */ }
    show(choice);
  });
  // Other tabs, and pages that come back out of the browser's memory.
  addEventListener("storage", event => event.key === key && show(chosen()));
  addEventListener("pageshow", () => show(chosen()));
}
