// What calls the reader: sounds made here (no file to fetch), the number on the icon, a flash, a notification. The server says what by attributes of
// <live-alerts unread="3" alert='{"id":…}'>.
const sounds = {
  chime: { type: "sine", notes: [[660, 0, 0.2], [880, 0.12, 0.25]] },
  bell: { type: "triangle", notes: [[1047, 0, 0.7], [2093, 0, 0.35]] },
  drop: { type: "sine", notes: [[980, 0, 0.09], [560, 0.07, 0.14]] },
  knock: { type: "triangle", notes: [[180, 0, 0.07], [180, 0.14, 0.07]] },
  alarm: { type: "square", notes: [[740, 0, 0.14], [554, 0.18, 0.14], [740, 0.36, 0.14], [554, 0.54, 0.2]] },
};
const loudest = 0.25;
const flashLength = 2500;
let audio = null;

// Browsers keep a page silent until it has been touched once.
const wake = () => {
  audio ??= new AudioContext();
  audio.resume();
};
addEventListener("pointerdown", wake, { once: true, capture: true });
addEventListener("keydown", wake, { once: true, capture: true });

export function play(name, volume) {
  const sound = sounds[name];
  if (!sound || volume <= 0) return;
  audio ??= new AudioContext();
  for (const [pitch, at, length] of sound.notes) {
    const note = new OscillatorNode(audio, { type: sound.type, frequency: pitch });
    const level = new GainNode(audio, { gain: 0 });
    const start = audio.currentTime + at;
    level.gain.setValueAtTime(0.0001, start);
    level.gain.exponentialRampToValueAtTime((loudest * volume) / 100, start + 0.015);
    level.gain.exponentialRampToValueAtTime(0.0001, start + length);
    note.connect(level).connect(audio.destination);
    note.start(start);
    note.stop(start + length + 0.02);
  }
}

const icon = document.querySelector("link[rel=icon]");
const plainIcon = icon.href;

function badge(count) {
  const text = count.replace("+", "");
  const font = text.length > 1 ? 15 : 18;
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#0B6B66" d="M8 3h15a6 6 0 0 1 6 6v7a6 6 0 0 1-6 6h-1v5l-6-5H8a6 6 0 0 1-6-6V9a6 6 0 0 1 6-6z"/><circle cx="21" cy="20" r="11" fill="#C62828"/><text x="21" y="26" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="${font}" fill="#fff">${text}</text></svg>`;
  icon.href = text ? `data:image/svg+xml,${encodeURIComponent(picture)}` : plainIcon;
}

function flash() {
  const bar = document.querySelector(".topbar");
  bar?.classList.add("topbar-flash");
  setTimeout(() => bar?.classList.remove("topbar-flash"), flashLength);
}

const mayNotify = () => "Notification" in window && Notification.permission === "granted";

function notify({ id, title, text, href }) {
  const shown = new Notification(title, { body: text, tag: id, icon: plainIcon });
  shown.onclick = () => {
    window.focus();
    shown.close();
    Blazor.navigateTo(href);
  };
}

// Of several tabs one calls; it keeps the lock while the others hear of the same event.
function once(id, act) {
  if (!navigator.locks) return act();
  navigator.locks.request(`alert-${id}`, { ifAvailable: true }, async lock => {
    if (!lock) return;
    act();
    await new Promise(done => setTimeout(done, 2000));
  });
}

function call(alert) {
  const isRead = !document.hidden && document.hasFocus();
  const isOpen = isRead && location.pathname === new URL(alert.href, document.baseURI).pathname;
  if (isOpen) return;
  if (alert.flashes) flash();
  once(alert.id, () => {
    play(alert.sound, alert.volume);
    if (alert.notifies && !isRead && mayNotify()) notify(alert);
  });
}

class LiveAlerts extends HTMLElement {
  static observedAttributes = ["unread", "alert"];

  attributeChangedCallback(name, before, now) {
    if (name === "unread") badge(now ?? "");
    else if (now && now !== before) call(JSON.parse(now));
  }

  disconnectedCallback() {
    badge("");
  }
}
customElements.define("live-alerts", LiveAlerts);

const tell = () => (document.documentElement.dataset.notifications = "Notification" in window ? Notification.permission : "denied");

document.addEventListener("click", event => {
  const player = event.target.closest("[data-plays]");
  if (player) play(player.dataset.plays, Number(player.dataset.volume));
});
document.addEventListener("change", async event => {
  if (!event.target.matches("[data-asks-notifications]") || !event.target.checked || !("Notification" in window)) return;
  await Notification.requestPermission();
  tell();
});
tell();
