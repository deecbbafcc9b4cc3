// A second table of contents that knows where the reader is: in the margin of a wide screen, under a bar elsewhere. It
// shows once the whole one is above, and is made when it is first opened.

const whole = document.querySelector(".contents");
const follow = document.querySelector("#sommaire-qui-suit").content.firstElementChild.cloneNode(true);
const sheet = follow.querySelector(".follow-sheet");
const button = follow.querySelector(".follow-place");
const words = follow.querySelector(".follow-words");
const title = words.textContent;
const wide = matchMedia("(width >= 105rem)");
const places = [...whole.querySelectorAll("a")].map((link) => ({
  link,
  target: document.getElementById(decodeURIComponent(link.hash.slice(1))),
}));
let list;
let current;

/** « Ada LEDUC, Jean d’ARC », or the title of a session. */
function name(link) {
  const copy = link.cloneNode(true);
  for (const each of copy.querySelectorAll(".contents-organisation, .contents-count")) each.remove();
  const voices = [...copy.querySelectorAll(".contents-voice")].map((each) => each.textContent.trim());
  return voices.join(", ") || copy.textContent.trim();
}

function makeList() {
  list = whole.querySelector(".contents-list").cloneNode(true);
  for (const each of list.querySelectorAll(".contents-organisation")) each.remove();
  list.lang = whole.closest("[lang]").lang;
  sheet.append(list);
}

/** In the list, once there is one, and so that it is in sight there. */
function markCurrent() {
  if (!list) return;
  list.querySelector("[aria-current]")?.removeAttribute("aria-current");
  const link = current && [...list.querySelectorAll("a")].find(({ hash }) => hash === current.link.hash);
  if (!link) return;
  link.setAttribute("aria-current", "location");
  list.scrollTop = link.offsetTop - list.clientHeight / 2;
}

/** What is read is the last thing that began above a line in the upper part of the screen. */
function findCurrent() {
  // At the end of the page the line comes down, so that what can't reach the top has its turn.
  const left = document.documentElement.scrollHeight - scrollY - innerHeight;
  const line = innerHeight * Math.max(0.3, 1 - left / innerHeight);
  let found;
  for (const each of places) {
    const top = each.target.getBoundingClientRect().top;
    if (top > line) break;
    found = each;
    // What was asked for by its address is what is read, as long as it stands there.
    if (top >= 0 && location.hash === each.link.hash) break;
  }
  if (found === current) return;
  current = found;
  words.textContent = found ? name(found.link) : title;
  markCurrent();
}

function close() {
  sheet.open = wide.matches && follow.classList.contains("follow-shown");
}

/** The list is open while there is room for it. */
function show() {
  const isAbove = whole.getBoundingClientRect().bottom < 0;
  if (isAbove === follow.classList.contains("follow-shown")) return;
  follow.classList.toggle("follow-shown", isAbove);
  close();
}

sheet.addEventListener("toggle", () => {
  if (!sheet.open) return;
  if (!list) makeList();
  markCurrent();
});
sheet.addEventListener("click", (event) => event.target.closest("a") && close());
document.addEventListener("click", (event) => follow.contains(event.target) || close());
follow.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || wide.matches || !sheet.open) return;
  close();
  button.focus();
});
wide.addEventListener("change", close);

let waiting = false;
for (const event of ["scroll", "resize", "hashchange"]) {
  addEventListener(event, () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      show();
      findCurrent();
    });
  }, { passive: true });
}

whole.after(follow);
show();
findCurrent();
