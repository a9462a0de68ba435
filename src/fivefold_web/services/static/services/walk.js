// An answer that was kept in the background belongs to the evidence: a finding made next carries it.
"use strict";
document.addEventListener("ff:saved", (event) => {
  const evidence = event.detail && event.detail.evidence;
  const step = event.target.closest("[data-walk-step]");
  const carried = evidence && step && step.querySelector("input[name=evidence]");
  if (carried) carried.value = evidence;
});
