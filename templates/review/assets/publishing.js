// Publishing: what it waits for is named, and each is a click away.
import { $, make, say } from "./dom.js";
import { go } from "./item.js";
import { ask } from "./server.js";
import { answered, readQueue } from "./sending.js";
import { away, desk, items, line, waits, whenChanged } from "./state.js";
import { flagsOf, inWords } from "./words.js";

// Each reason is told with the item that it is about, where there is one.
function reason({ said, item: id, heading }) {
  if (!line(id)) return make("div", {}, said);
  const there = () => {
    $("publishing").close();
    go(id);
  };
  const name = heading || line(id).heading; // as the server calls it
  const words = line(id).heading;
  const button = make("button", { type: "button", className: "plain", onclick: there }, words);
  return make("div", {}, button, said ? `　${said.replace(`${name}：`, "")}` : "");
}

function tell(...parts) {
  $("published").hidden = false;
  $("published").replaceChildren(...parts);
}

function undecided(left) {
  const hands = (one) => flagsOf({ ...one, flags: [] }).map(inWords).join("，");
  const rows = left.map((one) => reason({ said: hands(one), item: one.id }));
  return [`还有 ${left.length} 条待定，先决定它们：`, ...rows];
}

async function publish(event) {
  event.preventDefault();
  if ($("publish-now").disabled) return;
  const left = items().filter(waits);
  if (left.length) return void tell(...undecided(left));
  $("publish-now").disabled = true;
  tell("正在检查……");
  await answered();
  const told = await ask("/publish", {});
  $("publish-now").disabled = false;
  if (!told) return void tell($("say").textContent);
  if (told.error) return void tell(...(told.reasons || [{ said: told.error }]).map(reason));
  tell(told.said);
  say(told.said.split("\n", 1)[0]);
  readQueue();
}

// What one editor asked of another is told before it is too late; it holds nothing up.
function unsettled(noted) {
  const rows = noted.map((one) => reason({ said: `备注 ${one.notes}`, item: one.id }));
  return ["这几条还有备注，看过再发布（在备注里按「已解决」）：", ...rows];
}

export function askPublishing() {
  const noted = items().filter((one) => one.notes && !away(one));
  if (noted.length) tell(...unsettled(noted));
  else $("published").hidden = true;
  $("publishing").showModal();
  $("publish-now").focus();
}

function drawPublished() {
  const { published } = desk.queue;
  const day = published ? published.at.slice(0, 10) : "";
  const { nowhere, whereto } = $("out").dataset;
  $("out").textContent = published ? `已发布 ${day}` : nowhere;
  $("out").title = published ? published.page : whereto;
}

export function startPublishing() {
  $("publish-form").addEventListener("submit", publish);
  whenChanged(drawPublished);
}
