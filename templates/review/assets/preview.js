// Beside the text that is written: the item as the site will show it.
import { $ } from "./dom.js";
import { drawLint } from "./lint.js";
import { ask } from "./server.js";
import { desk, item } from "./state.js";

export function writing(now) {
  $("item").hidden = now;
  $("editor").hidden = !now;
  for (const node of [document.body, $("main")]) node.classList.toggle("writing", now);
  // What a hand writes anew is written beside its source, on any screen.
  const told = item();
  const anew = now && told && told.kind === "item" && !told.sentences.length;
  document.body.classList.toggle("by-hand", Boolean(anew));
}

export async function preview() {
  const at = desk.editing;
  if (!at) return;
  const told = await ask("/preview", { item: at.id, text: $("text").value });
  if (!told || told.error || at !== desk.editing) return;
  $("preview").innerHTML = told.html;
  $("mend").hidden = !told.mends;
  drawLint(told);
}
