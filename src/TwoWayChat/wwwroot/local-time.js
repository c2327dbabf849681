// <local-time ms="…" form="moment|ago">: a moment in the reader's own time zone and habits, in the language of the page.
const language = document.documentElement.lang;
const habits = navigator.languages.find(known => known.split("-")[0] === language) ?? language;
const moment = new Intl.DateTimeFormat(habits, { dateStyle: "medium", timeStyle: "short" });
const exact = new Intl.DateTimeFormat(habits, { dateStyle: "full", timeStyle: "long" });
const distance = new Intl.RelativeTimeFormat(habits, { numeric: "auto" });
const steps = [
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];

function fromNow(time) {
  const seconds = Math.round((time - Date.now()) / 1000);
  const [unit, length] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? steps.at(-1);
  return distance.format(Math.trunc(seconds / length), unit);
}

class LocalTime extends HTMLElement {
  static observedAttributes = ["ms", "form"];

  attributeChangedCallback() {
    this.show();
  }

  connectedCallback() {
    this.show();
    if (this.getAttribute("form") === "ago") this.clock = setInterval(() => this.show(), 10000);
  }

  disconnectedCallback() {
    clearInterval(this.clock);
  }

  show() {
    const time = Number(this.getAttribute("ms"));
    this.textContent = this.getAttribute("form") === "ago" ? fromNow(time) : moment.format(time);
    this.title = exact.format(time);
  }
}
customElements.define("local-time", LocalTime);
