// Notes between editors on an item: kept with it, never published.
import { $, fail, make } from "./dom.js";
import { checkMade } from "./checking.js";
import { choose, take } from "./item.js";
import { ask } from "./server.js";
import { chosen, desk } from "./state.js";
import { readQueueAndSay } from "./sending.js";

async function noted(id, body, said) {
  const answer = await ask("/note", { item: id, ...body });
  if (!answer) return false;
  if (answer.error) {
    fail(answer.error);
    return false;
  }
  take(answer);
  await readQueueAndSay(`${said}：${answer.heading}`);
  return true;
}

const moment = (stamp) => new Date(stamp).toLocaleString("zh-CN", { hour12: false });
const myself = () => $("me").dataset.name || "";

const settle = (id, at, done, said) => noted(id, { kind: "settle", at, done, by: myself() }, said);

async function settled(id, { at }) {
  if (!(await settle(id, at, true, "备注已解决；u 撤销"))) return;
  const back = async () => {
    if (desk.chosen !== id) choose(id);
    await settle(id, at, false, "已撤销（备注已解决）");
    return true;
  };
  checkMade({ item: id, back });
}

// It is kept, folded, with who did and when.
function drawSettled(one) {
  const who = [one.settled_by, moment(one.settled_at)].filter(Boolean).join("　");
  const meta = make("p", { className: "meta" }, `${one.by}　${moment(one.at)}`);
  const words = make("summary", { className: "meta" }, `✓ 已解决　${who}`);
  return make("details", { className: "note" }, words, make("p", {}, one.text), meta);
}

function drawNote(id, one) {
  if (one.settled_at) return drawSettled(one);
  const drop = () => noted(id, { at: one.at, gone: true }, "备注已去掉");
  const button = make("button", { type: "button", className: "plain", onclick: drop }, "去掉");
  button.setAttribute("aria-label", `去掉备注：${one.text.slice(0, 20)}`);
  const done = make("button", { type: "button", onclick: () => settled(id, one) }, "已解决");
  done.setAttribute("aria-label", `已解决：${one.text.slice(0, 20)}`);
  const meta = make("p", { className: "meta" }, `${one.by}　${moment(one.at)}　`, done, " ", button);
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
    const by = myself();
    $("note").value = "";
    if (text) noted($("noting").dataset.item, { text, by }, "备注已写上");
  });
}
