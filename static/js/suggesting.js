// Names suggested below the search field, as a combobox with a list box:
// https://www.w3.org/WAI/ARIA/apg/patterns/combobox/. What is typed stays as it is until a name is chosen.
const WAIT = 120;

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function suggest(input) {
  const words = input.dataset;
  const list = element("ul", { id: `${input.id}-noms`, role: "listbox", class: "suggestions", "aria-label": words.label });
  const told = element("p", { role: "status", class: "visually-hidden" });
  list.hidden = true;
  input.after(list, told);
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  for (const [key, value] of Object.entries(attributes)) input.setAttribute(key, value);

  let timer = null;
  let latest = 0;
  let shownFor = null;
  const options = () => [...list.children];
  const at = () => options().findIndex((each) => each.getAttribute("aria-selected") === "true");

  function mark(place) {
    options().forEach((each, number) => each.setAttribute("aria-selected", String(number === place)));
    const marked = options()[place];
    if (marked) {
      input.setAttribute("aria-activedescendant", marked.id);
      marked.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }

  function open(isOpen) {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) mark(-1);
  }

  function close() {
    clearTimeout(timer);
    latest += 1;
    open(false);
  }

  function choose(option) {
    input.value = option.dataset.name;
    close();
    input.form.requestSubmit();
  }

  function show(typed, [, names, kinds]) {
    shownFor = typed;
    list.replaceChildren(
      ...names.map((name, number) => {
        const kind = element("span", { class: "suggestion-kind" }, kinds[number]);
        const attributes = { role: "option", id: `${list.id}-${number}`, "aria-selected": "false", "data-name": name };
        return element("li", attributes, element("span", { class: "suggestion-name" }, name), " ", kind);
      }),
    );
    open(names.length > 0);
    const said = { 0: words.none, 1: words.one }[names.length] ?? words.many.replace("#", names.length);
    told.textContent = said;
  }

  async function ask() {
    const typed = input.value.trim();
    const mine = ++latest;
    if (typed.length < 2) {
      told.textContent = "";
      shownFor = null;
      open(false);
      return;
    }
    const address = new URL(words.suggestions, location.href);
    address.searchParams.set("q", typed);
    try {
      const response = await fetch(address, { credentials: "same-origin" });
      if (!response.ok) throw new Error(response.statusText);
      const found = await response.json();
      if (mine === latest && document.activeElement === input) show(typed, found);
    } catch {
      // Whoever is offline searches without suggestions.
      if (mine === latest) open(false);
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });

  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const { key } = event;
    const last = options().length - 1;
    if ((key === "ArrowDown" || key === "ArrowUp") && !event.shiftKey) {
      if (list.hidden) {
        if (last >= 0 && shownFor === input.value.trim()) open(true);
        else ask();
        if (list.hidden || event.altKey) return;
      }
      event.preventDefault();
      const step = key === "ArrowDown" ? 1 : -1;
      const place = at() + step;
      // Past either end one is in the field again.
      mark(at() < 0 ? (step > 0 ? 0 : last) : place > last ? -1 : place);
    } else if (key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (key === "Enter" && !list.hidden && at() >= 0) {
      event.preventDefault();
      choose(options()[at()]);
    } else if (key === "Tab") close();
    else if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(key)) mark(-1);
  });

  input.addEventListener("blur", close);
  // The field keeps the focus while one presses on a name.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose(option);
  });
}

document.querySelectorAll("input[data-suggestions]").forEach(suggest);
