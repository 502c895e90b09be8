// The pictures of an item: kept or dropped, in which order, with which words.
import { $, fail, link, make, say } from "./dom.js";
import { decisionMade } from "./checking.js";
import { afterwards } from "./decide.js";
import { picturesOf, withPictures } from "./imagetext.js";
import { load, take } from "./item.js";
import { readQueueAndSay } from "./sending.js";
import { ask } from "./server.js";
import { chosen, item } from "./state.js";

async function put(pictures, said) {
  const told = item();
  const text = withPictures(told.text, pictures);
  const answer = await ask("/edit", { kind: "picture", item: told.id, base: told.sha256, text });
  if (!answer) return;
  if (answer.error) {
    fail(`${told.heading}：${answer.error}`);
    return void load(told.id);
  }
  if (answer.sha256 === told.sha256) return void say(`没有改动：${told.heading}`);
  decisionMade();
  take(answer);
  await readQueueAndSay(`${said}：${told.heading}；u 撤销${afterwards(true)}`);
}

function moved(all, at, step) {
  const rest = all.filter((one, n) => n !== at);
  rest.splice(at + step, 0, all[at]);
  return rest;
}

function button(words, name, act, disabled = false) {
  const made = make("button", { type: "button", onclick: act, disabled }, words);
  made.setAttribute("aria-label", `${words}：${name}`);
  return made;
}

function askWords(file) {
  const one = picturesOf(item().text).find((other) => other.file === file);
  Object.assign($("alt"), { value: one.alt });
  Object.assign($("caption"), { value: one.caption });
  Object.assign($("wording").dataset, { item: chosen().id, file });
  $("wording").showModal();
}

function worded() {
  const { item: id, file } = $("wording").dataset;
  if (!item() || item().id !== id) return;
  const words = { alt: $("alt").value.trim(), caption: $("caption").value.trim() };
  const all = picturesOf(item().text);
  put(all.map((one) => (one.file === file ? { ...one, ...words } : one)), "图片文字已改");
}

function origin(known) {
  if (!known) return [make("p", { className: "meta" }, "手工放入的图：来处与许可请自己核对")];
  const licence = `许可：${known.licence || "未写明"}　`;
  const page = known.page ? link(known.page, "来源页面") : "来源页面不详";
  return [make("p", { className: "meta" }, licence, page)];
}

function drawUsed(all, at, known) {
  const { file, alt, caption } = all[at];
  const name = `图 ${at + 1}`;
  return make(
    "div",
    { className: "picture" },
    make("img", { src: `/${file}`, alt: alt || name, loading: "lazy" }),
    make("p", {}, `${name}　${caption || "没有图注"}`),
    make("p", { className: "meta" }, `替代文字：${alt || "没有"}`),
    ...origin(known),
    make(
      "div",
      { className: "row" },
      button("上移", name, () => put(moved(all, at, -1), "图片已上移"), at === 0),
      button("下移", name, () => put(moved(all, at, 1), "图片已下移"), at === all.length - 1),
      button("文字…", name, () => askWords(file)),
      button("不用", name, () => put(all.filter((one, n) => n !== at), "图片不用了")),
    ),
  );
}

function drawUnused(all, one, n) {
  const name = `备选图 ${n + 1}`;
  const add = { file: one.file, alt: one.alt || "", caption: (one.credit || "").replace(/^图：/, "") };
  const node = make(
    "div",
    { className: "picture" },
    make("img", { src: `/${one.file}`, alt: name, loading: "lazy" }),
    make("p", {}, `${name}　现在不用`),
    ...origin(one),
    button("用这张", name, () => put([...all, add], "图片已放入")),
  );
  node.dataset.used = "false";
  return node;
}

export function pictures(told) {
  const all = picturesOf(told.text);
  const known = told.images || [];
  const rows = all.map((one, at) => drawUsed(all, at, known.find((k) => k.file === one.file)));
  const left = known.filter((one) => all.every((used) => used.file !== one.file));
  const more = left.map((one, n) => drawUnused(all, one, n));
  return rows.length + more.length ? [...rows, ...more] : [make("p", {}, "这一条没有图片。")];
}

export function startPictures() {
  $("wording-form").addEventListener("submit", worded);
}
