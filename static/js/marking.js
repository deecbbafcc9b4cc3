// Marks on arrival the words that an address names, where the browser does not do it itself: it knows
// no text fragments, or whoever passed the address on has encoded their sign.
import { find, rangeOf, read } from "./fragments.js";

const SIGN = /(?::|%3A)~(?::|%3A)/i;

function mark(range) {
  const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
  const nodes = range.startContainer === range.endContainer ? [range.startContainer] : [];
  while (walker.nextNode()) if (range.intersectsNode(walker.currentNode)) nodes.push(walker.currentNode);
  return nodes.map((node) => {
    const part = document.createRange();
    part.setStart(node, node === range.startContainer ? range.startOffset : 0);
    part.setEnd(node, node === range.endContainer ? range.endOffset : node.data.length);
    const made = document.createElement("mark");
    if (part.toString().trim()) part.surroundContents(made);
    return made;
  });
}

// To mark divides what was read, so each directive reads anew.
function marksOf(directive) {
  const words = read(document.querySelector("main"));
  const letters = find(words, directive.replace(/^text%3D/i, "text="));
  return letters ? mark(rangeOf(words, letters)) : [];
}

// Goes to the words and marks them, or else to the element that the address also names.
export function arrive(hash) {
  const [anchor, directives] = hash.replace(/^#/, "").split(SIGN);
  if (!directives) return;
  const marks = directives.split(/&|%26(?=text(?:=|%3D))/i).flatMap(marksOf);
  const place = marks.find((each) => each.isConnected) ?? document.getElementById(anchor);
  place?.scrollIntoView({ block: marks.length ? "center" : "start" });
}

arrive(location.hash);
window.addEventListener("hashchange", () => arrive(location.hash));
