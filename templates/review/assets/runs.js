// Two texts as one: what stayed, what came, what went.
import { make } from "./dom.js";

export function drawRuns(runs) {
  const parts = runs.map((run) =>
    run.kind === "same" ? run.text : make(run.kind, {}, run.text),
  );
  return make("div", { className: "diff" }, ...parts);
}
