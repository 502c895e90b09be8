// One key, one act, in the order of typing; what is shown when it is typed is acted on.
import { wish } from "./again.js";
import { giveReason, judge, put, reorder, undo } from "./decide.js";
import { askCategory, askPublishing, showKeys } from "./dialogs.js";
import { edit, leave } from "./editor.js";
import { choose, edge, load, move } from "./item.js";
import { say } from "./dom.js";
import { toggle } from "./panels.js";
import { search } from "./queue.js";
import { endReason, reasonOf } from "./reason.js";
import { nextBad, nextSentence, reveal } from "./sentence.js";
import { chosen, desk, item, nextProblem } from "./state.js";

// What is about sentences waits for them.
const here = (act) => (item() ? act() : load().then(act));

async function problem() {
  if (nextBad()) return;
  const next = nextProblem(desk.chosen);
  if (!next) return void say("没有别的有问题的条目");
  choose(next.id);
  say(`下一处问题：${next.heading}`);
  await load(next.id);
  reveal();
}

const LOOKING = {
  j: () => move(1),
  k: () => move(-1),
  g: () => edge(false),
  G: () => edge(true),
  s: () => here(() => nextSentence(1)),
  S: () => here(() => nextSentence(-1)),
  f: () => here(problem),
  "/": search,
  b: () => toggle("bench"),
  n: () => toggle("answers"),
  d: () => toggle("difference"),
  l: () => toggle("history"),
  "?": showKeys,
};
const DECIDING = {
  a: () => judge("accept"),
  x: () => judge("reject"),
  h: () => judge("hold"),
  e: edit,
  c: askCategory,
  r: wish,
  u: undo,
  p: askPublishing,
  J: () => reorder("down"),
  K: () => reorder("up"),
  1: () => put("practice"),
  2: () => put("theory"),
  3: () => put("news"),
};

// A letter is what its key says, whether Caps Lock is on or not: only Shift makes it large.
function named(event) {
  const { key } = event;
  if (!/^[a-z]$/i.test(key)) return key;
  return event.shiftKey ? key.toUpperCase() : key.toLowerCase();
}

function run(key) {
  const field = document.activeElement.closest("textarea, input");
  if (field) return typeInto(field, key); // a key before this one opened it
  if (!desk.queue || !chosen() || desk.editing) return null;
  if (/^\d$/.test(key) && reasonOf()) return giveReason(Number(key));
  if (key === "Escape") return reasonOf() ? endReason() : toggle("evidence");
  if (DECIDING[key]) endReason();
  const act = LOOKING[key] || DECIDING[key];
  return act ? act() : null;
}

function typeInto(field, key) {
  if (key.length !== 1) return;
  field.setRangeText(key, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

const typed = [];
let running = false;

// What waits for the server holds up the keys after it; what does not is done at once.
export async function press(key) {
  typed.push(key);
  if (running) return;
  running = true;
  try {
    while (typed.length) {
      const done = run(typed.shift());
      if (done instanceof Promise) await done;
    }
  } finally {
    running = false;
  }
}

function whileWriting(event) {
  const done = event.key === "Enter" && (event.ctrlKey || event.metaKey);
  if (event.key !== "Escape" && !done) return;
  event.preventDefault();
  leave(done);
}

const once = (key) => key in DECIDING || /^\d$/.test(key);

function pressed(event) {
  if (event.isComposing || event.keyCode === 229) return;
  if (event.target.closest("dialog")) return;
  if (desk.editing) return void whileWriting(event);
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("textarea, input")) return;
  const key = named(event);
  const ours = key in LOOKING || key in DECIDING || /^(\d|Escape)$/.test(key);
  // Behind `e` on its way come the letters of a text.
  if (!ours && !(running && key.length === 1)) return;
  event.preventDefault();
  if (event.repeat && once(key)) return; // a key that is held down decides once
  press(running && key.length === 1 ? event.key : key);
}

export function startKeys() {
  document.addEventListener("keydown", pressed);
  for (const button of document.querySelectorAll("[data-key]")) {
    button.addEventListener("click", async () => {
      if (await leave()) press(button.dataset.key);
    });
  }
}
