// Buttons that copy. Where the browser refuses, what was to be copied stands selected in a field.
// A place to copy from has: [data-copied] (says it, with its own words for « copied » and « refused »)
// and a hidden label around a field.
export async function copy(words, place) {
  const status = place.querySelector("[data-copied]");
  const label = place.querySelector("label");
  let copied = true;
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    copied = false;
  }
  label.hidden = copied;
  status.textContent = copied ? status.dataset.copied : status.dataset.refused;
  if (copied) return;
  const field = label.querySelector("textarea");
  field.value = words;
  field.focus();
  field.select();
}

// A script that runs may offer what only a script can do.
document.querySelectorAll("button[data-copies]").forEach((button) => {
  const source = document.getElementById(button.dataset.copies);
  button.hidden = false;
  button.addEventListener("click", () => {
    copy(source.textContent.replace(/[ \t\r\n]+/g, " ").trim(), button.closest("[data-copying]"));
  });
});
