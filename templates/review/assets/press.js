// While a button of the mouse is down nothing is drawn that comes from the server: what is
// replaced before the button is up gets no click.
let end = null; // of the press, where one lasts
let ended = Promise.resolve();

// Settled where no press lasts, or when its click was heard.
export const pressEnded = () => ended;

function begin({ button }) {
  if (button === 0 && !end) ended = new Promise((done) => { end = done; });
}

// A press that the page hears no end of, as in a menu, has ended by the next move.
function over({ type, buttons }) {
  if (!end || (buttons && type !== "contextmenu")) return;
  setTimeout(end); // the click comes with the end, and first
  end = null;
}

export function startPress() {
  window.addEventListener("pointerdown", begin, true);
  for (const type of ["pointerup", "pointercancel", "pointermove", "contextmenu"]) {
    window.addEventListener(type, over, true);
  }
}
