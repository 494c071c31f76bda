// What script adds: nothing here is needed, every action is also a link or a form.
(() => {
  "use strict";
  const doc = document;
  const body = doc.body;
  const one = (selector, within = doc) => within.querySelector(selector);
  const all = (selector, within = doc) => [...within.querySelectorAll(selector)];
  const fragment = { "HX-Request": "true" };
  // Input methods: Enter and letters belong to them while they compose (keyCode 229 for Safari).
  const composing = (event) => event.isComposing || event.keyCode === 229;
  const clock = (at) => new Date(at).toTimeString().slice(0, 5);

  const say = (text) => {
    const live = one("#live");
    if (live) live.textContent = text;
  };

  const toast = (text) => {
    let place = one(".toasts");
    if (!place) {
      place = doc.createElement("div");
      place.className = "toasts";
      body.append(place);
    }
    const item = doc.createElement("p");
    item.className = "toast";
    item.setAttribute("role", "status");
    item.textContent = text;
    place.append(item);
    const leave = () => (item.matches(":hover") ? setTimeout(leave, 2000) : item.remove());
    setTimeout(leave, 8000);
  };

  // ── swapping a form by its answer ──
  const place = (target, html) => {
    const focused = doc.activeElement && target.contains(doc.activeElement) ? doc.activeElement.id : null;
    const holder = doc.createElement("template");
    holder.innerHTML = html;
    const fresh = holder.content.firstElementChild;
    if (!fresh) return false;
    target.replaceWith(holder.content);
    if (focused !== null) {
      const next = (focused && doc.getElementById(focused)) || one("[data-focus]", fresh) || fresh;
      if (next === fresh) fresh.tabIndex = -1;
      next.focus();
    }
    setUp(fresh);
    return true;
  };

  const swap = async (form, button) => {
    const target = form.closest(form.dataset.swap) || one(form.dataset.swap);
    const data = new FormData(form);
    if (button && button.name) data.append(button.name, button.value);
    try {
      target.setAttribute("aria-busy", "true");
      const answer = await fetch(form.getAttribute("action"), { method: "POST", headers: fragment, body: new URLSearchParams(data) });
      const html = (answer.headers.get("content-type") || "").startsWith("text/html");
      if (answer.status !== 200 || answer.redirected || !html || !place(target, await answer.text())) throw 0;
      const spoken = answer.headers.get("x-live");
      if (spoken) say(decodeURIComponent(spoken));
    } catch {
      // The page without script answers with what went wrong.
      if (target) target.removeAttribute("aria-busy");
      form.removeAttribute("data-swap");
      form.requestSubmit(button || undefined);
    }
  };

  const changed = (form) =>
    [...form.elements].some((field) =>
      field.options ? [...field.options].some((option) => option.selected !== option.defaultSelected) : /^(checkbox|radio)$/.test(field.type) ? field.checked !== field.defaultChecked : "defaultValue" in field && field.value !== field.defaultValue,
    );

  doc.addEventListener("submit", (event) => {
    const form = event.target;
    const button = event.submitter;
    // On a shared computer the next member finds nothing; the server has it.
    if (form.getAttribute("action") === "/sign-out") store((s) => s.clear());
    if (form.dataset.forget && !forget(form)) return event.preventDefault();
    const beside = form.dataset.beside;
    if (beside && all("form[data-beside]").some((other) => other !== form && changed(other)) && !confirm(beside)) return event.preventDefault();
    if (button && "preview" in button.dataset && button.closest("[data-composer]")) {
      event.preventDefault();
      preview(button.closest("[data-composer]"), button);
    } else if (form.dataset.swap && form.method === "post" && !(button && button.hasAttribute("formaction"))) {
      event.preventDefault();
      swap(form, button);
    } else if (form.dataset.draft || form.dataset.sent) {
      sent(form);
    }
  });

  // ── composer ──
  const around = { bold: ["**", "**"], code: ["`", "`"], link: ["[", "](https://)"] };
  const ahead = { list: "- ", quote: "> " };

  const insert = (area, text) => {
    area.focus();
    // execCommand keeps the browser's own undo; setRangeText is for where it is gone.
    if (!doc.execCommand || !doc.execCommand("insertText", false, text)) {
      area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };

  const useTool = (area, name) => {
    const { selectionStart: from, selectionEnd: to, value } = area;
    const chosen = value.slice(from, to);
    if (around[name]) {
      const block = name === "code" && chosen.includes("\n");
      const [before, after] = block ? ["```\n", "\n```"] : around[name];
      insert(area, before + chosen + after);
      const at = from + before.length;
      area.setSelectionRange(at, at + chosen.length);
    } else {
      const gap = from && value[from - 1] !== "\n" ? "\n" : "";
      insert(area, gap + (chosen || " ").split("\n").map((line) => ahead[name] + line.trim()).join("\n"));
    }
  };

  const upload = async (composer, files) => {
    const area = one("textarea", composer);
    for (const file of files) {
      if (!file.type.startsWith("image/")) continue;
      const data = new FormData();
      data.append("file", file, file.name || "image.png");
      say(composer.dataset.uploading);
      try {
        const headers = { "X-Requested-With": "askwell", Accept: "application/json" };
        const answer = await (await fetch("/uploads", { method: "POST", headers, body: data })).json();
        if (answer.error) toast(answer.error);
        else insert(area, answer.markdown + "\n");
        say("");
      } catch {
        toast(body.dataset.failed);
      }
    }
  };

  const show = (composer, view) => {
    const shown = one("[data-view]", composer);
    const area = one("textarea", composer);
    shown.hidden = !view;
    area.hidden = view;
    one("[data-preview]", composer).setAttribute("aria-pressed", view);
    one("[data-write]", composer).setAttribute("aria-pressed", !view);
    if (!view) area.focus();
  };

  const preview = async (composer, button) => {
    try {
      const sentBody = new URLSearchParams({ body: one("textarea", composer).value });
      if (button.name) sentBody.set(button.name, button.value);
      const answer = await fetch(button.formAction, { method: "POST", headers: fragment, body: sentBody });
      if (!answer.ok) throw 0;
      one("[data-view]", composer).innerHTML = await answer.text();
      show(composer, true);
    } catch {
      toast(body.dataset.failed);
    }
  };

  const setUpComposer = (composer) => {
    const area = one("textarea", composer);
    for (const part of all("[data-noscript]", composer)) part.hidden = true;
    composer.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      if ("write" in button.dataset) show(composer, false);
      const name = button.dataset.tool;
      if (name === "image") {
        const input = doc.createElement("input");
        Object.assign(input, { type: "file", accept: "image/*", multiple: true });
        input.onchange = () => upload(composer, input.files);
        input.click();
      } else if (name) {
        useTool(area, name);
      }
    });
    if (!one("[data-tool=image]", composer)) return;
    area.addEventListener("paste", (event) => {
      const files = [...event.clipboardData.files];
      if (files.length) {
        event.preventDefault();
        upload(composer, files);
      }
    });
    const over = (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      composer.classList.toggle("is-over", event.type === "dragover");
      if (event.type === "drop") upload(composer, [...event.dataTransfer.files]);
    };
    for (const name of ["dragover", "dragleave", "drop"]) composer.addEventListener(name, over);
  };

  // ── drafts: always here, on the server too when signed in ──
  const keyOf = (form) => "draft:" + (form.dataset.draft || form.dataset.sent);
  const store = (act) => {
    try {
      return act(localStorage);
    } catch {
      return null; // switched off or full: the server still has the text
    }
  };
  const sent = (form) => {
    clearInterval(form.saving);
    store((s) => s.setItem(keyOf(form) + ":sent", "1"));
  };
  // A draft goes when the page after sending it has come, not when the network or the server failed in between.
  const settle = () => {
    const visit = performance.getEntriesByType("navigation")[0] || {};
    const arrived = visit.type === "navigate" && (visit.responseStatus ? visit.responseStatus < 400 : !!one("#flash"));
    store((s) => {
      for (const key of Object.keys(s).filter((k) => k.endsWith(":sent"))) {
        s.removeItem(key);
        if (arrived) s.removeItem(key.slice(0, -5));
      }
    });
  };

  // For half a day a time is enough.
  const when = (at) => (Date.now() - at < 432e5 ? clock(at) : new Date(at).toLocaleString(doc.documentElement.lang));
  const texts = ["title", "short", "body", "tags"];
  const written = (form) => {
    const draft = Object.fromEntries(texts.map((name) => [name, (one(`[name=${name}]`, form) || { value: "" }).value]));
    const board = one("[name=board]:checked, select[name=board]", form);
    const only = one("[name=private]:checked", form);
    const product = one("select[name=product]", form);
    const about = product ? { product: product.value } : {};
    return { ...draft, board: board ? board.value : "", private: only ? "1" : "", ...about };
  };
  const fill = (form, draft) => {
    for (const name of texts) {
      const field = one(`[name=${name}]`, form);
      if (field && draft[name] !== undefined) field.value = draft[name];
    }
    const board = draft.board && one(`[name=board][value="${CSS.escape(draft.board)}"], select[name=board]`, form);
    if (board && board.type === "radio") board.checked = true;
    else if (board) board.value = draft.board;
    const only = one("[name=private]", form);
    if (only && draft.private !== undefined) only.checked = !!draft.private;
    if (only && only.checked) only.closest("details").open = true;
    const product = one("select[name=product]", form);
    if (product && draft.product !== undefined) product.value = draft.product;
  };
  const restored = (form, at) => {
    const note = one("[data-draft-note]");
    const text = form.dataset.restored.replace("%", when(at));
    say(text);
    if (!note) return toast(text);
    one("[data-draft-said]", note).textContent = note.dataset.t.replace("%", when(at));
    note.hidden = false;
  };

  const setUpDraft = (form) => {
    const key = keyOf(form);
    const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
    const start = written(form);
    const onServer = Number(form.dataset.draftAt || 0);
    let last = start;
    let kept = store((s) => JSON.parse(s.getItem(key)));
    // What the server had and has no more was sent or thrown away elsewhere.
    if (kept && kept.saved && body.dataset.signedIn && !onServer) {
      store((s) => s.removeItem(key));
      kept = null;
    }
    // The newer wins: this browser crashed before the server heard, or another device went on.
    // A change of what stands is kept here only, under the version it began with.
    const change = "change" in form.dataset;
    if (kept && !one(".errors") && (change || (onServer ? kept.at > onServer : !start.body))) {
      fill(form, kept);
      if (!same(written(form), start)) restored(form, kept.at);
    }
    form.addEventListener("input", () => {
      const draft = written(form);
      const empty = !draft.body && !draft.title;
      store((s) => (empty || same(draft, start) ? s.removeItem(key) : s.setItem(key, JSON.stringify({ ...draft, at: Date.now() }))));
    });
    if (change || !body.dataset.signedIn) return;
    form.saving = setInterval(async () => {
      const draft = written(form);
      if (same(draft, last)) return;
      last = draft;
      try {
        const sentDraft = new URLSearchParams({ place: form.dataset.draft, ...draft });
        const answer = await fetch("/drafts", { method: "POST", headers: fragment, body: sentDraft });
        if (!answer.ok) return;
        const line = one("[data-draft-line]", form);
        if (line) line.textContent = form.dataset.saved.replace("%", clock(Date.now()));
        store((s) => s.getItem(key) && s.setItem(key, JSON.stringify({ ...JSON.parse(s.getItem(key)), saved: true })));
      } catch {
        last = 0; // the next turn tries again; this browser has the text meanwhile
      }
    }, 10000);
  };

  // Thrown away: this browser forgets it too. A guest's is nowhere else.
  const forget = (form) => {
    store((s) => s.removeItem("draft:" + form.dataset.forget));
    const writing = one(`form[data-draft="${form.dataset.forget}"]`);
    if (body.dataset.signedIn || !writing) return true;
    fill(writing, { title: "", body: "", tags: "", private: "" });
    for (const board of all("[name=board]", writing)) board.checked = false;
    one("[data-draft-note]").hidden = true;
    (one("[name=title]", writing) || one("textarea", writing)).focus();
    return false;
  };

  // ── suggestions under a title ──
  // The board that most suggestions belong to, as long as nobody has chosen one.
  const suggestBoard = (form, slug) => {
    const note = one("[data-board-note]", form);
    if (!note || form.boardChosen || !slug) return;
    if (note.hidden && written(form).board) return;
    fill(form, { board: slug });
    note.hidden = false;
  };
  doc.addEventListener("change", (event) => {
    const note = event.target.name === "board" && event.target.form && one("[data-board-note]", event.target.form);
    if (!note) return;
    event.target.form.boardChosen = true;
    note.hidden = true;
  });

  const wide = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/g;
  const setUpSuggest = (holder) => {
    const input = holder.matches("input") ? holder : one("input", holder);
    const into = one(holder.dataset.suggestInto);
    let timer, running, asked = "";
    const ask = async () => {
      const text = input.value.trim();
      const enough = text.length >= 3 || (text.match(wide) || []).length >= 2;
      if (text === asked) return;
      asked = text;
      if (running) running.abort();
      if (!enough) return into.replaceChildren();
      running = new AbortController();
      try {
        const board = one("[name=board]:checked, select[name=board]", input.form);
        const query = new URLSearchParams({ q: text, board: board ? board.value : "" });
        const options = { headers: fragment, signal: running.signal };
        const answer = await fetch(holder.dataset.suggest + "?" + query, options);
        if (!answer.ok) return;
        into.innerHTML = await answer.text();
        const likely = one("[data-board]", into);
        suggestBoard(input.form, likely ? likely.dataset.board : "");
      } catch {
        // stale or failed: the form works without
      }
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, 250);
    };
    input.addEventListener("input", (event) => event.isComposing || later());
    input.addEventListener("compositionend", later);
    if (input.value) later(); // from a draft, or from the address
    input.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !composing(event)) into.replaceChildren();
    });
  };

  // ── counters: read out only when typing stops ──
  const setUpCount = (line) => {
    const field = doc.getElementById(line.dataset.count);
    if (field) field.addEventListener("input", () => (line.textContent = line.dataset.t.replace("%", [...field.value].length)));
  };

  // ── keys ──
  const writes = (target) => target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  const items = () => all("[data-item], article.post, .post").filter((item, at, list) => !list.some((other) => other !== item && other.contains(item)));
  let spot = -1;
  const move = (step) => {
    const list = items();
    if (!list.length) return;
    const now = list.findIndex((item) => item.contains(doc.activeElement));
    spot = Math.min(Math.max((now < 0 ? spot : now) + step, 0), list.length - 1);
    const target = one(".qlist__t, .qt", list[spot]) || list[spot];
    if (target === list[spot] && !target.href) target.tabIndex = -1;
    target.focus();
    list[spot].scrollIntoView({ block: "nearest" });
  };
  const reply = () => one("#reply textarea");
  // The selected text, else the whole post as the server quotes it; what is being written stays.
  const quote = async (link) => {
    const area = reply();
    if (!area) return;
    const chosen = getSelection();
    const text = chosen.toString().trim();
    const post = text && chosen.anchorNode.parentElement?.closest(".post");
    const name = post && one(".post__name", post);
    const at = name && one(".post__when", post);
    const head = at ? `[${name.textContent.replace(/[[\]\\]/g, "\\$&")}](${at.pathname + at.search + at.hash}):\n\n` : "";
    let quoted = text && (head + text).split("\n").map((line) => ("> " + line).trim()).join("\n") + "\n\n";
    if (!text && link) {
      const holder = doc.createElement("template");
      const answer = await fetch(link.href, { headers: fragment }).catch(() => ({}));
      if (!answer.ok) return toast(body.dataset.failed);
      holder.innerHTML = await answer.text();
      quoted = holder.content.textContent;
    }
    area.scrollIntoView({ block: "center" });
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
    if (quoted) insert(area, (area.value ? "\n\n" : "") + quoted);
  };
  // On the desk a key means the row or the reply with the focus, else the open question, if it can mean but one thing there;
  // never the open question while the focus is on the row of another.
  const press = (key) => {
    const named = `[data-key="${key}"]`;
    const line = doc.activeElement.closest("tr");
    // A table in somebody's reply has rows too.
    const near = line && one(".qt", line) ? line : doc.activeElement.closest(".pane__sect");
    const wide = all((one(".desk") ? ".pane " : "") + named);
    const button = (near && one(named, near)) || (!(near && near.matches("tr:not(.is-on)")) && wide.length === 1 && wide[0]);
    // The page comes back: the place in the queue too.
    const row = near && one(".qt", near);
    if (row) session((s) => s.setItem("place", JSON.stringify([location.pathname + location.search, row.getAttribute("href")])));
    if (button) button.matches("select") ? button.focus() : button.click();
  };
  const session = (use) => {
    try {
      return use(sessionStorage);
    } catch {
      return null;
    }
  };
  const comeBack = () => {
    const [path, row] = session((s) => JSON.parse(s.getItem("place"))) || [];
    if (path !== location.pathname + location.search) return;
    session((s) => s.removeItem("place"));
    const link = one(`.qt[href="${CSS.escape(row)}"]`);
    if (link) link.focus();
  };
  const keys = {
    "/": () => (one("#q") || { focus() {} }).focus(),
    "?": () => one("#keys").showModal(),
    j: () => move(1),
    k: () => move(-1),
    o: () => doc.activeElement && doc.activeElement.click(),
    r: () => reply() && reply().focus(),
    q: () => quote(),
    // What was just done is taken back, where that is on offer.
    u: () => {
      const undo = one("#flash form");
      if (undo) undo.requestSubmit();
    },
  };
  for (const key of "mfacveF") keys[key] = () => press(key);
  let went = 0;

  doc.addEventListener("keydown", (event) => {
    if (composing(event)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form && event.target.closest("form[method=post]")) {
      event.preventDefault();
      // Where a form has parts it is the part's.
      const part = event.target.closest("[data-part]");
      const main = part ? one("[type=submit]", part) : one(".btn--primary[type=submit]", event.target.form);
      return event.target.form.requestSubmit(main || undefined);
    }
    if (event.key === "Escape") {
      for (const open of all("details.menu[open], details.drop[open]")) {
        const inside = open.contains(doc.activeElement);
        open.open = false;
        if (inside) one("summary", open).focus();
      }
      for (const item of all(".toast")) item.remove();
      return;
    }
    const off = body.dataset.shortcuts === "off" || event.ctrlKey || event.metaKey || event.altKey;
    if (off || writes(event.target) || one("dialog[open]")) return;
    const key = event.key;
    const link = one(`#keys [data-go="${Date.now() - went < 1500 ? "g" : ""}${CSS.escape(key)}"]`);
    went = 0;
    if (link) location.href = link.href;
    else if (key === "g") went = Date.now();
    // Capitals that are only locked are no keys.
    else if (keys[key] && (key !== "F" || event.shiftKey)) {
      event.preventDefault();
      keys[key]();
    }
  });

  // Whoever goes to what a notice is about has read it.
  const read = (event) => {
    const notice = event.target.closest("[data-read]");
    if (notice) fetch(notice.dataset.read, { method: "POST", headers: fragment, keepalive: true, redirect: "manual" });
  };
  doc.addEventListener("auxclick", (event) => event.button === 1 && read(event));

  doc.addEventListener("click", (event) => {
    for (const open of all("details.menu[open], details.drop[open]")) if (!open.contains(event.target)) open.open = false;
    if (event.target.closest("[data-print]")) window.print();
    const copy = event.target.closest("[data-copy]");
    if (copy) {
      event.preventDefault();
      const address = new URL(copy.dataset.copy || copy.href, location.href).href;
      const written = navigator.clipboard ? navigator.clipboard.writeText(address) : Promise.reject();
      written.then(() => toast(body.dataset.copied), () => (location.href = address));
    }
    read(event);
    const quoted = event.target.closest("[data-quote]");
    if (quoted && reply()) {
      event.preventDefault();
      quote(quoted);
    }
  });

  function setUp(within) {
    const found = (selector) => (within.matches && within.matches(selector) ? [within] : []).concat(all(selector, within));
    found("[data-composer]").forEach(setUpComposer);
    found("form[data-draft]").forEach(setUpDraft);
    found("[data-suggest]").forEach(setUpSuggest);
    found("[data-count]").forEach(setUpCount);
  }
  doc.documentElement.classList.add("scripted");
  settle();
  setUp(doc);
  for (const zone of all("[data-zone]")) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
  comeBack();
  const errors = one("#errors-h");
  if (errors) errors.focus();
})();
