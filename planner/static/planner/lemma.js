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

// A thread that was looked at for a moment is read, as far as it was shown.
const read = document.getElementById("read");
let reading = 0;
function markRead() {
  clearTimeout(reading);
  if (!read || read.hidden || document.hidden) {
    return;
  }
  reading = setTimeout(async () => {
    const body = new URLSearchParams(new FormData(read));
    const answer = await fetch(read.action, { method: "POST", headers: { "HX-Request": "true" }, body });
    read.hidden = answer.ok || read.hidden;
  }, 2000);
}
markRead();
document.addEventListener("visibilitychange", markRead);

// What others post appears on the open page: asked for now and then, seldom while nobody looks.
const OFTEN = 20000;
const SELDOM = 600000;
const news = document.querySelector("[data-news]");
const look = document.getElementById("look");
let known = "";
let pause = OFTEN;
let timer = 0;
function lookLater() {
  clearTimeout(timer);
  timer = setTimeout(lookForNews, pause);
}
async function lookForNews() {
  pause = document.hidden ? Math.min(pause * 2, SELDOM) : OFTEN;
  const headers = known ? { "HX-Request": "true", "If-None-Match": known } : { "HX-Request": "true" };
  try {
    const answer = await fetch(news.dataset.news, { headers });
    if (answer.redirected || [403, 404].includes(answer.status)) {
      return false;
    }
    pause = answer.ok || answer.status === 304 ? pause : SELDOM;
    known = answer.headers.get("ETag") || known;
    const text = answer.status === 200 ? await answer.text() : "";
    if (text) {
      showNews(new DOMParser().parseFromString(text, "text/html").getElementById("news"));
    }
    lookLater();
    return Boolean(text);
  } catch {
    // No connection for now.
    pause = SELDOM;
    lookLater();
    return false;
  }
}
// Added below, without moving what is read or typed.
function showNews(found) {
  const isAbove = news.getBoundingClientRect().bottom <= 0;
  const typing = news.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING;
  const stays = typing ? document.activeElement : isAbove ? news.nextElementSibling : null;
  const before = stays?.getBoundingClientRect().top;
  if (found.dataset.news) {
    news.dataset.news = found.dataset.news;
    news.querySelector(".since") || news.insertAdjacentHTML("beforeend", '<p class="since"></p>');
    news.querySelector(".since").textContent = news.dataset.since;
    news.append(...found.childNodes);
    window.htmx?.process(news);
    document.getElementById("said").textContent = found.dataset.said;
    if (read) {
      read.elements.until.value = found.dataset.until;
      read.hidden = false;
      markRead();
    }
  } else {
    news.replaceChildren(...found.childNodes);
  }
  if (stays) {
    window.scrollBy({ top: stays.getBoundingClientRect().top - before, behavior: "instant" });
  }
}
if (news) {
  lookLater();
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && pause > OFTEN) {
      lookForNews();
    }
  });
  look?.addEventListener("click", async (event) => {
    event.preventDefault();
    clearTimeout(timer);
    if (!(await lookForNews())) {
      document.getElementById("said").textContent = news.dataset.none;
    }
  });
  // Posts that come in another order come with those that were added.
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id === "posts" || event.detail.target?.id === "posts") {
      news.replaceChildren();
    }
  });
}
