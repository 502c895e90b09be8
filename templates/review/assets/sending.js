// Decisions on their way: sent in the order of the keys, shown before they are answered.
import { decisionMade } from "./checking.js";
import { changed, line, taken } from "./state.js";
import { ask } from "./server.js";

let waiting = []; // each with its body, and what is hoped of its item's line
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

// Null: nobody answered, and neither this decision nor what was waiting behind it is made.
export function send(body, hope = () => null) {
  const one = { body, hope };
  decisionMade();
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
  const told = await ask("/decide", one.body);
  sent += 1;
  waiting = told ? waiting.filter((other) => other !== one) : [];
  if (told && !told.error) takeQueue(told);
  else await readQueue();
  changed();
  return told;
}
