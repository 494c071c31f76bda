// Canned replies go in where one writes, by pointer or by the keys 1 to 9, and the link to a solved question by S; without this file the page comes again with them. Notes and a promise are kept while they are written.
(() => {
  "use strict";
  const doc = document;
  const area = doc.querySelector("#reply textarea");
  if (!area) return;
  const form = area.form;
  const name = "canned";
  const sources = () => [...form.querySelectorAll(`input[type=hidden][name=${name}]`)];

  const write = (text) => {
    // execCommand keeps the browser's own undo; setRangeText is for where it is gone.
    if (doc.execCommand && doc.execCommand("insertText", false, text)) return;
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };

  // The server counts what was sent, and looks whether its placeholders were filled in.
  const remember = (source) => {
    if (sources().some((field) => field.value === source)) return;
    const field = doc.createElement("input");
    Object.assign(field, { type: "hidden", name, value: source });
    form.append(field);
  };

  const insert = (text, left) => {
    const before = area.value.slice(0, area.selectionStart);
    const gap = !before.trim() || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
    const from = area.selectionStart + gap.length;
    area.scrollIntoView({ block: "center" });
    area.focus();
    write(gap + text);
    const place = left ? area.value.indexOf(left, from) : -1;
    if (place >= 0) area.setSelectionRange(place, place + left.length);
  };

  const put = async (button) => {
    try {
      const answer = await fetch(button.dataset.from, { headers: { "HX-Request": "true" } });
      if (!answer.ok || answer.redirected) throw 0;
      const holder = doc.createElement("template");
      holder.innerHTML = await answer.text();
      const said = holder.content.firstElementChild;
      remember(button.dataset.canned);
      insert(said.textContent, said.dataset.left);
      doc.querySelector("#live").textContent = button.dataset.said;
    } catch {
      // The page says what is wrong, with the text so far.
      form.requestSubmit(button);
    }
  };

  doc.addEventListener("click", (event) => {
    const button = event.target.closest("[data-canned]");
    if (!button) return;
    event.preventDefault();
    put(button);
  });

  doc.addEventListener("keydown", (event) => {
    const off = doc.body.dataset.shortcuts === "off" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
    if (off || !/^[1-9s]$/.test(event.key) || event.target.closest("input, textarea, select, [contenteditable]") || doc.querySelector("dialog[open]")) return;
    const button = doc.querySelector(`[data-canned-key="${event.key}"]`);
    if (!button) return;
    event.preventDefault();
    put(button);
  });

  // Whoever empties the field sends none of it.
  area.addEventListener("input", () => {
    if (!area.value.trim()) for (const field of sources()) field.remove();
  });

  // ── beside the reply: every other button of the pane leads away from what is half written, so this browser keeps it ──
  const store = (act) => {
    try {
      return act(localStorage);
    } catch {
      return null; // switched off or full
    }
  };
  const keep = (kept) => {
    const key = `kept:${kept.dataset.keep}`;
    const fields = ["note", "customer_note", "promise", "promise_on"].map((field) => kept.elements[field]).filter(Boolean);
    const before = store((s) => JSON.parse(s.getItem(key))) || {};
    for (const field of fields) {
      // What the page itself brings is newer.
      if (field.value || !before[field.name]) continue;
      field.value = before[field.name];
      field.closest("details").open = true;
      field.dispatchEvent(new Event("input")); // its counter hears it
    }
    kept.addEventListener("input", () => {
      const typed = Object.fromEntries(fields.filter((field) => field.value).map((field) => [field.name, field.value]));
      store((s) => (Object.keys(typed).length ? s.setItem(key, JSON.stringify(typed)) : s.removeItem(key)));
    });
    // It goes as drafts do: when the page after sending it has come.
    kept.addEventListener("submit", (event) => {
      if (event.submitter && event.submitter.hasAttribute("formaction")) return;
      store((s) => s.getItem(key) && s.setItem(`${key}:sent`, "1"));
    });
  };
  doc.querySelectorAll("form[data-keep]").forEach(keep);
})();
