// Notes between editors on an item: kept with it, never published.
import { $, fail, make, say } from "./dom.js";
import { take } from "./item.js";
import { ask } from "./server.js";
import { chosen } from "./state.js";
import { readQueue } from "./sending.js";

async function noted(id, body, said) {
  const answer = await ask("/note", { item: id, ...body });
  if (!answer) return;
  if (answer.error) return void fail(answer.error);
  take(answer);
  await readQueue();
  say(`${said}：${answer.heading}`);
}

function drawNote(id, one) {
  const when = new Date(one.at).toLocaleString("zh-CN", { hour12: false });
  const drop = () => noted(id, { at: one.at, gone: true }, "备注已去掉");
  const button = make("button", { type: "button", className: "plain", onclick: drop }, "去掉");
  button.setAttribute("aria-label", `去掉备注：${one.text.slice(0, 20)}`);
  const meta = make("p", { className: "meta" }, `${one.by}　${when}　`, button);
  return make("div", { className: "note" }, make("p", {}, one.text), meta);
}

export function writeNote() {
  if ($("noting").dataset.item !== chosen().id) $("note").value = "";
  $("noting").dataset.item = chosen().id;
  $("noting").showModal();
}

export function notes(told) {
  const button = make("button", { type: "button", onclick: writeNote }, "写备注");
  const all = (told.notes || []).map((one) => drawNote(told.id, one));
  const none = make("p", { className: "meta" }, "还没有备注：写给别的编辑，不会发布。");
  return [button, ...(all.length ? all : [none])];
}

export function startNotes() {
  $("note-form").addEventListener("submit", () => {
    const text = $("note").value.trim();
    const by = $("me").dataset.name || "";
    $("note").value = "";
    if (text) noted($("noting").dataset.item, { text, by }, "备注已写上");
  });
}
