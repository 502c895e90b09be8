// A rewrite takes a while; the editor goes on with other items meanwhile.
import { $, fail, say } from "./dom.js";
import { go, load } from "./item.js";
import { hasText } from "./material.js";
import { readQueue } from "./sending.js";
import { ask, GONE, lines } from "./server.js";
import { chosen, desk, item, line } from "./state.js";

const MOST = 2; // a browser has six connections to one host, and each stream holds one
const writing = new Map();

function tell(id, text) {
  if (text) writing.set(id, text);
  else writing.delete(id);
  $("running").textContent = [...writing.values()].join("　");
}

// What an editor has to write from, where no model wrote it.
async function byHand(id) {
  const told = await ask(`/sources?id=${encodeURIComponent(id)}`);
  const read = told && !told.error && told.sources.some(hasText);
  return read ? "；按 e 自己写，读到的原文在右栏" : "；没有读到原文，按 e 自己写";
}

// What is on its way already is followed, or it is begun with the `wish`; `reads` only reads.
export async function follow(id, wish = undefined, reads = false) {
  if (writing.size >= MOST || writing.has(id)) return;
  const at = line(id) || {};
  const name = at.heading || id;
  const verb = reads ? "读" : at.unwritten ? "写" : "重写";
  const path = wish ? "/again" : `/again?item=${encodeURIComponent(id)}`;
  let last = {};
  tell(id, `${verb}${name}：开始`);
  try {
    for await (last of lines(path, wish)) {
      if (last.say) tell(id, `${verb}${name}：${last.say}`);
    }
  } catch {
    last = { error: GONE };
  }
  tell(id, "");
  await readQueue();
  if (id === desk.chosen && !desk.editing) await load(id);
  const hint = verb === "写" && last.error ? await byHand(id) : "";
  if (!last.done) return void fail(`${name}：${last.error || GONE}${hint}`);
  if (reads) return; // it stands in the right column now, and something is written
  const there = id === desk.chosen ? null : () => go(id);
  const more = verb === "写" ? "写好了" : "重写好了；d 看差异，u 换回旧稿";
  say(`${name}${more}`, { go: there });
}

// Without a model that is said before an editor thinks about a wish.
export async function wish() {
  if (writing.has(desk.chosen)) return say(`正在重写：${chosen().heading}`);
  if (writing.size >= MOST) return say("已有两条在重写，等它们写完再按 r");
  const one = chosen();
  const told = await ask("/able");
  if (!told) return null;
  if (told.lacking) return fail(`${one.heading}：${told.lacking}`);
  $("wish").value = "";
  $("wishes").dataset.item = one.id;
  $("wishes").showModal();
  return null;
}

export function startAgain() {
  $("wish-form").addEventListener("submit", () => {
    const id = $("wishes").dataset.item;
    const base = (item() || line(id)).sha256;
    follow(id, { item: id, base, wish: $("wish").value.trim() });
  });
  for (const id of desk.queue.again || []) follow(id);
}
