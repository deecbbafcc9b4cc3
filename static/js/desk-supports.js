// Interventions to choose from are looked up by what is said in them, as well as by who speaks. What is ticked stays in sight.
const words = document.documentElement.lang.startsWith("fr")
  ? { look: "Chercher par leurs mots", none: "Aucune intervention ne dit cela.", some: (found) => `${found} à choisir.` }
  : { look: "Look for their words", none: "No intervention says that.", some: (found) => `${found} to choose from.` };

const fold = (text) => text.normalize("NFD").replace(/[^\p{L}\p{N}]+/gu, (mark) => (/\p{M}/u.test(mark) ? "" : " ")).toLowerCase().trim();

document.querySelectorAll("[data-words]").forEach((box, index, boxes) => {
  if (index && boxes[index - 1].name === box.name) return;
  const all = [...boxes].filter((each) => each.name === box.name);
  const list = box.closest("[id]:not(input)");
  const label = document.createElement("label");
  const field = document.createElement("input");
  const said = document.createElement("p");
  field.type = "search";
  field.id = `${list.id}-search`;
  label.htmlFor = field.id;
  label.textContent = words.look;
  said.className = "help";
  said.setAttribute("role", "status");
  list.before(label, field, said);
  field.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  field.addEventListener("input", () => {
    const asked = fold(field.value).split(" ").filter(Boolean);
    const found = all.filter((each) => asked.every((word) => each.dataset.words.includes(word)));
    for (const each of all) each.closest("label").parentElement.hidden = !each.checked && !found.includes(each);
    said.textContent = !asked.length ? "" : found.length ? words.some(found.length) : words.none;
  });
});
