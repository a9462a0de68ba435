// Reads a child's words aloud with the voice of the browser. Without one the buttons stay hidden.
"use strict";
{
  const voice = window.speechSynthesis;
  let speaking = null;
  const words = (id) => {
    const copy = document.getElementById(id).cloneNode(true);
    for (const unspoken of copy.querySelectorAll(".ff-unseen, img")) unspoken.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  const rest = () => {
    if (!speaking) return;
    speaking.firstChild.textContent = speaking.dataset.start;
    speaking.removeAttribute("aria-pressed");
    speaking = null;
  };
  for (const button of voice ? document.querySelectorAll("[data-read-aloud]") : []) {
    button.dataset.start = button.firstChild.textContent;
    button.hidden = false;
    button.addEventListener("click", () => {
      const again = speaking === button;
      voice.cancel();
      rest();
      if (again) return;
      const told = new SpeechSynthesisUtterance(words(button.dataset.readAloud));
      told.lang = document.documentElement.lang;
      told.rate = 0.95;
      told.onend = rest;
      button.firstChild.textContent = button.dataset.stop;
      button.setAttribute("aria-pressed", "true");
      speaking = button;
      voice.speak(told);
    });
  }
  addEventListener("pagehide", () => voice?.cancel());
}
