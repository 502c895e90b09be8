// What the page knows. Keys act on `chosen` at once; `item` follows when it is here.
import { flagsOf } from "./words.js";

export const desk = {
  queue: null, // as the server told it last, and what is decided here since
  chosen: "", // the id of the item in sight
  item: null, // its text and evidence
  sentence: -1, // the chosen one, from 0
  side: "evidence", // what stands in the right column
  editing: null, // the text that is being written
  filter: "all",
  wanted: "", // what is searched for
  holders: new Map(), // who writes at which item, on another machine
  freed: "", // what was rejected just now: its place is free
  picked: new Set(), // the ids that the next decision is about, instead of the one in sight
};

const drawn = [];

export function whenChanged(draw) {
  drawn.push(draw);
}

export function changed() {
  if (desk.queue) for (const draw of drawn) draw();
}

// Items and openings as they are printed; where the queue tells no order, as it lists them.
function inOrder(queue) {
  const rows = [...queue.items, ...(queue.openings || [])];
  if (!queue.order) return rows;
  const places = new Map(queue.order.map((id, n) => [id, n]));
  return rows.sort((one, other) => places.get(one.id) - places.get(other.id));
}

// Rows of one name, as two openings of one category: each tells its section too.
function tellApart(rows, sections) {
  const names = rows.map((one) => one.heading);
  const twice = (name) => names.indexOf(name) !== names.lastIndexOf(name);
  for (const one of rows.filter((other) => twice(other.heading))) {
    const { heading } = sections.find((other) => other.name === one.section);
    Object.assign(one, { plain: one.heading, heading: `${one.heading}（${heading.split("！").at(-1)}）` });
  }
}

export function taken(queue) {
  const rows = inOrder(queue);
  tellApart(rows, queue.sections);
  desk.queue = { ...queue, rows };
  const here = new Set(desk.queue.rows.map((one) => one.id));
  desk.picked = new Set([...desk.picked].filter((id) => here.has(id)));
}

export const items = () => desk.queue.rows;
export const line = (id) => items().find((one) => one.id === id);
export const place = (id) => items().findIndex((one) => one.id === id);
export const chosen = () => line(desk.chosen);
// What the server calls by a name that stands twice, as it is called here.
export function nameOf({ id, heading }) {
  const there = line(id);
  return there && there.plain === heading ? there.heading : heading;
}

// The item in sight, null while it is still on its way.
export const item = () => (desk.item && desk.item.id === desk.chosen ? desk.item : null);

// What a decision makes of it: an accepted text of one's own is an edited one.
export function becomes(kind, one) {
  if (kind === "accept") return one.changed ? "edited" : "accepted";
  return kind === "reject" ? "rejected" : "held";
}

export const away = (one) => one.status === "rejected" || one.status === "held";
// What publishing waits for: an opening whose category prints nothing is no question.
export const waits = (one) => one.status === "pending" && !one.idle;

// What was put away asks for no look any more: `f` passes it by, and so do the filters.
const flagged = (one) => !away(one) && one.unsupported + flagsOf(one).length > 0;
const faulty = (one) => !away(one) && one.errors > 0;

export const FILTERS = { all: () => true, pending: waits, flagged, errors: faulty };

function found(one) {
  const words = desk.wanted.toLowerCase().split(/\s+/);
  const text = `${one.heading} ${one.category}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

// Whether it is what is filtered and searched for.
export const wanted = (one) => FILTERS[desk.filter](one) && found(one);

// What the queue shows: the item in sight stays in it, and says so where it is not wanted.
export function shown() {
  return items().filter((one) => one.id === desk.chosen || wanted(one));
}

// The next one that `asks` for an editor: behind this place first, then from the top.
function following(id, asks) {
  const at = place(id);
  const round = [...items().slice(at + 1), ...items().slice(0, at)];
  return round.find(asks);
}

export const nextPending = (id) => following(id, waits);
export const nextProblem = (id) => following(id, (one) => flagged(one) || faulty(one));
