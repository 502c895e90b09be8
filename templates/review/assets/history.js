// What was decided about the item in sight, newest first: decisions.jsonl beside it.
import { useVersion } from "./decide.js";
import { make } from "./dom.js";
import { ask } from "./server.js";
import { changed, desk, line } from "./state.js";
import { drawRuns } from "./runs.js";

let known = { key: "", rows: null };

// Read again whenever anything was decided since; what is known of it stays till then.
async function read(key, id) {
  known = { key, id, rows: known.id === id ? known.rows : null };
  const told = await ask(`/history?id=${encodeURIComponent(id)}`);
  if (!told || told.error || known.key !== key) return;
  known.rows = told.rows;
  changed();
}

// Any text that the item once had comes back by one click, a step like any other.
function drawBack(row, now) {
  const shown = row.sha256 === now;
  const words = shown ? "正在用" : "用这一版";
  const button = make("button", { type: "button", disabled: shown }, words);
  button.setAttribute("aria-label", `${words}：${row.said} ${at(row)}`);
  button.addEventListener("click", () => useVersion(row.sha256, "back"));
  return button;
}

const at = (row) => (row.time ? new Date(row.time).toLocaleString("zh-CN", { hour12: false }) : "");

function drawRow(row, now) {
  const said = make(row.undone ? "s" : "strong", {}, row.said);
  return make(
    "div",
    { className: "answer" },
    make("p", {}, said, row.undone ? "（已撤销）" : ""),
    make("p", { className: "meta" }, [row.by, at(row)].filter(Boolean).join("　")),
    row.difference.length ? drawRuns(row.difference) : null,
    row.sha256 ? drawBack(row, now) : null,
  );
}

export function history(told) {
  const { status, reason, place } = line(told.id);
  const key = [told.id, told.sha256, status, reason, place, desk.queue.version].join(" ");
  if (known.key !== key) read(key, told.id);
  if (known.rows === null) return [make("p", { className: "meta" }, "正在读……")];
  if (!known.rows.length) return [make("p", {}, "这一条还没有决定过。")];
  return known.rows.map((row) => drawRow(row, told.sha256));
}
