// Two edits of one item: merged where they touch other paragraphs, else an editor chooses.
import { $, fail, make, say } from "./dom.js";
import { write } from "./caret.js";
import { save } from "./editor.js";
import { preview } from "./preview.js";
import { drawRuns } from "./runs.js";
import { desk } from "./state.js";

let told = null; // the other text, its digest and the merge

export function settled() {
  $("conflict").hidden = true;
}

// Of paragraphs that are the same, one mark is enough.
const first = (part, n, parts) => n === 0 || part.kind !== "same" || parts[n - 1].kind !== "same";

function drawPart(part) {
  if (part.kind === "same") return make("div", { className: "meta" }, "……");
  if (part.difference) return drawRuns(part.difference);
  return make("div", {}, make(part.kind === "mine" ? "ins" : "del", {}, part[part.kind]));
}

// True: it can be saved now. `text` is what was sent; more may have been typed since.
export async function conflict(at, text, answer) {
  if (at !== desk.editing) return false;
  if (answer.merge && answer.merge.clean) {
    if ($("text").value !== text) return true; // merged again, with what is typed now
    write(answer.merge.text);
    Object.assign(at, { base: answer.sha256, was: answer.current, saved: answer.current });
    preview();
    say("别处也改了这一条：两边的改动都并进来了");
    return true;
  }
  told = answer;
  const { merge } = answer;
  const parts = merge ? merge.parts.filter(first).map(drawPart) : [answer.current];
  $("theirs").replaceChildren(...parts);
  $("keep-both").hidden = !merge;
  $("conflict").hidden = false;
  const change = $("theirs").querySelector("ins, del");
  if (change) change.scrollIntoView({ block: "nearest" });
  fail(answer.error);
  return false;
}

async function settle(text, said) {
  Object.assign(desk.editing, { base: told.sha256, was: told.current, saved: told.current });
  settled();
  if (text !== null) write(text);
  await preview();
  $("text").focus();
  if (await save(false)) say(said);
}

export function startConflicts() {
  $("keep-mine").addEventListener("click", () => settle(null, "已用我的版本"));
  $("keep-theirs").addEventListener("click", () => settle(told.current, "已换成别处的版本"));
  $("keep-both").addEventListener("click", () =>
    settle(told.merge.text, "两个都留着，别处的在前：请改成一段"),
  );
}
