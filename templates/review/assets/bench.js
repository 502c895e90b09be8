// The bench: what was not chosen, and why; one of it may take the place of an item.
import { link, make } from "./dom.js";
import { takeIn } from "./decide.js";
import { desk } from "./state.js";

const HOW =
  "换入的一条顶替正在看的这一条；有模型就由它来写，" +
  "写好之前是「待写」，不能采用。";

function drawStory(story) {
  const said = story.wanted ? "已换入" : "换入";
  const button = make("button", { type: "button", disabled: story.wanted }, said);
  button.setAttribute("aria-label", `${said}：${story.title}`);
  button.addEventListener("click", () => takeIn(story.url));
  const day = (story.published || "").slice(0, 10);
  const told = [story.gist, story.source, day, `${story.score} 分`, story.why];
  const meta = make("span", { className: "meta" }, `${told.filter(Boolean).join("　")} `);
  meta.title = (story.reasons || []).join("\n");
  const name = link(story.url, story.title);
  return make("div", { className: "bench" }, name, make("br"), meta, button);
}

export function bench() {
  const more = desk.queue.more_benched;
  const rest = `另有 ${more} 条分数更低，在 review.json 的 bench 里。`;
  return [
    make("p", { className: "meta" }, HOW),
    ...desk.queue.bench.map(drawStory),
    ...(more ? [make("p", { className: "meta" }, rest)] : []),
  ];
}
