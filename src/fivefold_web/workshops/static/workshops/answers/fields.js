// The fields of a form as pairs of name and value: what is sent, what is kept as a draft, what is shown as "my answer".
(function () {
  "use strict";

  var NOT_SAID = ["item", "asked", "client_key", "csrfmiddlewaretoken"];

  function named(form) {
    return Array.prototype.filter.call(form.elements, function (field) {
      return field.name && NOT_SAID.indexOf(field.name) < 0;
    });
  }

  function isTick(field) { return field.type === "radio" || field.type === "checkbox"; }

  function read(form) {
    return named(form).filter(function (field) { return isTick(field) ? field.checked : field.value.trim(); })
      .map(function (field) { return [field.name, field.value]; });
  }

  function fill(form, pairs) {
    named(form).forEach(function (field) {
      var mine = pairs.filter(function (pair) { return pair[0] === field.name; }).map(function (pair) { return pair[1]; });
      if (isTick(field)) field.checked = mine.indexOf(field.value) >= 0;
      else field.value = mine[0] || "";
    });
  }

  function labelOf(form, field) {
    var label = form.querySelector('label[for="' + field.id + '"]');
    var said = label && (label.querySelector("[data-said]") || label);
    return said ? said.textContent.trim() : field.value;
  }

  function ranked(form) {
    return Array.prototype.filter.call(form.querySelectorAll("[data-rank] select"), function (one) { return one.value; })
      .sort(function (a, b) { return a.value - b.value; })
      .map(function (one) { return one.value + ". " + one.closest("[data-line]").dataset.line; }).join(", ");
  }

  // In words, for the list of what this phone sent.
  function words(form, told) {
    if (form.querySelector("[data-rank]")) return ranked(form);
    var pins = form.querySelector("[data-pins]");
    if (pins) {
      var put = Array.prototype.filter.call(pins.querySelectorAll("[name$='-x']"), function (one) { return one.value; });
      return told.pins.replace("{n}", put.length);
    }
    return named(form).filter(function (field) { return isTick(field) ? field.checked : field.value.trim(); }).map(function (field) {
      var row = field.closest("[data-line]");
      var said = isTick(field) ? labelOf(form, field) : field.value.trim();
      return row && row.dataset.line ? row.dataset.line + ": " + said : said;
    }).join("; ");
  }

  // What is missing, in words, and the field to go to; nothing where it may be sent. The server checks everything anew.
  function problem(section, form, told) {
    var pairs = read(form);
    var has = function (name) { return pairs.filter(function (pair) { return pair[0].indexOf(name) === 0; }); };
    var value = function (name) { return (has(name)[0] || ["", ""])[1]; };
    var most = Number(section.dataset.most);
    var text = form.querySelector("textarea[name=text], [type=text][name=text]");
    if (text && !value("text")) return [told.nothing, text];
    if (text && value("text").trim().length > 600) return [told.long, text];
    if (form.matches("[data-own]")) return null;
    var first = named(form)[0];
    var needs = { "terms": "term", "case board": "level", "scenario": "question", "choose one": "option", "before and after": "text" }[section.dataset.kind];
    if (needs && !value(needs)) return [section.dataset.kind === "before and after" ? told.chooseFirst : told.choose, form.querySelector('[name="' + needs + '"]')];
    if (value("term") === "same as" && !value("same_as")) return [told.same, form.querySelector("[name=same_as]")];
    if (section.dataset.kind === "choose several") {
      if (!has("option").length) return [told.chooseSome, first];
      if (most && has("option").length > most) return [told.tooMany.replace("{n}", most), first];
    }
    if (["rag", "scale", "statements"].indexOf(section.dataset.kind) >= 0 && !has("row-").length) return [told.noLine, first];
    if (section.dataset.kind === "rank" && has("place-").length !== most) return [told.place.replace(/\{n\}/g, most), first];
    if (section.dataset.kind === "pins" && !has("pin-").length) return [told.pin, form.querySelector("[data-plan]")];
    return null;
  }

  window.FivefoldFields = { read: read, fill: fill, words: words, problem: problem };
}());
