// What must happen within the user's own click, or without a server: copying, showing a password, closing the menu, the connection banner.
const byId = id => document.getElementById(id);

async function copy(button) {
  const field = button.closest(".copy-field").querySelector("input, textarea");
  field.select();
  const done = await toClipboard(field.value);
  byId("announcer").textContent = done ? button.dataset.done : button.dataset.refused;
  if (!done) return;
  button.focus();
  button.dataset.state = "done";
  setTimeout(() => delete button.dataset.state, 2000);
}

async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Only https and localhost have navigator.clipboard; elsewhere the old command still works on the selection.
    return document.execCommand("copy");
  }
}

function reveal(button) {
  const field = byId(button.dataset.reveals);
  const show = field.type === "password";
  field.type = show ? "text" : "password";
  button.ariaLabel = show ? button.dataset.hide : button.dataset.show;
}

// A circuit that is gone (another node answers, the server was restarted) cannot come back: the page loads anew from its address, and says so.
function loadAnew() {
  try {
    sessionStorage.setItem("came-back", "yes");
  } catch {
    /* Storage is forbidden: the page comes back without a word. */
  }
  location.reload();
}

async function connect(how) {
  try {
    const back = how === "resume" ? await Blazor.resumeCircuit() : await Blazor.reconnect();
    if (!back) loadAnew();
  } catch {
    // The server was not reached; the banner goes on counting.
  }
}

const clicks = {
  "[data-copies]": copy,
  "[data-reveals]": reveal,
  "[data-reloads]": () => location.reload(),
  "[data-connection]": button => connect(button.dataset.connection),
  "[data-skips]": (link, event) => {
    event.preventDefault();
    byId(link.dataset.skips).focus();
  },
  "#main-menu:popover-open a": () => byId("main-menu").hidePopover(),
  "#user-menu:popover-open a": () => byId("user-menu").hidePopover(),
};

document.addEventListener("click", event => {
  for (const [selector, act] of Object.entries(clicks)) {
    const hit = event.target.closest(selector);
    if (hit) act(hit, event);
  }
});

const banner = byId("components-reconnect-modal");
if (banner) {
  banner.addEventListener("components-reconnect-state-changed", event => {
    const state = event.detail.state;
    if (state === "rejected" || state === "resume-failed") loadAnew();
    // Failed attempts have left Blazor's error notice open, though nothing has failed once the circuit is back.
    if (state === "hide") byId("blazor-error-ui").style.display = "none";
  });
  addEventListener("online", () => {
    if (banner.matches(".components-reconnect-retrying, .components-reconnect-failed")) connect("retry");
  });
}

// Forms in dialogs ask for it after a refusal (EditDialog).
window.focusFirstInvalid = id => byId(id)?.querySelector("[aria-invalid=true]")?.focus();

// What is written in a dialog is sent by the key that sends answers, and is not thrown away by one Escape. Ahead of all that listens on the document.
addEventListener("input", event => event.target.closest(".mud-dialog form")?.setAttribute("data-changed", ""), true);
addEventListener("keydown", event => {
  const dialog = event.target.closest?.(".mud-dialog");
  const form = dialog?.querySelector("form");
  if (!form || event.isComposing) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    event.target.dispatchEvent(new Event("change", { bubbles: true })); // What a field tells only when it is left.
    form.requestSubmit();
  }
  const warning = form.querySelector("[data-leave]");
  if (event.key !== "Escape" || !warning?.hidden || !form.hasAttribute("data-changed") || document.querySelector(".mud-popover-open")) return;
  warning.hidden = false;
  event.stopPropagation();
  event.preventDefault();
}, true);

// Signed out in one tab, signed out in all: a circuit in another tab would stay open with what it shows.
const tabs = new BroadcastChannel("sign-out");
if (document.querySelector("[data-signed-out]")) tabs.postMessage("signed out");
else tabs.onmessage = () => location.reload();

// Who has signed out leaves no texts to customers behind in a browser that others use too; the server keeps the drafts.
if (location.pathname === "/sign-in" && new URLSearchParams(location.search).has("signed-out")) {
  try {
    Object.keys(localStorage).filter(key => key.startsWith("draft:")).forEach(key => localStorage.removeItem(key));
  } catch {
    // Where storage is forbidden there are none.
  }
}
