// The preview follows the desk: another window that has saved says so, and the frames are drawn again where they were.
const frames = document.querySelector(".desk-preview-frames");
const said = document.querySelector(".desk-preview-said");
const choice = document.querySelector("#desk-page");

const again = () => {
  for (const frame of frames.querySelectorAll("iframe")) {
    const at = frame.contentWindow.scrollY;
    frame.addEventListener("load", () => frame.contentWindow.scrollTo(0, at), { once: true });
    frame.contentWindow.location.reload();
  }
};

if (frames) {
  const fit = frames.querySelector(".desk-preview-fit");
  const wide = fit.querySelector("iframe");
  new ResizeObserver(() => {
    wide.style.setProperty("--fit", Math.min(1, fit.clientWidth / wide.offsetWidth));
    fit.style.setProperty("overflow", "hidden");
  }).observe(fit);
  choice.addEventListener("change", () => choice.form.requestSubmit());
  new BroadcastChannel("convergences-desk").addEventListener("message", ({ data }) => {
    if (String(data.plenary) !== frames.dataset.plenary) return;
    again();
    said.textContent = data.said;
  });
}

for (const button of document.querySelectorAll("[data-copies-link]")) {
  const field = document.getElementById(button.dataset.copiesLink);
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    await navigator.clipboard?.writeText(field.value).catch(() => {});
    button.textContent = button.dataset.copied;
  });
}
