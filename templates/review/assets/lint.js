// What the linter says, and 自动修正: of the saved text by one click, undone by `u`.
import { $, make, say, spelled } from "./dom.js";
import { afterwards, decided } from "./decide.js";
import { load } from "./item.js";
import { chosen, desk, item } from "./state.js";

async function mend() {
  const one = chosen();
  if (item() && !item().mends) return void say(`没有可以自动修正的：${one.heading}`);
  if (!(await decided("fix"))) return;
  await load(one.id);
  say(`已自动修正：${one.heading}；u 撤销${afterwards(true)}`);
}

export function rowOf(one) {
  const words = one.mend ? `${one.message}（${one.mend}）` : one.message;
  return make("li", { className: one.level, title: one.rule }, ...spelled(words));
}

// `mends`: whether 自动修正 has something to do; in the editor it has a button of its own.
export function drawLint({ lint: findings, mends }) {
  const button = make("button", { type: "button", onclick: mend }, "自动修正");
  const rows = make("ul", {}, ...findings.map(rowOf));
  const all = mends && !desk.editing ? [rows, button] : [rows];
  $("lint").replaceChildren(...(findings.length ? all : []));
}
