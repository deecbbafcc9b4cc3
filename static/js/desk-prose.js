// Before the rich text editor starts: it would write its few rules as an inline style, which the
// security policy refuses. It writes none where it finds its element, which this one passes for:
// an element of that name that belongs to no language, so nothing is a style. css/desk.css has the rules.
const place = document.createElementNS(null, "style");
place.setAttribute("data-tiptap-style", "");
document.head.append(place);

// Its text box is called what its field is called.
document.addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
  const label = document.querySelector(`label[for="${textarea.id}"]`);
  editor.view.dom.setAttribute("aria-label", label?.textContent.replace(/\s*:\s*$/, "") ?? textarea.name);
  editor.view.dom.setAttribute("aria-multiline", "true");
});
