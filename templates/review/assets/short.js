// On a small screen the queue is one line: where one is, what asks for a look, and arrows.
import { $ } from "./dom.js";
import { desk, FILTERS, items, place, whenChanged } from "./state.js";

let seen = "";

export function unroll(open) {
  $("queue").classList.toggle("shut", !open);
  $("unroll").setAttribute("aria-expanded", String(open));
}

function draw() {
  if (seen !== desk.chosen) unroll(false);
  seen = desk.chosen;
  const problems = items().filter((one) => FILTERS.flagged(one) || FILTERS.errors(one)).length;
  $("where").textContent = `${place(desk.chosen) + 1} / ${items().length}　有问题 ${problems}`;
}

export function startShort() {
  whenChanged(draw);
  $("unroll").addEventListener("click", () => unroll($("queue").classList.contains("shut")));
}
