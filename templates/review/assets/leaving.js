// The end of writing at an item: what is there is saved, or kept, or taken back.
import { $, say } from "./dom.js";
import { save } from "./editor.js";
import { beforeLeaving, comeBack, load } from "./item.js";
import { drawLint } from "./lint.js";
import { writing } from "./preview.js";
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
  writing(false);
  drawLint((item() || { lint: [] }).lint);
  changed();
  comeBack(place);
  $("main").focus({ preventScroll: true });
  await readQueue();
  load(chosen().id);
}

// What was written is saved first and then taken back, a step of its own: `u` brings it.
async function cancel() {
  const at = desk.editing;
  if (desk.queue.published) clearHere(at.id);
  else if (!(await save(false))) return;
  const written = at.saved !== at.began;
  $("text").value = at.began;
  at.more = false;
  if (!(await leave())) return;
  say(`已取消修改：${chosen().heading}${written ? "；u 取回" : ""}`);
}

export function startLeaving() {
  beforeLeaving(leave);
  $("save").addEventListener("click", () => leave(true));
  $("leave").addEventListener("click", () => leave());
  $("cancel").addEventListener("click", cancel);
}
