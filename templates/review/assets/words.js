// The page's words for what the files call by a code: the server's, in the page itself.
import { $, make } from "./dom.js";

const told = JSON.parse($("words").textContent);
export const MARKS = told.marks;
export const REASONS = told.reasons;

// As they are read: what comes as JSON is sorted by its codes.
const sorted = (words, codes) => Object.fromEntries(codes.map((code) => [code, words[code]]));
export const SUPPORT = sorted(told.support, ["exact", "weak", "none"]);
export const WORDS = sorted(told.statuses, ["pending", "accepted", "edited", "rejected", "held"]);

export const inWords = (word) => told.flags[word] || word;

// What a hand did to the text first: it asks for a decision, whatever the checks say.
export function flagsOf(one) {
  const hands = told.hands.filter((word) => one[word]);
  return [...hands, ...one.flags];
}

// What of its text asks for a look, as its row tells it.
export function troubles(one) {
  const checks = one.unsupported ? [`${one.unsupported} 句有疑点`] : [];
  const errors = one.errors ? [`版式错误 ${one.errors}`] : [];
  const flags = flagsOf(one).filter((word) => !(word === "unsupported" && one.unsupported));
  const notes = one.notes ? [`备注 ${one.notes}`] : [];
  return [...checks, ...errors, ...flags.map(inWords), ...notes];
}

export function flag(word) {
  return make("span", { className: "flag" }, inWords(word));
}

export function status(one) {
  return WORDS[one.status] + (one.reason ? `：${one.reason}` : "");
}
