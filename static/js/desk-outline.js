// The outline without leaving it: what its buttons send is sent here, and what comes back takes its place. Lines are
// dragged by their grip, or moved by Alt and the arrows. Without this script the same buttons reload the page.
const french = document.documentElement.lang.startsWith("fr");
const words = french
  ? { failed: "Rien n’a été changé : le site ne répond pas. Réessayez.", grip: "Glisser pour déplacer (ou Alt et les flèches)" }
  : { failed: "Nothing was changed: the site does not answer. Try again.", grip: "Drag to move (or Alt and the arrows)" };
const plan = () => document.querySelector("[data-plan]");
const said = document.getElementById("plan-said");
let busy = false;

const rowOf = (element) => element?.closest?.("[data-row]");
const chosen = () => [...document.querySelectorAll("[name='chosen']:checked")].map((box) => box.value);

// --- Sending

async function send(form, more) {
  if (busy) return;
  busy = true;
  const body = new FormData(form);
  for (const [name, value] of more) body.append(name, value);
  const held = [keepOpen(form), holdFocus()];
  try {
    const response = await fetch(form.action, { method: "POST", body });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.querySelector("[data-plan]");
    if (!fresh) throw new Error(response.statusText);
    plan().replaceWith(document.adoptNode(fresh));
    held.forEach((again) => again());
    equip();
    tellPreviews();
    say(document.getElementById("plan-messages")?.textContent.trim() ?? "");
  } catch {
    say(words.failed, true);
  } finally {
    busy = false;
  }
}

// The previews of the plenary, in whatever window they are, show what has just changed.
function tellPreviews() {
  const done = document.querySelector("#plan-messages .success");
  if (!done) return;
  const desk = new BroadcastChannel("convergences-desk");
  const { previewed } = document.querySelector("[data-previewed]").dataset;
  desk.postMessage({ plenary: previewed, said: done.textContent.trim() });
  desk.close();
}

function say(text, failed = false) {
  said.textContent = text;
  said.classList.toggle("visually-hidden", !failed);
  said.classList.toggle("errornote", failed);
}

// What was ticked, unfolded or half typed elsewhere is so again, read at the version that it was read at.
function keepOpen(sent) {
  const ticked = chosen();
  const unfolded = [...document.querySelectorAll(".plan-doubts[open]")].map((each) => each.id);
  const typed = [...document.querySelectorAll(".plan-rename[open] form")]
    .filter((form) => form !== sent)
    .map((form) => [form.elements.do.value, form.elements.words.value, form.elements.version.value]);
  return () => {
    for (const id of ticked) document.querySelector(`[name='chosen'][value='${id}']`)?.click();
    for (const id of unfolded) document.getElementById(id)?.setAttribute("open", "");
    for (const [name, words, version] of typed) {
      const form = document.querySelector(`[name='do'][value='${name}']`)?.form;
      if (!form) continue;
      form.elements.words.value = words;
      form.elements.version.value = version;
      form.closest("details").dataset.again = "";
      form.closest("details").open = true;
    }
  };
}

// What had the focus has it again, and a line that moved stays under the eyes.
function holdFocus() {
  const active = document.activeElement;
  const naming = active.closest(".plan-rename")?.querySelector("[name='do']").value;
  const [action, id] = (active.name === "do" ? active.value : "").split(":");
  const row = rowOf(active)?.id;
  const top = active.getBoundingClientRect().top;
  const valued = (value) => document.querySelector(`[name='do'][value='${value}']`);
  return () => {
    const line = row && document.getElementById(row);
    const usable = [valued(`${action}:${id}`), valued(`${action === "up" ? "down" : "up"}:${id}`)];
    const target =
      (naming && valued(naming)?.closest("details").querySelector("summary")) ||
      usable.find((each) => each && !each.disabled) ||
      line?.querySelector("a") ||
      document.getElementById("plan-undo");
    target?.focus({ preventScroll: true });
    if (line && target) window.scrollBy(0, target.getBoundingClientRect().top - top);
  };
}

document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!plan()?.contains(event.target) || (button && "leaves" in button.dataset)) return;
  event.preventDefault();
  const named = button ?? event.target.querySelector("[name='do']");
  if (named) send(event.target, [["do", named.value]]);
});

const move = (ids, place) =>
  send(
    strip(document.getElementById("plan")),
    [["do", "move"], ["place", place], ...ids.map((id) => ["chosen", id])],
  );

// A move by hand says itself what moves and where: neither the boxes nor the list of places do.
function strip(form) {
  const bare = form.cloneNode(true);
  bare.removeAttribute("id");
  return bare;
}

// --- Dragging: the line stays where it is until it is put down, and a mark shows where it would go.

let carried = null;

function takeUp(event) {
  const grip = event.target.closest(".plan-grip");
  if (!grip || event.button || busy) return;
  carried = { row: rowOf(grip), pointer: event.pointerId, goal: null };
  carried.row.classList.add("plan-carried");
  document.documentElement.classList.add("plan-carrying");
  grip.setPointerCapture(event.pointerId);
  event.preventDefault();
}

function carry(event) {
  if (!carried || event.pointerId !== carried.pointer) return;
  const edge = 90;
  if (event.clientY < edge) window.scrollBy(0, -12);
  else if (event.clientY > window.innerHeight - edge * 2) window.scrollBy(0, 12);
  mark(goalUnder(event.clientX, event.clientY));
}

// The session, the line of it behind which the carried one would go (none: first), and what shows it.
function goalUnder(x, y) {
  const under = document.elementsFromPoint(x, y).filter((each) => !each.closest(".plan-bar"));
  const session = under.map((each) => each.closest("[data-session]")).find(Boolean);
  if (!session) return carried.goal;
  const rows = [...session.querySelectorAll("[data-row]")];
  const behind = rows.filter((row) => middle(row) < y).at(-1);
  return { session, behind, shown: behind ?? rows[0] ?? session.querySelector(".plan-empty") };
}

function middle(row) {
  const box = row.getBoundingClientRect();
  return box.top + box.height / 2;
}

function mark(goal) {
  carried.goal?.shown.classList.remove("plan-before", "plan-behind");
  goal?.shown.classList.add(goal.behind ? "plan-behind" : "plan-before");
  carried.goal = goal;
}

function putDown(event) {
  if (!carried || event.pointerId !== carried.pointer) return;
  const { row, goal } = carried;
  giveUp();
  const next = goal?.behind ? goal.behind.nextElementSibling : goal?.session.querySelector("[data-row]");
  if (!goal || goal.behind === row || next === row) return;
  const ids = chosen();
  row.querySelector(".plan-moves button:enabled")?.focus({ preventScroll: true });
  move(
    ids.includes(row.dataset.row) ? ids : [row.dataset.row],
    `${goal.session.dataset.session}:${goal.behind?.dataset.row ?? 0}`,
  );
}

function giveUp() {
  if (!carried) return;
  mark(null);
  carried.row.classList.remove("plan-carried");
  document.documentElement.classList.remove("plan-carrying");
  carried = null;
}

document.addEventListener("pointerdown", takeUp);
document.addEventListener("pointermove", carry);
document.addEventListener("pointerup", putDown);
document.addEventListener("pointercancel", giveUp);

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && carried) giveUp();
  else if (event.key === "Escape") closeName(event.target);
  else if (event.altKey && ["ArrowUp", "ArrowDown"].includes(event.key)) step(event);
});

function step(event) {
  const row = rowOf(event.target);
  const button = row?.querySelector(`[value^="${event.key === "ArrowUp" ? "up" : "down"}:"]`);
  if (!button) return;
  event.preventDefault();
  button.focus();
  if (!button.disabled) button.click();
}

// --- Renaming

function closeName(element) {
  const details = element.closest?.(".plan-rename[open]");
  if (!details) return;
  details.querySelector("form").reset();
  details.open = false;
  details.querySelector("summary").focus();
}

function openName(event) {
  const details = event.target;
  if (!details.matches(".plan-rename[open]") || "again" in details.dataset) return void delete details.dataset.again;
  const field = details.querySelector("[name='words']");
  field.focus();
  field.select();
}

// --- Choosing

function count() {
  const number = chosen().length;
  const batch = document.getElementById("plan-batch");
  if (!batch) return;
  document.getElementById("plan-count").textContent = `(${number})`;
  batch.hidden = number === 0;
}

// Each line gets a grip, which the keyboard does not need: it has the two buttons.
function equip() {
  for (const moves of document.querySelectorAll("[data-row] .plan-moves")) {
    const grip = document.createElement("span");
    grip.className = "plan-grip";
    grip.setAttribute("aria-hidden", "true");
    grip.title = words.grip;
    grip.textContent = "⠿";
    moves.append(grip);
  }
  for (const details of document.querySelectorAll(".plan-rename")) details.addEventListener("toggle", openName);
  count();
}

document.addEventListener("change", (event) => {
  if (event.target.name === "chosen") count();
});
equip();
