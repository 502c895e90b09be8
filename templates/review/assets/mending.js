// 自动修正 of what stands in the editor: shown as a difference, saved as if it were typed.
import { $, fail, make, say } from "./dom.js";
import { typed } from "./editor.js";
import { preview } from "./preview.js";
import { drawRuns } from "./runs.js";
import { ask } from "./server.js";
import { desk } from "./state.js";

async function mend() {
  const at = desk.editing;
  const text = $("text").value;
  const told = await ask("/fix", { item: at.id, text });
  if (!told || at !== desk.editing || $("text").value !== text) return;
  if (told.error) return void fail(told.error);
  $("mended").hidden = !told.changed;
  if (!told.changed) return void say("没有可以自动修正的");
  const back = make("button", { type: "button", onclick: () => put(text, false) }, "改回去");
  $("mended").replaceChildren("修正了：", drawRuns(told.difference), back);
  put(told.text, true);
  say("已自动修正");
}

function put(text, mended) {
  $("text").value = text;
  $("mended").hidden = !mended;
  typed();
  preview();
  $("text").focus();
}

export function startMending() {
  $("mend").addEventListener("click", mend);
}
