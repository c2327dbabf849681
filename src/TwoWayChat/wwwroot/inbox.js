// The inbox's keys and scrolling, and what only the browser knows: whether the page is seen.
const narrow = matchMedia("(max-width: 899.98px)");

const rows = root => [...root.querySelectorAll(".chat-row")];

function move(root, step) {
  const all = rows(root);
  const from = all.indexOf(document.activeElement.closest(".chat-row") ?? root.querySelector(".chat-row[aria-current]"));
  const to = from < 0 ? all[0] : all[from + step];
  to?.focus();
  return Boolean(to);
}

// Who works through the list goes on with the next line when the one that had the focus leaves it: a chat that is ended, or that a colleague takes.
function keepFocus(root, ended) {
  let row = null;
  let at = 0;
  const place = () => (at = rows(root).indexOf(row));
  root.addEventListener("focusin", event => {
    row = event.target.closest(".chat-row");
    if (row) place();
  }, { signal: ended });
  const watcher = new MutationObserver(() => {
    if (row?.isConnected) return place();
    const all = rows(root);
    if (row && document.activeElement === document.body) (all[at] ?? all.at(-1))?.focus();
  });
  watcher.observe(root, { childList: true, subtree: true });
  ended.addEventListener("abort", () => watcher.disconnect());
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

function reply(root) {
  const box = root.querySelector(".composer-box");
  box?.focus();
  return Boolean(box);
}

function list(root, number) {
  const tab = root.querySelectorAll(".inbox-tabs a")[number - 1];
  tab?.click();
  return Boolean(tab);
}

// To the beginning of the list, where the next to be answered stands.
function first(root) {
  const [row] = rows(root);
  row?.focus();
  return Boolean(row);
}

const keys = { g: first, j: root => move(root, 1), k: root => move(root, -1), "/": search, r: reply };
["1", "2", "3", "4"].forEach(key => (keys[key] = root => list(root, Number(key))));
const serverKeys = "?naAutTeimo"; // Inbox.Keys knows what they do.
const listKeys = { ArrowDown: keys.j, ArrowUp: keys.k };

function pressed(root, page, event) {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (document.querySelector(".mud-dialog, .mud-popover-open")) return;
  const { target, key } = event;
  const typing = target.closest("input, textarea, select, [contenteditable]");
  const inList = target === document.body || target.closest("[data-list]");
  const act = typing ? null : (keys[key] ?? (inList ? listKeys[key] : null));
  const isBack = key === "Escape" && target.closest("[data-thread]");
  const isAside = key === "Escape" && target.closest(".contact-pane");
  const isServers = !typing && key.length === 1 && serverKeys.includes(key);
  if (isServers) page.invokeMethodAsync("PressAsync", key);
  if (isServers || act?.(root) || (isBack && back(root)) || (isAside && reply(root))) event.preventDefault();
}

// What asks for more is pressed as soon as it comes into sight.
function scrolled(event) {
  const box = event.target;
  if (!box.matches?.("[data-scrolls]")) return;
  box.toggleAttribute("data-away", Math.abs(box.scrollTop) > 120);
  askForMore(box);
}

function askForMore(box, isNews = () => true) {
  const { top, bottom } = box.getBoundingClientRect();
  for (const more of box.querySelectorAll("[data-more]:not([aria-disabled])")) {
    const place = more.getBoundingClientRect();
    if (place.bottom > top - 200 && place.top < bottom + 200 && isNews(more)) {
      asked.set(more, neighbour(more));
      more.click();
    }
  }
}

const asked = new WeakMap(); // What stood beside a button when it was pressed.
const neighbour = more => more.nextElementSibling ?? more.previousElementSibling?.lastElementChild;

// When what was asked for has come, more may still be in sight, and nothing scrolls then: on a tall screen, or at the very end.
function watchForMore(root, ended) {
  let isDue = false;
  const watcher = new MutationObserver(() => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      root.querySelectorAll("[data-scrolls]").forEach(box => askForMore(box, more => asked.get(more) !== neighbour(more)));
    });
  });
  watcher.observe(root, { childList: true, subtree: true });
  ended.addEventListener("abort", () => watcher.disconnect());
}

function clicked(root, event) {
  if (event.target.closest("[data-newest]")) root.querySelector(".thread-log")?.scrollTo({ top: 0 });
  if (event.target.closest(".chat-row")) root.dataset.opening = "";
}

// A page that loads anew, because the server was started again or another node answers, goes on where it was.
const placesKey = "inbox-places";
const scrolling = [".thread-log", ".chat-rows"];
const longestRestore = 30000; // Servers that have just come back are slow.
let awaited = []; // Places that are not reached yet: a page that loads anew once more must not take its beginnings for them.

function keepPlaces(root) {
  const tops = scrolling.map(selector => awaited.find(place => place.selector === selector)?.top ?? root.querySelector(selector)?.scrollTop ?? 0);
  try {
    sessionStorage.setItem(placesKey, JSON.stringify({ path: location.pathname, tops }));
  } catch {
    /* Storage is forbidden: the page begins at its ends. */
  }
}

function takePlaces() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(placesKey) ?? "null");
    sessionStorage.removeItem(placesKey);
    return kept?.path === location.pathname ? kept.tops : [];
  } catch {
    return [];
  }
}

// What is asked for comes piece by piece: as far as it is there, it is gone to, until the reader scrolls or it has been reached.
function restorePlaces(root, ended) {
  awaited = takePlaces().map((top, index) => ({ selector: scrolling[index], top })).filter(place => place.top !== 0);
  if (awaited.length === 0) return;
  const go = () => {
    awaited = awaited.filter(({ selector, top }) => {
      const box = root.querySelector(selector);
      box?.scrollTo({ top });
      return !box || Math.abs(box.scrollTop - top) > 2;
    });
    if (awaited.length === 0) stop();
  };
  const watcher = new MutationObserver(go);
  const stop = () => {
    awaited = [];
    watcher.disconnect();
  };
  watcher.observe(root, { childList: true, subtree: true });
  ["wheel", "touchmove", "pointerdown"].forEach(type => root.addEventListener(type, stop, { once: true, passive: true }));
  ended.addEventListener("abort", stop);
  setTimeout(stop, longestRestore);
  go();
}

// Whether the page was loaded anew after an outage (shell.js): it says when it is current.
function hasComeBack() {
  try {
    const back = sessionStorage.getItem("came-back") !== null;
    sessionStorage.removeItem("came-back");
    return back;
  } catch {
    return false;
  }
}

export function watch(root, page) {
  const end = new AbortController();
  const on = (target, type, act, options) => target.addEventListener(type, act, { signal: end.signal, ...options });
  // A window beside or behind another is not hidden, but nobody reads in it.
  const tell = () => page.invokeMethodAsync("ShowAsync", !document.hidden, !document.hidden && document.hasFocus());
  on(document, "visibilitychange", tell);
  on(window, "focus", tell);
  on(window, "blur", tell);
  on(document, "keydown", event => pressed(root, page, event));
  on(root, "scroll", scrolled, { capture: true, passive: true });
  on(root, "click", event => clicked(root, event), { capture: true });
  on(window, "pagehide", () => keepPlaces(root));
  restorePlaces(root, end.signal);
  watchForMore(root, end.signal);
  keepFocus(root, end.signal);
  tell();
  return { stop: () => end.abort(), focus: selector => root.querySelector(selector)?.focus(), hasComeBack };
}
