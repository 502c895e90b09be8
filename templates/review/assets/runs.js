// Two texts as one: what stayed, what came, what went.
import { make } from "./dom.js";

export function drawRuns(runs) {
  const parts = runs.map((run) =>
    run.kind === "same" ? run.text : make(run.kind, {}, run.text),
  );
  return make("div", { className: "diff" }, ...parts);
}

// The same without the lines that stayed as they were.
export function changedLines(runs) {
  const rows = [[]];
  for (const { kind, text } of runs) {
    const parts = text.split("\n").map((part) => ({ kind, text: part }));
    rows.at(-1).push(parts[0]);
    for (const part of parts.slice(1)) rows.push([part]);
  }
  const changed = rows.filter((row) => row.some((one) => one.kind !== "same"));
  return changed.flatMap((row, n) => (n ? [{ kind: "same", text: "\n" }, ...row] : row));
}
