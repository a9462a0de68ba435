// The phone of a participant: one question a screen. Which one follows the room, unless somebody is writing. Sending is
// in answers/outbox.js; what has changed is told by live.js. Without scripts all open questions stand as plain forms.
(function () {
  "use strict";

  var room = document.querySelector("[data-room]");
  if (!room) return;
  var told = room.dataset;
  var keep = window.FivefoldKeep(told.room);
  var state = JSON.parse(document.getElementById("room-state").textContent);
  var over = ""; // why nothing is asked or sent any more, in words
  var connected = true;
  var chosen = 0; // a question that somebody went to
  var shown = 0;
  var current = state.current;
  var skew = 0; // how far this phone's clock is from the server's
  var fetching = 0;
  var coming = keep.get("arrival") || {};

  function one(selector) { return room.querySelector(selector); }
  function each(list, run) { Array.prototype.forEach.call(list, run); }
  function element(name, words, look) {
    var made = document.createElement(name);
    made.textContent = words || "";
    if (look) made.className = look;
    return made;
  }
  function put(node, words) { if (node.textContent !== words) node.textContent = words; }
  function section(id) { return room.querySelector('[data-screen="' + id + '"]'); }
  function itemOf(id) { return state.items.filter(function (item) { return item.id === id; })[0]; }
  function say(words) { put(one("[data-connection]"), words); }

  var box = window.FivefoldOutbox({
    keep: keep,
    address: told.answer,
    token: function () { return one("[name=csrfmiddlewaretoken]").value; },
    also: function () { return { sector: coming.sector, group: coming.group }; },
    changed: function () { show(); },
    over: function (status) { end(status); }
  });

  function end(status) {
    over = status === 403 ? told.tooOld : told.gone;
    watching.stop();
    show();
  }

  // ---- What this phone said

  function mine(id, asked) {
    return box.all().filter(function (entry) { return entry.item === id && (!asked || entry.asked === asked); });
  }
  function counted(item) {
    return mine(item.id, item.asked).some(function (entry) { return entry.status !== "refused" && !entry.own; });
  }
  function waitingWords() {
    var held = box.waiting().every(function (entry) { return keep.holds("answer-" + entry.key); });
    return held ? told.waiting : told.waitingHere;
  }
  function statusOf(entry) {
    if (entry.status === "sent") return ["good", told.sent];
    if (entry.status === "refused") return ["bad", told.refused + (entry.said ? ": " + entry.said : "")];
    return ["warn", waitingWords()];
  }
  function lineOf(entry) {
    var line = document.createElement("li");
    var rounds = mine(entry.item).some(function (other) { return other.asked !== entry.asked; });
    if (rounds) line.appendChild(element("span", told[entry.asked] + ": ", "ff-quiet"));
    line.appendChild(element("span", entry.words));
    line.appendChild(document.createTextNode(" "));
    var status = statusOf(entry);
    line.appendChild(element("strong", status[1], "ff-tag ff-tag--" + status[0]));
    if (entry.status === "refused" && entry.stood) line.appendChild(element("span", " " + told.stood.replace("{text}", entry.stood)));
    return line;
  }
  // Only what has changed is written anew, so that a screen reader is not sent through the list again.
  function listMine(holder, list, entries) {
    holder.hidden = !entries.length;
    var sign = JSON.stringify(entries.map(function (e) { return [e.key, e.revision, e.status, e.said, statusOf(e)[1]]; }));
    if (list.dataset.sign === sign) return;
    list.dataset.sign = sign;
    while (list.firstChild) list.removeChild(list.firstChild);
    entries.forEach(function (entry) { list.appendChild(lineOf(entry)); });
  }

  // ---- Forms

  function draftOf(form) {
    return "draft-" + form.elements.item.value + "-" + form.elements.asked.value + (form.matches("[data-own]") ? "-own" : "");
  }
  function prepare(holder) {
    each(holder.querySelectorAll("form[data-answer]"), function (form) {
      form.again = [window.FivefoldRank(form, say), window.FivefoldPins(form, say), window.FivefoldSteps(form, told)].filter(Boolean);
      restore(form, keep.get(draftOf(form)));
    });
  }
  function restore(form, pairs) {
    if (!pairs) return;
    window.FivefoldFields.fill(form, pairs);
    form.again.forEach(function (load) { load(); });
  }
  function clear(form) {
    form.reset();
    keep.drop(draftOf(form));
    form.again.forEach(function (load) { load(); });
  }

  function problem(form, words, field) {
    put(form.querySelector("[data-problem]"), words || "");
    if (!words) return;
    each([field], function (there) {
      var row = there && there.closest("[data-row]");
      if (row && row.hidden) { row.hidden = false; }
      if (there) there.focus();
    });
  }

  function submit(form) {
    var holder = form.closest("[data-screen]");
    if (form.sentAt && Date.now() - form.sentAt < 700) return; // the second half of a double tap
    var wrong = window.FivefoldFields.problem(holder, form, told);
    problem(form, wrong && wrong[0], wrong && wrong[1]);
    if (wrong) return;
    form.sentAt = Date.now();
    var own = form.matches("[data-own]");
    var many = own || "many" in holder.dataset;
    var item = Number(holder.dataset.screen);
    var entry = { item: item, asked: form.elements.asked.value, own: own, fields: window.FivefoldFields.read(form), words: window.FivefoldFields.words(form, told) };
    chosen = item;
    holder.changing = false;
    if (many) clear(form); else keep.drop(draftOf(form));
    box.say(entry, many);
    if (many) form.querySelector("textarea, input:not([type=hidden])").focus();
    else holder.querySelector("[data-text]").focus();
  }

  function change(holder) {
    var form = holder.querySelector("form[data-answer]:not([data-own])");
    var last = mine(Number(holder.dataset.screen), holder.dataset.asked).filter(function (entry) { return !entry.own; })[0];
    holder.changing = true;
    form.sentAt = 0;
    if (last) restore(form, last.fields);
    show();
    holder.querySelector("[data-text]").focus();
  }

  // ---- One question a screen

  function askedItems() {
    return state.ended ? [] : state.items.filter(function (item) { return item.asked && section(item.id); });
  }
  function isVisible(id) {
    var item = itemOf(id);
    return Boolean(item && section(id) && (item.asked || item.state === "revealed"));
  }
  function pick() {
    var open = askedItems();
    var todo = open.filter(function (item) { return !counted(item); });
    if (isVisible(chosen)) return chosen;
    if (isVisible(state.current) && !("alone" in told)) {
      var now = itemOf(state.current);
      if (!now.asked || !counted(now) || !todo.length) return state.current;
    }
    if (todo.length) return todo[0].id;
    if (isVisible(shown)) return shown;
    var past = state.items.filter(function (item) { return item.state === "revealed" && section(item.id); });
    return open.length ? open[0].id : past.length ? past[past.length - 1].id : 0;
  }
  // Somebody who is writing is not taken away from it.
  function isBusy() {
    var holder = shown && section(shown);
    var form = holder && holder.querySelector("form[data-answer]");
    return Boolean(form && itemOf(shown) && itemOf(shown).asked && holder.contains(document.activeElement) && keep.get(draftOf(form)));
  }

  function showSection(holder, item) {
    var form = holder.querySelector("form[data-answer]:not([data-own])");
    var entries = mine(item.id);
    var done = form && !("many" in holder.dataset) && counted(item) && !holder.changing;
    if (form) form.hidden = Boolean(done);
    listMine(holder.querySelector("[data-mine-box]"), holder.querySelector("[data-mine]"), entries);
    var button = holder.querySelector("[data-change]");
    if (done && !button) {
      button = element("button", told.change, "ff-button ff-button--secondary");
      button.type = "button";
      button.setAttribute("data-change", "");
      form.parentNode.insertBefore(button, form.nextSibling);
    }
    if (button) button.hidden = !done;
    var first = holder.querySelector("[data-first]");
    if (!first) return;
    var before = item.asked === "after" ? mine(item.id, "before").filter(function (entry) { return entry.status !== "refused"; })[0] : null;
    first.hidden = !before;
    put(first, before ? told.yours.replace("{text}", before.words) : "");
  }

  function showOpen(open) {
    var nav = one("[data-open]");
    var list = one("[data-open-list]");
    var sign = JSON.stringify(open.map(function (item) { return [item.id, counted(item), item.id === shown, item.text]; }));
    nav.hidden = open.length < 2;
    if (list.dataset.sign === sign) return;
    var focused = list.contains(document.activeElement) ? document.activeElement.dataset.to : "";
    list.dataset.sign = sign;
    while (list.firstChild) list.removeChild(list.firstChild);
    open.forEach(function (item) {
      var line = document.createElement("li");
      var button = element("button", item.text, "ws-open__to");
      button.type = "button";
      button.dataset.to = item.id;
      if (item.id === shown) button.setAttribute("aria-current", "true");
      if (counted(item)) button.appendChild(element("span", " ✓ " + told.answered, "ff-quiet"));
      line.appendChild(button);
      list.appendChild(line);
    });
    if (focused && list.querySelector('[data-to="' + focused + '"]')) list.querySelector('[data-to="' + focused + '"]').focus();
  }

  function showProgress(open) {
    var at = open.map(function (item) { return item.id; }).indexOf(shown);
    each(room.querySelectorAll("[data-screen] > [data-progress]"), function (line) {
      line.hidden = at < 0 || open.length < 2;
      put(line, told.progress.replace("{n}", at + 1).replace("{all}", open.length));
    });
    var todo = open.filter(function (item) { return !counted(item) && item.id !== shown; });
    var now = itemOf(shown);
    one("[data-onward]").hidden = !todo.length || !now || Boolean(now.asked && !counted(now));
    one("[data-next-button]").dataset.to = todo.length ? todo[0].id : "";
  }

  function showWords() {
    if (over) { say(over); return; }
    if (box.waiting().length) { say(waitingWords()); return; }
    if (!connected) { say(told.offline); return; }
    var old = one("[data-connection]").textContent;
    if ([told.waiting, told.waitingHere, told.offline].indexOf(old) >= 0) say("");
  }

  function show() {
    var welcome = one("[data-welcome]");
    var asks = Boolean(welcome && !coming.done && !state.ended);
    if (welcome) welcome.hidden = !asks;
    one("[data-questions]").hidden = asks || state.ended;
    one("[data-ended-note]").hidden = !state.ended;
    var open = askedItems();
    var next = isBusy() ? shown : pick();
    var had = shown && next !== shown && section(shown) && section(shown).contains(document.activeElement);
    shown = next;
    each(room.querySelectorAll("[data-screen]"), function (holder) {
      var item = itemOf(Number(holder.dataset.screen));
      holder.hidden = !item || item.id !== shown || state.ended;
      if (item) showSection(holder, item);
    });
    if (had && section(shown)) section(shown).querySelector("[data-text]").focus();
    one("[data-nothing]").hidden = Boolean(shown) || state.ended;
    showOpen(open);
    showProgress(open);
    showMoved();
    showTimer();
    showWords();
    if (state.ended) listMine(one("[data-all-mine-box]"), one("[data-all-mine]"), box.all());
  }

  function showMoved() {
    var there = itemOf(state.current);
    var moved = Boolean(there && state.current !== shown && isVisible(state.current) && !("alone" in told) && !(there.asked && counted(there)) && !state.ended);
    one("[data-moved-box]").hidden = !moved;
    if (moved) put(one("[data-moved-words]"), told.moved.replace("{text}", there.text));
  }

  function go(id) {
    chosen = Number(id);
    show();
    if (section(chosen)) section(chosen).querySelector("[data-text]").focus();
  }

  // ---- Time: in whole minutes, changed quietly; nothing is read out while somebody writes

  function showTimer() {
    var line = one("[data-timer]");
    var timer = state.timer || {};
    line.hidden = (!timer.ends_at && timer.left === null) || state.ended;
    if (line.hidden) return;
    var left = timer.ends_at ? (new Date(timer.ends_at) - Date.now() - skew) / 1000 : timer.left;
    var words = left > 90 ? told.minutes.replace("{n}", Math.round(left / 60)) : left > 45 ? told.minute : left > 0 ? told.soon : told.up;
    put(line, timer.ends_at ? words : words + ". " + told.stands);
  }

  // ---- What has changed in the room

  function stale() {
    return state.items.some(function (item) {
      var there = section(item.id);
      return !there || there.dataset.shape !== item.shape || (item.state === "revealed" && item.id === shown && there.version !== state.version);
    });
  }

  function renew() {
    if (fetching || over || state.ended || !stale()) return;
    var version = state.version;
    fetching = setTimeout(function () {
      window.fetch(told.screens, { cache: "no-store" }).then(function (reply) {
        if (!reply.ok) throw new Error(String(reply.status));
        return reply.text();
      }).then(function (html) {
        var fresh = new DOMParser().parseFromString(html, "text/html");
        each(fresh.querySelectorAll("[data-screen]"), function (holder) { replace(document.importNode(holder, true), version); });
        fetching = 0;
        show();
        setTimeout(renew, 1000);
      }).catch(function () {
        fetching = 0;
        setTimeout(renew, 1000 + Math.random() * 2000);
      });
    }, Math.random() * 300);
  }

  function replace(fresh, version) {
    var id = Number(fresh.dataset.screen);
    var old = section(id);
    var item = itemOf(id);
    fresh.version = version;
    if (old && old.dataset.shape === fresh.dataset.shape && !(item && item.state === "revealed")) return;
    var focused = old && old.contains(document.activeElement) ? document.activeElement.id : "";
    if (old) old.parentNode.replaceChild(fresh, old); else insert(fresh, id);
    fresh.hidden = true;
    prepare(fresh);
    if (!item || id !== shown) return;
    if (old && old.dataset.asked === fresh.dataset.asked) { fresh.changing = old.changing; if (item.kind === "statements") say(told.newLines); }
    else chosen = chosen === id && !item.asked ? 0 : chosen;
    var target = focused && document.getElementById(focused);
    if (focused) { fresh.hidden = false; (target || fresh.querySelector("[data-text]")).focus(); }
  }

  function insert(fresh, id) {
    var order = state.items.map(function (item) { return item.id; });
    var after = order.slice(order.indexOf(id) + 1).map(section).filter(Boolean)[0];
    one("[data-items]").insertBefore(fresh, after || null);
  }

  function hear(json) {
    var before = {};
    state.items.forEach(function (item) { before[item.id] = item.asked + item.state; });
    if (json.now) skew = new Date(json.now) - Date.now();
    state = json;
    state.items.forEach(function (item) {
      if (before[item.id] === item.asked + item.state) return;
      if (item.asked && section(item.id)) section(item.id).changing = false;
      if (item.asked && !isBusy() && !("alone" in told)) say(told.opened.replace("{text}", item.text));
      if (item.state === "revealed") say(told.shown.replace("{text}", item.text));
      if (!isBusy() && !("alone" in told) && (item.asked || item.id === chosen)) chosen = 0;
    });
    if (state.current !== current) {
      current = state.current;
      if (!isBusy()) chosen = 0;
    }
    renew();
    show();
    box.send();
    arrive();
  }

  // ---- Coming in: counted once, by a key that belongs to no answer

  function arrive() {
    var grouped = state.groups.length > 0;
    if (over || state.ended || coming.busy || (one("[data-welcome]") && !coming.done)) return;
    if (coming.told && (!grouped || coming.group)) return;
    coming.key = coming.key || box.newKey();
    coming.busy = true;
    var form = new URLSearchParams();
    [["client_key", coming.key], ["sector", coming.sector], ["group", coming.group], ["csrfmiddlewaretoken", one("[name=csrfmiddlewaretoken]").value]]
      .forEach(function (pair) { if (pair[1]) form.append(pair[0], pair[1]); });
    window.fetch(told.arrive, { method: "POST", body: form, headers: { Accept: "application/json" }, credentials: "same-origin" })
      .then(function (reply) {
        if (!reply.ok) throw new Error(String(reply.status));
        return reply.json();
      })
      .then(function (json) {
        coming.told = true;
        if (json.group) { coming.group = json.group.number; coming.groupName = json.group.name; }
        settleArrival();
      }, function () { coming.busy = false; }); // the next change or return of the network tries again
  }
  function settleArrival() {
    coming.busy = false;
    keep.put("arrival", coming);
    var note = one("[data-group-note]");
    note.hidden = !coming.groupName;
    put(note, coming.groupName ? told.group.replace("{text}", coming.groupName) : "");
  }

  // ---- What people do

  room.addEventListener("input", function (event) {
    var form = event.target.closest("form[data-answer]");
    if (!form) return;
    keep.put(draftOf(form), window.FivefoldFields.read(form));
    put(form.querySelector("[data-problem]"), "");
  });
  room.addEventListener("submit", function (event) {
    event.preventDefault();
    if (event.target.matches("[data-answer]")) { submit(event.target); return; }
    coming.sector = (event.target.elements.sector || {}).value || "";
    coming.group = Number((event.target.elements.group || {}).value) || 0;
    coming.done = true;
    coming.told = false;
    settleArrival();
    arrive();
    show();
    one("[data-questions]").focus();
  });
  room.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (!button) return;
    if (button.matches("[data-change]")) change(button.closest("[data-screen]"));
    else if (button.matches("[data-moved-go]")) go(state.current);
    else if (button.dataset.to) go(button.dataset.to);
    else if (button.matches("[data-forget]")) {
      keep.forget();
      box.refresh();
      show();
      say(told.removed);
    }
  });
  window.addEventListener("storage", function (event) {
    if (!keep.isOurs(event.key)) return;
    box.refresh();
    show();
  });
  window.addEventListener("online", function () { box.send(); arrive(); renew(); });

  one("[data-questions]").tabIndex = -1;
  skew = new Date(told.now) - Date.now();
  each(room.querySelectorAll("[data-screen]"), prepare);
  var watching = window.FivefoldLive.watch({
    code: told.room,
    state: told.state,
    onState: hear,
    onConnection: function (ok) {
      connected = ok;
      if (ok) { box.send(); arrive(); renew(); }
      showWords();
    },
    onRefused: end
  });
  settleArrival();
  show();
  renew();
  arrive();
  box.send();
  setInterval(showTimer, 10000);
}());
