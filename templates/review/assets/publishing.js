// Publishing: what it waits for is named, and each is a click away.
import { $, make, say, spelled } from "./dom.js";
import { go } from "./item.js";
import { ask } from "./server.js";
import { answered, readQueue } from "./sending.js";
import { away, desk, items, line, waits, whenChanged } from "./state.js";
import { flagsOf, inWords } from "./words.js";

const FEW = 3; // rows below a line that are shown without a click

// Each reason is told with the item that it is about, where there is one.
function reason({ said, item: id, heading }) {
  if (!line(id)) return make("div", {}, ...spelled(said));
  const there = () => {
    $("publishing").close();
    go(id);
  };
  const name = heading || line(id).heading; // as the server calls it
  const words = line(id).heading;
  const button = make("button", { type: "button", className: "plain", onclick: there }, words);
  return make("div", {}, button, ...spelled(said ? `　${said.replace(`${name}：`, "")}` : ""));
}

function tell(...parts) {
  $("published").hidden = false;
  $("published").replaceChildren(...parts);
}

function undecided(left) {
  const hands = (one) => flagsOf({ ...one, flags: [] }).map(inWords).join("，");
  const rows = left.map((one) => reason({ said: hands(one), item: one.id }));
  return [`还有 ${left.length} 处待定，先决定它们：`, ...rows];
}

// A line, and below it what is indented there: many of them are folded.
function* told(said) {
  for (const part of said.split(/\n(?! )/)) {
    const [head, ...rows] = part.split("\n");
    const below = rows.map((row) => make("div", {}, ...spelled(row)));
    if (rows.length > FEW) yield make("details", {}, make("summary", {}, ...spelled(head)), ...below);
    else yield make("div", {}, ...spelled(head), ...below);
  }
}

async function publish(event) {
  event.preventDefault();
  if ($("publish-now").disabled) return;
  const left = items().filter(waits);
  if (left.length) return void tell(...undecided(left));
  $("publish-now").disabled = true;
  tell("正在检查……");
  await answered();
  const answer = await ask("/publish", {});
  $("publish-now").disabled = false;
  if (!answer) return void tell($("say").textContent);
  if (answer.error) return void tell(...(answer.reasons || [{ said: answer.error }]).map(reason));
  tell(...told(answer.said));
  say(answer.said.split("\n", 1)[0]);
  await readQueue();
  focusOn();
}

// What one editor asked of another is told before it is too late; it holds nothing up.
function unsettled(noted) {
  const rows = noted.map((one) => reason({ said: `备注 ${one.notes}`, item: one.id }));
  return ["这几条还有备注，看过再发布（在备注里按「已解决」）：", ...rows];
}

export function askPublishing() {
  const noted = isDone() ? [] : items().filter((one) => one.notes && !away(one));
  if (noted.length) tell(...unsettled(noted));
  else $("published").hidden = true;
  $("publishing").showModal();
  focusOn();
}

// Where nothing is left to do, or nothing can be done, Enter closes.
function focusOn() {
  const close = $("publishing").querySelector("[data-close]");
  (isDone() || $("publish-now").hidden ? close : $("publish-now")).focus();
}

// What is out, if it is of the site that is published to: another one has nothing yet.
function out() {
  const { published } = desk.queue;
  const { folder } = $("out").dataset;
  return published && (!folder || published.folder === folder) ? published : null;
}

const isDone = () => Boolean(out()) && !out().changed;

const moment = (at) => at.slice(0, 16).replace("T", " ");

function drawPublished() {
  const { published } = desk.queue;
  const { nowhere, site, whereto } = $("out").dataset;
  $("out").textContent = published ? `已发布 ${moment(published.at)}` : nowhere;
  $("out").title = published ? published.page : whereto;
  const verb = out() ? "再发布" : "发布";
  for (const button of [$("to-dialog"), $("to-publish"), $("publish-now")]) {
    button.firstElementChild.textContent = verb;
    button.classList.toggle("main", Boolean(site) && !isDone());
  }
  $("publish-now").querySelector("kbd").hidden = isDone();
  drawDone(published);
}

function drawDone(published) {
  $("goal").hidden = Boolean(out());
  $("already").hidden = !published;
  if (!published) return;
  const there = `已发布：${moment(published.at)} 写入 ${published.page}。`;
  $("already").textContent = out() ? there + then() : there;
}

function then() {
  if (isDone()) return "之后没有改动，不用再发布。";
  const { site, whereto } = $("out").dataset;
  return site ? "再发布，网址不变；改过的条目会注明更正。" : `之后有改动。${whereto}`;
}

export function startPublishing() {
  $("publish-form").addEventListener("submit", publish);
  whenChanged(drawPublished);
}
