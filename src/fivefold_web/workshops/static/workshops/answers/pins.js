// Pins on a plan: by tap, by arrow keys and Enter, or by numbers in the list below, which is the twin of the plan.
(function () {
  "use strict";

  var SVG = "http://www.w3.org/2000/svg";
  var STEP = 20; // thousandths of the plan; with Shift five times as far

  function node(name, facts, text) {
    var made = document.createElementNS(SVG, name);
    Object.keys(facts).forEach(function (key) { made.setAttribute(key, facts[key]); });
    if (text) made.textContent = text;
    return made;
  }

  function pins(form, tell) {
    var box = form.querySelector("[data-pins]");
    if (!box) return null;
    var plan = box.querySelector("[data-plan]");
    var placed = plan.querySelector("[data-placed]");
    var cross = plan.querySelector("[data-cross]");
    var rows = Array.prototype.slice.call(box.querySelectorAll("[data-pin]"));
    var at = { x: 500, y: 500 };
    var field = function (row, part) { return row.querySelector("[name$='-" + part + "']"); };
    var used = function (row) { return field(row, "x").value !== "" && field(row, "y").value !== ""; };
    var filled = function (words, n) { return words.replace("{n}", n).replace("{x}", Math.round(at.x / 10)).replace("{y}", Math.round(at.y / 10)); };

    function show() {
      while (placed.firstChild) placed.removeChild(placed.firstChild);
      var spare = rows.filter(function (row) { return !used(row); })[0]; // of the empty ones the first is enough
      rows.forEach(function (row) {
        row.hidden = !used(row) && row !== spare && !field(row, "x").value && !field(row, "y").value && !field(row, "label").value;
        row.querySelector("[data-away]").hidden = !used(row);
        if (!used(row)) return;
        var group = node("g", { transform: "translate(" + field(row, "x").value * 10 + " " + field(row, "y").value * 10 + ")" });
        group.appendChild(node("circle", { r: 44, "class": "ws-plan__pin" }));
        group.appendChild(node("text", { "class": "ws-plan__n", "text-anchor": "middle", y: 18 }, row.dataset.pin));
        placed.appendChild(group);
      });
    }

    function changed() {
      show();
      form.dispatchEvent(new Event("input", { bubbles: true }));
    }

    function put() {
      var row = rows.filter(function (one) { return !used(one); })[0];
      if (!row) { tell(box.dataset.full); return; }
      field(row, "x").value = Math.round(at.x) / 10;
      field(row, "y").value = Math.round(at.y) / 10;
      tell(filled(box.dataset.put, row.dataset.pin));
      changed();
    }

    function walk(event) {
      var far = event.shiftKey ? STEP * 5 : STEP;
      var way = { ArrowLeft: [-far, 0], ArrowRight: [far, 0], ArrowUp: [0, -far], ArrowDown: [0, far] }[event.key];
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); put(); return; }
      if (!way) return;
      event.preventDefault();
      at.x = Math.max(0, Math.min(1000, at.x + way[0]));
      at.y = Math.max(0, Math.min(1000, at.y + way[1]));
      cross.setAttribute("transform", "translate(" + at.x + " " + at.y + ")");
      cross.setAttribute("visibility", "visible");
      tell(filled(box.dataset.here, ""));
    }

    plan.addEventListener("keydown", walk);
    plan.addEventListener("focus", function () { cross.setAttribute("transform", "translate(" + at.x + " " + at.y + ")"); });
    plan.addEventListener("click", function (event) {
      var seen = plan.getBoundingClientRect();
      at = { x: (event.clientX - seen.left) / seen.width * 1000, y: (event.clientY - seen.top) / seen.height * 1000 };
      put();
    });
    rows.forEach(function (row) {
      row.querySelector("[data-away]").addEventListener("click", function () {
        ["x", "y", "label"].forEach(function (part) { field(row, part).value = ""; });
        tell(box.dataset.gone.replace("{n}", row.dataset.pin));
        changed();
        field(row, "x").focus();
      });
      row.addEventListener("change", show);
    });
    plan.hidden = false;
    box.querySelector("[data-plan-hint]").hidden = false;
    show();
    return show;
  }

  window.FivefoldPins = pins;
}());
