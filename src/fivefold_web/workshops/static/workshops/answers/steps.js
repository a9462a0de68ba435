// Many rows of one question, one after another: where one is stands above, back and on below.
(function () {
  "use strict";

  function button(words, kind) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = "ff-button ff-button--" + kind;
    made.textContent = words;
    return made;
  }

  function steps(form, told) {
    var box = form.querySelector("[data-steps]");
    if (!box) return null;
    var rows = Array.prototype.slice.call(box.querySelectorAll("[data-row]"));
    var send = form.querySelector(".ws-send");
    var now = 0;
    var where = document.createElement("p");
    where.className = "ws-progress";
    var walk = document.createElement("div");
    walk.className = "ff-buttons ws-walk";
    var on = button(told.forward, "primary");
    var back = button(told.back, "secondary");
    walk.appendChild(on);
    walk.appendChild(back);
    box.insertBefore(where, box.firstChild);
    box.appendChild(walk);

    function show(moved) {
      rows.forEach(function (row, at) { row.hidden = at !== now; });
      where.textContent = told.step.replace("{n}", now + 1).replace("{all}", rows.length);
      back.hidden = now === 0;
      on.hidden = now === rows.length - 1;
      send.hidden = !on.hidden;
      if (moved) (rows[now].querySelector("input:checked") || rows[now].querySelector("input")).focus();
    }

    function answered(row) { return row.querySelector("input:checked"); }

    on.addEventListener("click", function () { now += 1; show(true); });
    back.addEventListener("click", function () { now -= 1; show(true); });

    // To the first row without an answer: after a reload, and when rows have been added.
    function load() {
      now = rows.findIndex(function (row) { return !answered(row); });
      if (now < 0) now = rows.length - 1;
      show(false);
    }
    load();
    return load;
  }

  window.FivefoldSteps = steps;
}());
