// An accepted opening that is not printed any more after a decision: said until the next one.
import { $, make } from "./dom.js";
import { go } from "./item.js";
import { desk, whenChanged } from "./state.js";
import { WORDS } from "./words.js";

const approved = (one) => one.status === "accepted" || one.status === "edited";
const printed = (one) => approved(one) && !one.idle && !one.stale;
// As `Review.silent` has it: nobody rejected it, and it is not printed all the same.
export const silent = (one) => one.status !== "rejected" && (one.idle || (approved(one) && !printed(one)));
const WHY = {
  idle: "这一类没有要印的条目了，导语也不印",
  stale: "说到了不印的条目，先不印；改过再采用就印",
};
let left = []; // the ids of those that the last decision left out

// `before` and `after` are the queue around a decision of this page.
export function leftOut(before, after) {
  const was = new Set((before.openings || []).filter(printed).map((one) => one.id));
  left = (after.openings || [])
    .filter((one) => was.has(one.id) && approved(one) && !printed(one))
    .map((one) => one.id);
}

function tell(one) {
  const there = { type: "button", className: "plain", onclick: () => go(one.id) };
  const why = one.idle ? WHY.idle : WHY.stale;
  return make("span", {}, make("button", there, one.heading), `（${WORDS[one.status]}）：${why}　`);
}

function draw() {
  const gone = (desk.queue.openings || []).filter((one) => left.includes(one.id) && !printed(one));
  $("dropped").replaceChildren(...gone.map(tell));
  $("dropped").hidden = !gone.length;
}

export function startDropped() {
  whenChanged(draw);
}
