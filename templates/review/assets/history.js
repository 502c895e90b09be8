// What was decided about the item in sight, newest first: decisions.jsonl beside it.
import { make } from "./dom.js";
import { ask } from "./server.js";
import { changed, desk, line } from "./state.js";
import { drawRuns } from "./runs.js";

let known = { key: "", rows: null };

// Read again whenever anything was decided since.
async function read(key, id) {
  known = { key, rows: null };
  const told = await ask(`/history?id=${encodeURIComponent(id)}`);
  if (!told || told.error || known.key !== key) return;
  known.rows = told.rows;
  changed();
}

function drawRow(row) {
  const when = row.time ? new Date(row.time).toLocaleString("zh-CN", { hour12: false }) : "";
  const said = make(row.undone ? "s" : "strong", {}, row.said);
  return make(
    "div",
    { className: "answer" },
    make("p", {}, said, row.undone ? "（已撤销）" : ""),
    make("p", { className: "meta" }, [row.by, when].filter(Boolean).join("　")),
    row.difference.length ? drawRuns(row.difference) : null,
  );
}

export function history(told) {
  const { status, reason, place } = line(told.id);
  const key = [told.id, told.sha256, status, reason, place, desk.queue.version].join(" ");
  if (known.key !== key) read(key, told.id);
  if (known.rows === null) return [make("p", { className: "meta" }, "正在读……")];
  if (!known.rows.length) return [make("p", {}, "这一条还没有决定过。")];
  return known.rows.map(drawRow);
}
