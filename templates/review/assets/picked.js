// Several at once: `t` picks, then a, x and h are about all that are picked, as one step.
import { $, fail, make, say } from "./dom.js";
import { afterwards } from "./decide.js";
import { go, load, move } from "./item.js";
import { send } from "./sending.js";
import { becomes, changed, chosen, desk, item, items, line, whenChanged } from "./state.js";
import { REASONS } from "./words.js";

const SAID = { accept: "已采用", reject: "不用", hold: "留到下期" };
let rejecting = false; // the reason is asked before several are rejected

export const many = () => desk.picked.size > 0;
export const asksReason = () => rejecting;

export function pick(id = desk.chosen) {
  if (line(id).kind === "opening") return say(`导语要一条一条看：${line(id).heading}`);
  if (!desk.picked.delete(id)) desk.picked.add(id);
  rejecting = false;
  changed();
  return null;
}

export function pickAndGo() {
  pick();
  move(1);
}

export function pickTo(id) {
  const ids = items().map((one) => one.id);
  const [from, to] = [ids.indexOf(desk.chosen), ids.indexOf(id)].sort((a, b) => a - b);
  for (const one of items().slice(from, to + 1)) {
    if (one.kind !== "opening") desk.picked.add(one.id);
  }
  changed();
}

export function unpick() {
  desk.picked.clear();
  rejecting = false;
  changed();
}

// The text that was seen: of the one in sight as it was read, of others as the queue has it.
export function told(ones) {
  const base = (one) => (item() && item().id === one.id ? item().sha256 : one.sha256);
  return { items: ones.map((one) => one.id), bases: ones.map(base) };
}

// One step for all of them, or none is made: the refusal then leads to the one that is why.
export async function together(kind, ones, more, hope) {
  const answer = await send({ kind, ...told(ones), ...more }, hope);
  if (answer && !answer.error) return answer;
  if (!answer) return void fail(`没有记下：${ones.length} 条`);
  load();
  return void fail(answer.error, answer.item ? () => go(answer.item) : null);
}

export async function judgeMany(does, reason = "") {
  if (does === "reject" && !rejecting) {
    rejecting = true;
    return changed();
  }
  const ones = [...desk.picked].map(line);
  unpick();
  const done = await together("many", ones, { does, reason }, (there) => {
    Object.assign(there, { status: becomes(does, there), reason, touched: false });
  });
  if (done) say(`${SAID[does]}${reason && `：${reason}`}：${ones.length} 条；u 撤销${afterwards(true)}`);
  return null;
}

function button(key, words, act) {
  return make("button", { type: "button", onclick: act }, words, make("kbd", {}, key));
}

export function giveReasonToMany(digit) {
  const reason = REASONS[digit - 1];
  return reason ? judgeMany("reject", reason) : say(`没有第 ${digit} 个理由`);
}

function buttons() {
  if (!rejecting) {
    return [
      button("a", "采用", () => judgeMany("accept")),
      button("x", "不用", () => judgeMany("reject")),
      button("h", "留到下期", () => judgeMany("hold")),
    ];
  }
  const reasons = REASONS.map((word, n) => button(n + 1, word, () => giveReasonToMany(n + 1)));
  return [...reasons, button("x", "不说理由", () => judgeMany("reject"))];
}

function drawPicked() {
  $("picked").hidden = !many() || !chosen();
  const asked = rejecting ? `为什么不用这 ${desk.picked.size} 条：` : `选中 ${desk.picked.size} 条：`;
  $("picked").replaceChildren(asked, ...buttons(), button("Esc", "不选了", unpick));
}

export function startPicking() {
  whenChanged(drawPicked);
}
