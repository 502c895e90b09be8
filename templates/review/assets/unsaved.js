// What could not be saved stays in the browser too, with the text that it was made of.
import { desk } from "./state.js";

const key = (id) => `desk ${desk.queue.issue} ${id}`;

export function keepHere(at, text) {
  try {
    localStorage.setItem(key(at.id), JSON.stringify({ base: at.base, text }));
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
