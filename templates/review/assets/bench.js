// The bench: what was not chosen, and why; one of it may take the place of an item.
import { $, link, make, say } from "./dom.js";
import { add, takeIn } from "./decide.js";
import { benchField, narrowBench, wordsOf } from "./benchsearch.js";
import { publishedOn } from "./day.js";
import { edit } from "./editor.js";
import { drawMakesWay, makesWay } from "./makesway.js";
import { chosen, desk } from "./state.js";

const HOW =
  "有模型就由它来写换入的一条，" +
  "写好之前是「待写」，不能采用。e：换入并自己写；读到了原文，就在旁边。";

const SCALE =
  "分数满分 100，越高越好，和选中的条目是同一把尺，模型的评分也折成满分 100；" +
  "“+0.9”一类是这一项加了多少，不是分数。";

function reasons(story) {
  const all = (story.reasons || []).map((one) => make("li", {}, one));
  return all.length ? make("ul", { className: "meta" }, ...all) : null;
}

function drawStory(story) {
  const said = story.wanted ? "已换入" : "换入";
  const button = make("button", { type: "button", disabled: story.wanted }, said);
  button.setAttribute("aria-label", `${said}：${story.title}`);
  button.addEventListener("click", () => takeIn(story.url, makesWay()));
  const told = [story.source, publishedOn(story.published), `${Math.round(story.score)} 分`].filter(Boolean);
  const node = make(
    "div",
    { className: "bench" },
    make("div", {}, link(story.url, story.title)),
    story.gist ? make("div", {}, story.gist) : null,
    make("div", { className: "meta" }, told.join("　")),
    make("div", { className: "meta" }, story.why || ""),
    reasons(story),
    button,
  );
  node.dataset.words = wordsOf(story);
  if (!story.wanted) node.dataset.url = story.url;
  return node;
}

function askUrl() {
  $("adding-form").reset();
  $("adding").dataset.item = chosen().id;
  $("adding").showModal();
}

export function bench() {
  const more = desk.queue.more_benched;
  const rest = `另有 ${more} 条分数更低，在 review.json 的 bench 里。`;
  const url = make("button", { type: "button", onclick: askUrl }, "加一条网址…");
  const rows = desk.queue.bench.map(drawStory);
  narrowBench(rows);
  return [
    drawMakesWay(),
    make("p", { className: "meta" }, HOW),
    make("p", { className: "meta", id: "scale" }, SCALE),
    url,
    ...benchField(),
    ...rows,
    ...(more ? [make("p", { className: "meta" }, rest)] : []),
  ];
}

// The row that has the focus, or none.
export const benchRow = () => document.activeElement.closest(".bench[data-url]");

export async function takeAndEdit(row) {
  if (!(await takeIn(row.dataset.url, makesWay(), true))) return;
  desk.side = "evidence"; // its source lies beside the text
  await edit();
}

const ADDRESS = "请写一个完整的网址，以 https:// 开头";

export function startBench() {
  // The browser's own words are in the browser's language.
  $("url").addEventListener("invalid", () => $("url").setCustomValidity(ADDRESS));
  $("url").addEventListener("input", () => $("url").setCustomValidity(""));
  $("adding-form").addEventListener("submit", () => {
    const url = $("url").value.trim();
    const instead = $("adding-form").elements.where.value === "instead";
    if (!/^https?:/.test(url)) return void say("网址要以 http 或 https 开头");
    add(url, instead ? $("adding").dataset.item : "");
  });
}
