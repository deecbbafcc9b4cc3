// A second table of contents that knows where the reader is: in the margin of a wide screen, under a bar elsewhere.

const whole = document.querySelector(".contents");
const wide = matchMedia("(width >= 105rem)");

/** The list again, beside the text. */
function follow() {
  const nav = document.querySelector("#sommaire-qui-suit").content.firstElementChild.cloneNode(true);
  const list = whole.querySelector(".contents-list").cloneNode(true);
  for (const each of list.querySelectorAll(".contents-organisation")) each.remove();
  list.lang = whole.closest("[lang]").lang;
  nav.querySelector(".follow-sheet").append(list);
  whole.after(nav);
  return nav;
}

/** Under a bar: opened by its button; closed by a choice, by Escape, and by a click elsewhere. */
function openAndClose(nav) {
  const sheet = nav.querySelector(".follow-sheet");
  const button = nav.querySelector(".follow-place");
  const close = () => (sheet.open = wide.matches);
  wide.addEventListener("change", close);
  close();
  nav.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || wide.matches || !sheet.open) return;
    close();
    button.focus();
  });
  sheet.addEventListener("click", (event) => event.target.closest("a") && close());
  document.addEventListener("click", (event) => nav.contains(event.target) || close());
  new IntersectionObserver(([entry]) => {
    nav.classList.toggle("follow-shown", !entry.isIntersecting && entry.boundingClientRect.top < 0);
  }).observe(whole);
}

/** Marks what is being read: the last thing that began above a line in the upper part of the screen. */
function mark(nav) {
  const words = nav.querySelector(".follow-words");
  const title = words.textContent;
  const list = nav.querySelector(".contents-list");
  const places = [...nav.querySelectorAll("a")].map((link) => ({
    link,
    target: document.getElementById(decodeURIComponent(link.hash.slice(1))),
  }));
  let current;

  function place() {
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
    current?.link.removeAttribute("aria-current");
    found?.link.setAttribute("aria-current", "location");
    current = found;
    words.textContent = found ? name(found.link) : title;
    bringIntoSight();
  }

  function bringIntoSight() {
    if (current) list.scrollTop = current.link.offsetTop - list.clientHeight / 2;
  }

  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      place();
    });
  };
  for (const event of ["scroll", "resize", "hashchange"]) addEventListener(event, soon, { passive: true });
  nav.querySelector(".follow-sheet").addEventListener("toggle", bringIntoSight);
  soon();
}

/** « Ada LEDUC, Jean d’ARC », or the title of a session. */
function name(link) {
  const voices = [...link.querySelectorAll(".contents-voice")].map((each) => each.textContent.trim());
  return voices.join(", ") || link.textContent.trim();
}

const nav = follow();
openAndClose(nav);
mark(nav);
