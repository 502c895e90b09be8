// What is searched for on the bench: each word stands in the title, the gist or the source.
import { $, make } from "./dom.js";

const field = make("input", { type: "search", id: "bench-wanted", placeholder: "在落选里找（/）", autocomplete: "off" });
field.setAttribute("aria-label", "在落选里找");
const found = make("p", { className: "meta", role: "status" });

const rows = () => [...$("panel").querySelectorAll(".bench")];

function wanted(text) {
  const words = field.value.trim().toLowerCase().split(/\s+/);
  return words.every((word) => text.includes(word));
}

// Rows stay where they are: what is typed with an input method is not interrupted.
export function narrowBench(all = rows()) {
  for (const row of all) row.hidden = !wanted(row.dataset.words);
  const count = all.filter((row) => !row.hidden).length;
  found.textContent = field.value.trim() ? `找到 ${count} 条` : "";
}

export const wordsOf = ({ title, gist, source }) => [title, gist, source].join(" ").toLowerCase();
export const benchField = () => [field, found];

export function searchBench() {
  field.focus();
  field.select();
}

function searched(event) {
  if (event.isComposing || !["Escape", "Enter"].includes(event.key)) return;
  event.preventDefault();
  event.stopPropagation();
  if (event.key === "Escape") field.value = "";
  narrowBench();
  const first = rows().find((row) => !row.hidden && !row.querySelector("button").disabled);
  if (event.key === "Enter" && first) first.querySelector("button").focus();
  else $("main").focus({ preventScroll: true });
}

field.addEventListener("input", () => narrowBench());
field.addEventListener("keydown", searched);
