// 自动修正 of what stands in the editor: shown as a difference, saved as if it were typed.
import { write } from "./caret.js";
import { $, fail, make, say } from "./dom.js";
import { typed } from "./editor.js";
import { preview } from "./preview.js";
import { changedLines, drawRuns } from "./runs.js";
import { ask } from "./server.js";
import { desk } from "./state.js";

async function mend() {
  const at = desk.editing;
  const text = $("text").value;
  const told = await ask("/fix", { item: at.id, text });
  if (!told || at !== desk.editing || $("text").value !== text) return;
  if (told.error) return void fail(told.error);
  $("text").focus();
  if (!told.changed) return void say("没有可以自动修正的");
  const back = () => put(text, told.difference.map(turned));
  $("mended").replaceChildren(
    "修正了这几行：",
    drawRuns(changedLines(told.difference)),
    make(
      "p",
      { className: "row" },
      make("button", { type: "button", onclick: back }, "改回去"),
      make("button", { type: "button", onclick: close }, "知道了"),
    ),
  );
  put(told.text, told.difference);
  $("mended").hidden = false;
  say("已自动修正");
}

const OTHER = { ins: "del", del: "ins", same: "same" };
const turned = ({ kind, text }) => ({ kind: OTHER[kind], text });

function close() {
  $("mended").hidden = true;
  $("text").focus();
}

function put(text, runs) {
  write(text, runs);
  typed();
  preview();
  close();
}

export function startMending() {
  $("mend").addEventListener("click", mend);
}
