// Above the item: its place, its status, what is marked on it; below its title why it was chosen.
import { $, make, redrawOther } from "./dom.js";
import { desk, item, items, place } from "./state.js";
import { flag, flagsOf, status } from "./words.js";

const why = make("details", { id: "why", className: "meta" });
const CUT = "　正文里已没有这一条：放回 issue.md，或按 e 再保存并采用，就回来；不要了按 x";

function opening(one) {
  if (one.stale) return "　说到了不印的条目，又没有改过：先不印";
  return one.idle ? "　这一类一条也不印：不用决定" : "";
}

export function drawAbout(one) {
  const flags = flagsOf(one);
  const holder = desk.holders.get(one.id);
  redrawOther($("about"), [
    `${place(one.id) + 1} / ${items().length}　${status(one)}`,
    one.unchecked ? `　待你核对 ${one.unchecked} 句（v）` : "",
    flags.length ? "　" : "",
    ...flags.map(flag),
    holder ? make("strong", {}, `　${holder}正在改这一条`) : "",
    one.cut ? CUT : "",
    one.kind === "opening" ? opening(one) : "",
    one.notes ? `　备注 ${one.notes}（m）` : "",
  ]);
}

// Below its title; once opened, it is open at each item.
export function drawWhy() {
  const told = item() || { why: [] };
  const title = $("item").querySelector("h3");
  const score = told.score ? `（${Math.round(told.score)} 分，满分 100）` : "";
  why.replaceChildren(make("summary", {}, `选中理由${score}`), told.why.join("；"));
  if (title && told.why.length) title.after(why);
  else why.remove();
}
