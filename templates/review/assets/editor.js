// Writing at an item: saved while it is typed, and nothing lost by any click or crash.
import { $, fail, say } from "./dom.js";
import { beforeLeaving, comeBack, drawLint, load, take, where } from "./item.js";
import { readQueue } from "./sending.js";
import { ask } from "./server.js";
import { changed, chosen, desk, item } from "./state.js";
import { clearHere, foundHere, keepHere } from "./unsaved.js";

const QUIET = 1000; // ms after the last key
const LONGEST = 1600; // ms after the first key that is not saved
let timer = 0;
let previewing = 0;
let unsavedSince = null;
let saving = Promise.resolve(true);

export async function edit() {
  const now = item();
  const told = now && now.sha256 === chosen().sha256 ? now : await load();
  if (!told || told.id !== desk.chosen || desk.editing) return;
  open(told);
  say(`正在编辑：${told.heading}`);
}

// What could not be saved last time is in this browser, or with the server.
export function reopen(told) {
  const here = foundHere(told.id);
  if (here && here.text === told.text) clearHere(told.id);
  const mine = here && here.text !== told.text ? here : null;
  if (desk.editing || (told.stashed === null && !mine)) return;
  open(told, mine);
  say(`上次没写完的文字还在，已放回编辑框：${told.heading}`);
  if (mine) typed();
}

function open(told, mine = null) {
  const text = mine ? mine.text : told.stashed !== null ? told.stashed : told.text;
  const base = mine ? mine.base : told.sha256;
  desk.editing = { id: told.id, base, saved: told.text, more: false, place: where() };
  $("item").hidden = true;
  $("editor").hidden = false;
  $("conflict").hidden = true;
  $("text").value = text;
  const title = text.split("\n", 1)[0].length;
  $("text").focus();
  $("text").setSelectionRange(title, title);
  $("text").scrollTop = 0;
  preview();
  changed();
}

function typed() {
  if (!desk.editing) return;
  clearTimeout(timer);
  clearTimeout(previewing);
  keepHere(desk.editing, $("text").value);
  const now = Date.now();
  unsavedSince ??= now;
  timer = setTimeout(() => save(false), Math.max(0, Math.min(QUIET, unsavedSince + LONGEST - now)));
  previewing = setTimeout(preview, 250);
}

export async function preview() {
  const at = desk.editing;
  if (!at) return;
  const told = await ask("/preview", { item: at.id, text: $("text").value });
  if (!told || told.error || at !== desk.editing) return;
  $("preview").innerHTML = told.html;
  drawLint(told.lint);
}

// One after another. True: nothing is left that is not saved.
export function save(done) {
  saving = saving.then(() => saveNow(done));
  return saving;
}

async function saveNow(done) {
  clearTimeout(timer);
  unsavedSince = null;
  const at = desk.editing;
  if (!at) return true;
  const text = $("text").value;
  if (!done && (text === at.saved || !$("conflict").hidden)) return $("conflict").hidden;
  const told = await ask("/edit", { item: at.id, base: at.base, text, done, more: at.more });
  if (!told) {
    timer = setTimeout(() => save(false), 2000);
    return false;
  }
  if (told.status_code === 409) {
    $("theirs").textContent = told.current;
    $("conflict").hidden = false;
  }
  if (told.error) {
    fail(told.error);
    return false;
  }
  kept(at, text, told);
  if (told.stashed !== true) say(`${done ? "已保存" : "已自动保存"}：${told.heading}`);
  return true;
}

function kept(at, text, told) {
  at.saved = text;
  if ($("text").value === text) clearHere(at.id);
  if (told.stashed === true) return void say("文字已暂存（还不是完整的一条）");
  at.base = told.sha256;
  at.more = true; // the next one is the same step, for `u`
  take(told);
}

// Stays at the item and its sentence. False: it could not be saved, and stays open.
export async function leave(done = false) {
  if (!desk.editing) return true;
  if (!(await save(done))) return false;
  const { place } = desk.editing;
  desk.editing = null;
  $("editor").hidden = true;
  $("item").hidden = false;
  drawLint((item() || { lint: [] }).lint);
  changed();
  comeBack(place);
  $("main").focus({ preventScroll: true });
  await readQueue();
  load(chosen().id);
  return true;
}

export function startEditor() {
  beforeLeaving(leave);
  $("text").addEventListener("input", typed);
  $("editor").addEventListener("submit", (event) => event.preventDefault());
  $("save").addEventListener("click", () => leave(true));
  $("leave").addEventListener("click", () => leave());
}
