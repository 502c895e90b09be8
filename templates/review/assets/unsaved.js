// What could not be saved stays in the browser too, with the text that it was made of,
// and what was sent without an answer.
import { desk } from "./state.js";

const key = (id) => `desk ${desk.queue.issue} ${id}`;

export function keepHere(at, text) {
  try {
    const { base, sent } = at;
    localStorage.setItem(key(at.id), JSON.stringify({ base, text, sent }));
  } catch {
    // Full or forbidden: the page still has it.
  }
}

export function clearHere(id) {
  try {
    localStorage.removeItem(key(id));
  } catch {
    // It was never kept.
  }
}

const MOST = 10; // texts without an answer: whoever does not listen saves none of the later ones
const bare = (words) => words.replace(/\s+/g, " ").trim();

export function sending(at, text) {
  if (at.sent.length < MOST && !at.sent.includes(text)) at.sent = [...at.sent, text];
  keepHere(at, text);
}

// Whether it is what was sent from here, and saved though no answer came.
export const wasSent = (at, text) => at.sent.some((one) => bare(one) === bare(text));

function foundHere(id) {
  try {
    return JSON.parse(localStorage.getItem(key(id)));
  } catch {
    return null;
  }
}

// What was typed at the item and never saved; null where it reads so already.
export function mineOf(told) {
  const here = foundHere(told.id);
  if (here && here.text !== told.text) return here;
  if (here) clearHere(told.id);
  return null;
}
