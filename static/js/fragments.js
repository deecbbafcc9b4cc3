// Text fragments (https://wicg.github.io/scroll-to-text-fragment/): the end of an address that names
// words of its page, which browsers mark on arrival. Here they are made, and read for older browsers.
const INLINE = new Set("A ABBR B CITE DEL EM I INS MARK Q S SMALL SPAN STRONG SUB SUP TIME U".split(" "));
const AROUND = 3; // words on either side, which tell the place that is meant from others
const LONG = 200; // characters, from which the first and the last words stand for all
const ENDS = 5; // how many words those are

function blockOf(node) {
  let block = node.parentElement;
  while (INLINE.has(block.tagName)) block = block.parentElement;
  return block;
}

const skipped = (node) =>
  node.nodeType === Node.ELEMENT_NODE && node.matches("[data-unread]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;

// What is read in an element, and where each letter comes from: one space where there are several, a
// line break between lines and blocks. Spaces that do not break are letters: browsers take them so.
export function read(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, skipped);
  const places = [];
  let text = "";
  let last = null;
  const add = (sign, place) => {
    text += sign;
    places.push(place);
  };
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.tagName === "BR") last = null;
    const block = node.data && blockOf(node);
    (node.data ?? "").split("").forEach((sign, offset) => {
      const letter = /[ \t\r\n\f]/.test(sign) ? " " : sign;
      const opens = block !== last;
      if (letter === " " && (opens || text.endsWith(" "))) return;
      if (opens && text) add("\n", null);
      add(letter, { node, offset });
      last = block;
    });
  }
  return { text, places };
}

// From which letter to which a range goes, without the blanks at its ends; null if it has none.
export function within({ text, places }, range) {
  const inside = places.map(
    (place) =>
      place !== null &&
      range.comparePoint(place.node, place.offset) >= 0 &&
      range.comparePoint(place.node, place.offset + 1) <= 0,
  );
  let from = inside.indexOf(true);
  let to = inside.lastIndexOf(true) + 1;
  while (from < to && /\s/.test(text[from])) from += 1;
  while (from < to && /\s/.test(text[to - 1])) to -= 1;
  return from < to ? { from, to } : null;
}

export function rangeOf({ places }, { from, to }) {
  const range = document.createRange();
  range.setStart(places[from].node, places[from].offset);
  range.setEnd(places[to - 1].node, places[to - 1].offset + 1);
  return range;
}

const isLetter = (sign) => sign !== undefined && /[\p{L}\p{M}\p{N}_]/u.test(sign);
const cuts = (text, at) => isLetter(text[at - 1]) && isLetter(text[at]);

// As many more letters as it takes for no word to be cut.
export function whole({ text }, { from, to }) {
  while (cuts(text, from)) from -= 1;
  while (cuts(text, to)) to += 1;
  return { from, to };
}

// Browsers skip spaces between words and what is around them, but for those that do not break. What
// is around also lets words begin inside of what they take for one word, as in « l’impact ».
const wordsOf = (text) => text.split(/[ \n]+/).filter(Boolean);
const encode = (words) => encodeURIComponent(words).replace(/-/g, "%2D");

// The directive that marks these letters: text=around-,first,last,-around
export function directiveOf({ text }, { from, to }) {
  const words = text.slice(from, to);
  const lines = words.split("\n");
  const ends = [wordsOf(lines[0]).slice(0, ENDS), wordsOf(lines[lines.length - 1]).slice(-ENDS)];
  const named = words.length > LONG || lines.length > 1 ? ends.map((end) => end.join(" ")) : [words];
  const before = wordsOf(text.slice(0, from).split("\n").pop()).slice(-AROUND).join(" ");
  const after = wordsOf(text.slice(to).split("\n")[0]).slice(0, AROUND).join(" ");
  const parts = [before && `${encode(before)}-`, ...named.map(encode), after && `-${encode(after)}`];
  return `text=${parts.filter(Boolean).join(",")}`;
}

// What a directive asks for; null when it asks for nothing.
function asked(directive) {
  const parts = /^text=(?:([^,]+)-,)?([^,]+?)(?:,([^,-][^,]*))?(?:,-([^,]+))?$/.exec(directive);
  try {
    return parts && parts.slice(1).map((part) => decodeURIComponent(part ?? ""));
  } catch {
    return null; // a % that encodes nothing
  }
}

const anySpace = (words) => words.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+");

// Where the words that a directive names are among the letters that were read; null when nowhere.
export function find({ text }, directive) {
  const parts = asked(directive);
  if (!parts) return null;
  const [before, first, last, after] = parts.map(anySpace);
  const edge = "[^\\p{L}\\p{M}\\p{N}_]";
  const start = before ? `${before}\\s*` : `^|${edge}`;
  const end = after ? `\\s*${after}` : `$|${edge}`;
  const words = last ? `${first}[^]*?${last}` : first;
  const match = new RegExp(`(${start})(${words})(?=${end})`, "u").exec(text);
  if (!match) return null;
  const from = match.index + match[1].length;
  return { from, to: from + match[2].length };
}
