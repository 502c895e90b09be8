// What an editor decides about the item in sight: one function for each key.
import { fail, say } from "./dom.js";
import { follow } from "./again.js";
import { choose, go, left, load } from "./item.js";
import { becomes, chosen, desk, item, items, line, nameOf, nextPending, place } from "./state.js";
import { show } from "./panels.js";
import { send } from "./sending.js";
import { REASONS } from "./words.js";
import { askReason, endReason, reasonOf } from "./reason.js";

const SAID = { accepted: "已采用", edited: "改后采用", rejected: "不用", held: "已留到下期" };
const THERE = { accept: ["accepted", "edited"], reject: [], hold: ["held"] };

// The text that the decision is about: the one in sight, or that of the queue.
const base = (one) => (item() || one).sha256;

function refused(one, told, moved) {
  if (!told) return fail(`没有记下：${one.heading}`);
  if (told.status_code === 409) load(one.id);
  // Whoever has not gone on yet is taken back to it; to all others it is a click away.
  if (moved && desk.chosen === moved) choose(one.id);
  const name = one.plain || one.heading; // as the server calls it
  const text = told.error.includes(name)
    ? told.error.replace(name, one.heading)
    : `${one.heading}：${told.error}`;
  const about = line(told.item) ? told.item : one.id;
  return fail(text, desk.chosen === about ? null : () => go(about));
}

export async function decided(kind, more = {}) {
  const one = chosen();
  const told = await send({ kind, item: one.id, base: base(one), ...more });
  if (told && !told.error) return told;
  refused(one, told);
  return null;
}

// What is left to do: a page that is out already reads as before until it is published anew.
export function afterwards(next) {
  if (desk.queue.published) return "。这一期已发布：网页还是原来的，按 p 再发布一次才改";
  return next ? "" : "。全部已决定，按 p 发布";
}

// Shown and gone on at once; the answer comes later, and speaks only to refuse.
export function judge(kind) {
  const one = chosen();
  if (THERE[kind].includes(one.status)) return say(`已经是这样：${one.heading}`);
  if (kind === "accept" && (one.cut || one.unwritten)) return decided(kind); // it says why not
  const status = becomes(kind, one);
  const sure = send({ kind, item: one.id, base: base(one) }, (there) => {
    Object.assign(there, { status, reason: "", touched: false });
  });
  const next = nextPending(one.id);
  sure.then((told) => (told && !told.error ? null : refused(one, told, next && next.id)));
  if (next) choose(next.id);
  say(`${SAID[status]}：${one.heading}${afterwards(next)}`);
  if (kind === "reject") askReason(one);
  return null;
}

export function giveReason(digit) {
  const one = line(reasonOf());
  const reason = REASONS[digit - 1];
  if (!reason || !one) return say(`没有第 ${digit} 个理由`);
  const sure = send({ kind: "reason", item: one.id, reason }, (there) => {
    there.reason = reason;
  });
  endReason();
  sure.then((told) => (told && !told.error ? null : refused(one, told)));
  return say(`不用：${reason}：${one.heading}`);
}

export async function undo() {
  const at = place(desk.chosen);
  const told = await send({ kind: "undo" });
  if (!told) return;
  if (told.error) return void fail(told.error, line(told.item) ? () => go(told.item) : null);
  const { said, heading, item: id } = told.undone;
  const there = line(id) || line(desk.chosen) || items()[Math.min(at, items().length - 1)];
  if (there) choose(there.id);
  const { published } = desk.queue;
  const then = published && !published.changed ? "。现在和发布的一样" : afterwards(true);
  say(`已撤销（${said}）：${nameOf({ id, heading })}${then}`);
}

export async function reorder(kind) {
  const one = chosen();
  if (!(await decided(kind))) return;
  const { category } = line(one.id) || one;
  const there = category === one.category ? "" : `到${category}`;
  say(`${kind === "up" ? "已上移" : "已下移"}${there}：${one.heading}${afterwards(true)}`);
}

export async function put(section, category, id = desk.chosen) {
  const one = line(id);
  const name = desk.queue.sections.find((other) => other.name === section).heading;
  if (!category && one.section === section) return void say(`已经在${name}：${one.heading}`);
  const told = await send({ kind: "place", item: id, section, ...(category && { category }) });
  if (!told || told.error) return void refused(one, told);
  const { category: there } = line(id) || { category: "" };
  say(`已移到${name}${there ? ` ${there}` : ""}：${one.heading}${afterwards(true)}`);
}

// What came in with a decision: it is gone to, and followed while a model writes it.
async function came(told, before, said, byHand = false) {
  const fresh = items().find((one) => !before.has(one.id));
  if (!fresh) return null;
  await go(fresh.id);
  show("evidence"); // what is read of it comes there
  say(`${said}：${fresh.heading}；u 撤销${afterwards(true)}`);
  if ((told.again || []).includes(fresh.id)) follow(fresh.id, undefined, byHand);
  return fresh;
}

const ids = () => new Set(items().map((one) => one.id));

// In place of `old`, or where it stood before it was put away. `byHand`: the editor writes
// it, and no model is asked.
export async function takeIn(url, old, byHand = false) {
  const before = ids();
  if (old.kind === "opening") return void say(`落选的换不下导语：先到一条稿子上：${old.heading}`);
  const about = old.id === desk.chosen ? {} : { base: old.sha256 };
  const verb = old.status === "rejected" ? "补上了" : "换下了";
  const told = await decided("bench", { item: url, instead: old.id, by_hand: byHand, ...about });
  const fresh = told && (await came(told, before, `${verb}${old.heading}，已换入`, byHand));
  if (fresh && fresh.section !== old.section) {
    const { heading } = desk.queue.sections.find((one) => one.name === fresh.section);
    say(`${verb}${old.heading}，已换入${heading}：${fresh.heading}；u 撤销${afterwards(true)}`);
  }
  return fresh;
}

export async function add(url, instead) {
  const before = ids();
  const told = await send({ kind: "add", item: url, instead });
  if (!told) return void fail("没有加入：审稿页没有回应");
  if (told.error) return void fail(told.error, line(told.item) ? () => go(told.item) : null);
  return came(told, before, "已加入");
}

// Of the model's (`version`), or of what it once was (`back`); what is being written is saved.
export async function useVersion(sha256, kind = "version") {
  if (!(await left())) return;
  const one = chosen();
  if (!(await decided(kind, { version: sha256 }))) return;
  load(one.id);
  say(`已换成这一${kind === "back" ? "版" : "稿"}：${one.heading}；u 撤销${afterwards(true)}`);
}
