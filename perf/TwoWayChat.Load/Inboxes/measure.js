// Times what the reader does: from the browser's own time of the key or click to the picture that shows its effect. `arm(kinds)` waits for the next key or
// click; `window.taken` then has the milliseconds of each kind, in its order.
kinds => {
  const all = selector => [...document.querySelectorAll(selector)];
  const one = selector => document.querySelector(selector);
  const thread = one(".thread-log");
  const meter = one("#composer-meter")?.textContent;
  const sent = one(".composer-box")?.value;
  const bubble = only => all(`.bubble-out${only} .bubble-text`).some(text => text.textContent === sent);
  const isAt = tab => one(".inbox-tabs a[aria-current]")?.search === `?tab=${tab}` && all(".chat-row").length > 0;
  const namesHolders = () => all(".chat-assignee").some(holder => holder.textContent); // The list of one's own does not.
  const effects = {
    typing: () => one("#composer-meter")?.textContent !== meter,
    opening: name => one(".thread-log") !== thread && one(".thread-who h2")?.textContent === name && one(".thread-log .bubble") && one(".composer-box"),
    shown: () => bubble(""),
    stored: () => bubble(":not(.bubble-pending)"),
    mine: () => isAt("mine") && !namesHolders(),
    all: () => isAt("all") && namesHolders(),
  };
  const untilDrawn = (begun, holds) => new Promise(done => {
    const look = () => {
      if (!holds()) return;
      watcher.disconnect();
      requestAnimationFrame(now => done(Math.max(performance.now(), now) - begun));
    };
    const watcher = new MutationObserver(look);
    watcher.observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true });
    look();
  });
  window.taken = new Promise(done => {
    const begin = event => {
      ["keydown", "click"].forEach(type => document.removeEventListener(type, begin, true));
      const name = event.target.closest?.(".chat-row")?.querySelector(".chat-name").textContent;
      done(Promise.all(kinds.map(kind => untilDrawn(event.timeStamp, () => effects[kind](name)))));
    };
    ["keydown", "click"].forEach(type => document.addEventListener(type, begin, true));
  });
}
