// Answers of a participant. An answer waits in this phone's outbox until the server has acknowledged it:
// it survives a lost connection, a closed tab and a restart of the server. Its key makes a second sending harmless.
"use strict";

(() => {
  const room = document.querySelector("[data-room]");
  if (!room) return;
  const words = room.dataset;
  const box = `fivefold-outbox-${words.room}`;
  const token = () => room.querySelector("[name=csrfmiddlewaretoken]").value;
  let wait = 1000;
  let tag = "";
  let sending = false;
  let over = ""; // why nothing is asked or sent any more, in words

  // Where the browser forbids storage (some private windows, a full phone) what is typed lives as long as this page.
  const memory = new Map();
  const store = {
    get(key) {
      if (memory.has(key)) return memory.get(key);
      try { return localStorage.getItem(key); } catch { return null; }
    },
    put(key, text) {
      try { localStorage.setItem(key, text); memory.delete(key); } catch { memory.set(key, text); }
    },
    drop(key) {
      memory.delete(key);
      try { localStorage.removeItem(key); } catch { /* nothing is kept there */ }
    },
  };
  const load = () => { try { return JSON.parse(store.get(box)) || []; } catch { return []; } };
  const save = (answers) => store.put(box, JSON.stringify(answers));
  const waitingWords = () => (memory.has(box) ? words.waitingHere : words.waiting);
  // Some answers of the server are for good: asking again would only repeat them.
  const ending = (status) => ({ 403: words.tooOld, 404: words.gone, 410: words.gone })[status] || "";
  const change = (key, facts) => save(load().map((a) => (a.key === key ? { ...a, ...facts } : a)));
  const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) => b.toString(16).padStart(2, "0")).join("");

  function show() {
    for (const section of room.querySelectorAll("[data-item]")) {
      const list = section.querySelector("[data-mine]");
      list.replaceChildren(...load().filter((a) => String(a.item) === section.dataset.item).map((a) => {
        const line = document.createElement("li");
        const said = document.createElement("span");
        said.textContent = a.shown || a.text;
        const status = document.createElement("strong");
        status.className = `ff-tag ff-tag--${a.status === "sent" ? "good" : a.status === "refused" ? "bad" : "warn"}`;
        status.textContent = a.status === "sent" ? words.sent : a.status === "refused" ? [words.refused, a.said].filter(Boolean).join(". ") : waitingWords();
        line.append(said, " ", status);
        return line;
      }));
    }
    const waiting = load().filter((a) => a.status === "waiting").length;
    room.querySelector("[data-connection]").textContent = over || (waiting ? waitingWords() : "");
  }

  async function send(answer) {
    const body = new URLSearchParams({ item: answer.item, text: answer.text, asked: answer.asked || "", client_key: answer.key, csrfmiddlewaretoken: token() });
    const reply = await fetch(words.answer, { method: "POST", body, headers: { Accept: "application/json" }, credentials: "same-origin" });
    if (reply.ok) return change(answer.key, { status: "sent" });
    over = ending(reply.status);
    if (reply.status === 403) return undefined; // it goes with the fresh page
    if ([400, 404, 409, 410].includes(reply.status)) {
      const said = await reply.json().then((r) => r.said, () => "");
      return change(answer.key, { status: "refused", said });
    }
    throw new Error(String(reply.status));
  }

  async function empty() {
    if (sending || over) return;
    sending = true;
    try {
      for (const answer of load().filter((a) => a.status === "waiting")) {
        await send(answer);
        if (over) break;
        show();
      }
      wait = 1000;
    } catch {
      wait = Math.min(wait * 2, 10000);
      setTimeout(empty, wait * (0.7 + Math.random() * 0.6));
    } finally { sending = false; show(); }
  }

  const isPoll = (section) => "poll" in section.dataset;
  // A phone chooses once before and once after; the two cannot be joined.
  const chose = (section, asked) => isPoll(section) && load().some((a) => String(a.item) === section.dataset.item && a.asked === asked && a.status !== "refused");

  function ask(section, item) {
    const field = section.querySelector("[name=asked]");
    if (!item.asked || field.value === item.asked) return;
    field.value = item.asked;
    const question = section.querySelector("[data-ask]");
    question.textContent = question.dataset[item.asked];
    for (const choice of section.querySelectorAll("[type=radio]")) choice.checked = false;
  }

  function choose(section) {
    const chosen = section.querySelector("[type=radio]:checked");
    section.querySelector("[data-problem]").textContent = chosen ? "" : words.choose;
    if (!chosen) { section.querySelector("[type=radio]").focus(); return; }
    const asked = section.querySelector("[name=asked]").value;
    const shown = section.querySelector(`label[for="${chosen.id}"]`).textContent;
    save([...load(), { key: newKey(), item: Number(section.dataset.item), text: chosen.value, shown, asked, status: "waiting" }]);
    section.querySelector("form").hidden = true;
    section.querySelector("[data-closed]").hidden = false;
    show();
    empty();
  }

  function place(item) {
    let section = room.querySelector(`[data-item="${item.id}"]`);
    if (!section) {
      section = room.querySelector(`template[data-kind="${item.kind}"]`).content.firstElementChild.cloneNode(true);
      section.dataset.item = item.id;
      section.querySelector("[data-text]").textContent = item.text;
      for (const field of section.querySelectorAll("textarea, [type=radio]")) {
        const label = section.querySelector(`label[for="${field.id}"]`);
        field.id = field.type === "radio" ? `choice-${item.id}-${field.value}` : `answer-${item.id}`;
        label.htmlFor = field.id;
      }
      section.querySelector("[name=item]").value = item.id;
      room.querySelector("[data-items]").append(section);
    }
    section.hidden = item.state === "planned";
    if (isPoll(section)) ask(section, item);
    const open = item.asked && !room.dataset.ended && !chose(section, item.asked);
    section.querySelector("form").hidden = !open;
    section.querySelector("[data-closed]").hidden = open;
  }

  function apply(state) {
    if (state.ended) room.dataset.ended = "1";
    state.items.forEach(place);
    room.querySelector("[data-nothing]").hidden = state.items.some((i) => i.asked) && !state.ended;
    room.querySelector("[data-ended-note]").hidden = !state.ended;
    show();
  }

  async function poll() {
    if (over) return;
    try {
      const reply = await fetch(words.state, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store" });
      over ||= ending(reply.status);
      if (over) { show(); return; }
      if (reply.ok) { tag = reply.headers.get("ETag") || ""; apply(await reply.json()); }
      if (load().some((a) => a.status === "waiting")) empty();
    } catch { /* no connection: the next poll tries again */ }
    setTimeout(poll, 1600 + Math.random() * 800);
  }

  room.addEventListener("input", (event) => {
    const item = event.target.closest("[data-item]");
    if (item && event.target.matches("textarea")) store.put(`${box}-draft-${item.dataset.item}`, event.target.value);
  });

  room.addEventListener("submit", (event) => {
    const section = event.target.closest("[data-item]");
    if (!section) return;
    event.preventDefault();
    if (isPoll(section)) { choose(section); return; }
    const field = section.querySelector("textarea");
    const text = field.value.trim();
    const problem = section.querySelector("[data-problem]");
    problem.textContent = text ? (text.length > 600 ? words.long : "") : words.nothing;
    if (problem.textContent) { field.focus(); return; }
    save([...load(), { key: newKey(), item: Number(section.dataset.item), text, status: "waiting" }]);
    field.value = "";
    store.drop(`${box}-draft-${section.dataset.item}`);
    show();
    empty();
  });

  apply(JSON.parse(document.getElementById("room-state").textContent));
  for (const section of room.querySelectorAll("[data-item]:not([data-poll])")) {
    section.querySelector("textarea").value = store.get(`${box}-draft-${section.dataset.item}`) || "";
  }
  window.addEventListener("online", empty);
  empty();
  poll();
})();
