// The middle: the item in sight.
import { $, fail, make, passed, say } from "./dom.js";
import { endReason } from "./reason.js";
import { firstSentence, markSentence, sameSentence } from "./sentence.js";
import { ask } from "./server.js";
import { changed, chosen, desk, item, items, line, nameOf, place, shown, whenChanged } from "./state.js";
import { drawAbout, drawWhy } from "./about.js";
import { drawLint } from "./lint.js";
import { drawLegend, markSupport } from "./support.js";

const kept = new Map(); // items that were read, to show before they are read again
let drawn = "";
let seen = ""; // the item that was in sight
let leaving = async () => true; // the editor's: what is written is saved first
let opened = () => null; // and what could not be saved last time is shown again

export function beforeLeaving(leave) {
  leaving = leave;
}

// At once; its text and evidence follow.
export function choose(id) {
  if (!line(id)) return;
  const another = id !== desk.chosen;
  if (another) endReason();
  desk.chosen = id;
  if (another) {
    const told = kept.get(id);
    show(told && told.sha256 === line(id).sha256 ? told : null);
    scroll(0);
  }
  changed();
  load(id).then((told) => (another && told && id === desk.chosen ? opened(told) : null));
}

// Whatever is being written is saved and closed; false where it cannot be.
export const left = () => leaving();

// As choose, for whoever may be writing.
export async function go(id) {
  if (await left()) choose(id);
}

function show(told) {
  const same = desk.item && told && desk.item.id === told.id;
  desk.sentence = same ? sameSentence(told) : firstSentence(told);
  desk.item = told;
}

// Read it, keep it, and show it if it is still the one in sight.
export async function load(id = desk.chosen) {
  const told = await ask(`/item?id=${encodeURIComponent(id)}`);
  if (!told) return null;
  if (told.error) {
    if (id === desk.chosen) fail(told.error);
    return null;
  }
  take(told);
  ahead(id);
  return told;
}

export function take(told) {
  if ("last" in told) desk.queue.last = told.last; // an edit is a step to undo, too
  told.heading = nameOf(told);
  kept.set(told.id, told);
  if (told.id !== desk.chosen || !line(told.id)) return;
  show(told);
  changed();
}

// The next one is most probably wanted next.
async function ahead(id) {
  const next = items()[place(id) + 1];
  if (!next || kept.has(next.id) || id !== desk.chosen) return;
  const told = await ask(`/item?id=${encodeURIComponent(next.id)}`);
  if (told && !told.error) kept.set(next.id, { ...told, heading: nameOf(told) });
}

// Where an editor reads, to come back to.
export const where = () => ({ middle: $("main").scrollTop, page: window.scrollY });

export function comeBack(place) {
  $("main").scrollTop = place.middle;
  window.scrollTo(0, place.page);
}

// On a small screen the whole page scrolls, and not the middle of it.
function scroll(top) {
  $("main").scrollTop = top;
  if (top === 0 && $("main").getBoundingClientRect().top < 0) $("main").scrollIntoView();
}

function drawItem() {
  if (seen !== desk.chosen) passed();
  seen = desk.chosen;
  if (!chosen()) return;
  drawAbout(chosen());
  const told = item();
  const now = told ? told.html : chosen().heading;
  if (now !== drawn) {
    if (told) $("item").innerHTML = now;
    else $("item").replaceChildren(make("h3", {}, now));
    // An opening has no heading of its own.
    if (told && told.kind === "opening") $("item").prepend(make("h3", {}, told.heading));
    drawn = now;
    drawWhy();
    if (!desk.editing) drawLint(told || { lint: [] });
  }
  if (told) markSupport();
  drawLegend();
  markSentence();
}

export function move(step) {
  const all = shown();
  const next = all[all.findIndex((one) => one.id === desk.chosen) + step];
  if (next) choose(next.id);
  else say("到头了");
}

export function edge(last) {
  const end = shown().at(last ? -1 : 0);
  if (end) choose(end.id);
}

export function startItem(reopen) {
  opened = reopen;
  whenChanged(drawItem);
}
