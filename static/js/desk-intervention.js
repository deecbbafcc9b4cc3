// An intervention's form: quotations from chosen words, a passage from the source, what is proposed, people made in place.
// Without this script each is a section of the form that one fills in.
const french = document.documentElement.lang.startsWith("fr");
const say = (inFrench, inEnglish) => (french ? inFrench : inEnglish);
const jQuery = window.django.jQuery;
const form = document.querySelector("#intervention_form");
const page = document.querySelector("#desk-proposing").dataset;
const said = document.querySelector("#desk-said");

function tell(words) {
  said.textContent = "";
  setTimeout(() => (said.textContent = words), 50);
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function button(words, act, attributes = {}) {
  const made = element("button", { type: "button", ...attributes }, words);
  made.addEventListener("click", act);
  return made;
}

const rowsOf = (prefix) => [...document.querySelectorAll(`#${prefix}-group .inline-related:not(.empty-form)`)];
const field = (row, name) => row.querySelector(`[name$="-${name}"]`);
const removed = (row) => row.querySelector('[name$="-DELETE"]')?.checked;

function addRow(prefix) {
  document.querySelector(`#${prefix}-group .add-row a`).click();
  return rowsOf(prefix).at(-1);
}

function choose(select, id, name) {
  if (!select) return;
  if (![...select.options].some((each) => each.value === String(id))) select.append(new Option(name, id));
  select.value = String(id);
  jQuery(select).trigger("change");
}

const fill = (input, words) => {
  if (input && !input.value) input.value = words;
};

async function ask(address, data) {
  const options = { credentials: "same-origin", headers: { Accept: "application/json" } };
  if (data) {
    options.method = "POST";
    options.headers["X-CSRFToken"] = form.querySelector("[name=csrfmiddlewaretoken]").value;
    options.body = new URLSearchParams(data);
  }
  const response = await fetch(address, options);
  if ((!response.ok && response.status !== 400) || response.redirected) throw new Error();
  return response.json();
}

const failed = () => say("Le bureau n’a pas répondu : réessayez.", "The desk did not answer: try again.");

// --- Quotations

const editorOf = (name) => document.querySelector(`.field-${name} .ProseMirror`)?.editor;

function chosenWords(editor) {
  const { from, to, empty, $from } = editor.state.selection;
  if (!empty) return editor.state.doc.textBetween(from, to, "\n", "\n");
  const block = $from.parent.textBetween(0, $from.parent.content.size, "", " ");
  const start = block.lastIndexOf("«", $from.parentOffset - 1);
  const end = block.indexOf("»", $from.parentOffset);
  return start < 0 || end < 0 || block.slice(start, $from.parentOffset).includes("»") ? "" : block.slice(start, end);
}

const bare = (words) => words.replace(/^[\s«“"]+|[\s»”"]+$/gu, "");

function whoSpeaks() {
  return rowsOf("speakings").find((row) => !removed(row) && (field(row, "person").value || field(row, "organisation").value));
}

function quote() {
  const editor = editorOf("body");
  const words = editor ? bare(chosenWords(editor)) : "";
  if (!words) return tell(say("Choisissez d’abord des mots du texte.", "First select words of the text."));
  if (rowsOf("quotations").some((row) => field(row, "text").value === words)) {
    return tell(say("Ces mots sont déjà cités.", "These words are already quoted."));
  }
  const row = addRow("quotations");
  field(row, "text").value = words;
  const speaker = whoSpeaks();
  for (const name of speaker ? ["person", "organisation"] : []) {
    const option = field(speaker, name).selectedOptions[0];
    if (option?.value) choose(field(row, name), option.value, option.textContent);
  }
  editor.commands.focus();
  return tell(say(`Citation ajoutée : ${words}`, `Quotation added: ${words}`));
}

const quoteButton = button(say("Citer les mots choisis", "Quote the selected words"), quote, {
  "aria-keyshortcuts": "Alt+Shift+C",
  title: "Alt + Maj + C",
  id: "desk-quote",
});
quoteButton.addEventListener("mousedown", (event) => event.preventDefault());
document.querySelector(".field-body")?.append(element("p", { class: "desk-prose-tools" }, quoteButton));
document.addEventListener("keydown", (event) => {
  if (event.altKey && event.shiftKey && event.code === "KeyC") {
    event.preventDefault();
    quote();
  }
});

// --- The passage in the source. The server counts characters, JavaScript counts halves of some.

const source = document.querySelector("#desk-source");

function offset(node, at) {
  const range = document.createRange();
  range.selectNodeContents(source);
  range.setEnd(node, at);
  return [...range.toString()].length;
}

function takePassage(event) {
  const words = event.currentTarget.dataset;
  const selection = getSelection();
  const range = selection.rangeCount ? selection.getRangeAt(0) : null;
  if (!range || range.collapsed || !source.contains(range.commonAncestorContainer)) return tell(words.none);
  const start = offset(range.startContainer, range.startOffset);
  const end = offset(range.endContainer, range.endOffset);
  form.querySelector("#id_source_start").value = start;
  form.querySelector("#id_source_end").value = end;
  const all = [...source.textContent];
  const mark = element("mark", {}, all.slice(start, end).join(""));
  source.replaceChildren(all.slice(0, start).join(""), mark, all.slice(end).join(""));
  return tell(words.done);
}

if (source) {
  const mark = source.querySelector("mark");
  if (mark.textContent) source.scrollTop = mark.offsetTop - source.offsetTop - 24;
  const take = document.querySelector("#desk-take-passage");
  take.parentElement.hidden = false;
  take.addEventListener("mousedown", (event) => event.preventDefault());
  take.addEventListener("click", takePassage);
}

// --- The role held that day

function takeRole(row, role, force) {
  if (force) for (const name of ["printed_role", "printed_organisation"]) field(row, name).value = "";
  choose(field(row, "organisation"), role.id, role.name);
  fill(field(row, "printed_role"), role.role);
  fill(field(row, "printed_organisation"), role.name);
}

async function proposeRole(row) {
  row.querySelector(".desk-proposals")?.remove();
  const person = field(row, "person").value;
  if (!person) return;
  const address = `${page.roles}?${new URLSearchParams({ personne: person, pleniere: page.plenary })}`;
  const answer = await ask(address).catch(() => null);
  if (!answer || field(row, "person").value !== person) return;
  fill(field(row, "printed_name"), answer.name);
  const untouched = ["organisation", "printed_role", "printed_organisation"].every((name) => !field(row, name).value);
  if (untouched && answer.roles.length) {
    takeRole(row, answer.roles[0], false);
    tell(say(`Proposé : ${answer.roles[0].role} ${answer.roles[0].name}`, `Proposed: ${answer.roles[0].role} ${answer.roles[0].name}`));
  }
  if (answer.roles.length > (untouched ? 1 : 0)) {
    const offers = answer.roles.map((role) =>
      button([role.role, role.name].filter(Boolean).join(", "), () => takeRole(row, role, true)),
    );
    row.append(element("p", { class: "desk-proposals" }, say("À cette date :", "On that day:"), ...offers));
  }
}

// The admin says "change" of every choice when the page opens: what was printed then is not touched.
const latest = new WeakMap();

function isNew(select) {
  const stored = [...select.options].find((each) => each.defaultSelected)?.value ?? "";
  const before = latest.get(select) ?? stored;
  latest.set(select, select.value);
  return select.value !== before;
}

jQuery(form).on("change", "[name^=speakings][name$=-person]", (event) => {
  if (isNew(event.target)) proposeRole(event.target.closest(".inline-related"));
});
jQuery(form).on("change", "[name^=speakings][name$=-organisation]", (event) => {
  const name = event.target.selectedOptions[0]?.textContent ?? "";
  const row = event.target.closest(".inline-related");
  if (isNew(event.target) && event.target.value) fill(field(row, "printed_organisation"), name);
});

// --- Mentions

async function proposeMentions() {
  const body = form.querySelector("#id_body").value;
  const answer = await ask(page.mentions, { body }).catch(() => null);
  if (!answer) return tell(failed());
  const kept = ["mentions", "speakings"].flatMap((prefix) => rowsOf(prefix).map((row) => field(row, "organisation").value));
  const fresh = answer.found.filter((each) => !kept.includes(String(each.id)));
  for (const each of fresh) {
    const row = addRow("mentions");
    choose(field(row, "organisation"), each.id, each.name);
    field(row, "printed").value = each.printed;
  }
  const none = say("Aucune autre organisation connue n’est nommée dans le texte.", "No other known organisation is named in the text.");
  const some = say(`Mentions proposées : ${fresh.length}. Retirez celles qui n’en sont pas.`, `Mentions proposed: ${fresh.length}. Remove those that are not.`);
  mentionsSaid.textContent = fresh.length ? some : none;
  return tell(mentionsSaid.textContent);
}

const mentionsSaid = element("span", { class: "desk-hint" });
document
  .querySelector("#mentions-group fieldset")
  ?.append(element("p", { class: "desk-proposals" }, button(say("Proposer les mentions d’après le texte", "Propose mentions from the text"), proposeMentions), mentionsSaid));

// --- A new person, or a new organisation, made in place

let target;
let offered = {};

const labels = {
  given_name: say("Prénom", "Given name"),
  family_name: say("Nom de famille", "Family name"),
  organisation: say("Organisation", "Organisation"),
  role: say("Fonction ce jour-là", "Role that day"),
};
const inputs = Object.fromEntries(
  Object.keys(labels).map((name) => [name, element("input", { type: "text", id: `desk-new-${name}`, name, autocomplete: "off", maxlength: "300" })]),
);
const lines = Object.fromEntries(
  Object.entries(labels).map(([name, label]) => [
    name,
    element("p", { class: "desk-field" }, element("label", { for: `desk-new-${name}` }, label), inputs[name]),
  ]),
);
const title = element("h2", { id: "desk-new-title" });
const answers = element("div", { role: "status" });
const create = element("button", { type: "submit", class: "button" }, say("Créer", "Create"));
const cancel = button(say("Annuler", "Cancel"), () => dialog.close());
const newForm = element("form", { method: "dialog", class: "desk-new" }, title, ...Object.values(lines), answers, element("p", {}, create, " ", cancel));
const dialog = element("dialog", { id: "desk-new", "aria-labelledby": "desk-new-title" }, newForm);
document.body.append(dialog);

const single = () => target.name.endsWith("organisation");

function open(select) {
  target = select;
  offered = {};
  answers.replaceChildren();
  for (const input of Object.values(inputs)) input.value = "";
  for (const name of ["given_name", "family_name", "role"]) lines[name].hidden = single();
  title.textContent = single() ? say("Nouvelle organisation", "New organisation") : say("Nouvelle personne", "New person");
  dialog.showModal();
  (single() ? inputs.organisation : inputs.given_name).focus();
}

function take(made) {
  const row = target.closest(".inline-related");
  const organisation = field(row, "organisation");
  if (made.organisation && organisation) {
    choose(organisation, made.organisation.id, made.organisation.name);
    fill(field(row, "printed_organisation"), made.organisation.name);
  }
  if (made.role) fill(field(row, "printed_role"), made.role);
  if (made.person) choose(target, made.person.id, made.person.name);
  dialog.close();
  const name = (made.person ?? made.organisation).name;
  tell(say(`${name} est dans le répertoire.`, `${name} is in the directory.`));
}

function useInstead(each) {
  if (each.kind === "person" || single()) return take({ [each.kind]: each });
  offered.organisation_id = each.id;
  inputs.organisation.value = each.name;
  return send();
}

function show(answer) {
  if (answer.errors) {
    const sentences = Object.entries(answer.errors).map(([name, words]) => element("li", {}, `${labels[name] ?? name} : ${words}`));
    answers.replaceChildren(element("ul", { class: "errorlist" }, ...sentences));
    return;
  }
  const offers = answer.alike.map((each) =>
    element("li", {}, button(say(`Choisir « ${each.name} »`, `Choose “${each.name}”`), () => useInstead(each)), " ", each.about),
  );
  const again = button(say("Non, créer quand même", "No, create anyway"), () => send({ sure: "1" }));
  answers.replaceChildren(element("p", {}, say("Est-ce l’un de ceux-ci ?", "Is it one of these?")), element("ul", {}, ...offers), again);
  answers.querySelector("button").focus();
}

async function send(more = {}) {
  const data = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.value]));
  const address = single() ? page.organisation : page.person;
  const answer = await ask(address, { ...data, ...offered, ...more }).catch(() => null);
  if (!answer) answers.replaceChildren(element("p", { role: "alert" }, failed()));
  else if (answer.person || answer.organisation) take(answer);
  else show(answer);
}

newForm.addEventListener("submit", (event) => {
  event.preventDefault();
  send();
});
inputs.organisation.addEventListener("input", () => (offered = {}));

function nameLink(link) {
  const select = link.closest(".related-widget-wrapper").querySelector("select");
  if (!/-(person|organisation)$/.test(select?.name ?? "")) return;
  link.classList.add("desk-make");
  link.replaceChildren(select.name.endsWith("person") ? say("Nouvelle personne", "New person") : say("Nouvelle organisation", "New organisation"));
  link.removeAttribute("title");
}

document.querySelectorAll(".desk-rows .add-related").forEach(nameLink);
// Before Django's own handler, which would open a window.
document.addEventListener(
  "click",
  (event) => {
    const link = event.target.closest(".desk-rows .add-related.desk-make");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    open(link.closest(".related-widget-wrapper").querySelector("select"));
  },
  true,
);
