// The text that is being written: kept in the browser until the server has stored it, sent under an id that stays the same until the text changes, so
// that a send whose answer was lost can be sent again without doubling.
const enterKey = "inbox-enter-sends";
const longestWait = 15000;
const typingPause = 4000; // A reply lease holds for 15 seconds.
const longestKept = 30 * 24 * 3600 * 1000; // Then what a customer was to be told leaves the browser, also of chats that are never opened again.
const unkept = new Map(); // Where storage is forbidden drafts last for this page.

const store = {
  read(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return unkept.get(key) ?? null;
    }
  },
  write(key, value) {
    try {
      value === null ? localStorage.removeItem(key) : localStorage.setItem(key, value);
    } catch {
      value === null ? unkept.delete(key) : unkept.set(key, value);
    }
  },
};

function forgetOldDrafts() {
  try {
    for (const key of Object.keys(localStorage).filter(key => key.startsWith("draft:"))) {
      const draft = JSON.parse(localStorage.getItem(key));
      if (!draft?.at) localStorage.setItem(key, JSON.stringify({ ...draft, at: Date.now() }));
      else if (Date.now() - draft.at > longestKept) localStorage.removeItem(key);
    }
  } catch {
    /* Storage is forbidden or full: what is there stays until the next time. */
  }
}

forgetOldDrafts();

const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => byte.toString(16).padStart(2, "0")).join("");

function fill(box, text) {
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

// Through the browser's own editing, so that Ctrl+Z brings the old text back.
export function replace(box, text) {
  box.focus();
  box.select();
  if (!document.execCommand("insertText", false, text)) fill(box, text);
}

export function select(box, start, length) {
  box.focus();
  box.setSelectionRange(start, start + length);
}

// What is written now, and what waits to be stored. Storage keeps the first, else the second.
class Draft {
  constructor(key) {
    this.key = key;
    this.waiting = null;
    this.now = this.kept();
  }

  kept() {
    return JSON.parse(store.read(this.key) ?? "null");
  }

  change(text) {
    if (text !== (this.now?.text ?? "")) this.now = text ? { text, id: newId() } : null;
    this.save();
  }

  save() {
    const text = this.now ?? this.waiting;
    store.write(this.key, text && JSON.stringify({ ...text, at: Date.now() }));
  }

  take() {
    this.waiting = this.now;
    this.now = null;
    return this.waiting;
  }

  // The chat may have been left and opened again meanwhile: what is kept by then may be another text.
  done(sent) {
    if (this.waiting === sent) this.waiting = null;
    if (this.kept()?.id === sent.id) this.save();
  }

  giveBack(sent) {
    this.now = this.now ? { text: `${sent.text}\n${this.now.text}`, id: newId() } : sent;
    if (this.waiting === sent) this.waiting = null;
    this.save();
    return this.now.text;
  }
}

// An answer may never come where the connection broke: whether the text was stored is not known then, and its id will tell.
async function isStored(composer, sent) {
  const late = new Promise(resolve => setTimeout(resolve, longestWait, false));
  try {
    return await Promise.race([composer.invokeMethodAsync("SendAsync", sent.text, sent.id), late]);
  } catch {
    return false;
  }
}

// A chat that was opened by hand is to be answered; on narrow screens the keyboard would cover it.
function takesFocus(root) {
  const opened = "opening" in root.dataset;
  delete root.dataset.opening;
  return opened && !matchMedia("(max-width: 899.98px)").matches;
}

// The panel of emoji above the box. Written through the browser's own editing, like all that a button writes.
function offerEmoji(own, box, on) {
  const button = own.querySelector("[data-shows-emoji]");
  const panel = own.querySelector("[data-emoji-panel]");
  const show = shown => {
    panel.hidden = !shown;
    button.ariaExpanded = String(shown);
    (shown ? panel.querySelector("button") : box).focus();
  };
  on(button, "click", () => show(panel.hidden));
  on(panel, "keydown", event => {
    const all = [...panel.children];
    const columns = all.filter(one => one.offsetTop === all[0].offsetTop).length;
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key];
    if (step) all.at((all.indexOf(event.target) + step) % all.length).focus();
    else if (event.key === "Escape") show(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  on(panel, "click", event => {
    const emoji = event.target.closest("[data-emoji]")?.textContent;
    if (!emoji) return;
    show(false);
    if (!document.execCommand("insertText", false, emoji)) fill(box, box.value + emoji);
  });
}

// What is pasted or dropped goes the way of chosen files.
function takeFiles(own, on) {
  const input = own.querySelector("[data-attaches]");
  const take = (event, files) => {
    if (!files?.length) return;
    event.preventDefault();
    input.files = files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };
  on(own, "paste", event => take(event, event.clipboardData?.files));
  on(own, "dragover", event => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  on(own, "drop", event => take(event, event.dataTransfer?.files));
}

// Templates that a slash at the beginning has found: arrows go through them, Enter takes one.
function offerTemplates(own, box, on) {
  const list = () => own.querySelector("[data-offers]:not([hidden])");
  const offers = () => [...(list()?.querySelectorAll("[data-template]") ?? [])];
  const take = offer => replace(box, offer.dataset.template);
  on(own, "click", event => {
    const offer = event.target.closest("[data-template]");
    if (offer) take(offer);
  });
  on(box, "input", () => own.querySelector("[data-offers]")?.toggleAttribute("hidden", !box.value.startsWith("/")));
  on(own, "keydown", event => {
    const all = offers();
    if (all.length === 0 || event.isComposing) return;
    const at = all.indexOf(event.target);
    const isDown = event.key === "ArrowDown";
    if (isDown || (event.key === "ArrowUp" && at >= 0)) (all[at + (isDown ? 1 : -1)] ?? box).focus();
    else if (event.key === "Enter" && event.target === box && !event.ctrlKey && !event.metaKey) take(all[0]);
    else if (event.key === "Escape") {
      list().hidden = true; // Until something else is typed.
      box.focus();
    } else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { capture: true });
}

export function compose(parts, composer, key, keptByServer) {
  const { root, own, box, send, enter } = parts;
  const end = new AbortController();
  const on = (target, type, act, options) => target.addEventListener(type, act, { signal: end.signal, ...options });
  const draft = new Draft(key);

  const grow = () => {
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + 2}px`;
  };

  async function submit() {
    const carriesFiles = own.querySelector("[data-attached]") !== null;
    if (!draft.now?.text.trim() && !carriesFiles) return box.focus();
    draft.now ??= { text: "", id: newId() };
    const sent = draft.take();
    told = 0;
    fill(box, "");
    box.focus();
    if (await isStored(composer, sent)) draft.done(sent);
    else fill(box, draft.giveBack(sent));
  }

  on(box, "input", () => {
    draft.change(box.value);
    grow();
  });
  let told = 0;
  on(box, "beforeinput", () => {
    if (Date.now() - told < typingPause) return;
    told = Date.now();
    composer.invokeMethodAsync("TypesAsync");
  });
  on(box, "keydown", event => {
    const sends = event.ctrlKey || event.metaKey || (enter.checked && !event.shiftKey);
    if (event.key !== "Enter" || !sends || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  on(send, "click", submit);
  offerEmoji(own, box, on);
  takeFiles(own, on);
  offerTemplates(own, box, on);
  on(enter, "change", () => store.write(enterKey, enter.checked ? "yes" : null));

  enter.checked = store.read(enterKey) === "yes";
  if (box.value) draft.change(box.value);
  else if (draft.now) fill(box, draft.now.text);
  else if (keptByServer) fill(box, keptByServer);
  if (takesFocus(root)) box.focus();
  return { stop: () => end.abort() };
}
