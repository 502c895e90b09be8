// Above the item: its place, its status, what is marked on it, why it was chosen.
import { $, make } from "./dom.js";
import { desk, item, items, place } from "./state.js";
import { flag, flagsOf, status } from "./words.js";

const CUT = "　正文里已没有这一条：放回 issue.md，或按 e 再保存，就回来；不要了按 x";

function opening(one) {
  if (one.stale) return "　说到了不印的条目，又没有改过：先不印";
  return one.idle ? "　这一类一条也不印：不用决定" : "";
}

export function drawAbout(one) {
  const flags = flagsOf(one);
  const holder = desk.holders.get(one.id);
  const told = item() || { why: [] };
  const score = told.score ? `（${Math.round(told.score)} 分，满分 100）` : "";
  const why = told.why.join("；");
  $("about").replaceChildren(
    `${place(one.id) + 1} / ${items().length}　${status(one)}`,
    flags.length ? "　" : "",
    ...flags.map(flag),
    holder ? make("strong", {}, `　${holder}正在改这一条`) : "",
    one.cut ? CUT : "",
    one.kind === "opening" ? opening(one) : "",
    one.notes ? `　备注 ${one.notes}（m）` : "",
    why ? make("div", {}, `选中理由${score}：${why}`) : "",
  );
}
