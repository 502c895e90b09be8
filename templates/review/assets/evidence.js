// The right column's first panel: the spans of the sources behind the chosen sentence.
import { link, make } from "./dom.js";
import { publishedOn } from "./day.js";
import { go } from "./item.js";
import { material } from "./material.js";
import { desk } from "./state.js";
import { nth, supportOf } from "./support.js";
import { flag, SUPPORT } from "./words.js";

const AROUND = 160; // characters around a span: they are cut anywhere, also within a word

function opening(text) {
  return text.length < AROUND ? text : `…${text.replace(/^[\w'-]+\s*/, "")}`;
}

function ending(text) {
  return text.length < AROUND ? text : `${text.replace(/\s*[\w'-]+$/, "")}…`;
}

function drawSource(one) {
  const day = publishedOn(one.published);
  return make(
    "p",
    {},
    link(one.url, one.title || one.url),
    make("br"),
    make("span", { className: "meta" }, `${one.source}　${day}　${new URL(one.url).host}`),
    ...(one.figures || []).map((figure) => drawFigure(figure, one.licence)),
  );
}

// Its licence lets nothing be printed: what it shows, and where to look at it.
function drawFigure(figure, licence) {
  const where = link(figure.url, `图：${figure.caption || "无说明"}`);
  const terms = `（${licence || "许可未写明"}，不转载）`;
  return make("span", { className: "meta" }, make("br"), where, terms);
}

function drawProof(proof) {
  const words = make("mark", {}, proof.quote);
  return make("blockquote", {}, opening(proof.before || ""), words, ending(proof.after || ""));
}

// An opening speaks of items: the one that it takes its words from is a click away.
function drawItem(proof) {
  const there = { type: "button", className: "plain", onclick: () => go(proof.item) };
  return make("p", {}, "取自 ", make("button", there, proof.heading || proof.item));
}

function* proofs(told, item) {
  let shown = null;
  for (const proof of told.evidence) {
    const from = item.sources.find((one) => one.n === proof.source);
    if (from && from !== shown) yield drawSource((shown = from));
    if (proof.item && proof.item !== shown) yield drawItem(proof);
    if (proof.item) shown = proof.item;
    yield drawProof(proof);
  }
}

function which(item, told) {
  const support = supportOf(told);
  const look = make("span", { className: "s" }, SUPPORT[support]);
  look.dataset.support = support;
  const count = `第 ${nth(item, desk.sentence)} / ${nth(item, item.sentences.length)} 句　`;
  return make("p", { className: "meta" }, count, look, told.checked ? "　✓ 已核对" : "");
}

// What to compare first; a true sentence often says it in words that no table has.
function unfound(words) {
  const named = words.flatMap((word) => ["、", make("strong", {}, word)]).slice(1);
  return make("p", { className: "meta" }, "原文里没有对上：", ...named);
}

// The span comes first: on a small screen there is room for little more.
export function evidence(item) {
  const told = item.sentences[desk.sentence];
  const sources = item.sources.map(drawSource);
  if (!told || told.gone) {
    const read = item.sentences.length || item.kind === "opening" ? [] : material(item);
    return [make("p", {}, "这一条没有逐句证据。来源："), ...sources, ...read];
  }
  const none = make("p", {}, make("strong", {}, "没有找到支持这一句的原文。"));
  return [
    which(item, told),
    ...(told.doubted ? [make("p", {}, make("strong", {}, "模型认为和原文有出入。"))] : []),
    ...(told.unfound?.length ? [unfound(told.unfound)] : []),
    ...told.flags.map(flag),
    ...(told.evidence.length ? proofs(told, item) : [none, ...sources]),
  ];
}
