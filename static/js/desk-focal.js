// The point of interest of a photo, on the photo: a click puts it there, arrows move it. Its numbers stay in their fields.
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const within = (value) => Math.min(100, Math.max(0, Math.round(value)));

for (const file of document.querySelectorAll("input[type=file][data-focal]")) {
  const [across, down] = ["focal_x", "focal_y"].map((name) => file.form.elements[file.name.replace(/file$/, name)]);
  if (!across || !down) continue;
  const frame = document.createElement("div");
  const picture = new Image();
  const mark = document.createElement("button");
  frame.className = "desk-focal";
  picture.alt = "";
  picture.src = `${file.dataset.focal}?largeur=960`;
  mark.type = "button";
  frame.append(picture, mark);
  file.before(frame);

  const show = () => {
    mark.style.setProperty("--across", `${across.value}%`);
    mark.style.setProperty("--down", `${down.value}%`);
    mark.setAttribute("aria-label", `${file.dataset.focalLabel} (${across.value} %, ${down.value} %)`);
  };
  const put = (x, y) => {
    across.value = within(x);
    down.value = within(y);
    for (const field of [across, down]) field.dispatchEvent(new Event("change", { bubbles: true }));
    show();
  };
  picture.addEventListener("click", (event) => {
    const box = picture.getBoundingClientRect();
    put((100 * (event.clientX - box.left)) / box.width, (100 * (event.clientY - box.top)) / box.height);
    mark.focus();
  });
  mark.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const far = event.shiftKey ? 10 : 1;
    put(Number(across.value) + step[0] * far, Number(down.value) + step[1] * far);
  });
  for (const field of [across, down]) field.addEventListener("input", show);
  show();
}
