// Putting lines in order: by number for everybody, by buttons up and down as well. The list always stands in its order.
(function () {
  "use strict";

  function button(sign, run) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = "ws-rank__move";
    made.textContent = sign;
    made.addEventListener("click", run);
    return made;
  }

  function rank(form, tell) {
    var list = form.querySelector("[data-rank]");
    if (!list) return null;
    var rows = Array.prototype.slice.call(list.children); // in the order of the question
    var order = []; // rows that have a place
    var select = function (row) { return row.querySelector("select"); };
    var most = select(rows[0]).options.length - 1;
    var say = function (words, row) { tell(words.replace("{text}", row.dataset.line).replace("{n}", order.indexOf(row) + 1)); };

    function show() {
      rows.forEach(function (row) {
        var place = order.indexOf(row) + 1;
        select(row).value = place ? String(place) : "";
        row.classList.toggle("ws-rank__row--placed", place > 0);
        row.up.setAttribute("aria-label", (place ? list.dataset.up : list.dataset.next).replace("{text}", row.dataset.line));
        row.up.disabled = place === 1 || (!place && order.length >= most);
        row.down.setAttribute("aria-label", list.dataset.down.replace("{text}", row.dataset.line));
        row.down.disabled = !place || place === order.length;
      });
      order.concat(rows.filter(function (row) { return order.indexOf(row) < 0; })).forEach(function (row, at) {
        if (list.children[at] !== row) list.insertBefore(row, list.children[at]);
      });
    }

    function put(row, place, focused) {
      order = order.filter(function (one) { return one !== row; });
      if (place) order.splice(place - 1, 0, row);
      order = order.slice(0, most);
      show();
      say(order.indexOf(row) < 0 ? list.dataset.out : list.dataset.now, row);
      if (focused) (focused.disabled ? select(row) : focused).focus();
      form.dispatchEvent(new Event("input", { bubbles: true }));
    }

    rows.forEach(function (row) {
      row.up = button("▲", function () {
        var place = order.indexOf(row) + 1;
        put(row, place ? place - 1 : order.length + 1, row.up);
      });
      row.down = button("▼", function () { put(row, order.indexOf(row) + 2, row.down); });
      row.appendChild(row.up);
      row.appendChild(row.down);
      select(row).addEventListener("change", function () { put(row, Number(select(row).value), select(row)); });
    });

    function load() {
      order = rows.filter(function (row) { return select(row).value; })
        .sort(function (a, b) { return select(a).value - select(b).value; });
      show();
    }
    load();
    return load;
  }

  window.FivefoldRank = rank;
}());
