// Writing at an item: saved while it is typed, and nothing lost by any click or crash.
import { $, fail, say } from "./dom.js";
import { decisionMade } from "./checking.js";
import { writeAt } from "./caret.js";
import { askCorrection } from "./correct.js";
import { conflict, settled } from "./conflict.js";
import { load, take, where } from "./item.js";
import { preview, writing } from "./preview.js";
import { readQueue } from "./sending.js";
import { ask } from "./server.js";
import { changed, chosen, desk, item, line } from "./state.js";
import { clearHere, keepHere, mineOf, sending, wasSent } from "./unsaved.js";
import { WORDS } from "./words.js";

const UNPUBLISHED = "正文，两秒内自动保存，离开也留着；保存并采用之后还在这一条";
const PUBLISHED = "正文，已发布：保存就是更正；没有保存的留在这个浏览器里";
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
  if (!reopen(told)) {
    open(told);
    say(`正在编辑：${told.heading}`, { until: "edited" });
  }
}

// What could not be saved last time is in this browser, or with the server.
export function reopen(told) {
  const mine = mineOf(told);
  if (desk.editing || (told.stashed === null && !mine)) return false;
  open(told, mine);
  say(`上次没写完的文字还在，已放回编辑框：${told.heading}`, { until: "edited" });
  if (mine) typed();
  return true;
}

// Of the chosen one; where that stands nowhere as it is told, of the title.
function endOfSentence(told, text) {
  const { text: words } = told.sentences[desk.sentence] || { text: "" };
  const at = words ? text.indexOf(words) : -1;
  return at < 0 ? text.split("\n", 1)[0].length : at + words.length;
}

// `began` is the text before this writing, `was` the one that `base` is the digest of.
function open(told, mine = null) {
  const text = mine ? mine.text : told.stashed !== null ? told.stashed : told.text;
  const base = mine ? mine.base : told.sha256;
  const { id, text: began } = told;
  const was = base === told.sha256 ? began : "";
  const sent = (mine && mine.sent) || [];
  desk.editing = { id, base, was, began, sent, saved: began, more: false, place: where() };
  $("text-label").textContent = desk.queue.published ? PUBLISHED : UNPUBLISHED;
  $("save-words").textContent = desk.queue.published ? "更正…" : "保存并采用";
  writing(true);
  settled();
  $("mended").hidden = true;
  $("mend").hidden = true; // until the preview tells that it has something to do
  $("text").focus({ preventScroll: true });
  writeAt(text, endOfSentence(told, text));
  preview();
  changed();
}

export function typed() {
  const at = desk.editing;
  if (!at) return;
  clearTimeout(timer);
  clearTimeout(previewing);
  keepHere(at, $("text").value);
  previewing = setTimeout(preview, 250);
  if (desk.queue.published) return; // a correction is saved with its reason, not by the way
  const now = Date.now();
  unsavedSince ??= now;
  timer = setTimeout(() => save(false), Math.max(0, Math.min(QUIET, unsavedSince + LONGEST - now)));
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
  if (!at || (desk.queue.published && !done)) return true;
  const text = $("text").value;
  if (desk.queue.published) return askCorrection(text);
  if (!done && (text === at.saved || !$("conflict").hidden)) return $("conflict").hidden;
  const { id, base, was, more } = at;
  const { status: saw, cut } = line(id) || {};
  sending(at, text);
  const told = await ask("/edit", { item: id, base, was, text, done, more, saw, cut });
  if (!told) {
    timer = setTimeout(() => save(false), 2000);
    return false;
  }
  if (told.status_code === 409 && "current" in told) {
    if (wasSent(at, told.current)) return saveUpon(at, told, done);
    return (await conflict(at, text, told)) && saveNow(done);
  }
  if (told.error) {
    fail(told.error);
    await readQueue();
    return false;
  }
  kept(at, text, told);
  if (told.stashed !== true) say(`${savedAs(told, done)}：${told.heading}`);
  return true;
}

function savedAs(told, done) {
  if (told.cut) return "已自动保存，但稿中已删：不在正文里，保存并采用才放回";
  return done ? `已保存，${WORDS[told.status]}` : "已自动保存";
}

// The other text is one's own, whose answer was lost: it is gone on with.
function saveUpon(at, { sha256, current }, done) {
  Object.assign(at, { base: sha256, was: current, saved: current, sent: [] });
  return saveNow(done);
}

function kept(at, text, told) {
  Object.assign(at, { saved: text, sent: [] });
  decisionMade();
  if ($("text").value === text) clearHere(at.id);
  if (told.stashed === true) return void say("文字已暂存（还不是完整的一条）");
  Object.assign(at, { base: told.sha256, was: told.text });
  at.more = true; // the next one is the same step, for `u`
  take(told);
}

export function startEditor() {
  $("text").addEventListener("input", typed);
  $("editor").addEventListener("submit", (event) => event.preventDefault());
}
