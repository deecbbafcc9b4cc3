// The first paint waits for the fonts that it needs, so that nothing jumps, but never for long: the words come first.
const PATIENCE = 1000; // milliseconds
const SERIF = '1em "Convergences Serif"';
const FACES = [SERIF, `600 ${SERIF}`, `italic ${SERIF}`, '1em "Convergences Sans"'];
const enough = new Promise((go) => setTimeout(go, PATIENCE));
await Promise.race([Promise.allSettled(FACES.map((face) => document.fonts.load(face))), enough]);
