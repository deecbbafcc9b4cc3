// Words selected in an intervention: a few buttons near them copy a link that marks them, or the
// quotation with its reference. They wait beside the words and never take the focus; Escape closes.
import { copy } from "./copying.js";
import { directiveOf, rangeOf, read, whole, within } from "./fragments.js";

const GAP = 8; // pixels between the words and the buttons
const PAUSE = 200; // milliseconds without change, after which a selection is made
const template = document.getElementById("quoting");
const bar = template.content.firstElementChild.cloneNode(true);
let pressed = false;
let waiting = 0;
let shown = null; // the selection that the buttons stand beside, or that they were closed for

// The words selected in one intervention; null when there are none.
function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const start = range.startContainer;
  const prose = (start.closest ? start : start.parentElement).closest("[data-who] .prose");
  if (!prose) return null;
  const words = read(prose);
  const letters = within(words, range);
  return letters && { prose, words, ...whole(words, letters) };
}

// The address of the edition's paragraph that the words begin in.
function addressOf({ prose, words, from }) {
  const paragraph = words.places[from].node.parentElement.closest("p[id], li[id]");
  const article = prose.closest("[data-who]");
  const own = paragraph && (article.id ? paragraph.id : `${article.dataset.key}-${paragraph.id}`);
  return `${template.dataset.address}#${own ?? `intervention-${article.dataset.key}`}`;
}

function quotationOf({ prose, words, from, to }) {
  const said = words.text.slice(from, to).replace(/\n/g, " ");
  const parts = {
    words: said.replace(/«\s*([^«»]*?)\s*»/g, "“$1”"),
    who: prose.closest("[data-who]").dataset.who,
    address: addressOf({ prose, words, from }),
  };
  return template.dataset.pattern.replace(/{(words|who|address)}/g, (_, name) => parts[name]);
}

const COPIED = {
  link: (choice) => `${addressOf(choice)}:~:${directiveOf(choice.words, choice)}`,
  quotation: quotationOf,
};

// Under the last line of the words, or over those that are in sight when it is not.
function place({ words, from, to }) {
  const lines = rangeOf(words, { from, to }).getClientRects();
  const last = lines[lines.length - 1];
  const { clientHeight: height, clientWidth: width } = document.documentElement;
  const around = bar.offsetParent === document.body ? document.documentElement : bar.offsetParent;
  const origin = around.getBoundingClientRect();
  const left = Math.max(GAP, Math.min(last.left, width - bar.offsetWidth - GAP));
  const top = Math.max(lines[0].top, Math.min(last.bottom + GAP, height - bar.offsetHeight - GAP));
  bar.style.setProperty("inset-block-start", `${top - origin.top}px`);
  bar.style.setProperty("inset-inline-start", `${left - origin.left}px`);
}

function show(choice) {
  const block = choice.words.places[choice.to - 1].node.parentElement.closest("p, li");
  if (block?.matches("p")) block.after(bar);
  else (block ?? choice.prose).append(bar);
  bar.querySelector("[data-copied]").textContent = "";
  bar.querySelector("label").hidden = true;
  place(choice);
}

function update() {
  if (pressed || bar.contains(document.activeElement)) return;
  const choice = selected();
  const same = choice && shown && ["prose", "from", "to"].every((name) => choice[name] === shown[name]);
  if (same) return;
  shown = choice;
  if (choice) show(choice);
  else bar.remove();
}

function updateSoon() {
  clearTimeout(waiting);
  waiting = setTimeout(update, PAUSE);
}

document.addEventListener("selectionchange", updateSoon);
document.addEventListener("pointerdown", () => {
  pressed = true;
});
["pointerup", "pointercancel"].forEach((end) =>
  document.addEventListener(end, () => {
    pressed = false;
    updateSoon();
  }),
);
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") bar.remove();
});
window.addEventListener("resize", () => {
  if (bar.isConnected) place(shown);
});

// A click would take the selection away.
bar.addEventListener("mousedown", (event) => {
  if (event.target.closest("button")) event.preventDefault();
});
bar.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-part]");
  if (button) copy(COPIED[button.dataset.part](shown), bar);
});

// The sign of a paragraph leads to it, and selects its words: so does the keyboard.
document.addEventListener("click", ({ target }) => {
  const paragraph = target.closest("[data-who] .anchor")?.closest("p[id], li[id]");
  if (paragraph) setTimeout(() => getSelection().selectAllChildren(paragraph));
});
