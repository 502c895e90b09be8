// What was read for an item without evidence of its own: it lies beside what a hand writes.
import { make } from "./dom.js";
import { ask } from "./server.js";
import { changed, desk } from "./state.js";

let known = { key: "", sources: [] };

// Read again whenever a file of the draft was written.
async function read(key, id) {
  known = { key, sources: known.id === id ? known.sources : [], id };
  const told = await ask(`/sources?id=${encodeURIComponent(id)}`);
  if (!told || told.error || known.key !== key) return;
  known.sources = told.sources;
  changed();
}

// A page that could not be read has none.
export const hasText = (one) => one.text.trim() !== "";

function drawText(one) {
  const name = make("p", { className: "meta" }, `读到的原文：${one.title}`);
  return make("div", {}, name, make("blockquote", { className: "read" }, one.text));
}

export function material(told) {
  const key = `${told.id} ${desk.queue.version}`;
  if (known.key !== key) read(key, told.id);
  return known.sources.filter(hasText).map(drawText);
}
