// How a sentence is borne out: three looks, a legend that counts them, and `v`.
import { $, fail, make, say } from "./dom.js";
import { take } from "./item.js";
import { ask } from "./server.js";
import { desk, item } from "./state.js";
import { SUPPORT } from "./words.js";

// A draft from before it was told: words agree where there is evidence, no more is known.
export function supportOf(one) {
  return one.support || (one.evidence.length ? "weak" : "none");
}

// What an editor looks at first.
export const asks = (one) => !one.checked && (one.state === "bad" || supportOf(one) === "none");

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

export function drawLegend() {
  const told = item();
  const all = told ? told.sentences : [];
  const count = (support) => all.filter((one) => supportOf(one) === support).length;
  const looks = Object.keys(SUPPORT).map((support) => entry(support, count(support)));
  const own = make("li", {}, make("span", { className: "s new" }, "字"), " 编者或团队自己的话");
  const checked = all.filter((one) => one.checked).length;
  const done = make("li", {}, make("span", { className: "s checked" }), ` 已核对 ${checked}`);
  $("legend").replaceChildren(...(all.length ? [...looks, own, done] : []));
}

// The sentence in sight was looked up by an editor; once more takes that back.
export async function check() {
  const told = item();
  const n = desk.sentence;
  const one = told && told.sentences[n];
  if (!one) return void say("这一条没有逐句证据");
  const checked = !one.checked;
  const answer = await ask("/check", { item: told.id, n: `${n}`, text: one.text, checked });
  if (!answer) return;
  if (answer.error) return void fail(`${told.heading}：${answer.error}`);
  take(answer);
  say(`${checked ? "已核对" : "不算核对过了"}：第 ${n + 1} 句：${told.heading}`);
}
