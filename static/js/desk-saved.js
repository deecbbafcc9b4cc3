// A form that has just saved tells the previews of its plenary, in whatever window they are.
const previewed = document.querySelector("[data-previewed]");
const done = document.querySelector(".messagelist .success");
if (previewed && done) {
  const desk = new BroadcastChannel("convergences-desk");
  desk.postMessage({ plenary: previewed.dataset.previewed, said: done.textContent.trim() });
  desk.close();
}
