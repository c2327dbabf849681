// <local-time ms="…" form="moment|second|clock|brief|day|ago|span">: a moment in the reader's own time zone and habits, in the language of the page.
const language = document.documentElement.lang;
const habits = navigator.languages.find(known => known.split("-")[0] === language) ?? language;
const format = options => new Intl.DateTimeFormat(habits, options);
const moment = format({ dateStyle: "medium", timeStyle: "short" });
const exact = format({ dateStyle: "full", timeStyle: "long" });
const second = format({ dateStyle: "medium", timeStyle: "medium" });
const clock = format({ timeStyle: "short" });
const weekday = format({ weekday: "short" });
const date = format({ day: "numeric", month: "short" });
const dateOfYear = format({ dateStyle: "medium" });
const day = format({ weekday: "long", day: "numeric", month: "long" });
const dayOfYear = format({ dateStyle: "full" });
const distance = new Intl.RelativeTimeFormat(habits, { numeric: "auto" });
const steps = [
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];

const step = (seconds, smallest) => steps.find(([unit, length]) => Math.abs(seconds) >= length || unit === smallest);

function fromNow(time) {
  const seconds = Math.round((time - Date.now()) / 1000);
  const [unit, length] = step(seconds, "second");
  return distance.format(Math.trunc(seconds / length), unit);
}

// What has begun counts: never "0 min".
function span(time) {
  const seconds = Math.max(60, (Date.now() - time) / 1000);
  const [unit, length] = step(seconds, "minute");
  return new Intl.NumberFormat(habits, { style: "unit", unit, unitDisplay: "short" }).format(Math.trunc(seconds / length));
}

// By the calendar, not by 24 hours; rounded, because some days have 23 or 25.
function daysAgo(time) {
  const midnight = moment => new Date(moment).setHours(0, 0, 0, 0);
  return Math.round((midnight(Date.now()) - midnight(time)) / 86400000);
}

const isThisYear = time => new Date(time).getFullYear() === new Date().getFullYear();

function brief(time) {
  const days = daysAgo(time);
  if (days <= 0) return clock.format(time);
  if (days === 1) return distance.format(-1, "day");
  if (days < 7) return weekday.format(time);
  return (isThisYear(time) ? date : dateOfYear).format(time);
}

function dayName(time) {
  const days = daysAgo(time);
  return days === 0 || days === 1 ? distance.format(-days, "day") : (isThisYear(time) ? day : dayOfYear).format(time);
}

const forms = {
  moment: time => moment.format(time),
  second: time => second.format(time),
  clock: time => clock.format(time),
  brief,
  day: dayName,
  ago: fromNow,
  span,
};
const passing = ["brief", "day", "ago", "span"];

class LocalTime extends HTMLElement {
  static observedAttributes = ["ms", "form"];

  attributeChangedCallback() {
    this.show();
  }

  connectedCallback() {
    this.show();
    if (passing.includes(this.getAttribute("form"))) this.timer = setInterval(() => this.show(), 10000);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  show() {
    const time = Number(this.getAttribute("ms"));
    const text = (forms[this.getAttribute("form")] ?? forms.moment)(time);
    if (this.textContent !== text) this.textContent = text;
    this.title = exact.format(time);
  }
}
customElements.define("local-time", LocalTime);
