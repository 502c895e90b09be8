// The right column's first panel: the spans of the sources behind the chosen sentence.
import { link, make } from "./dom.js";
import { desk } from "./state.js";
import { flag } from "./words.js";

const AROUND = 160; // characters around a span: they are cut anywhere, also within a word

function opening(text) {
  return text.length < AROUND ? text : `…${text.replace(/^[\w'-]+\s*/, "")}`;
}

function ending(text) {
  return text.length < AROUND ? text : `${text.replace(/\s*[\w'-]+$/, "")}…`;
}

function drawSource(one) {
  const day = one.published ? one.published.slice(0, 10) : "日期未确认";
  return make(
    "p",
    {},
    link(one.url, one.title || one.url),
    make("br"),
    make("span", { className: "meta" }, `${one.source}　${day}`),
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

function* proofs(told, item) {
  let shown = null;
  for (const proof of told.evidence) {
    const from = item.sources.find((one) => one.n === proof.source);
    if (from && from !== shown) yield drawSource((shown = from));
    yield drawProof(proof);
  }
}

export function evidence(item) {
  const told = item.sentences[desk.sentence];
  const sources = item.sources.map(drawSource);
  if (!told) return [make("p", {}, "这一条没有逐句证据。来源："), ...sources];
  const which = `第 ${desk.sentence + 1} / ${item.sentences.length} 句：${told.text}`;
  const none = make("p", {}, make("strong", {}, "没有找到支持这一句的原文。"));
  return [
    make("p", {}, which),
    ...told.flags.map(flag),
    ...(told.evidence.length ? proofs(told, item) : [none, ...sources]),
  ];
}
