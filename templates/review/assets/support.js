// How a sentence is borne out: three looks, a legend that counts them, and `v`.
import { $, fail, make, redrawOther, say } from "./dom.js";
import { checkMade, lastCheck } from "./checking.js";
import { choose, take } from "./item.js";
import { readQueue } from "./sending.js";
import { chooseSentence } from "./sentence.js";
import { ask } from "./server.js";
import { desk, item, line } from "./state.js";
import { SUPPORT } from "./words.js";

// A draft from before it was told: words agree where there is evidence, no more is known.
export function supportOf(one) {
  return one.support || (one.evidence.length ? "weak" : "none");
}

// The place of a sentence among those that the text still has, from 1.
export const nth = (told, n) => told.sentences.slice(0, n + 1).filter((one) => !one.gone).length;

// What an editor looks at first.
export const asks = (one) => !one.gone && !one.checked && (one.state === "bad" || supportOf(one) === "none");

export function markSupport() {
  for (const span of $("item").querySelectorAll("[data-n]")) {
    const one = item().sentences[Number(span.dataset.n)];
    if (!one) continue;
    span.dataset.support = supportOf(one);
    span.classList.toggle("checked", one.checked === true);
  }
}

function entry(support, count) {
  const look = make("span", { className: "s" }, "字");
  look.dataset.support = support;
  return make("li", {}, look, ` ${SUPPORT[support]} ${count}`);
}

// Of the looks that there are here.
export function drawLegend() {
  const told = item();
  const all = told ? told.sentences.filter((one) => !one.gone) : [];
  const count = (support) => all.filter((one) => supportOf(one) === support).length;
  const there = Object.keys(SUPPORT).filter(count);
  const looks = there.map((support) => entry(support, count(support)));
  const own = make("li", {}, make("span", { className: "s new" }, "字"), " 编者或团队自己的话");
  const checked = all.filter((one) => one.checked).length;
  const done = make("li", {}, make("span", { className: "s checked" }), ` 已核对 ${checked}`);
  redrawOther($("legend"), all.length ? [...looks, own, ...(checked ? [done] : [])] : []);
}

// The next one that nobody has looked up yet, and that may not be borne out: behind the
// one in sight, then from the top; -1 is none.
function nextToCheck(told) {
  const open = (one) => asks(one) || (!one.gone && !one.checked && supportOf(one) === "weak");
  const behind = told.sentences.findIndex((one, n) => n > desk.sentence && open(one));
  return behind >= 0 ? behind : told.sentences.findIndex(open);
}

// The sentence in sight was looked up by an editor, and the next one is gone to; once more
// takes that back.
export async function check() {
  const told = item();
  const n = desk.sentence;
  const one = told && told.sentences[n];
  if (!one || one.gone) return void say("这一条没有逐句证据");
  const made = { item: told.id, n: `${n}`, text: one.text, checked: !one.checked };
  const now = await tell(made);
  if (!now) return;
  checkMade(made);
  const next = made.checked && desk.chosen === now.id ? nextToCheck(now) : n;
  const done = next < 0 ? "；这一条都看过了" : "";
  if (next >= 0 && next !== n) chooseSentence(next);
  say(`${wordsOf(made, told)}：${now.heading}${done}`);
}

function wordsOf(made, told) {
  const which = `第 ${nth(told, Number(made.n))} 句`;
  return made.checked ? `已核对${which}` : `${which}不算核对过了`;
}

async function tell(made) {
  const { heading } = line(made.item);
  const answer = await ask("/check", made);
  if (!answer) return false;
  if (answer.error) return void fail(`${heading}：${answer.error}`);
  take(answer);
  readQueue(); // it may be no problem any more
  return answer;
}

// What `u` takes back where nothing was decided since; false where there is no such check.
export async function uncheck() {
  const made = lastCheck();
  if (!made || !line(made.item)) return false;
  if (made.back) return made.back();
  const back = { ...made, checked: !made.checked };
  if (desk.chosen !== made.item) choose(made.item);
  const told = await tell(back);
  if (told && item()) chooseSentence(Number(made.n));
  if (told) say(`已撤销（${wordsOf(made, told)}）：${told.heading}`);
  return true;
}
