// In a form with a box: what is typed is kept, and sent only when it can arrive; posts are quoted.
"use strict";

const LANGUAGE = document.documentElement.lang;

function lookAfter(slip) {
  const form = slip.form, box = form.elements.text;
  const kept = form.querySelector("[data-kept]"), trouble = form.querySelector("[data-trouble]");
  let changed = false, busy = false, going = false, timer = 0;

  // What was typed since the last time; gives whether sending it makes sense now.
  async function keep() {
    clearTimeout(timer);
    timer = 0;
    if (!changed) { return true; }
    changed = false;
    const body = new FormData(form);
    const sent = { method: "POST", body, redirect: "manual" };
    const answer = await fetch(slip.dataset.keep, sent).catch(() => null);
    const isAway = !answer || answer.status > 500;
    if (answer?.ok) {
      const clock = new Date().toLocaleTimeString(LANGUAGE, { timeStyle: "short" });
      kept.textContent = kept.dataset.kept.replace("{clock}", clock);
    } else {
      changed = true;
      timer = setTimeout(keep, 15000);
    }
    trouble.textContent = isAway ? trouble.dataset.away : answer.status === 401 ? trouble.dataset.signedOut : "";
    return !isAway;
  }

  function fits() {
    const most = Number(box.dataset.most), has = [...box.value].length;
    const said = (number) => number.toLocaleString(LANGUAGE);
    if (has > most) {
      trouble.textContent = trouble.dataset.tooLong.replace("{most}", said(most)).replace("{count}", said(has));
      box.focus();
    }
    return has <= most;
  }

  // All of it is kept before it goes, so that it is there again if sending goes wrong.
  async function send(event) {
    const { target, submitter } = event;
    changed ||= target === form;
    if (going || !changed) { return; }
    event.preventDefault();
    if (busy || (target === form && !fits())) { return; }
    busy = true;
    going = await keep();
    busy = false;
    if (going) { target.requestSubmit(submitter); }
  }

  function leave(event) {
    if (changed && !going) {
      const isOnItsWay = navigator.sendBeacon(slip.dataset.keep, new FormData(form));
      // Whoever only looks at another page comes back, and it may not have arrived.
      changed = !isOnItsWay || event.type === "visibilitychange";
    }
  }

  form.addEventListener("input", () => {
    changed = true;
    timer ||= setTimeout(keep, 3000);
    if (!CSS.supports("field-sizing", "content")) {
      box.style.blockSize = `${Math.max(box.offsetHeight, box.scrollHeight + 2)}px`;
    }
  });
  for (const each of document.forms) {
    if (each.elements.slip?.value === slip.value) { each.addEventListener("submit", send); }
  }
  // The first of these comes before the next page is asked for, but not on every phone.
  window.addEventListener("beforeunload", leave);
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", () => { going = false; });
  document.addEventListener("visibilitychange", (event) => { if (document.hidden) { leave(event); } });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { form.requestSubmit(); }
  });
}

for (const slip of document.querySelectorAll("input[data-keep]")) {
  lookAfter(slip);
}
