// Decisions on their way: sent in the order of the keys, shown before they are answered.
import { decisionMade } from "./checking.js";
import { leftOut } from "./dropped.js";
import { changed, desk, line, taken } from "./state.js";
import { say, timesSaid } from "./dom.js";
import { ask } from "./server.js";

let waiting = []; // each with its body, what was seen, and what is hoped of its item's line
let last = Promise.resolve();
let sent = 0; // how many were begun or answered: what was asked before is older

// The server's queue, with what it does not know yet.
export function takeQueue(queue) {
  taken(queue);
  waiting.forEach(hoped);
}

function hoped({ body, hope }) {
  for (const id of body.items || [body.item]) {
    const there = line(id);
    if (there) hope(there);
  }
}

// Asked for anew, unless something was decided meanwhile: then the answer is too old.
export async function readQueue() {
  const before = sent;
  const told = await ask("/queue");
  if (!told || told.error || before !== sent) return told;
  takeQueue(told);
  changed();
  return told;
}

// Said when the counts and lists know it, unless a later key has said its own by then.
export async function readQueueAndSay(text) {
  const before = timesSaid();
  await readQueue();
  if (before === timesSaid()) say(text);
}

// What stands here of the items that it is about, with what was decided here just now:
// where it is otherwise by now, someone else decided, and the server refuses.
function sawOf({ items, instead, item }) {
  if (items) return { saws: items.map((id) => (line(id) || { status: "" }).status) };
  const one = line(instead || item);
  if (!one) return {};
  return { saw: one.status, stood: `${one.section} ${one.category}`, cut: one.cut };
}

// An undo is about the decision before it: of this page, where that is still on its way.
function lastOf() {
  const before = waiting.at(-1);
  const { last: shown } = desk.queue;
  return () => ({ last: before ? (before.made ?? -1) : shown });
}

// Null: nobody answered, and neither this decision nor what was waiting behind it is made.
export function send(body, hope = () => null) {
  const saw = sawOf(body);
  const seen = body.kind === "undo" ? lastOf() : () => saw;
  const one = { body, hope, seen };
  decisionMade();
  if (body.kind !== "reason") desk.freed = body.kind === "reject" ? body.item : "";
  waiting.push(one);
  sent += 1;
  hoped(one);
  changed();
  last = last.then(() => post(one));
  return last;
}

// All that was decided here is answered.
export const answered = () => last;

async function post(one) {
  if (!waiting.includes(one)) return null;
  const told = await ask("/decide", { ...one.body, ...one.seen() });
  sent += 1;
  waiting = told ? waiting.filter((other) => other !== one) : [];
  if (told && !told.error) {
    one.made = told.last;
    leftOut(desk.queue, told);
    takeQueue(told);
  } else await readQueue();
  changed();
  return told;
}
