// The queue: rows are ticked by a key and all at once, it keeps its place beside a question, and what happens meanwhile is said. Without this file ticks and links do.
(() => {
  "use strict";
  const doc = document;
  const one = (selector, within = doc) => within.querySelector(selector);
  const picks = () => [...doc.querySelectorAll("[data-pick]")];
  const ticked = () => picks().filter((pick) => pick.checked).length;
  const fragment = { "HX-Request": "true" };
  const session = (use) => {
    try {
      return use(sessionStorage);
    } catch {
      return null; // switched off: the page begins at its beginning
    }
  };

  const count = () => {
    const line = one("[data-picked]");
    if (line) line.textContent = ticked() ? line.dataset.t.replace("%", ticked()) : "";
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

  const click = (button) => {
    if (button) button.click();
    return button;
  };
  // The next row is the one after that with the focus, else after the open question's.
  const goOn = () => {
    const from = doc.activeElement.closest("tr") || one("tr.is-on");
    const row = from && one(".qt", from);
    if (row && !doc.activeElement.closest("[data-item]")) row.focus({ preventScroll: true });
  };
  // Each tells whether the key is used up.
  const keys = {
    x: () => {
      const row = doc.activeElement.closest("tr");
      const pick = row && one("[data-pick]", row);
      if (pick) pick.checked = !pick.checked;
      count();
      return pick;
    },
    c: () => ticked() && click(one("#bulk [value=claim]")),
    u: () => !one("#flash form") && click(one(".bulk [data-key=u]")),
    j: goOn,
    k: goOn,
  };
  doc.addEventListener("keydown", (event) => {
    const off = doc.body.dataset.shortcuts === "off" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
    const field = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (off || field || one("dialog[open]") || !keys[event.key] || !keys[event.key]()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
  count();

  // ── beside a question the queue stays where it was; opened by keyboard, the question has the focus ──
  const heading = one("#pane-h");
  const on = one("tr.is-on");
  const list = on && on.closest("section");
  if (list) {
    list.scrollTop = session((s) => s.getItem("queue")) || 0;
    const at = on.getBoundingClientRect();
    const room = list.getBoundingClientRect();
    if (at.top < room.top || at.bottom > Math.min(room.bottom, innerHeight)) list.scrollTop += at.top - room.top - 120;
    addEventListener("pagehide", () => session((s) => s.setItem("queue", list.scrollTop)));
  }
  doc.addEventListener("click", (event) => {
    const link = event.detail === 0 && event.target.closest(".qt");
    if (link) session((s) => s.setItem("opened", link.pathname));
  });
  if (heading) {
    heading.tabIndex = -1;
    const opened = session((s) => s.getItem("opened"));
    if (opened && location.pathname.endsWith(opened)) heading.focus();
  }
  session((s) => s.removeItem("opened"));

  // ── what happens meanwhile: rows never move by themselves ──
  const live = one("[data-live]");
  const news = one("[data-news]");
  const HALF_MINUTE = 30000;
  const PATIENCE = 10000;
  const show = (place, text) => {
    if (place.textContent !== text) place.textContent = text;
  };
  // Whose a question is comes anew, in its row and beside it.
  const known = {};
  const renew = async (id) => {
    const answer = await fetch(`/desk/${id}`, { headers: fragment });
    if (!answer.ok || answer.redirected) return;
    const holder = doc.createElement("template");
    holder.innerHTML = await answer.text();
    for (const fresh of holder.content.querySelectorAll("[data-owner]")) {
      const old = one(`[data-owner="${fresh.dataset.owner}"]`);
      if (!old) continue;
      for (const back of fresh.querySelectorAll("[name=back]")) back.value = live.dataset.here;
      const focused = old.contains(doc.activeElement);
      const row = old.closest("tr");
      old.replaceWith(fresh);
      if (focused) (one("button", fresh) || (row ? one(".qt", row) : heading)).focus();
    }
  };
  const hear = (data) => {
    const said = JSON.parse(data);
    for (const [id, place] of Object.entries(said.passed_on)) {
      if (known[id] >= place || !one(`[data-owner$="-${id}"]`)) continue;
      known[id] = place;
      renew(id).catch(() => delete known[id]);
    }
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
      const answer = await fetch(live.dataset.live, { headers: fragment, signal: AbortSignal.timeout(PATIENCE) });
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
      if (next && back) session((s) => s.setItem("place", JSON.stringify([back.value, next.getAttribute("href")])));
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
    fetch(at.dataset.at, { method: "POST", headers: fragment, body: new URLSearchParams({ doing: told }), keepalive: true }).catch(() => {});
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
