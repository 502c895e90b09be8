// What the linter says, and 自动修正: of the saved text by one click, undone by `u`.
import { $, make, say } from "./dom.js";
import { decided } from "./decide.js";
import { load } from "./item.js";
import { chosen, desk } from "./state.js";

async function mend() {
  const one = chosen();
  if (!(await decided("fix"))) return;
  await load(one.id);
  say(`已自动修正：${one.heading}；u 撤销`);
}

export function rowOf(one) {
  const words = one.mend ? `${one.message}（${one.mend}）` : one.message;
  return make("li", { className: one.level, title: one.rule }, words);
}

export function drawLint(findings) {
  const button = make("button", { type: "button", onclick: mend }, "自动修正");
  const rows = make("ul", {}, ...findings.map(rowOf));
  const all = desk.editing ? [rows] : [rows, button];
  $("lint").replaceChildren(...(findings.length ? all : []));
}
