// An item of a published issue is corrected with a dated line that says what was wrong.
import { $, fail, say } from "./dom.js";
import { conflict } from "./conflict.js";
import { close } from "./leaving.js";
import { load } from "./item.js";
import { send } from "./sending.js";
import { desk } from "./state.js";
import { clearHere } from "./unsaved.js";

let correcting = "";

// False: it is not saved yet.
export function askCorrection(text) {
  correcting = text;
  $("what").value = "";
  $("correcting").showModal();
  return false;
}

async function correct() {
  const { id, base } = desk.editing;
  const what = $("what").value.trim();
  const told = await send({ kind: "correct", item: id, text: correcting, what, base });
  if (!told) return;
  if (told.status_code === 409 && "current" in told) return void conflict(desk.editing, correcting, told);
  if (told.error) return void fail(told.error);
  clearHere(id);
  await close();
  await load(id);
  say("已更正；按 p 再发布一次，网页的地址不变");
}

export function startCorrecting() {
  $("correct-form").addEventListener("submit", correct);
}
