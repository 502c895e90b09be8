// What is asked in a window of its own: the category, publishing, the keys.
import { $, say } from "./dom.js";
import { put } from "./decide.js";
import { ask } from "./server.js";
import { chosen, desk, items } from "./state.js";
import { flagsOf, inWords } from "./words.js";

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
  const id = $("categories").dataset.item;
  const name = $("category").value.trim();
  const one = items().find((other) => other.id === id);
  if (name && one) put(one.section, name, id);
}

function undecided(left) {
  const hands = (one) => flagsOf({ ...one, flags: [] }).map((word) => `（${inWords(word)}）`);
  const rows = left.map((one) => one.heading + hands(one).join(""));
  return `还有 ${left.length} 条待定，先决定它们：\n${rows.join("\n")}`;
}

function tell(text) {
  $("published").hidden = false;
  $("published").textContent = text;
}

async function publish(event) {
  event.preventDefault();
  if ($("publish-now").disabled) return;
  const left = items().filter((one) => one.status === "pending");
  if (left.length) return void tell(undecided(left));
  $("publish-now").disabled = true;
  tell("正在检查……");
  const told = await ask("/publish", {});
  $("publish-now").disabled = false;
  if (!told) return void tell($("say").textContent);
  tell(told.error || told.said);
  if (told.said) say(told.said);
}

export function askPublishing() {
  $("published").hidden = true;
  $("publishing").showModal();
  $("publish-now").focus();
}

export function showKeys() {
  $("help").showModal();
}

export function startDialogs() {
  $("category-form").addEventListener("submit", categoryAsked);
  $("publish-form").addEventListener("submit", publish);
  $("no-publish").addEventListener("click", () => $("publishing").close());
  $("close-help").addEventListener("click", () => $("help").close());
}
