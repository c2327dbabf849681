// Runs in the head before anything is painted, so that no page flashes in the wrong theme. The choice is kept per browser; without one the
// page follows the system. The switch in the top bar goes back to following it when it chooses what the system has; the profile names all three.
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
    document.documentElement.dataset.chosenTheme = choice ?? "system";
  };

  show(read());
  system.addEventListener("change", () => show(read()));
  addEventListener("storage", e => {
    if (e.key === key) show(e.newValue);
  });
  document.addEventListener("click", e => {
    const button = e.target.closest("[data-theme-choice]");
    if (!button) return;
    const pressed = button.dataset.themeChoice;
    const isSwitch = button.matches(".only-light, .only-dark");
    const choice = pressed === "system" || (isSwitch && pressed === systemTheme()) ? null : pressed;
    keep(choice);
    show(choice);
    // The pressed button of the switch has just been hidden; its twin takes the focus.
    if (isSwitch) button.parentElement.querySelector(`[data-theme-choice]:not([data-theme-choice=${pressed}])`).focus();
  });
})();
