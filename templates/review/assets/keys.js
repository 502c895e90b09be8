// One key, one act, in the order of typing; what is shown when it is typed is acted on.
import { DECIDING, LOOKING, NOT_OF_OPENINGS } from "./acts.js";
import { giveReason } from "./decide.js";
import { say } from "./dom.js";
import { leave } from "./leaving.js";
import { toggle } from "./panels.js";
import { asksReason, giveReasonToMany, many, unpick } from "./picked.js";
import { searchNoMore } from "./queue.js";
import { endReason, reasonOf } from "./reason.js";
import { chosen, desk } from "./state.js";

const MOVES = "jkgGf/tsS"; // to elsewhere, or a try of it

// A letter is what its key says, whether Caps Lock is on or not: only Shift makes it large.
function named(event) {
  const { key } = event;
  if (!/^[a-z]$/i.test(key)) return key;
  return event.shiftKey ? key.toUpperCase() : key.toLowerCase();
}

function run(key) {
  const dialog = document.querySelector("dialog[open]"); // a key before this one opened it
  if (dialog && key === "Escape") return dialog.close();
  const field = document.activeElement.closest("textarea, input");
  if (field) return typeInto(field, key);
  if (dialog) return null;
  if (!desk.queue || !chosen() || desk.editing) return null;
  if (/^\d$/.test(key) && reasonOf()) return giveReason(Number(key));
  if (/^\d$/.test(key) && asksReason()) return giveReasonToMany(Number(key));
  if (key === "Escape") return escape();
  if (DECIDING[key] || MOVES.includes(key)) endReason();
  if (chosen().kind === "opening" && !many() && NOT_OF_OPENINGS.includes(key)) {
    return say(`导语只能采用、不用、编辑：${chosen().heading}`);
  }
  const act = LOOKING[key] || DECIDING[key];
  return act ? act() : null;
}

function escape() {
  if (reasonOf()) return endReason();
  if (desk.wanted) return searchNoMore();
  return many() ? unpick() : toggle("evidence");
}

function typeInto(field, key) {
  if (key.length !== 1) return;
  field.setRangeText(key, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

const typed = [];
let running = false;

// What waits for the server holds up the keys after it; what does not is done at once.
// A key, or an act that stands in line with the keys.
export async function press(key) {
  typed.push(key);
  if (running) return;
  running = true;
  try {
    while (typed.length) {
      const next = typed.shift();
      const done = typeof next === "string" ? run(next) : next();
      if (done instanceof Promise) await done;
    }
  } finally {
    running = false;
  }
}

// Behind a key that leaves come keys of the page: none of them is typed into the text.
function whileWriting(event) {
  const held = event.ctrlKey || event.metaKey || event.altKey;
  const done = event.key === "Enter" && (event.ctrlKey || event.metaKey);
  if (event.key === "Escape" || done) press(() => leave(done));
  else if (running && !held && event.key.length === 1) press(event.key);
  else return;
  event.preventDefault();
}

// Enter presses the main button, from any field; with Shift it begins a line of a note.
function enters(event) {
  if (event.key !== "Enter" || event.shiftKey) return false;
  const held = event.ctrlKey || event.metaKey;
  return event.target.matches("textarea, [type=checkbox]") || (held && event.target.matches("input"));
}

// Closed here and now: the browser does it some time later, and the next key is lost in it.
function inDialog(dialog, event) {
  if (event.key === "Escape") dialog.close();
  else if (enters(event)) event.target.form.requestSubmit(event.target.form.querySelector(".main"));
  else return;
  event.preventDefault();
}

// A dialog that was closed just now still has the focus: what is typed is the page's.
function whereTyped(target) {
  if (!target.closest("dialog:not([open])")) return target;
  target.blur();
  return document.body;
}

const once = (key) => key in DECIDING || /^\d$/.test(key);

function pressed(event) {
  if (event.isComposing || event.keyCode === 229) return;
  const at = whereTyped(event.target);
  const dialog = at.closest("dialog");
  if (dialog) return void inDialog(dialog, event);
  if (desk.editing) return void whileWriting(event);
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (at.closest("textarea, input")) return;
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
