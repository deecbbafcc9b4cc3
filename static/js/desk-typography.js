// French typography proposed while one types or pastes, and never forced: what was typed is written first,
// then changed in a step of its own, which one undo takes back. No inline style comes in with a paste.
const NARROW = "\u202f";
const FULL = "\u00a0";
const CLOSED = /[\p{L}\p{N}»)\]”…%€]$/u;

const french = () => (document.querySelector("#desk-proposing")?.dataset.language ?? "fr") === "fr";

// --- While one types: how many characters before the caret give way, and to what.

function proposal(before, typed) {
  if (/(?:https?:\/\/|www\.)\S*$/.test(before)) return null;
  if (typed === '"') return /(?:^|[\s(\[’])$/u.test(before) ? [0, `«${NARROW}`] : [0, `${NARROW}»`];
  if (typed === "'") return /\p{L}$/u.test(before) ? [0, "’"] : null;
  if (typed === " ") return before.endsWith("«") ? [0, NARROW] : null;
  const bare = before.replace(/ $/, "");
  const spaced = bare.length < before.length ? 1 : 0;
  if (!CLOSED.test(bare)) return null;
  if (/[;!?]/.test(typed)) return [spaced, NARROW + typed];
  if (spaced && typed === "»") return [1, `${NARROW}»`];
  return spaced && typed === ":" ? [1, `${FULL}:`] : null;
}

function typeText(view, from, to, text) {
  if (text.length !== 1 || !french()) return false;
  const place = view.state.doc.resolve(from);
  const before = place.parent.textBetween(0, place.parentOffset, "\n", "\n");
  const found = proposal(before, text);
  if (!found) return false;
  view.dispatch(view.state.tr.insertText(text, from, to).scrollIntoView());
  view.dispatch(apart(view.state.tr).insertText(found[1], from - found[0], from + 1));
  return true;
}

/** A step that one undo takes back alone: the mark by which the history of ProseMirror ends a group. */
const apart = (change) => change.setMeta("closeHistory$", true);

// --- In what is pasted

const RULES = [
  [/(?<=\p{L})'(?=[\p{L}«"“])/gu, "’"],
  [/(?<![\p{L}\p{N}])"\s*([^\s"«»](?:[^"«»]*[^\s"«»])?)\s*"(?![\p{L}\p{N}])/gu, `«${NARROW}$1${NARROW}»`],
  [new RegExp(`«[ ${FULL}${NARROW}]*(?=\\S)`, "gu"), `«${NARROW}`],
  [new RegExp(`(?<=\\S)[ ${FULL}${NARROW}]*»`, "gu"), `${NARROW}»`],
  [new RegExp(`(?<=[\\p{L}\\p{N}»)\\]”…%€])[ ${FULL}${NARROW}]*([;!?]+)(?=[\\s»)\\]”…]|$)`, "gu"), `${NARROW}$1`],
  [new RegExp(`(?<=[\\p{L}\\p{N}»)\\]”])[ ${FULL}${NARROW}]+:(?=\\s|$)`, "gu"), `${FULL}:`],
];

const spelled = (text) => (/https?:\/\//.test(text) ? text : RULES.reduce((words, [found, better]) => words.replace(found, better), text));

function spell(view, from, to) {
  const change = apart(view.state.tr);
  const texts = [];
  view.state.doc.nodesBetween(from, to, (node, at) => {
    if (node.isText) texts.push([node, at]);
  });
  for (const [node, at] of texts.reverse()) {
    const start = Math.max(from, at);
    const end = Math.min(to, at + node.nodeSize);
    const words = node.text.slice(start - at, end - at);
    const better = spelled(words);
    if (better !== words) change.replaceWith(start, end, node.type.schema.text(better, node.marks));
  }
  if (change.docChanged) view.dispatch(change);
}

function paste(view, event, slice) {
  const data = event.clipboardData;
  if (data && !data.getData("text/html") && data.getData("text/plain")) return view.pasteHTML(fromPlain(data.getData("text/plain")));
  const { from } = view.state.selection;
  view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView().setMeta("paste", true).setMeta("uiEvent", "paste"));
  if (french()) spell(view, from, view.state.selection.from);
  return true;
}

// --- Plain text, of a PDF often: lines are joined, words cut at a line's end mended, marks make lists.

const BULLET = /^\s*[•◦▪■●·–—*\uf0b7-]\s+/u;
const NUMBER = /^\s*\d{1,2}[.)]\s+/;
const KEPT_BEFORE = /(?:^|[\s’'(«])(?:peut|celui|celle|ceux|celles|lui|elle|eux|nous|vous|moi|vis|au|ci|demi|mi|non|semi|sous|contre|avant|après|ex|quelques|grand)-$/iu;
const KEPT_AFTER = /^(?:là|ci|ce|il|elle|on|ils|elles|être|même|mêmes|dire|vous|nous|je|tu|uns|unes)(?![\p{L}])/iu;

function join(text, line) {
  if (/[\u00ad\u2010]$/u.test(text)) return text.slice(0, -1) + line;
  if (/\p{L}-$/u.test(text) && /^\p{Ll}/u.test(line)) {
    return (KEPT_BEFORE.test(text) || KEPT_AFTER.test(line) ? text : text.slice(0, -1)) + line;
  }
  return text ? `${text} ${line}` : line;
}

/** Paragraphs and items of a text: [kind, words], kind one of "p", "ul", "ol". */
export function blocks(text) {
  const lines = text.replace(/\r\n?|\f/g, "\n").replace(/[\ufb00-\ufb06]/g, (each) => each.normalize("NFKC")).split("\n");
  const widest = Math.max(...lines.map((each) => each.trim().length));
  const wrapped = (line) => line.length > 0.7 * widest && widest > 45;
  const found = [];
  let open = false;
  for (const raw of lines) {
    const line = raw.trim().replace(/[ \t]+/g, " ");
    const kind = BULLET.test(raw) ? "ul" : NUMBER.test(raw) ? "ol" : "p";
    const words = kind === "p" ? line : line.replace(kind === "ul" ? BULLET : NUMBER, "");
    if (words && (kind !== "p" || !open)) found.push([kind, words]);
    else if (words) found.at(-1)[1] = join(found.at(-1)[1], words);
    open = line !== "" && (wrapped(line) || /[-\u00ad\u2010]$/u.test(line));
  }
  return found.map(([kind, words]) => [kind, words.replaceAll("\u00ad", "")]);
}

function fromPlain(text) {
  const page = document.implementation.createHTMLDocument("");
  for (const [kind, words] of blocks(text)) {
    const block = page.createElement(kind === "p" ? "p" : "li");
    block.textContent = words;
    if (kind === "p") page.body.append(block);
    else listAfter(page.body.lastElementChild, kind, page.body).append(block);
  }
  return page.body.innerHTML;
}

function listAfter(last, kind, parent) {
  if (last?.localName === kind) return last;
  const list = parent.ownerDocument.createElement(kind);
  parent.append(list);
  return list;
}

// --- HTML of word processors and of web pages

const styleOf = (element) => element.getAttribute("data-style") ?? "";

function rename(element, name) {
  const made = element.ownerDocument.createElement(name);
  made.append(...element.childNodes);
  element.replaceWith(made);
}

/** Word writes an item as a paragraph whose style names its list, with its mark as text. */
function wordLists(body) {
  for (const item of body.querySelectorAll("p[data-style*='mso-list']")) {
    const mark = [...item.querySelectorAll("span")].find((each) => /mso-list:\s*ignore/i.test(styleOf(each)));
    if (!mark) continue;
    const kind = /\d|^[a-z][.)]/i.test(mark.textContent.trim()) ? "ol" : "ul";
    mark.remove();
    const before = item.previousElementSibling;
    const list = before?.localName === kind && before.dataset.word ? before : item.ownerDocument.createElement(kind);
    list.dataset.word = "1";
    if (list !== before) item.before(list);
    list.append(item);
    rename(item, "li");
  }
}

function emphasis(body) {
  for (const each of body.querySelectorAll("b")) if (/font-weight:\s*(normal|400)/i.test(styleOf(each))) each.replaceWith(...each.childNodes);
  for (const each of body.querySelectorAll("span[data-style]")) {
    const style = styleOf(each);
    const names = [/font-weight:\s*(bold|[6-9]00)/i.test(style) && "strong", /font-style:\s*italic/i.test(style) && "em"].filter(Boolean);
    for (const name of names) {
      const made = each.ownerDocument.createElement(name);
      made.append(...each.childNodes);
      each.append(made);
    }
  }
}

export function clean(html) {
  const bare = html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/\sstyle=/gi, " data-style=");
  const { body } = new DOMParser().parseFromString(bare, "text/html");
  body.querySelectorAll("script, img, picture, svg, iframe, o\\:p, head, meta, link, sup a[href*='#_ftn']").forEach((each) => each.remove());
  wordLists(body);
  emphasis(body);
  for (const each of body.querySelectorAll("a")) if (!/^(https?:|mailto:)/i.test(each.getAttribute("href") ?? "")) each.replaceWith(...each.childNodes);
  for (const each of body.querySelectorAll("h1, h2, h3, h4, h5, h6")) rename(each, "p");
  for (const each of body.querySelectorAll("p")) if (!each.textContent.trim()) each.remove();
  body.querySelectorAll("[data-style]").forEach((each) => each.removeAttribute("data-style"));
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) walker.currentNode.data = walker.currentNode.data.replaceAll("\u00ad", "");
  return body.innerHTML;
}

document.addEventListener("prose-editor:ready", ({ detail: { editor } }) => {
  const editorProps = { ...editor.options.editorProps, handleTextInput: typeText, handlePaste: paste, transformPastedHTML: clean };
  editor.setOptions({ editorProps });
});
