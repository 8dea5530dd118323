// Numbers that somebody got, held against those that should come out. Nothing of it is sent.
"use strict";

// "0.15", "3/20" and "1e-6"; what is no number gives NaN.
function numberIn(text) {
  const parts = text.trim().replaceAll("−", "-").split("/");
  const numbers = parts.map((part) => (part.trim() ? Number(part) : NaN));
  return numbers.length === 2 ? numbers[0] / numbers[1] : numbers.length === 1 ? numbers[0] : NaN;
}

function verdict(field) {
  const words = field.closest("[data-no-number]").dataset;
  const expected = Number(field.dataset.expected), within = Number(field.dataset.within);
  if (!field.value.trim()) { return ""; }
  const got = numberIn(field.value);
  if (!Number.isFinite(got)) { return words.noNumber; }
  // The last digits of both are rounded already.
  const slack = 1e-9 * Math.max(within, Math.abs(expected) * 1e-3);
  return Math.abs(got - expected) <= within + slack ? words.right : words.notYet;
}

for (const field of document.querySelectorAll("[data-expected]")) {
  const said = field.parentElement.querySelector("output");
  field.addEventListener("change", () => { said.textContent = verdict(field); });
  field.addEventListener("keydown", (event) => {
    // Enter compares; it must not send the form that the field stands in.
    if (event.key === "Enter") {
      event.preventDefault();
      said.textContent = verdict(field);
    }
  });
}
