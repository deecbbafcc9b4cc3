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

// How many words, seen at every letter and said when one stops writing.
const french = document.documentElement.lang.startsWith("fr");
const wordsIn = (editor) => editor.getText({ blockSeparator: "\n" }).split(/\s+/).filter((each) => /[\p{L}\p{N}]/u.test(each)).length;
const counted = (number) => (french ? `${number} mot${number > 1 ? "s" : ""}` : `${number} word${number === 1 ? "" : "s"}`);

document.addEventListener("prose-editor:ready", ({ detail: { editor } }) => {
  const shown = document.createElement("p");
  shown.className = "desk-count";
  shown.textContent = counted(wordsIn(editor));
  const said = document.createElement("span");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  editor.view.dom.closest(".prose-editor").after(shown, said);
  let timer;
  editor.on("update", () => {
    shown.textContent = counted(wordsIn(editor));
    clearTimeout(timer);
    timer = setTimeout(() => (said.textContent = shown.textContent), 2000);
  });
});
