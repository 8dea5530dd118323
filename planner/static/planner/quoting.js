// A post is quoted into the box on its page: what is selected of it, or all.
"use strict";

const MARKS = { strong: "**", em: "*", s: "~~" };
const BLOCKS = /^(p|h\d|ul|ol|div|table|tr|hr)$/;

// The Markdown that a part of a page was, formulas as TeX; \f parts blocks from each other.
function sourceOf(node) {
  if (node.nodeType === Node.TEXT_NODE) { return node.data.replace(/\s+/g, " "); }
  const tag = node.localName, text = node.textContent;
  if (tag === "math") {
    const tex = node.getAttribute("alttext");
    return node.hasAttribute("display") ? `\f$$\n${tex}\n$$\f` : `$${tex}$`;
  }
  if (tag === "pre") { return `\f${ticks(text, 3)}\n${text.trimEnd()}\n${ticks(text, 3)}\f`; }
  if (tag === "code") { return node.className ? text : ticks(text, 1) + text + ticks(text, 1); }
  if (node.matches?.(".note-mark, .note-back")) { return ""; }
  const inside = [...node.childNodes].map(sourceOf).join("");
  if (MARKS[tag]) { return MARKS[tag] + inside + MARKS[tag]; }
  if (tag === "a") { return inside === node.href ? inside : `[${inside}](${node.href})`; }
  if (tag === "br") { return "\\\n"; }
  if (tag === "td" || tag === "th") { return `${inside} | `; }
  if (tag === "blockquote") { return `\f${quoted(inside)}\f`; }
  if (tag === "li") {
    const mark = node.parentNode.localName === "ol" ? "1. " : "- ";
    return `\f${mark}${whole(inside).replace(/\n(?=.)/g, `\n${" ".repeat(mark.length)}`)}\f`;
  }
  return BLOCKS.test(tag) ? `\f${inside}\f` : inside;
}

function ticks(text, least) {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  return "`".repeat(Math.max(least, longest + 1));
}

function whole(source) {
  return source.split("\f").map((block) => block.trim()).filter(Boolean).join("\n\n");
}

function quoted(source) {
  return whole(source).split("\n").map((line) => line ? `> ${line}` : ">").join("\n");
}

// Within all that it stands in, as a part of a formula or of code is one only there.
function selectedIn(body) {
  const range = selected;
  if (!range || range.collapsed || !body.contains(range.commonAncestorContainer)) { return ""; }
  let part = range.cloneContents(), around = range.commonAncestorContainer;
  for (; around !== body; around = around.parentNode) {
    if (around.nodeType === Node.ELEMENT_NODE) {
      const shell = around.cloneNode(false);
      shell.append(part);
      part = shell;
    }
  }
  return sourceOf(part);
}

// Pressing a link can end a selection.
let selected = null;
function remember() {
  const selection = document.getSelection();
  selected = selection.rangeCount ? selection.getRangeAt(0).cloneRange() : null;
}
document.addEventListener("pointerdown", remember, true);
document.addEventListener("keydown", remember, true);

document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("[data-quote]");
  const box = document.querySelector("textarea[data-most]");
  if (!link || !box || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
  event.preventDefault();
  const part = selectedIn(link.closest("article").querySelector(".body"));
  const answer = await fetch(link.href, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (!answer?.ok || answer.redirected) {
    location.assign(link.href);
    return;
  }
  const all = await answer.text(), [opening] = all.split("\n\n", 1);
  const before = box.value.trimEnd();
  box.value = `${before}${before && "\n\n"}${part ? `${opening}\n\n${quoted(part)}\n\n` : all}`;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
  box.setSelectionRange(box.value.length, box.value.length);
});
