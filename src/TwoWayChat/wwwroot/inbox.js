// The inbox's keys and scrolling, and what only the browser knows: whether the page is seen, and how to make a sound.
const soundKey = "inbox-sound";
const narrow = matchMedia("(max-width: 899.98px)");

const stored = key => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // Storage is forbidden: settings last for this page.
  }
};

export const hasSound = () => stored(soundKey) === "on";

export function setSound(on) {
  try {
    localStorage.setItem(soundKey, on ? "on" : "off");
  } catch {
    /* lasts for this page */
  }
  if (on) chime();
}

let audio = null;

// Two short notes. Browsers stay silent until the user has touched the page once.
function chime() {
  audio ??= new AudioContext();
  [660, 880].forEach((pitch, index) => {
    const note = new OscillatorNode(audio, { frequency: pitch });
    const volume = new GainNode(audio, { gain: 0 });
    const start = audio.currentTime + index * 0.12;
    volume.gain.setValueAtTime(0.0001, start);
    volume.gain.exponentialRampToValueAtTime(0.12, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.2);
    note.connect(volume).connect(audio.destination);
    note.start(start);
    note.stop(start + 0.22);
  });
}

const rows = root => [...root.querySelectorAll(".chat-row")];

function move(root, step) {
  const all = rows(root);
  const from = all.indexOf(document.activeElement.closest(".chat-row") ?? root.querySelector(".chat-row[aria-current]"));
  const to = from < 0 ? all[0] : all[from + step];
  to?.focus();
  return Boolean(to);
}

function back(root) {
  const link = root.querySelector("[data-back]");
  if (narrow.matches && link) link.click();
  else (root.querySelector(".chat-row[aria-current]") ?? rows(root)[0])?.focus();
  return true;
}

function search(root) {
  const box = root.querySelector("[data-search]");
  box?.focus();
  box?.select();
  return Boolean(box);
}

const keys = { j: root => move(root, 1), k: root => move(root, -1), "/": search };
const listKeys = { ArrowDown: keys.j, ArrowUp: keys.k };

function pressed(root, event) {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (document.querySelector(".mud-dialog, .mud-popover-open")) return;
  const { target, key } = event;
  const typing = target.closest("input, textarea, select");
  const inList = target === document.body || target.closest("[data-list]");
  const act = typing ? null : (keys[key] ?? (inList ? listKeys[key] : null));
  const isBack = key === "Escape" && target.closest("[data-thread]");
  if (act?.(root) || (isBack && back(root))) event.preventDefault();
}

// What asks for more is pressed as soon as it comes into sight.
function scrolled(event) {
  const box = event.target;
  if (!box.matches?.("[data-scrolls]")) return;
  box.toggleAttribute("data-away", Math.abs(box.scrollTop) > 120);
  const { top, bottom } = box.getBoundingClientRect();
  for (const more of box.querySelectorAll("[data-more]:not([aria-disabled])")) {
    const place = more.getBoundingClientRect();
    if (place.bottom > top - 200 && place.top < bottom + 200) more.click();
  }
}

function clicked(root, event) {
  if (event.target.closest("[data-newest]")) root.querySelector(".thread-log")?.scrollTo({ top: 0 });
  if (event.target.closest(".chat-row")) root.dataset.opening = "";
}

export function watch(root, page) {
  const end = new AbortController();
  const on = (target, type, act, options) => target.addEventListener(type, act, { signal: end.signal, ...options });
  const tell = () => page.invokeMethodAsync("ShowAsync", !document.hidden);
  on(document, "visibilitychange", tell);
  on(document, "keydown", event => pressed(root, event));
  on(root, "scroll", scrolled, { capture: true, passive: true });
  on(root, "click", event => clicked(root, event), { capture: true });
  const bell = new MutationObserver(chime);
  bell.observe(root, { attributeFilter: ["data-chimes"] });
  end.signal.addEventListener("abort", () => bell.disconnect());
  tell();
  return { stop: () => end.abort() };
}
