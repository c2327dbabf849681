// Runs in the head before anything is painted, so that no page flashes in the wrong theme. The choice is kept per browser;
// without one, or when it equals the system's, the page follows the system.
(() => {
  const key = "theme";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const read = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const keep = choice => {
    try {
      choice === null ? localStorage.removeItem(key) : localStorage.setItem(key, choice);
    } catch {
      /* storage is forbidden: the choice lasts for this page */
    }
  };
  const systemTheme = () => (system.matches ? "dark" : "light");
  const show = choice => {
    document.documentElement.dataset.theme = choice ?? systemTheme();
  };

  show(read());
  system.addEventListener("change", () => show(read()));
  addEventListener("storage", e => {
    if (e.key === key) show(e.newValue);
  });
  document.addEventListener("click", e => {
    const button = e.target.closest("[data-theme-choice]");
    if (!button) return;
    const choice = button.dataset.themeChoice;
    keep(choice === systemTheme() ? null : choice);
    show(choice);
    // The pressed button has just been hidden; its twin takes the focus.
    button.parentElement.querySelector(`[data-theme-choice]:not([data-theme-choice=${choice}])`).focus();
  });
})();
