// The filtered lists: what htmx leaves to do. It listens on the document, as parts of the page are swapped.
(() => {
  const WIDE = matchMedia("(width >= 60rem)");
  const one = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const folded = (words) => words.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase();

  // An address says nothing empty and nothing that goes without saying, and choices first, as the site writes it.
  document.addEventListener("htmx:configRequest", ({ detail }) => {
    const form = one("#filtres");
    if (detail.elt !== form) return;
    const usual = new URLSearchParams(form.dataset.usual);
    const isFacet = (name) => Boolean(form.querySelector(`[type="checkbox"][name="${name}"]`));
    const names = [...new Set(detail.formData.keys())].sort((one, other) => isFacet(other) - isFacet(one));
    for (const name of names) {
      const sought = name.startsWith("chercher-"); // what is looked for among choices is asked apart
      const kept = detail.formData.getAll(name).filter((value) => !sought && value && value !== usual.get(name));
      detail.formData.delete(name);
      kept.forEach((value) => detail.formData.append(name, value));
    }
  });

  // What can't be swapped in is asked for as a page.
  const leave = ({ detail }) => location.assign(detail.pathInfo.finalRequestPath);
  document.addEventListener("htmx:responseError", leave);
  document.addEventListener("htmx:sendError", leave);

  // Whoever took a filter away with the keyboard goes on from the next one; htmx keeps the place of all else.
  let place = null;
  document.addEventListener("htmx:beforeSwap", () => {
    const active = document.activeElement;
    place = {
      chip: all(".chips a").indexOf(active),
      facet: all(".facet").indexOf(active?.closest(".facet")),
      result: Boolean(active?.closest("#resultats")),
    };
  });
  const keepPlace = () => {
    if (!place || (document.activeElement && document.activeElement !== document.body)) return;
    const chip = place.chip < 0 ? null : all(".chips a").at(Math.min(place.chip, all(".chips a").length - 1));
    const near = chip ?? (place.result ? one("#phrase") : all(".facet > summary")[place.facet]);
    near?.focus({ preventScroll: true });
    place = null;
  };

  // Where there are more choices than stand there, the site looks: the answer of the last letter counts.
  let waiting = 0;
  const ask = (box) => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const letters = box.value.trim();
      const asked = new URL(location.href);
      asked.searchParams.set(box.name, letters);
      const answer = await fetch(asked).catch(() => null);
      if (!answer?.ok || box.value.trim() !== letters) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const place = box.closest(".facet").querySelector(".choices");
      const found = page.getElementById(place.id);
      if (found) place.replaceChildren(...found.childNodes);
    }, 200);
  };

  // Among many choices, those that have these letters.
  const look = (box) => {
    if ("more" in box.dataset) {
      ask(box);
      return;
    }
    const facet = box.closest(".facet");
    const wanted = folded(box.value.trim());
    const choices = [...facet.querySelectorAll(".choice")];
    for (const choice of choices) {
      choice.hidden = !folded(choice.querySelector(".choice-label").textContent).includes(wanted);
    }
    facet.querySelector(".facet-none").hidden = choices.some((choice) => !choice.hidden);
  };
  document.addEventListener("input", ({ target }) => {
    if (target.closest(".facet-search")) look(target);
  });
  document.addEventListener("change", (event) => {
    if (event.target.closest(".facet-search")) event.stopPropagation();
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.closest(".facet-search")) event.preventDefault();
  });

  // Where there is little room, the filters open in a drawer over the page.
  const home = () => one(".finding-filters");
  const pullOut = () => {
    one(".sheet-body").append(one("#filtres"));
    one(".sheet").showModal();
  };
  const putBack = () => home().append(one("#filtres"));
  document.addEventListener("click", (event) => {
    if (event.target.closest(".drawer > summary") && !WIDE.matches) {
      event.preventDefault();
      pullOut();
    } else if (event.target.matches(".sheet")) {
      event.target.close(); // the page around it
    }
  });
  document.addEventListener("close", ({ target }) => {
    if (target.matches(".sheet")) putBack();
  }, true);
  WIDE.addEventListener("change", () => one(".sheet[open]")?.close());

  const dress = () => {
    all(".finding-submit").forEach((button) => (button.hidden = true));
    all(".facet-search").forEach((box) => (box.hidden = false));
    all(".facet-search input").filter((box) => box.value).forEach(look);
  };
  document.addEventListener("htmx:afterSettle", () => {
    dress();
    keepPlace();
  });
  // A page that Back brings back may have been left with its drawer open.
  document.addEventListener("htmx:historyRestore", () => {
    one(".sheet[open]")?.removeAttribute("open");
    if (one(".sheet #filtres")) putBack();
    dress();
  });
  dress();
})();
