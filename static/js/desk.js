// Canned replies go in where one writes, by pointer or by the keys 1 to 9, and the link to a solved question by S. Without this file they are links that fill the field.
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

  const put = async (link) => {
    try {
      const answer = await fetch(link.href, { headers: { "HX-Request": "true" } });
      if (!answer.ok || answer.redirected) throw 0;
      const holder = doc.createElement("template");
      holder.innerHTML = await answer.text();
      const said = holder.content.firstElementChild;
      remember(link.dataset.canned);
      insert(said.textContent, said.dataset.left);
      doc.querySelector("#live").textContent = link.dataset.said;
    } catch {
      // The page says what is wrong; the text so far is kept as a draft.
      location.href = link.href;
    }
  };

  doc.addEventListener("click", (event) => {
    const link = event.target.closest("[data-canned]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    put(link);
  });

  doc.addEventListener("keydown", (event) => {
    const off = doc.body.dataset.shortcuts === "off" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
    if (off || !/^[1-9s]$/.test(event.key) || event.target.closest("input, textarea, select, [contenteditable]") || doc.querySelector("dialog[open]")) return;
    const link = doc.querySelector(`[data-canned-key="${event.key}"]`);
    if (!link) return;
    event.preventDefault();
    put(link);
  });

  // Whoever empties the field sends none of it.
  area.addEventListener("input", () => {
    if (!area.value.trim()) for (const field of sources()) field.remove();
  });
})();
