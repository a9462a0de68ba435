// Screens that ask for themselves. Where nothing but numbers has changed, only the numbers are put in anew; the rest
// comes when the session has changed, and the keyboard stays on its button, because every button has an id.
(function () {
  "use strict";

  var part = document.querySelector("[data-screen]");
  var ahead = 0; // by how much the server's clock is ahead of this one
  var saidFor = ""; // the timer and the moment that were said already

  function version(root) {
    var found = root.querySelector("[data-version]");
    return found ? found.getAttribute("data-version") : "";
  }

  function numbers(from, to) {
    Array.prototype.forEach.call(from.querySelectorAll("[data-count]"), function (count) {
      var name = count.getAttribute("data-count");
      var shown = to.querySelector('[data-count="' + name + '"]');
      if (shown && !shown.hasAttribute("data-ends") && shown.textContent !== count.textContent) shown.textContent = count.textContent;
    });
  }

  document.addEventListener("htmx:beforeSwap", function (event) {
    var target = event.detail.target;
    if (!target.matches("[data-prompts], [data-screen]")) return;
    var fresh = new DOMParser().parseFromString(event.detail.serverResponse, "text/html");
    var same = target.matches("[data-screen]") ? version(fresh) === version(target) : target.contains(document.activeElement);
    if (!same) return;
    event.detail.shouldSwap = false;
    numbers(fresh, target);
  });

  if (!part) return;

  function two(number) { return (number < 10 ? "0" : "") + number; }

  function clock() {
    var now = Date.now() + ahead;
    Array.prototype.forEach.call(part.querySelectorAll("[data-ends]"), function (timer) {
      var left = Math.max(Math.ceil((new Date(timer.getAttribute("data-ends")).getTime() - now) / 1000), 0);
      var words = left ? timer.getAttribute("data-left").replace("{clock}", Math.floor(left / 60) + ":" + two(left % 60)) : timer.getAttribute("data-over");
      if (timer.textContent !== words) timer.textContent = words;
      say(timer.getAttribute("data-ends"), left);
    });
  }

  // Twice in the life of a timer, and not each second.
  function say(ends, left) {
    var place = document.querySelector("[data-timer-said]");
    var moment = left === 0 ? "over" : left <= 60 ? "soon" : "";
    if (!place || !moment || saidFor === ends + moment) return;
    saidFor = ends + moment;
    place.textContent = place.getAttribute("data-" + moment);
  }

  function setClock() {
    var told = part.querySelector("[data-now]");
    if (told) ahead = new Date(told.getAttribute("data-now")).getTime() - Date.now();
    clock();
  }

  document.addEventListener("htmx:afterSwap", function (event) { if (event.detail.target === part) setClock(); });
  setClock();
  setInterval(clock, 1000);

  var waits = 0;
  function fresh() {
    clearTimeout(waits);
    waits = setTimeout(function () { if (window.htmx) window.htmx.trigger(part, "fresh"); }, 150);
  }

  var lost = document.querySelector("[data-connection]");
  function connection(ok) {
    lost.textContent = ok ? "" : lost.getAttribute("data-lost");
    if (ok) fresh();
  }
  document.addEventListener("htmx:sendError", function () { connection(false); });
  document.addEventListener("htmx:afterOnLoad", function () { lost.textContent = ""; });

  if (window.FivefoldLive) {
    window.FivefoldLive.watch({
      code: part.getAttribute("data-code"),
      state: part.getAttribute("data-state"),
      onState: function (state) { if (String(state.version) !== version(part)) fresh(); },
      onCounts: fresh,
      onConnection: connection
    });
  }
}());
