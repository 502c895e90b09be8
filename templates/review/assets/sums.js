// The head's sums: items and openings apart, as in `review --status`; together all that is listed.
// An opening that the page goes without is not told as accepted.
// What nothing is, is left out.
import { $ } from "./dom.js";
import { silent } from "./dropped.js";
import { items } from "./state.js";
import { WORDS } from "./words.js";

export const isItem = (one) => one.kind !== "opening";

function sumsOf(all) {
  const counts = Object.keys(WORDS).map((name) => [name, all.filter((one) => one.status === name).length]);
  const told = counts.filter(([, count]) => count);
  return told.map(([name, count]) => `${WORDS[name]}\u00a0${count}`).join("　");
}

export function drawSums() {
  const [own, openings] = [items().filter(isItem), items().filter((one) => !isItem(one))];
  const left = openings.filter(silent);
  const told = [sumsOf(openings.filter((one) => !silent(one)))];
  if (left.length) told.push(`不印\u00a0${left.length}`);
  const more = openings.length ? `　导语：${told.filter(Boolean).join("　")}` : "";
  $("sums").textContent = `条目：${sumsOf(own)}${more}`;
}
