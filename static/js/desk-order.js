// Rows of a form move up and down by two buttons; the numbers that the page sends follow.
// Without this script the numbers are typed: the server sorts by them and renumbers.
const words = document.documentElement.lang.startsWith("fr")
  ? { up: "Monter", down: "Descendre" }
  : { up: "Move up", down: "Move down" };

const rowOf = (element) => element.closest(".form-row[id], .inline-related[id]");

const rowsOf = (group) =>
  [...group.querySelectorAll(".desk-order")].map(rowOf).filter((row) => !row.classList.contains("empty-form"));

function renumber(group) {
  rowsOf(group).forEach((row, index) => {
    row.querySelector(".desk-order").value = index + 1;
  });
}

function move(button, step) {
  const group = button.closest(".inline-group");
  const row = rowOf(button);
  const rows = rowsOf(group);
  const other = rows[rows.indexOf(row) + step];
  if (!other) return;
  if (step < 0) other.before(row);
  else other.after(row);
  renumber(group);
  button.focus();
}

function button(step, sign, word) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "desk-move";
  made.textContent = sign;
  made.setAttribute("aria-label", word);
  made.title = word;
  made.addEventListener("click", () => move(made, step));
  return made;
}

function equip(input) {
  if (input.parentElement.querySelector(".desk-move")) return;
  input.after(button(-1, "↑", words.up), button(1, "↓", words.down));
}

const equipAll = () =>
  document.querySelectorAll(".desk-order:not([name*='__prefix__'])").forEach(equip);

document.addEventListener("formset:added", (event) => {
  event.target.querySelectorAll(".desk-order").forEach(equip);
});
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", equipAll);
else equipAll();
