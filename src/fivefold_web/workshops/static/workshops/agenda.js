// The agenda can be put in order by dragging, besides the buttons Up and Down, which work without this script.
// After a button the page comes back to the same button, so that the keyboard can go on from there.
"use strict";
(function () {
  var list = document.querySelector("[data-agenda]");
  if (!list) return;
  var note = document.querySelector("[data-order-note]");
  var held = null;
  var before = [];

  function items() { return Array.prototype.slice.call(list.querySelectorAll("[data-item]")); }
  function keys() { return items().map(function (one) { return Number(one.dataset.item); }); }
  function say(text) { if (note) note.textContent = text; }
  function putBack() { before.forEach(function (one) { list.appendChild(one); }); }
  function ends() {
    var all = items();
    all.forEach(function (one, place) {
      [["up", place === 0], ["down", place === all.length - 1]].forEach(function (side) {
        var button = document.getElementById(side[0] + "-" + one.dataset.item);
        if (!button) return;
        if (side[1]) button.setAttribute("aria-disabled", "true"); else button.removeAttribute("aria-disabled");
      });
    });
  }
  function showTimes(times) {
    items().forEach(function (one) {
      var at = one.querySelector("[data-at]");
      if (at && times[one.dataset.item]) at.textContent = times[one.dataset.item];
    });
  }
  function save(moved) {
    var body = new FormData();
    var token = document.querySelector("[name=csrfmiddlewaretoken]");
    if (token) body.append("csrfmiddlewaretoken", token.value);
    body.append("keys", JSON.stringify(keys()));
    fetch(list.dataset.agenda, { method: "POST", body: body, credentials: "same-origin" })
      .then(function (answer) {
        return answer.json().then(function (told) {
          if (!answer.ok) throw new Error(told.why || "");
          showTimes(told.times);
          ends();
          say(note.dataset.moved.replace("{n}", items().indexOf(moved) + 1).replace("{all}", items().length));
        });
      })
      .catch(function () { putBack(); ends(); say(note.dataset.lost); note.classList.remove("ff-unseen"); });
  }

  items().forEach(function (one) {
    if (!document.getElementById("up-" + one.dataset.item)) return;
    one.draggable = true;
    one.querySelector(".prepare-item__time").classList.add("prepare-item__grip");
    one.addEventListener("dragstart", function (event) {
      held = one;
      before = items();
      one.classList.add("prepare-item--held");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", one.dataset.item);
    });
    one.addEventListener("dragend", function () {
      one.classList.remove("prepare-item--held");
      var now = items();
      var changed = held && now.some(function (row, place) { return row !== before[place]; });
      held = null;
      if (changed) save(one);
    });
    one.addEventListener("dragover", function (event) {
      if (!held) return;
      event.preventDefault();
      if (held === one) return;
      var box = one.getBoundingClientRect();
      list.insertBefore(held, event.clientY < box.top + box.height / 2 ? one : one.nextSibling);
    });
    one.addEventListener("drop", function (event) { event.preventDefault(); });
  });
  list.addEventListener("submit", function (event) {
    var button = event.target.querySelector("[aria-disabled]");
    if (button) event.preventDefault();
  });
  var came = location.hash ? document.getElementById(location.hash.slice(1)) : null;
  if (came && list.contains(came)) came.focus();
})();
