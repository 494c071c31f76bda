// The queue: rows are ticked by a key and all at once, and what happens meanwhile is said. Without this file ticks and links do.
(() => {
  "use strict";
  const doc = document;
  const one = (selector, within = doc) => within.querySelector(selector);
  const picks = () => [...doc.querySelectorAll("[data-pick]")];

  const count = () => {
    const line = one("[data-picked]");
    const ticked = picks().filter((pick) => pick.checked).length;
    if (line) line.textContent = ticked ? line.dataset.t.replace("%", ticked) : "";
  };
  doc.addEventListener("change", (event) => event.target.matches("[data-pick]") && count());

  doc.addEventListener("click", (event) => {
    if (!event.target.closest("[data-pick-all]")) return;
    event.preventDefault();
    const all = picks();
    const on = !all.every((pick) => pick.checked);
    for (const pick of all) pick.checked = on;
    count();
  });

  const keys = {
    x: () => {
      const row = doc.activeElement.closest("tr");
      const pick = row && one("[data-pick]", row);
      if (!pick) return;
      pick.checked = !pick.checked;
      count();
    },
  };
  doc.addEventListener("keydown", (event) => {
    const off = doc.body.dataset.shortcuts === "off" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
    const field = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (off || field || one("dialog[open]") || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  count();

  // ── what happens meanwhile: rows never move by themselves ──
  const live = one("[data-live]");
  const news = one("[data-news]");
  const hear = (event) => {
    const said = JSON.parse(event.data);
    for (const place of doc.querySelectorAll("[data-presence]")) {
      const text = said.present[place.dataset.presence] || "";
      if (place.textContent !== text) place.textContent = text;
    }
    if (news.textContent === said.news) return;
    news.textContent = said.news;
    news.hidden = !said.news;
  };
  // Where no stream comes through, or there is no room for one, the desk asks by itself.
  let asking = 0;
  const ask = async () => {
    if (doc.hidden) return;
    try {
      const answer = await fetch(live.dataset.live, { headers: { "HX-Request": "true" } });
      if (answer.ok && !answer.redirected) hear({ data: await answer.text() });
    } catch {
      // the next turn tries again
    }
  };
  const askOn = () => {
    if (asking) return;
    asking = setInterval(ask, 30000);
    ask();
  };
  if (live && window.EventSource) {
    const source = new EventSource(live.dataset.live);
    source.addEventListener("desk", hear);
    source.addEventListener("open", () => {
      clearInterval(asking);
      asking = 0;
    });
    source.addEventListener("error", () => source.readyState === EventSource.CLOSED && askOn());
    // A proxy may hold a stream back without an error.
    setTimeout(() => source.readyState === EventSource.CONNECTING && askOn(), 10000);
    addEventListener("pagehide", () => source.close());
  } else if (live) {
    askOn();
  }

  // ── after a reply the next row has the focus ──
  const reply = one("form#reply");
  if (reply) {
    reply.addEventListener("submit", () => {
      const row = one("tr.is-on")?.nextElementSibling;
      const next = row && one(".qt", row);
      const back = one("[name=back]", reply);
      try {
        if (next && back) sessionStorage.setItem("place", JSON.stringify([back.value, next.getAttribute("href")]));
      } catch {
        // switched off: the page begins at its beginning
      }
    });
  }

  // ── the others hear that this one is open, and whether a reply is begun ──
  const at = one("[data-at]");
  const area = one("#reply textarea");
  const doing = () => (area && area.value.trim() && area.value !== area.defaultValue ? "writing" : "viewing");
  let told = "";
  const tell = () => {
    if (doc.hidden) return;
    told = doing();
    fetch(at.dataset.at, { method: "POST", headers: { "HX-Request": "true" }, body: new URLSearchParams({ doing: told }), keepalive: true }).catch(() => {});
  };
  if (at) {
    tell();
    setInterval(tell, 20000);
    if (area) area.addEventListener("input", () => doing() !== told && tell());
    addEventListener("pagehide", () => navigator.sendBeacon(at.dataset.at, new URLSearchParams({ doing: "gone" })));
  }
})();
