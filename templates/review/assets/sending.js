// Decisions on their way: sent in the order of the keys, shown before they are answered.
import { changed, desk, line } from "./state.js";
import { ask } from "./server.js";

let waiting = []; // each with its body, and what is hoped of its item's line
let last = Promise.resolve();
let sent = 0; // how many were begun or answered: what was asked before is older

// The server's queue, with what it does not know yet.
export function takeQueue(queue) {
  desk.queue = queue;
  for (const one of waiting) {
    const there = line(one.body.item);
    if (there) one.hope(there);
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

// Null: nobody answered, and neither this decision nor what was waiting behind it is made.
export function send(body, hope = () => null) {
  const one = { body, hope };
  waiting.push(one);
  sent += 1;
  const there = line(body.item);
  if (there) hope(there);
  changed();
  last = last.then(() => post(one));
  return last;
}

async function post(one) {
  if (!waiting.includes(one)) return null;
  const told = await ask("/decide", one.body);
  sent += 1;
  waiting = told ? waiting.filter((other) => other !== one) : [];
  if (told && !told.error) takeQueue(told);
  else await readQueue();
  changed();
  return told;
}
