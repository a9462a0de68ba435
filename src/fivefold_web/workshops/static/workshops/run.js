// The prompts on the screen ask for themselves every few seconds. While somebody stands on one of their buttons
// with the keyboard, only the numbers change: putting the buttons in anew would lose the place.
"use strict";

document.addEventListener("htmx:beforeSwap", (event) => {
  const prompts = document.querySelector("[data-prompts]");
  if (event.detail.target !== prompts || !prompts.contains(document.activeElement)) return;
  event.detail.shouldSwap = false;
  const fresh = new DOMParser().parseFromString(event.detail.serverResponse, "text/html");
  for (const count of fresh.querySelectorAll("[data-count]")) {
    const shown = prompts.querySelector(`[data-count="${count.dataset.count}"]`);
    if (shown) shown.textContent = count.textContent;
  }
});
