// What each key does.
import { wish } from "./again.js";
import { benchRow, takeAndEdit } from "./bench.js";
import { searchBench } from "./benchsearch.js";
import { glance } from "./clean.js";
import { judge, put, reorder, undo } from "./decide.js";
import { askCategory, showKeys } from "./dialogs.js";
import { say } from "./dom.js";
import { edit } from "./editor.js";
import { choose, edge, load, move } from "./item.js";
import { writeNote } from "./notes.js";
import { show, toggle } from "./panels.js";
import { judgeMany, many, pickAndGo } from "./picked.js";
import { askPublishing } from "./publishing.js";
import { search } from "./queue.js";
import { nextBad, nextSentence, reveal } from "./sentence.js";
import { desk, item, nextProblem } from "./state.js";
import { check, uncheck } from "./support.js";
import { showWhole } from "./whole.js";

const decide = (kind) => (many() ? judgeMany(kind) : judge(kind));

// What is about sentences waits for them.
const here = (act) => (item() ? act() : load().then(act));

async function problem() {
  if (nextBad()) return;
  const next = nextProblem(desk.chosen);
  if (!next) return void say("没有别的有问题的条目");
  choose(next.id);
  say(`下一处问题：${next.heading}`);
  await load(next.id);
  reveal();
}

// What is typed behind `m` is the note's.
function note() {
  show("notes");
  writeNote();
}

export const LOOKING = {
  j: () => move(1),
  k: () => move(-1),
  g: () => edge(false),
  G: () => edge(true),
  s: () => here(() => nextSentence(1)),
  S: () => here(() => nextSentence(-1)),
  f: () => here(problem),
  "/": () => (desk.side === "bench" ? searchBench() : search()),
  b: () => toggle("bench"),
  n: () => toggle("answers"),
  d: () => toggle("difference"),
  l: () => toggle("history"),
  i: () => toggle("pictures"),
  m: note,
  t: pickAndGo,
  w: showWhole,
  "?": showKeys,
};
export const DECIDING = {
  a: () => decide("accept"),
  x: () => decide("reject"),
  h: () => decide("hold"),
  A: glance,
  v: () => here(check),
  e: () => (benchRow() ? takeAndEdit(benchRow()) : edit()),
  c: askCategory,
  r: wish,
  u: async () => (await uncheck()) || undo(),
  p: askPublishing,
  J: () => reorder("down"),
  K: () => reorder("up"),
  1: () => put("practice"),
  2: () => put("theory"),
  3: () => put("news"),
};

export const NOT_OF_OPENINGS = "hrcJK123";
