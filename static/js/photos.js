// Enlarges the pictures of the page, one after the other, in a dialog.

const album = document.querySelector(".album");
const links = [...document.querySelectorAll(".photo-link")];
const [place, picture, words] = ["place", "picture", "words"].map((name) => album.querySelector(`.album-${name}`));
let shown = 0;

function show(number) {
  shown = (number + links.length) % links.length;
  const figure = links[shown].closest(".photo");
  const image = figure.querySelector("img").cloneNode();
  image.sizes = "100vw";
  image.loading = "eager";
  image.className = "";
  picture.replaceChildren(image);
  words.replaceChildren(...(figure.querySelector("figcaption")?.cloneNode(true).childNodes ?? []));
  words.lang = figure.closest("[lang]").lang;
  const said = document.createElement("span");
  said.className = "visually-hidden";
  said.textContent = ` : ${image.alt}`;
  place.textContent = place.dataset.words.replace("{number}", shown + 1).replace("{total}", links.length);
  place.append(said);
}

const actions = {
  close: () => album.close(),
  previous: () => show(shown - 1),
  next: () => show(shown + 1),
};
const keys = { ArrowLeft: "previous", ArrowRight: "next", Home: "first", End: "last" };
actions.first = () => show(0);
actions.last = () => show(links.length - 1);

links.forEach((link, number) => {
  link.setAttribute("aria-haspopup", "dialog");
  link.addEventListener("click", (event) => {
    // With a key, a reader asks for another tab or window.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(number);
    album.showModal();
  });
});

for (const each of album.querySelectorAll(".album-foot .album-button")) each.hidden = links.length < 2;
album.addEventListener("click", (event) => {
  if (event.target === album) album.close();
  actions[event.target.closest("button")?.value]?.();
});
album.addEventListener("keydown", (event) => {
  const action = actions[keys[event.key]];
  if (!action) return;
  event.preventDefault();
  action();
});
// One goes on reading from the picture that one saw last.
album.addEventListener("close", () => {
  picture.replaceChildren();
  links[shown].focus();
});
