// The line "4 of 11 statements rated" follows the server's answer to each saved statement.
"use strict";
{
  const line = document.querySelector("[data-check-progress]");
  document.addEventListener("ff:saved", (event) => {
    if (line && event.detail.progress) line.textContent = event.detail.progress;
  });
}
