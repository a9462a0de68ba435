// What a phone keeps for one session: answers, drafts, keys. Each in a place of its own, so that two tabs never write
// over one another. Where the browser forbids storage (some private windows, a full phone) it lives as long as the page.
(function () {
  "use strict";

  function parsed(text) {
    try { return JSON.parse(text); } catch (fault) { return null; }
  }

  function keep(code) {
    var start = "fivefold-" + code + "-";
    var memory = {};

    function read(name) {
      if (Object.prototype.hasOwnProperty.call(memory, name)) return memory[name];
      try { return window.localStorage.getItem(start + name); } catch (fault) { return null; }
    }

    function put(name, fact) {
      var text = JSON.stringify(fact);
      try {
        window.localStorage.setItem(start + name, text);
        delete memory[name];
      } catch (fault) { memory[name] = text; }
    }

    function drop(name) {
      delete memory[name];
      try { window.localStorage.removeItem(start + name); } catch (fault) { /* nothing is kept there */ }
    }

    function names(kind) {
      var found = Object.keys(memory);
      try {
        for (var n = 0; n < window.localStorage.length; n += 1) {
          var key = window.localStorage.key(n);
          if (key.indexOf(start) === 0 && found.indexOf(key.slice(start.length)) < 0) found.push(key.slice(start.length));
        }
      } catch (fault) { /* only memory */ }
      return found.filter(function (name) { return name.indexOf(kind) === 0; });
    }

    return {
      get: function (name) { return parsed(read(name)); },
      put: put,
      drop: drop,
      names: names,
      holds: function (name) { return !Object.prototype.hasOwnProperty.call(memory, name); },
      isOurs: function (key) { return key === null || key.indexOf(start) === 0; },
      forget: function () { names("").forEach(drop); }
    };
  }

  window.FivefoldKeep = keep;
}());
