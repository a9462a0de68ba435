// Answers wait here until the server has acknowledged them: through a lost connection, a closed tab, a restart of the
// server. A key is drawn once for each question and round and kept, so that a second sending, a double tap or a second
// tab changes nothing. A changed mind is a higher revision of the same answer.
(function () {
  "use strict";

  var LONGEST = 30000;
  var PATIENCE = 15000; // milliseconds after which a request counts as lost; sending it again is harmless

  function newKey() {
    var bytes = new Uint8Array(12);
    window.crypto.getRandomValues(bytes);
    return Array.prototype.map.call(bytes, function (byte) { return ("0" + byte.toString(16)).slice(-2); }).join("");
  }

  function lost(after) {
    return new Promise(function (done, fail) { setTimeout(function () { fail(new Error("no reply")); }, after); });
  }

  // how: {keep, address, token(), also() -> {sector, group}, changed(), over(status)}
  function outbox(how) {
    var wait = 1000;
    var timer = 0;
    var busy = false;
    var over = false;
    var listed = null;

    function all() {
      if (!listed) {
        listed = how.keep.names("answer-").map(function (name) { return how.keep.get(name); }).filter(Boolean);
        listed.sort(function (a, b) { return a.turn - b.turn; });
      }
      return listed;
    }

    function write(entry) {
      how.keep.put("answer-" + entry.key, entry);
      listed = null;
    }

    function waiting() { return all().filter(function (one) { return one.status === "waiting"; }); }

    function keyFor(item, asked) {
      var name = "key-" + item + "-" + asked;
      var key = how.keep.get(name) || newKey();
      how.keep.put(name, key);
      return key;
    }

    // An answer that may be changed takes the place of what this phone said before, in the same round.
    function say(entry, many) {
      listed = null;
      var key = many ? newKey() : keyFor(entry.item, entry.asked);
      var before = how.keep.get("answer-" + key);
      var fresh = { key: key, revision: before ? before.revision + 1 : 1, status: "waiting", turn: Date.now() };
      if (before) fresh.stood = before.status === "sent" ? before.words : before.stood; // counts if this one comes too late
      write(Object.assign({}, entry, fresh));
      how.changed();
      send();
      return key;
    }

    function settle(sent, facts) {
      listed = null;
      var now = how.keep.get("answer-" + sent.key);
      if (now && now.revision === sent.revision) write(Object.assign(now, facts));
    }

    function body(entry) {
      var form = new URLSearchParams();
      entry.fields.forEach(function (pair) { form.append(pair[0], pair[1]); });
      var facts = Object.assign({ item: entry.item, asked: entry.asked, client_key: entry.key, revision: entry.revision }, how.also());
      Object.keys(facts).forEach(function (name) { if (facts[name]) form.append(name, facts[name]); });
      form.append("csrfmiddlewaretoken", how.token());
      return form;
    }

    function post(entry) {
      var request = window.fetch(how.address, { method: "POST", body: body(entry), headers: { Accept: "application/json" }, credentials: "same-origin" });
      return Promise.race([request, lost(PATIENCE)]).then(function (reply) {
        if (reply.ok) return settle(entry, { status: "sent" });
        if ([403, 404, 410].indexOf(reply.status) >= 0) {
          over = true; // asking again would only repeat it; what is kept goes with a fresh page
          how.over(reply.status);
          return null;
        }
        if (reply.status !== 400 && reply.status !== 409) throw new Error(String(reply.status));
        return reply.json().catch(function () { return {}; }).then(function (told) {
          settle(entry, { status: "refused", said: told.said || "" });
        });
      });
    }

    function next() {
      var entry = waiting()[0];
      if (!entry || over) return Promise.resolve();
      return post(entry).then(function () { how.changed(); return next(); });
    }

    function send() {
      clearTimeout(timer);
      if (busy || over || !waiting().length) return;
      busy = true;
      next().then(function () {
        busy = false;
        wait = 1000;
        if (waiting().length) send();
      }, function () {
        busy = false;
        timer = setTimeout(send, wait * (0.7 + Math.random() * 0.6));
        wait = Math.min(wait * 2, LONGEST);
        how.changed();
      });
    }

    return {
      all: all,
      say: say,
      send: function () { wait = 1000; send(); },
      waiting: waiting,
      refresh: function () { listed = null; },
      newKey: newKey
    };
  }

  window.FivefoldOutbox = outbox;
}());
