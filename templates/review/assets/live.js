// What happens elsewhere: another editor's decisions, a text editor, who writes at what.
import { $ } from "./dom.js";
import { load } from "./item.js";
import { readQueue } from "./sending.js";
import { ask, me } from "./server.js";
import { changed, chosen, desk, item, items } from "./state.js";

const OFTEN = 2000; // ms
let timer = 0;
let writing = "";

const myName = () => localStorage.getItem("desk name") || "";

function about() {
  writing = desk.editing ? desk.editing.id : "";
  return { name: myName(), editing: writing };
}

function drawCompany(told) {
  const names = told.others.map((one) => one.name);
  $("company").textContent = names.length ? `同时在看：${names.join("、")}` : "";
  $("me").textContent = `我是${told.name}`;
  $("me").dataset.name = told.name;
  const holders = told.others.filter((one) => one.editing);
  desk.holders = new Map(holders.map((one) => [one.editing, one.name]));
}

// Item, sentence and scroll stay; what reads otherwise now is read again.
async function catchUp() {
  const at = items().findIndex((one) => one.id === desk.chosen);
  const told = await readQueue();
  if (!told || told.error) return;
  if (!chosen()) desk.chosen = (items()[at] || items().at(-1) || { id: "" }).id;
  const now = item();
  if (chosen() && !desk.editing && (!now || now.sha256 !== chosen().sha256)) load();
  changed();
}

export async function look() {
  clearTimeout(timer);
  const told = await ask("/news", about());
  if (told && !told.error) {
    const before = JSON.stringify([...desk.holders]);
    drawCompany(told);
    if (told.version !== desk.queue.version) await catchUp();
    else if (before !== JSON.stringify([...desk.holders])) changed();
  }
  clearTimeout(timer);
  timer = setTimeout(look, OFTEN);
}

export function startLive() {
  window.addEventListener("focus", look);
  window.addEventListener("pagehide", () => {
    navigator.sendBeacon("/news", JSON.stringify({ me, name: "", editing: "", gone: true }));
  });
  $("me").addEventListener("click", () => {
    $("name").value = myName();
    $("names").showModal();
  });
  $("name-form").addEventListener("submit", () => {
    localStorage.setItem("desk name", $("name").value.trim());
    look();
  });
  look();
}

// Who begins or ends to write is seen at once, not at the next turn.
export function tellWriting() {
  if (writing !== (desk.editing ? desk.editing.id : "")) look();
}
