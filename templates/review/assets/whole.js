// 整期预览: the issue as the site will show it, with what publishing still waits for.
import { $, fail, make } from "./dom.js";
import { go } from "./item.js";
import { rowOf } from "./lint.js";
import { askPublishing } from "./publishing.js";
import { answered } from "./sending.js";
import { ask } from "./server.js";
import { desk, line } from "./state.js";

const FEW = 6; // rows that are shown without a click

function to(id, words) {
  const there = () => {
    $("issue").close();
    go(id);
  };
  return make("button", { type: "button", className: "plain", onclick: there }, words);
}

function finding(one) {
  const row = rowOf(one);
  if (line(one.item)) row.prepend(to(one.item, line(one.item).heading), "　");
  return row;
}

function drawWaiting(told) {
  const row = (words) => (one) => make("li", {}, words, to(one.id, (line(one.id) || one).heading));
  const left = told.waiting.map(row("待定　"));
  const out = told.left_out.map(row("不印　"));
  $("waiting").replaceChildren(...left, ...told.lint.map(finding), ...out);
  const open = told.waiting.length + told.lint.length + out.length;
  $("left").hidden = open === 0;
  $("left").open = open <= FEW;
  $("left-words").textContent = `待定 ${told.waiting.length} 处，版式问题 ${told.lint.length} 处，不印 ${out.length} 处`;
  $("left-out").textContent = `待定 ${told.waiting.length}　不印 ${out.length}`;
}

// At the item `id`; "" is the issue's own first words.
export async function showWhole(id = desk.chosen) {
  await answered();
  const told = await ask("/issue");
  if (!told) return;
  if (told.error) return void fail(told.error);
  drawWaiting(told);
  $("whole").innerHTML = told.html;
  $("issue").showModal();
  const here = $("whole").querySelector(`[data-id="${CSS.escape(id)}"]`);
  if (here) here.scrollIntoView({ block: "start" });
  else $("pages").scrollTop = 0;
  $("pages").focus({ preventScroll: true });
}

function opened(event) {
  const part = event.target.closest("[data-id]");
  if (!part || event.target.closest("a") || !line(part.dataset.id)) return;
  $("issue").close();
  go(part.dataset.id);
}

export function startWhole() {
  $("whole").addEventListener("click", opened);
  $("to-publish").addEventListener("click", () => {
    $("issue").close();
    askPublishing();
  });
  $("look-first").addEventListener("click", () => {
    $("publishing").close();
    showWhole();
  });
}
