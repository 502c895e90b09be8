// The text that is written is replaced, and the caret stays before or behind the same words.
import { $ } from "./dom.js";

// `runs` are the difference from the old text to the new one: where `at` stands in it.
function carried(runs, at) {
  let [old, now] = [0, 0];
  for (const { kind, text } of runs) {
    if (old === at) break;
    const step = kind === "ins" ? 0 : Math.min(text.length, at - old);
    old += step;
    now += kind === "same" ? step : kind === "ins" ? text.length : 0;
  }
  return now;
}

// The caret at `at`, and its line amid the field.
export function writeAt(text, at) {
  const field = $("text");
  field.value = text.slice(0, at);
  const { scrollHeight, clientHeight } = field;
  field.value = text;
  field.setSelectionRange(at, at);
  field.scrollTop = scrollHeight > clientHeight ? scrollHeight - clientHeight / 2 : 0;
}

function guessed(before, text, at) {
  if (text.startsWith(before.slice(0, at))) return at;
  return Math.max(0, text.length - (before.length - at));
}

export function write(text, runs = null) {
  const field = $("text");
  const { value, selectionStart: at, scrollTop } = field;
  field.value = text;
  const caret = runs ? carried(runs, at) : guessed(value, text, at);
  field.setSelectionRange(caret, caret);
  field.scrollTop = scrollTop;
}
