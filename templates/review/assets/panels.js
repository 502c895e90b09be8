// The right column: one panel at a time; closing any brings the evidence back.
import { $, make, redraw, redrawOther, small } from "./dom.js";
import { bench } from "./bench.js";
import { evidence } from "./evidence.js";
import { history } from "./history.js";
import { notes } from "./notes.js";
import { pictures } from "./pictures.js";
import { drawRuns } from "./runs.js";
import { changed, desk, item, whenChanged } from "./state.js";
import { useVersion } from "./decide.js";

function drawVersion(one, n) {
  const wish = one.wish ? `：${one.wish}` : "";
  const name = n ? `第 ${n} 次重写${wish}` : "初稿";
  const said = one.shown ? "正在用" : "换成这一稿";
  const button = make("button", { type: "button", disabled: one.shown }, said);
  button.setAttribute("aria-label", `${said}：${name}`);
  button.addEventListener("click", () => useVersion(one.sha256));
  const words = make("p", {}, one.text);
  return make("div", { className: "answer" }, make("h3", {}, name), button, words);
}

function drawAnswer(one) {
  const passed = one.verdict.passed ? "通过" : "未通过";
  const which = `答案 ${one.sample + 1}${one.chosen ? "（已选）" : ""}`;
  return make(
    "div",
    { className: "answer" },
    make("h3", {}, `${which}　${passed}　${one.verdict.score} 分（满分 5）`),
    make("p", { className: "meta" }, one.verdict.reason),
    make("p", {}, one.text),
  );
}

function answers(told) {
  const all = [...told.versions.map(drawVersion), ...told.answers.map(drawAnswer)];
  return all.length ? all : [make("p", {}, "没有其他答案。")];
}

function difference(told) {
  const same = told.difference.every((run) => run.kind === "same");
  return same ? [make("p", {}, "与模型的稿子相同。")] : [drawRuns(told.difference)];
}

const PANELS = { evidence, answers, difference, bench, history, notes, pictures };
const PRESSED = "button, input";
let drawn = "";
let seen = ""; // the item that was in sight

// A span stands in its paragraph: where there is little room, what is above it gives way.
function showSpan() {
  const span = $("panel").querySelector("mark");
  if (!span) return;
  const [here, side] = [span.getBoundingClientRect(), $("side").getBoundingClientRect()];
  const above = side.top + $("tabs").offsetHeight + 8;
  if (here.bottom > side.bottom) $("side").scrollTop += here.top - above;
}

function drawSide() {
  for (const button of document.querySelectorAll("[data-side]")) {
    button.setAttribute("aria-pressed", String(button.dataset.side === desk.side));
  }
  if (seen !== desk.chosen && small()) fold(true); // the item comes first
  seen = desk.chosen;
  const told = item();
  const nothing = [make("p", { className: "meta" }, "正在打开……")];
  const again = (focus) => {
    const name = focus.getAttribute("aria-label");
    return name ? `[aria-label="${CSS.escape(name)}"]` : null;
  };
  const children = told ? PANELS[desk.side](told) : nothing;
  const pressed = children.some((child) => child.matches(PRESSED) || child.querySelector(PRESSED));
  (pressed ? redraw : redrawOther)($("panel"), children, again);
  const now = `${desk.chosen} ${desk.side} ${desk.side === "evidence" ? desk.sentence : ""}`;
  if (now !== drawn) {
    $("side").scrollTop = 0;
    showSpan();
  }
  drawn = now;
}

export function show(name) {
  fold(false);
  desk.side = name;
  changed();
}

export const toggle = (name) => show(desk.side === name ? "evidence" : name);

// On a small screen the panel lies over the text, and can be put away.
export function fold(away) {
  $("side").classList.toggle("folded", away);
  $("fold").textContent = away ? "展开" : "收起";
  $("fold").setAttribute("aria-expanded", String(!away));
}

export function startPanels() {
  $("fold").addEventListener("click", () => fold($("fold").textContent === "收起"));
  whenChanged(drawSide);
  for (const button of document.querySelectorAll("[data-side]:not([data-key])")) {
    button.addEventListener("click", () => show(button.dataset.side));
  }
}
