// Small comforts; every page works without them.
"use strict";
{
  const summary = document.querySelector("[data-error-summary]");
  if (summary) {
    const prefix = summary.dataset.titlePrefix;
    if (!document.title.startsWith(prefix)) document.title = `${prefix} ${document.title}`;
    summary.focus();
    summary.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const field = link && document.getElementById(link.hash.slice(1));
      if (!field) return;
      event.preventDefault();
      // The label or legend comes into view too, so that the question is read with the answer.
      const group = field.closest("fieldset") || field.closest(".ff-field") || field;
      group.scrollIntoView({ block: "start" });
      field.focus({ preventScroll: true });
    });
  }

  // The server checks and answers in whole sentences; the browser's own bubbles would hide them.
  for (const form of document.querySelectorAll("form[method='post']")) form.noValidate = true;

  // A menu closes with Escape, and when one goes elsewhere.
  const menus = () => document.querySelectorAll("details[data-menu][open]");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of menus()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
  });

  // Characters left in a long text. The text is never cut.
  const count = (area) => {
    const note = document.querySelector(`[data-count-of="${area.id}"]`);
    if (!note) return;
    const left = Number(area.dataset.most) - [...area.value].length;
    note.textContent = (left < 0 ? note.dataset.over : note.dataset.left).replace("{n}", Math.abs(left));
    // A long allowance is only of interest near its end.
    note.hidden = Number(area.dataset.most) >= 1000 && left > Number(area.dataset.most) / 4;
    note.classList.toggle("ff-count--over", left < 0);
  };
  const counted = (root) => root.querySelectorAll("textarea[data-most]").forEach(count);
  document.addEventListener("input", (event) => {
    if (event.target.matches("textarea[data-most]")) count(event.target);
  });
  counted(document);
  document.addEventListener("htmx:afterSwap", (event) => counted(event.target));

  // A double click on a button does not send a form twice.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || form.hasAttribute("data-may-repeat")) return;
    if (form.dataset.sentAt && Date.now() - Number(form.dataset.sentAt) < 1500) event.preventDefault();
    form.dataset.sentAt = Date.now();
  });

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  for (const select of document.querySelectorAll("[data-send-on-change]")) {
    select.addEventListener("change", () => select.form.requestSubmit());
  }
}
