// Ctrl+K opens the search over the desk in place; the link that it stands for leads to the same page.
// Down and up walk through the results, which are links; to type again, one types.
const link = document.querySelector("#desk-search-link");
const words = link.dataset;
const wait = 150;

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// Not of type search: Escape would empty it instead of closing.
const input = element("input", {
  type: "text",
  role: "searchbox",
  enterkeyhint: "search",
  name: "q",
  maxlength: "100",
  autocomplete: "off",
  "aria-label": words.label,
  placeholder: words.label,
});
const close = element("button", { type: "button", class: "button" }, words.close);
const found = element("div", { class: "desk-search-found" });
const form = element("form", { role: "search", action: link.href, method: "get" }, input, close);
const dialog = element("dialog", { id: "desk-search", "aria-label": link.firstChild.textContent.trim() }, form, found);
document.body.append(dialog);

let asked = null;
let latest = 0;
let timer;

async function show() {
  const text = input.value.trim();
  if (text === asked) return;
  asked = text;
  const mine = ++latest;
  const address = new URL(link.href);
  address.searchParams.set("q", text);
  address.searchParams.set("partie", "1");
  try {
    const response = await fetch(address, { credentials: "same-origin" });
    const html = await response.text();
    if (mine !== latest) return;
    if (!response.ok || response.redirected) throw new Error();
    const read = new DOMParser().parseFromString(html, "text/html");
    found.replaceChildren(...read.body.childNodes);
  } catch {
    if (mine === latest) {
      asked = null;
      found.replaceChildren(element("p", { role: "alert" }, words.failed));
    }
  }
}

function open() {
  if (dialog.open) return;
  dialog.showModal();
  input.focus();
  input.select();
  show();
}

const stops = () => [input, ...found.querySelectorAll("a")];

function walk(step) {
  const all = stops();
  const at = all.indexOf(document.activeElement);
  all[Math.min(Math.max(at + step, 0), all.length - 1)].focus();
}

input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(show, wait);
});
close.addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
dialog.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    walk(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.target !== input && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
    if (event.target.closest("a")) input.focus();
  }
});
form.addEventListener("submit", (event) => {
  const first = found.querySelector("a");
  if (!first || asked !== input.value.trim()) return;
  event.preventDefault();
  first.click();
});
link.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open();
});
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") {
    event.preventDefault();
    open();
  }
});
