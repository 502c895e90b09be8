// What has no fault is accepted at once, after a glance at the list; one `u` takes it back.
import { $, make, say } from "./dom.js";
import { afterwards } from "./decide.js";
import { together } from "./picked.js";
import { choose } from "./item.js";
import { becomes, desk, items, line, nextPending, waits } from "./state.js";
import { isItem } from "./sums.js";
import { troubles } from "./words.js";

const FEW = 6; // rows that are shown without a click
let seen = []; // the rows that the editor glanced at, as they were then

// A list that is longer than the window says how much of it is not in sight yet.
function drawMore() {
  const list = $("glance-list");
  const end = list.getBoundingClientRect().bottom;
  const below = [...list.children].filter((row) => row.getBoundingClientRect().bottom > end + 1);
  $("glance-more").hidden = !below.length;
  $("glance-more").textContent = `清单没有显示完，还有 ${below.length} 条要采用的：↓ 往下看`;
}

const STEPS = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, End: Infinity, Home: -Infinity };
const boxes = () => [...$("glance-list").querySelectorAll("input")];

// From row to row: what has the focus is in sight.
function moved(event) {
  if (!(event.key in STEPS)) return;
  event.preventDefault();
  const all = boxes();
  const at = all.indexOf(document.activeElement) + STEPS[event.key];
  all[Math.max(0, Math.min(all.length - 1, at))].focus();
}

// Many of these sentences are true, so they bar nothing: whoever accepts them is told.
function unchecked(ones) {
  const count = ones.reduce((sum, one) => sum + one.unchecked, 0);
  return count ? `，连同 ${count} 句待你核对的` : "";
}

function drawCount() {
  const ones = ticked();
  $("glance-words").textContent = `采用这 ${ones.length} 条${unchecked(ones)}`;
  $("glance-form").querySelector(".main").disabled = ones.length === 0;
}

const ticked = () => seen.filter((one, n) => boxes()[n].checked);

function drawRow(one) {
  const box = make("input", { type: "checkbox", checked: true, onchange: drawCount });
  const weak = one.unchecked ? make("span", { className: "flag" }, `待你核对 ${one.unchecked} 句`) : null;
  return make("li", {}, make("label", {}, box, ` ${one.heading}　`, weak));
}

// What waits and is not offered, each with its reason: an opening is decided by itself,
// and a change by hand is none.
function drawLeftOut() {
  const left = items().filter((one) => waits(one) && !seen.some((other) => other.id === one.id));
  const why = (one) => [...(isItem(one) ? [] : ["导语要单独决定"]), ...troubles({ ...one, touched: false })];
  const row = (one) => make("li", {}, [one.heading, why(one).join("，")].filter(Boolean).join("："));
  $("glance-left").hidden = !left.length;
  $("glance-left").open = left.length <= FEW;
  $("glance-left-words").textContent = `没有列进来的 ${left.length} 条，留着待定，原因：`;
  $("glance-left-list").replaceChildren(...left.map(row));
}

export function glance() {
  // What was decided here just now is clean no more, though no answer said so yet.
  const clean = (desk.queue.clean || []).map((id) => ({ ...line(id) }));
  seen = clean.filter((one) => one.status === "pending");
  if (!seen.length) return say("没有可以一次采用的：剩下的都要看一眼");
  const narrowed = desk.wanted || desk.filter !== "all";
  const beyond = narrowed ? "（全部都在内，不只是左边列出的）" : "";
  $("glance-title").textContent = `这 ${seen.length} 条没有标记、提示、有疑点的句子、版式错误和备注${beyond}`;
  $("glance-list").replaceChildren(...seen.map(drawRow));
  drawCount();
  drawLeftOut();
  $("glance").showModal();
  $("glance-list").scrollTop = 0;
  drawMore();
  boxes()[0].focus();
  return null;
}

async function accept() {
  const ones = ticked();
  const done = await together("clean", ones, {}, (there) => {
    Object.assign(there, { status: becomes("accept", there) });
  });
  if (!done) return;
  const next = nextPending(desk.chosen);
  if (next && line(desk.chosen).status !== "pending") choose(next.id);
  say(`已采用 ${ones.length} 条干净的${unchecked(ones)}；u 撤销${afterwards(next)}`);
}

export function startGlance() {
  $("glance-form").addEventListener("submit", accept);
  $("glance-form").addEventListener("keydown", moved);
  $("glance-list").addEventListener("scroll", drawMore);
}
