// The page's words for what the files call by a code.
import { $, make } from "./dom.js";

export const MARKS = { pending: "·", accepted: "✓", edited: "✎", rejected: "✗", held: "→" };
export const WORDS = {
  pending: "待定",
  accepted: "采用",
  edited: "改后采用",
  rejected: "不用",
  held: "留到下期",
};
export const SUPPORT = { exact: "有原文", weak: "只有字面", none: "没有依据" };
export const REASONS = [...$("reasons").children].map((li) => li.textContent);
const FLAGS = {
  "date-unconfirmed": "日期未确认",
  "number-not-in-source": "数字无出处",
  "name-not-in-source": "名称无出处",
  "quote-not-in-source": "引语无出处",
  "url-not-in-source": "网址无出处",
  unsupported: "缺依据",
  "wrong-language": "不是中文",
  copied: "照抄原文",
  "too-short": "太短",
  "too-long": "太长",
  hype: "宣传腔",
  extractive: "原文摘录",
  touched: "有改动",
  cut: "稿中已删",
  unwritten: "待写",
  "suspected-injection": "疑似注入",
  "follow-up": "后续",
  "late-discovery": "旧事新提",
  "metadata-only": "只有元数据",
  "judge-failed": "审稿没有回答",
  "introduction-failed": "开头没有写成",
  budget: "超出预算",
  "program-error": "程序出错",
};

export const inWords = (word) => FLAGS[word] || word;

// What a hand did to the text first: it asks for a decision, whatever the checks say.
export function flagsOf(one) {
  const hands = ["cut", "unwritten", "touched"].filter((word) => one[word]);
  return [...hands, ...one.flags];
}

export function flag(word) {
  return make("span", { className: "flag" }, inWords(word));
}

export function status(one) {
  return WORDS[one.status] + (one.reason ? `：${one.reason}` : "");
}
