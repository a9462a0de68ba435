// Nothing typed is lost. A form with data-autosave="key" is kept on this device until the server has it:
// - what is typed is kept at once, and put back when the page is opened again;
// - with data-autosave-url each changed [data-autosave-part] (or the whole form) is sent in the background, with an
//   idempotency_key, so that a repeated sending changes nothing; it is sent again until the server answers;
// - a form sent in the ordinary way is forgotten once the next page shows that it arrived.
"use strict";
{
  const PREFIX = "fivefold:";
  const WAIT = 700;
  const store = {
    get(key) {
      try { return JSON.parse(localStorage.getItem(PREFIX + key)); } catch { return null; }
    },
    put(key, entry) {
      try { localStorage.setItem(PREFIX + key, JSON.stringify(entry)); } catch { /* full or forbidden: the server still gets it */ }
    },
    drop(key) {
      try { localStorage.removeItem(PREFIX + key); } catch { /* as above */ }
    },
    keys() {
      try { return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length)); } catch { return []; }
    },
  };
  const keepable = (field) => field.name && !["password", "file", "hidden", "submit", "button"].includes(field.type);
  const fieldsOf = (root) => [...root.querySelectorAll("input, select, textarea")].filter(keepable);
  // One page counts its sendings: "page:turn" names each, and the server sees which one overtook which.
  const newPage = () => (crypto.randomUUID ? crypto.randomUUID() : `${Date.now()}-${Math.random().toString(36).slice(2)}`);

  const read = (root) => {
    const kept = {};
    for (const field of fieldsOf(root)) {
      kept[field.name] ??= [];
      if (field.matches("[type=radio], [type=checkbox]")) {
        if (field.checked) kept[field.name].push(field.value);
      } else if (field.multiple) kept[field.name].push(...[...field.selectedOptions].map((option) => option.value));
      else kept[field.name].push(field.value);
    }
    return kept;
  };
  const write = (root, kept) => {
    let changed = false;
    const seen = {};
    for (const field of fieldsOf(root)) {
      const values = kept[field.name];
      if (!values) continue;
      if (field.matches("[type=radio], [type=checkbox]")) {
        const on = values.includes(field.value);
        changed ||= on !== field.checked;
        field.checked = on;
      } else if (field.multiple) {
        for (const option of field.options) option.selected = values.includes(option.value);
      } else {
        const at = (seen[field.name] = (seen[field.name] ?? -1) + 1);
        changed ||= field.value !== (values[at] ?? "");
        field.value = values[at] ?? "";
      }
    }
    return changed;
  };
  const clock = () => new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const say = (part, form, what) => {
    const note = part.querySelector("[data-autosave-note]") || form.querySelector("[data-autosave-note]");
    if (!note) return;
    note.textContent = (note.dataset[what] || "").replace("{time}", clock());
    note.className = `ff-saved ff-saved--${{ saved: "done", kept: "kept", restored: "kept", refused: "refused", meanwhile: "refused" }[what]}`;
  };

  // --- forms that arrived with the page before this one ---
  const unsure = document.querySelector("[data-error-summary], [data-trouble], main input[type=password]");
  const wentAhead = performance.getEntriesByType("navigation")[0]?.type === "navigate";
  for (const key of store.keys()) {
    const entry = store.get(key);
    if (entry?.sent && wentAhead && !unsure && document.referrer.split(/[?#]/)[0] === entry.page) store.drop(key);
  }
  for (const done of document.querySelectorAll("[data-autosave-done]")) store.drop(done.dataset.autosaveDone);

  // --- forms of this page ---
  const watch = (form) => {
    const key = form.dataset.autosave;
    const url = form.dataset.autosaveUrl;
    const parts = [...form.querySelectorAll("[data-autosave-part]")];
    const partOf = (field) => field.closest("[data-autosave-part]") || form;
    const page = newPage();
    let turn = 0;
    const waiting = new Map(); // part -> {id, timer, tries}

    // The mark of what the form showed, where it carries one: what comes back later comes back with the mark it was
    // begun with, so that words that somebody else wrote meanwhile are not overwritten.
    const mark = form.elements.was;
    const keep = (sent = false) =>
      store.put(key, { fields: read(form), was: mark && mark.value, page: location.href.split(/[?#]/)[0], sent, at: Date.now() });
    const allSent = () => ![...waiting.values()].some((one) => one.id);

    const send = async (part) => {
      const state = waiting.get(part);
      const id = state.id;
      const body = new FormData();
      for (const hidden of form.querySelectorAll("input[type=hidden]")) {
        if (!hidden.closest("[data-autosave-part]") || part.contains(hidden)) body.append(hidden.name, hidden.value);
      }
      for (const [name, values] of Object.entries(read(part))) for (const one of values) body.append(name, one);
      if (part.dataset.autosavePart) body.append("part", part.dataset.autosavePart);
      body.append("idempotency_key", id);
      try {
        const answer = await fetch(url, { method: "POST", body, credentials: "same-origin", redirect: "manual", keepalive: true, headers: { "X-Requested-With": "autosave" } });
        if (answer.ok) {
          const told = await answer.json().catch(() => ({}));
          if (mark && told.was) {
            mark.value = told.was;
            const entry = store.get(key);
            if (entry) store.put(key, { ...entry, was: told.was });
          }
          if (state.id !== id) return; // typed on while it travelled: the next sending follows
          state.id = null;
          state.tries = 0;
          if (allSent()) store.drop(key);
          say(part, form, "saved");
          part.dispatchEvent(new CustomEvent("ff:saved", { bubbles: true, detail: told }));
          return;
        }
        if (answer.status >= 400 && answer.status < 500 && answer.status !== 429 && answer.status !== 408) {
          say(part, form, answer.status === 409 && mark ? "meanwhile" : "refused");
          return;
        }
      } catch { /* not connected: try again below */ }
      say(part, form, "kept");
      state.tries += 1;
      clearTimeout(state.timer);
      state.timer = setTimeout(() => send(part), Math.min(30000, 1000 * 2 ** state.tries));
    };
    // Sent with the button, it is still this page that sends: what it has just sent in the background is its own.
    const named = (id) => {
      const field = form.elements.idempotency_key || form.appendChild(document.createElement("input"));
      Object.assign(field, { type: "hidden", name: "idempotency_key", value: id });
    };
    const changed = (part) => {
      keep();
      if (!url) return say(part, form, "kept");
      const state = waiting.get(part) ?? { tries: 0 };
      clearTimeout(state.timer);
      state.id = `${page}:${(turn += 1)}`;
      state.timer = setTimeout(() => send(part), WAIT);
      waiting.set(part, state);
    };

    const earlier = store.get(key);
    if (earlier && !form.hasAttribute("data-autosave-final") && write(form, earlier.fields)) {
      if (mark && earlier.was) mark.value = earlier.was;
      say(form, form, "restored");
      if (url) for (const part of parts.length ? parts : [form]) changed(part);
    }
    form.addEventListener("input", (event) => keepable(event.target) && changed(partOf(event.target)));
    form.addEventListener("submit", () => {
      for (const state of waiting.values()) clearTimeout(state.timer);
      if (mark && url) named(`${page}:${(turn += 1)}`);
      keep(true);
    });
    addEventListener("online", () => {
      for (const [part, state] of waiting) if (state.id) send(part);
    });
    addEventListener("pagehide", () => {
      for (const [part, state] of waiting) if (state.id && !store.get(key)?.sent) send(part);
    });
  };
  for (const form of document.querySelectorAll("form[data-autosave]")) watch(form);
  document.addEventListener("htmx:afterSwap", (event) => {
    for (const form of event.target.querySelectorAll("form[data-autosave]")) watch(form);
  });
}
