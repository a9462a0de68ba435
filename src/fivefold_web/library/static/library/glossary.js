// Explains the first mention of each glossary term where it stands. Without this file every page reads as before.
// The words keep their place: a mention on one line becomes a button, one that runs over two lines a span that acts
// like a button, because a button cannot be broken and would move the lines.
"use strict";

(() => {
  const source = document.currentScript || document.querySelector("script[data-terms]");
  const main = document.querySelector("main");
  if (!main || !source || !source.dataset.terms) return;

  const CLOSED = [
    "h1,h2,h3,h4,h5,h6,a,button,label,legend,input,textarea,select,option,summary,svg,code,pre,nav,th,dt,figcaption",
    "script,style,template,[role=button],[role=status],[role=alert],[aria-hidden=true],[aria-live],[hidden],[hx-get]",
    "[data-no-terms],details:not([open]),.ff-unseen,.ff-hint,.ff-tag,.ff-term,.ff-source,.ff-crumbs,.ff-flash",
  ].join(",");
  // Letter for letter as long as the text, so that places in the one are places in the other.
  const plain = (text) => text.replace(/[‐‑–]/g, "-").replace(/’/g, "'").replace(/\s/g, " ");
  const quiet = (text) => { const low = text.toLowerCase(); return low.length === text.length ? low : text; };
  const single = (text) => plain(text).replace(/ +/g, " ");
  const pattern = (name) => name.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&").replace(/ /g, " +");
  const shouted = (name) => name === name.toUpperCase();

  // Capitals count in short forms: SEN is a term, sen is not.
  function dictionary(terms) {
    const names = new Map();
    for (const term of terms) for (const name of term.names) {
      const key = quiet(single(name));
      if (!names.has(key)) names.set(key, { term, exact: shouted(name) && single(name) });
    }
    return names;
  }

  function textNodes() {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
      acceptNode: (node) => {
        if (node.nodeType === Node.TEXT_NODE) return node.data.trim().length > 2 ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT;
        return node.matches(CLOSED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
      },
    });
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  }

  // Everything is read first and written afterwards, so that the browser lays the page out once.
  function mentions(terms) {
    const names = dictionary(terms);
    const longestFirst = [...names.keys()].sort((a, b) => b.length - a.length);
    const find = new RegExp(`(?<![\\w-])(?:${longestFirst.map(pattern).join("|")})(?![\\w-])`, "g");
    const chosen = new Map();
    for (const node of textNodes()) for (const hit of quiet(plain(node.data)).matchAll(find)) {
      const known = names.get(single(hit[0]));
      const before = known && chosen.get(known.term);
      if (!known || (before && before.oneLine)) continue;
      if (known.exact && single(node.data.slice(hit.index, hit.index + hit[0].length)) !== known.exact) continue;
      const range = document.createRange();
      range.setStart(node, hit.index);
      range.setEnd(node, hit.index + hit[0].length);
      const lines = range.getClientRects().length;
      if (!lines) continue;
      const mention = { term: known.term, node, start: hit.index, end: hit.index + hit[0].length, oneLine: lines === 1 };
      if (!before || mention.oneLine) chosen.set(known.term, mention);
    }
    return [...chosen.values()].sort((a, b) => b.start - a.start);
  }

  function mark({ term, node, start, end, oneLine }) {
    const words = node.splitText(start);
    words.splitText(end - start);
    const marked = document.createElement(oneLine ? "button" : "span");
    marked.className = "ff-term";
    if (oneLine) marked.type = "button";
    else { marked.setAttribute("role", "button"); marked.tabIndex = 0; }
    words.replaceWith(marked);
    marked.append(words);
    meanings.set(marked, term);
  }

  const meanings = new WeakMap();
  let said = {};
  let tip = null;
  let shown = null;
  let leaving = 0;
  let bySelf = false;

  const line = (name, text, strong = "") => {
    const made = document.createElement("p");
    made.className = `ff-tip__${name}`;
    if (strong) { const lead = document.createElement("strong"); lead.textContent = strong; made.append(lead, " "); }
    made.append(text);
    return made;
  };

  function filled(term) {
    const about = document.createElement("div");
    about.id = "ff-tip-text";
    about.append(line("term", "", term.term));
    if (term.local) about.append(line("text", term.local, said.here));
    about.append(line("text", term.text, term.local ? said.toolkit : ""));
    if (term.decided) about.append(line("decided", term.decided));
    about.append(line("source", term.source));
    const more = document.createElement("a");
    more.href = term.href;
    more.textContent = said.more;
    tip.replaceChildren(about, more);
  }

  function place(marked) {
    tip.style.maxHeight = "none";
    const at = marked.getClientRects()[0] || marked.getBoundingClientRect();
    const wide = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(at.left, wide - tip.offsetWidth - 8));
    const room = { below: window.innerHeight - at.bottom - 14, above: at.top - 14 };
    const high = tip.scrollHeight + 2;
    const under = high <= room.below || room.below >= room.above;
    tip.style.maxHeight = `${Math.max(under ? room.below : room.above, 120)}px`;
    const top = under ? at.bottom + 6 : at.top - 6 - Math.min(high, room.above);
    tip.style.left = `${left + window.scrollX}px`;
    tip.style.top = `${top + window.scrollY}px`;
  }

  function show(marked) {
    clearTimeout(leaving);
    if (shown === marked) return;
    hide();
    shown = marked;
    filled(meanings.get(marked));
    tip.hidden = false;
    place(marked);
    marked.setAttribute("aria-describedby", "ff-tip-text");
  }

  function hide() {
    clearTimeout(leaving);
    if (!shown) return;
    shown.removeAttribute("aria-describedby");
    tip.hidden = true;
    shown = null;
  }

  const later = () => {
    clearTimeout(leaving);
    leaving = setTimeout(() => { if (!inUse()) hide(); }, 250);
  };
  const inUse = () => shown && (shown.matches(":hover, :focus") || tip.matches(":hover, :focus-within"));
  const term = (event) => event.target instanceof Element && event.target.closest(".ff-term");

  function back() {
    const marked = shown;
    hide();
    bySelf = true;
    marked.focus();
    bySelf = false;
  }

  function listen() {
    main.addEventListener("pointerover", (event) => { const at = term(event); if (at && event.pointerType !== "touch") show(at); });
    main.addEventListener("pointerout", (event) => { if (term(event)) later(); });
    main.addEventListener("focusin", (event) => { const at = term(event); if (at && !bySelf) show(at); });
    main.addEventListener("focusout", (event) => { if (term(event)) later(); });
    tip.addEventListener("pointerleave", later);
    tip.addEventListener("focusout", later);
    main.addEventListener("click", (event) => {
      const at = term(event);
      if (!at) return;
      event.preventDefault();
      show(at);
      // Enter and Space lead into the explanation, to its link; a tap only shows it.
      if (event.detail === 0) tip.querySelector("a").focus();
    });
    document.addEventListener("pointerdown", (event) => { if (shown && !term(event) && !tip.contains(event.target)) hide(); });
    document.addEventListener("keydown", (event) => {
      const at = term(event);
      if (at && at.tagName === "SPAN" && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); at.click(); }
      if (!shown) return;
      if (event.key === "Tab" && tip.contains(document.activeElement)) { event.preventDefault(); back(); }
      else if (event.key === "Escape") { if (tip.contains(document.activeElement)) back(); else hide(); }
    });
    document.addEventListener("scroll", (event) => { if (event.target !== document && !tip.contains(event.target)) hide(); }, true);
    // Browsers on phones resize the page while it is scrolled: only another width moves the words.
    let wide = window.innerWidth;
    window.addEventListener("resize", () => { if (window.innerWidth !== wide) hide(); wide = window.innerWidth; });
  }

  function explain(told) {
    const start = performance.now();
    const found = mentions(told.terms);
    if (found.length) {
      said = told.words;
      tip = document.createElement("div");
      tip.className = "ff-tip";
      tip.setAttribute("role", "tooltip");
      tip.hidden = true;
      found.forEach(mark);
      document.body.append(tip);
      listen();
    }
    performance.measure("fivefold-terms", { start, end: performance.now() });
    main.dataset.terms = String(found.length);
  }

  fetch(source.dataset.terms, { headers: { Accept: "application/json" }, credentials: "same-origin" })
    .then((answer) => (answer.ok ? answer.json() : null))
    .then((told) => { if (told) explain(told); })
    .catch(() => { /* No connection: the page reads as before. */ });
})();
