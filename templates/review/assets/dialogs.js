// What is asked in a window of its own: the category, the keys; and how each is closed.
import { $, say } from "./dom.js";
import { put } from "./decide.js";
import { chosen, desk, line } from "./state.js";

export function askCategory() {
  const one = chosen();
  const section = desk.queue.sections.find((other) => other.name === one.section);
  if (one.section === "news") return say(`🤠 板块没有分类：${one.heading}`);
  const options = section.categories.map((name) => Object.assign(new Option(), { value: name }));
  $("category-list").replaceChildren(...options);
  $("category").value = "";
  $("category").placeholder = one.category;
  $("categories").dataset.item = one.id;
  $("categories").showModal();
  return null;
}

function categoryAsked() {
  const one = line($("categories").dataset.item);
  const name = $("category").value.trim();
  if (name && one) put(one.section, name, one.id);
}

export function showKeys() {
  $("help").showModal();
  $("help").scrollTop = 0;
}

export function startDialogs() {
  $("category-form").addEventListener("submit", categoryAsked);
  for (const button of document.querySelectorAll("[data-close]")) {
    button.addEventListener("click", () => button.closest("dialog").close());
  }
}
