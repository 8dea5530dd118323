// What a page can do better with script; without it everything works as well.
"use strict";

// The reader's own zone, where the form still shows the default.
const zone = document.querySelector("[data-guess-zone] #id_zone");
if (zone && zone.value === "UTC") {
  zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone || zone.value;
}

// The number beside a range, while it is being turned.
for (const range of document.querySelectorAll('input[type="range"]')) {
  const output = range.parentElement.querySelector("output");
  range.addEventListener("input", () => { output.textContent = range.value; });
}

// Hours are painted by drawing over them; the first one says whether they are ticked or cleared.
for (const week of document.querySelectorAll("[data-paint]")) {
  let brush = null;
  week.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse" && event.target.type === "checkbox") {
      brush = !event.target.checked;
    }
  });
  week.addEventListener("pointerover", (event) => {
    if (brush !== null && event.buttons === 1 && event.target.type === "checkbox") {
      event.target.checked = brush;
    }
  });
  week.addEventListener("pointerout", (event) => {
    if (brush !== null && event.buttons === 1 && event.target.type === "checkbox") {
      event.target.checked = brush;
    }
  });
  window.addEventListener("pointerup", () => { brush = null; });
}

// What went wrong is read first.
const errors = document.getElementById("error-summary");
if (errors) {
  errors.focus();
}

// A meeting dragged onto another changes places with it, as its buttons do.
const MEETING = "application/x-lemma-meeting";
const swap = document.getElementById("swap");
for (const meeting of swap ? document.querySelectorAll("[data-swap]") : []) {
  const rest = () => meeting.classList.remove("over");
  meeting.draggable = true;
  meeting.addEventListener("dragstart", (event) => {
    // Not a link or a text of it, which can be dragged too.
    if (event.target === meeting) {
      event.dataTransfer.setData(MEETING, meeting.dataset.swap);
      event.dataTransfer.effectAllowed = "move";
    }
  });
  meeting.addEventListener("dragover", (event) => {
    if (event.dataTransfer.types.includes(MEETING)) {
      event.preventDefault();
      meeting.classList.add("over");
    }
  });
  meeting.addEventListener("dragleave", rest);
  meeting.addEventListener("drop", (event) => {
    event.preventDefault();
    rest();
    const key = event.dataTransfer.getData(MEETING);
    if (key && key !== meeting.dataset.swap) {
      swap.elements.key.value = key;
      swap.elements.other.value = meeting.dataset.swap;
      swap.submit();
    }
  });
}

// Copied mathematics comes along as the TeX it was written in.
document.addEventListener("copy", (event) => {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !event.clipboardData) {
    return;
  }
  const copied = selection.getRangeAt(0).cloneContents();
  const formulas = copied.querySelectorAll("math[alttext]");
  if (!formulas.length) {
    return;
  }
  for (const formula of formulas) {
    const mark = formula.getAttribute("display") === "block" ? "$$" : "$";
    formula.replaceWith(mark + formula.getAttribute("alttext") + mark);
  }
  event.clipboardData.setData("text/plain", copied.textContent);
  event.preventDefault();
});
