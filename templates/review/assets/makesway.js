// What a story of the bench replaces: the item in sight, or the place that `x` made free just now.
import { make } from "./dom.js";
import { changed, chosen, desk, line } from "./state.js";

let passedBy = ""; // the free place that the editor does not want filled

// Free until the next decision, while it is still put away.
function free() {
  const one = line(desk.freed);
  return one && one.status === "rejected" && one.id !== desk.chosen ? one : null;
}

export const makesWay = () => (free() && desk.freed !== passedBy ? free() : chosen());

function choice(words, checked, passes) {
  const pick = () => {
    passedBy = passes;
    changed();
  };
  const box = make("input", { type: "radio", name: "makes-way", checked, onchange: pick });
  box.setAttribute("aria-label", words);
  return make("label", {}, box, ` ${words}`);
}

export function drawMakesWay() {
  const [place, now] = [free(), makesWay()];
  const head = (...parts) => make("div", { id: "makes-way" }, ...parts);
  if (!place) return head(`换入的一条顶替：${now.heading}`);
  return head(
    make("div", {}, "换入的一条："),
    choice(`补上刚才不用的：${place.heading}`, now === place, ""),
    choice(`顶替正在看的：${chosen().heading}`, now !== place, place.id),
  );
}
