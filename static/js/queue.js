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
  const HALF_MINUTE = 30000;
  const PATIENCE = 10000;
  const show = (place, text) => {
    if (place.textContent !== text) place.textContent = text;
  };
  const hear = (data) => {
    const said = JSON.parse(data);
    for (const place of doc.querySelectorAll("[data-presence]")) show(place, said.present[place.dataset.presence] || "");
    if (news.textContent === said.news) return;
    news.textContent = said.news;
    news.hidden = !said.news;
  };
  // Who was somewhere may have left since: better nobody than somebody who is gone.
  const forget = () => doc.querySelectorAll("[data-presence]").forEach((place) => show(place, ""));

  let source = null;
  let over = false;
  // Where no stream comes through, or there is no room for one, the desk asks by itself.
  let asking = 0;
  let pending = false;
  let patience = 0;
  let again = 0;
  const askNoMore = () => {
    clearTimeout(patience);
    clearInterval(asking);
    asking = 0;
  };
  const shut = () => {
    askNoMore();
    clearTimeout(again);
    if (source) source.close();
    source = null;
  };
  const ask = async () => {
    if (doc.hidden || pending) return;
    pending = true;
    try {
      const answer = await fetch(live.dataset.live, { headers: { "HX-Request": "true" }, signal: AbortSignal.timeout(PATIENCE) });
      // Signed out, or no staff any more: whoever looks reads it on the next page.
      over = answer.redirected || [401, 403, 404].includes(answer.status);
      if (over) shut();
      if (over || !answer.ok) forget();
      else hear(await answer.text());
    } catch {
      forget(); // the next turn tries again
    } finally {
      pending = false;
    }
  };
  const askOn = () => {
    if (asking || over) return;
    asking = setInterval(ask, HALF_MINUTE);
    ask();
  };
  const wait = () => {
    clearTimeout(patience);
    patience = setTimeout(askOn, PATIENCE);
  };
  // Open while somebody looks: a browser has six connections for all its tabs.
  const listen = () => {
    shut();
    if (over || doc.hidden) return;
    if (!window.EventSource) return askOn();
    const own = new EventSource(live.dataset.live);
    source = own;
    own.addEventListener("desk", (event) => {
      askNoMore();
      hear(event.data);
    });
    own.addEventListener("error", () => {
      if (own !== source) return;
      if (own.readyState !== EventSource.CLOSED) return asking || wait();
      forget();
      askOn();
      again = setTimeout(listen, HALF_MINUTE);
    });
    // A proxy may hold a stream back without an error, or let it open and pass nothing on.
    wait();
  };
  if (live) {
    listen();
    doc.addEventListener("visibilitychange", listen);
    addEventListener("pagehide", shut);
    addEventListener("pageshow", (event) => event.persisted && listen());
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
    doc.addEventListener("visibilitychange", tell);
    addEventListener("pageshow", (event) => event.persisted && tell());
    addEventListener("pagehide", () => navigator.sendBeacon(at.dataset.at, new URLSearchParams({ doing: "gone" })));
  }
})();
