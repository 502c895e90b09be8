// The end of writing at an item: what is there is saved, or kept, or taken back.
import { $, ended, say } from "./dom.js";
import { write } from "./caret.js";
import { save } from "./editor.js";
import { beforeLeaving, comeBack, load } from "./item.js";
import { drawLint } from "./lint.js";
import { preview, writing } from "./preview.js";
import { readQueue } from "./sending.js";
import { changed, chosen, desk, item } from "./state.js";
import { clearHere } from "./unsaved.js";

// Stays at the item and its sentence. False: it could not be saved, and stays open.
export async function leave(done = false) {
  const at = desk.editing;
  if (!at) return true;
  if (!(await save(done))) return false;
  const kept = desk.queue.published && $("text").value !== at.began;
  await close();
  if (kept) say(`还没有更正：写的字留在这个浏览器里，按 e 接着写：${chosen().heading}`);
  return true;
}

export async function close() {
  const { place } = desk.editing;
  desk.editing = null;
  ended("edited");
  writing(false);
  drawLint(item() || { lint: [] });
  changed();
  comeBack(place);
  $("main").focus({ preventScroll: true });
  await readQueue();
  load(chosen().id);
}

// The text as it was, and the editor stays: what is typed on is text. What was written
// is saved before, and taking it back is a step of its own: `u` brings it.
async function putBack() {
  const at = desk.editing;
  if (!desk.queue.published && !(await save(false))) return;
  $("text").focus();
  if ($("text").value === at.began) return void say(`还是原文：${chosen().heading}`);
  write(at.began);
  preview();
  at.more = false;
  if (desk.queue.published) clearHere(at.id);
  else if (!(await save(false))) return;
  at.more = false; // nor is what is typed now of that step
  const back = desk.queue.published ? "" : "；离开后按 u 取回写过的";
  say(`已放回原文，还在编辑：${chosen().heading}${back}`, { until: "edited" });
}

export function startLeaving() {
  beforeLeaving(leave);
  $("save").addEventListener("click", () => leave(true));
  $("leave").addEventListener("click", () => leave());
  $("cancel").addEventListener("click", putBack);
}
