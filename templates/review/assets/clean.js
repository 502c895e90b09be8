// What has no fault is accepted at once, after a glance at the list; one `u` takes it back.
import { $, make, say } from "./dom.js";
import { afterwards } from "./decide.js";
import { together } from "./picked.js";
import { choose } from "./item.js";
import { desk, line, nextPending } from "./state.js";

let seen = []; // the rows that the editor glanced at, as they were then

// A list that is longer than the window says how much of it is not in sight yet.
function drawMore() {
  const list = $("glance-list");
  const end = list.getBoundingClientRect().bottom;
  const below = [...list.children].filter((row) => row.getBoundingClientRect().bottom > end + 1);
  $("glance-more").hidden = !below.length;
  $("glance-more").textContent = `下面还有 ${below.length} 条：↓ 往下看`;
}

const STEPS = { ArrowDown: 0.5, ArrowUp: -0.5, PageDown: 1, PageUp: -1 };

// The button has the focus; the keys that scroll are the list's all the same.
function scrolled(event) {
  if (!(event.key in STEPS)) return;
  event.preventDefault();
  $("glance-list").scrollBy({ top: STEPS[event.key] * $("glance-list").clientHeight });
}

export function glance() {
  // What was decided here just now is clean no more, though no answer said so yet.
  const clean = (desk.queue.clean || []).map((id) => ({ ...line(id) }));
  seen = clean.filter((one) => one.status === "pending");
  if (!seen.length) return say("没有可以一次采用的：剩下的都要看一眼");
  const narrowed = desk.wanted || desk.filter !== "all";
  const beyond = narrowed ? "（全部都在内，不只是左边列出的）" : "";
  $("glance-title").textContent = `这 ${seen.length} 条没有标记、没有缺依据的句子、没有版式错误${beyond}`;
  $("glance-list").replaceChildren(...seen.map((one) => make("li", {}, one.heading)));
  $("glance").showModal();
  $("glance-list").scrollTop = 0;
  drawMore();
  $("glance-form").querySelector(".main").focus();
  return null;
}

async function accept() {
  const ones = seen;
  const done = await together("clean", ones, {}, (there) => {
    Object.assign(there, { status: "accepted" });
  });
  if (!done) return;
  const next = nextPending(desk.chosen);
  if (next && line(desk.chosen).status !== "pending") choose(next.id);
  say(`已采用 ${ones.length} 条干净的；u 撤销${afterwards(next)}`);
}

export function startGlance() {
  $("glance-form").addEventListener("submit", accept);
  $("glance-form").addEventListener("keydown", scrolled);
  $("glance-list").addEventListener("scroll", drawMore);
}
