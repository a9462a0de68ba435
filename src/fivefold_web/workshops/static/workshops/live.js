// Tells a page what has changed in a session: by the live door (server-sent events), and by asking for the state every
// two seconds where the door is not there or a proxy holds it back. A page sees no difference.
//
//   var watching = window.FivefoldLive.watch({
//     code: "K7P2QM", state: "/join/K7P2QM/state/",
//     onState: function (json) {},        // the newest state; json.now is the server's time
//     onCounts: function (json) {},       // {"<item id>": answers so far}; leave out where nobody needs it
//     onConnection: function (ok) {},     // only when it changes
//     onRefused: function (status) {}     // 404 and the like: asking again would only repeat it
//   });
//   watching.stop(); watching.look();     // look: ask now, for instance after sending
(function () {
  "use strict";

  var QUIET = 40000; // milliseconds without a beat of the server, after which a stream counts as broken
  var POLL = 2000;
  var LONGEST_WAIT = 8000; // between two tries of the door while the server is away
  var ABSENT = 60000; // and where it answers that there is no door, or that it is full

  function about(milliseconds) { return milliseconds * (0.6 + Math.random() * 0.8); }
  function nothing() {}

  function watch(how) {
    var onState = how.onState || nothing;
    var onConnection = how.onConnection || nothing;
    var onRefused = how.onRefused || nothing;
    var door = "/live/" + encodeURIComponent(how.code) + "/" + (how.onCounts ? "?counts" : "");
    var stream = null;
    var heard = 0; // when the stream was last heard
    var failures = 0;
    var connected = null;
    var tag = "";
    var version = -1;
    var stopped = false;
    var timers = { poll: 0, open: 0, watchdog: 0 };

    function connection(ok) {
      if (ok === connected) return;
      connected = ok;
      onConnection(ok);
    }

    function later(name, run, wait) {
      clearTimeout(timers[name]);
      timers[name] = setTimeout(run, wait);
    }

    function tell(json) {
      if (json.version < version) return; // a late answer to an earlier question
      version = json.version;
      onState(json);
    }

    function flows() { return stream && heard && Date.now() - heard < QUIET; }

    function hear() {
      heard = Date.now();
      failures = 0;
      clearTimeout(timers.poll);
      later("watchdog", broken, QUIET);
      connection(true);
    }

    function close() {
      if (stream) stream.close();
      stream = null;
      heard = 0;
      clearTimeout(timers.watchdog);
    }

    function broken() {
      var absent = stream && stream.readyState === 2; // the server answered, and it was no stream
      close();
      if (stopped) return;
      failures += 1;
      later("open", open, about(absent ? ABSENT : Math.min(1000 * Math.pow(2, failures - 1), LONGEST_WAIT)));
      later("poll", poll, absent ? 0 : about(POLL / 2));
    }

    function open() {
      if (stopped || stream || !window.EventSource) return;
      stream = new window.EventSource(door);
      stream.onerror = broken;
      stream.addEventListener("beat", hear);
      stream.addEventListener("state", function (event) { hear(); tell(JSON.parse(event.data)); });
      stream.addEventListener("counts", function (event) {
        hear();
        if (how.onCounts) how.onCounts(JSON.parse(event.data));
      });
    }

    function stop() {
      stopped = true;
      close();
      clearTimeout(timers.poll);
      clearTimeout(timers.open);
    }

    function answered(reply) {
      if (stopped) return null;
      if (reply.status === 403 || reply.status === 404 || reply.status === 410) {
        stop();
        onRefused(reply.status);
        return null;
      }
      var ok = reply.ok || reply.status === 304;
      // The server is back: so may the door be.
      if (ok && connected === false) later("open", open, about(POLL / 2));
      connection(ok);
      if (!reply.ok) return null;
      tag = reply.headers.get("ETag") || "";
      return reply.json().then(function (json) {
        var date = reply.headers.get("Date");
        if (!json.now && date) json.now = new Date(date).toISOString();
        tell(json);
      });
    }

    function ask() {
      return window.fetch(how.state, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store" })
        .then(answered)
        .catch(function () { if (!stopped) connection(false); });
    }

    function poll() {
      if (stopped || flows()) return;
      ask().then(function () { if (!stopped && !flows()) later("poll", poll, about(POLL)); });
    }

    // A phone that slept: its stream may be dead without knowing. Ask at once, and open the door anew.
    function awake() {
      if (stopped || document.hidden || (heard && Date.now() - heard < QUIET / 2)) return;
      close();
      failures = 0;
      open();
      later("poll", poll, 0);
    }

    document.addEventListener("visibilitychange", awake);
    window.addEventListener("online", awake);
    open();
    later("poll", poll, about(POLL / 2)); // unless the stream speaks before
    return { stop: stop, look: ask };
  }

  window.FivefoldLive = { watch: watch };
}());
