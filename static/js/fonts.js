// Words come first: on a first visit the fonts are fetched once the page is painted, and all taken at once.
// From then on the browser has them, and pages open in them. Without scripts, browsers swap each as it comes.
(() => {
  const KEPT = "convergences.fonts";
  const FACES = ['1em "Convergences Serif"', 'italic 1em "Convergences Serif"', '1em "Convergences Sans"'];
  const root = document.documentElement;

  const kept = (value) => {
    try {
      if (value) localStorage.setItem(KEPT, value);
      return localStorage.getItem(KEPT);
    } catch {
      return null; // storage is refused: every page is then a first visit
    }
  };

  const take = async () => {
    await Promise.allSettled(FACES.map((face) => document.fonts.load(face)));
    root.classList.remove("fonts-later");
    kept("yes");
  };

  if (kept()) return;
  root.classList.add("fonts-later");
  addEventListener("load", () => requestAnimationFrame(() => setTimeout(take)));
})();
