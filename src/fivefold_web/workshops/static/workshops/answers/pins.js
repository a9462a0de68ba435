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
    var drawn = plan.querySelector("svg");
    var wide = Number(plan.dataset.wide) / 1000, high = Number(plan.dataset.high) / 1000; // of a thousandth, as drawn
    var areas = Array.prototype.slice.call(plan.querySelectorAll("[data-area]"));
    var at = { x: 500, y: 500 };
    var field = function (row, part) { return row.querySelector("[name$='-" + part + "']"); };
    var used = function (row) { return field(row, "x").value !== "" && field(row, "y").value !== ""; };
    var filled = function (words, n) { return words.replace("{n}", n).replace("{x}", Math.round(at.x / 10)).replace("{y}", Math.round(at.y / 10)); };

    // The words for where a point (in thousandths) lies on a map; nothing on a plain grid or where the phone is too old.
    function lies(x, y) {
      if (!areas.length || !areas[0].isPointInFill || !drawn.createSVGPoint) return "";
      var point = drawn.createSVGPoint();
      point.x = x * wide;
      point.y = y * high;
      var found = areas.filter(function (area) { return area.isPointInFill(point); })[0];
      return found ? box.dataset.inside.replace("{area}", found.getAttribute("data-area")) : box.dataset.outside;
    }

    function withArea(words) {
      var area = lies(at.x, at.y);
      return area ? words + " " + area : words;
    }

    function crossAt() { cross.setAttribute("transform", "translate(" + at.x * wide + " " + at.y * high + ")"); }

    function show() {
      while (placed.firstChild) placed.removeChild(placed.firstChild);
      var spare = rows.filter(function (row) { return !used(row); })[0]; // of the empty ones the first is enough
      rows.forEach(function (row) {
        row.hidden = !used(row) && row !== spare && !field(row, "x").value && !field(row, "y").value && !field(row, "label").value;
        row.querySelector("[data-away]").hidden = !used(row);
        var said = row.querySelector("[data-lies]");
        if (said) {
          said.textContent = used(row) ? lies(field(row, "x").value * 10, field(row, "y").value * 10) : "";
          said.hidden = !said.textContent;
        }
        if (!used(row)) return;
        var group = node("g", { transform: "translate(" + field(row, "x").value * 10 * wide + " " + field(row, "y").value * 10 * high + ")" });
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
      tell(withArea(filled(box.dataset.put, row.dataset.pin)));
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
      crossAt();
      cross.setAttribute("visibility", "visible");
      tell(withArea(filled(box.dataset.here, "") + (areas.length ? "." : "")));
    }

    plan.addEventListener("keydown", walk);
    plan.addEventListener("focus", crossAt);
    plan.addEventListener("click", function (event) {
      var seen = drawn.getBoundingClientRect();
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
