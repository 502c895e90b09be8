"use strict";
// The desk's page. All text is set as text; only what the server rendered is HTML.
const $ = (id) => document.getElementById(id);
const MARKS = { pending: "·", accepted: "✓", edited: "✎", rejected: "✗", held: "→" };
const WORDS = { pending: "待定", accepted: "采用", edited: "改后采用", rejected: "不用", held: "留到下期" };
const REASONS = [...$("reasons").children].map((li) => li.textContent);
let queue = null, item = null, side = "evidence", sentence = -1;
let rejected = null, editing = null, timer = 0, previewing = 0, saving = Promise.resolve();

function make(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name in node && name !== "list") node[name] = value; else node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}
function say(text, look = "") { $("say").textContent = text; $("say").className = look; }
function fail(text) { say(text, "bad"); }
const FLAGS = {
  "date-unconfirmed": "日期未确认", "number-not-in-source": "数字无出处", "name-not-in-source": "名称无出处",
  "quote-not-in-source": "引语无出处", "url-not-in-source": "网址无出处", unsupported: "缺依据", "wrong-language": "不是中文",
  copied: "照抄原文", "too-short": "太短", "too-long": "太长", hype: "宣传腔", extractive: "原文摘录",
  touched: "有改动", cut: "稿中已删", unwritten: "待写", "suspected-injection": "疑似注入", "follow-up": "后续", "late-discovery": "旧事新提", "metadata-only": "只有元数据", "judge-failed": "审稿没有回答", "introduction-failed": "开头没有写成", budget: "超出预算", "program-error": "程序出错",
};
// What a hand did to the text first: it asks for a decision, whatever the checks say.
function flagsOf(one) { return [...(one.cut ? ["cut"] : []), ...(one.unwritten ? ["unwritten"] : []), ...(one.touched ? ["touched"] : []), ...one.flags]; }
function flag(word) { return make("span", { className: "flag", title: word }, FLAGS[word] || word); }

const GONE = `审稿台没有回应；文字都留在这一页。用 review --port ${location.port} 重新运行`;
// What could not be saved stays in the browser too, with the text that it was made of.
function kept(id) { return `desk ${queue.issue} ${id}`; }
function keepHere(at, text) { try { localStorage.setItem(kept(at.id), JSON.stringify({ base: at.base, text })); } catch { /* full or forbidden: the page still has it */ } }
function dropHere(id) { try { localStorage.removeItem(kept(id)); } catch { /* it was never kept */ } }
function foundHere(id) { try { return JSON.parse(localStorage.getItem(kept(id))); } catch { return null; } }

async function ask(path, body) {
  const options = body === undefined ? {} : {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  let answer;
  try { answer = await fetch(path, options); } catch { fail(`${GONE}，打开它打印的地址`); return null; }
  if (answer.status === 403) { fail("审稿台重新启动过：打开终端里打印的新地址，这一页会自己接上"); return null; }
  const told = await answer.json().catch(() => ({ error: `出错了（${answer.status}）` }));
  told.status_code = answer.status;
  return told;
}

function index(id) { return queue.items.findIndex((one) => one.id === id); }

function drawQueue() {
  const sums = Object.keys(WORDS).map((name) => `${WORDS[name]}\u00a0${queue.items.filter((i) => i.status === name).length}`);
  $("sums").textContent = sums.join("　");
  const nav = $("queue");
  const top = nav.scrollTop;
  nav.replaceChildren();
  for (const section of queue.sections) {
    const items = queue.items.filter((one) => one.section === section.name);
    nav.append(make("h2", {}, `${section.heading}（${items.length}）`));
    let category = "", list = null;
    for (const one of items) {
      if (list === null || one.category !== category) {
        category = one.category;
        if (category) nav.append(make("h3", {}, category));
        nav.append(list = make("ul"));
      }
      const flags = flagsOf(one);
      const button = make("button", { type: "button" },
        make("span", { className: "mark", "aria-hidden": "true" }, MARKS[one.status]),
        make("span", { className: "name" }, one.heading),
        one.unsupported || flags.length ? make("span", { className: "flags" },
          one.unsupported ? make("span", { className: "flag" }, `${one.unsupported} 句待核对`) : null,
          ...flags.filter((word) => !(word === "unsupported" && one.unsupported)).map(flag)) : null);
      button.setAttribute("aria-label", `${one.heading}，${WORDS[one.status]}${flags.map((word) => "，" + (FLAGS[word] || word)).join("")}${one.unsupported ? `，${one.unsupported} 句待核对` : ""}`);
      if (item && one.id === item.id) button.setAttribute("aria-current", "true");
      button.addEventListener("click", () => open(one.id));
      const row = make("li", {}, button);
      row.dataset.status = one.status;
      list.append(row);
    }
  }
  nav.scrollTop = top;
  const current = nav.querySelector("[aria-current]");
  if (current) current.scrollIntoView({ block: "nearest" });
}

function drawItem() {
  $("about").replaceChildren(
    `${index(item.id) + 1} / ${queue.items.length}　${WORDS[item.status]}${item.reason ? "：" + item.reason : ""}`,
    flagsOf(item).length ? "　" : "", ...flagsOf(item).map(flag),
    item.cut ? "　正文里已没有这一条：放回 issue.md，或按 e 再保存，就回来；不要了按 x" : "",
    item.why.length ? `　选中理由：${item.why.join("；")}` : "");
  $("item").innerHTML = item.html;
  drawLint(item.lint);
  sentence = -1;
  const bad = item.sentences.findIndex((one) => one.state === "bad");
  if (side === "evidence") choose(bad >= 0 ? bad : 0); else drawSide();
}

function drawLint(findings) {
  $("lint").replaceChildren(findings.length ? make("ul", {}, ...findings.map((f) =>
    make("li", { className: f.level }, `${f.rule} ${f.message}（${f.mend}）`))) : "");
}

function choose(n) {
  sentence = n;
  for (const span of $("item").querySelectorAll(".s")) span.classList.toggle("chosen", span.dataset.n === String(n));
  show("evidence");
}

function show(name) {
  side = name;
  for (const button of document.querySelectorAll("[data-side]")) button.setAttribute("aria-pressed", String(button.dataset.side === name));
  drawSide();
}

function sourceOf(n) { return item.sources.find((one) => one.n === n); }
function link(url, text) { return make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text || url); }
// What stands around a span is cut at a number of characters, not between words.
const AROUND = 160;
function opening(text) { return text.length < AROUND ? text : "…" + text.replace(/^[\w'-]+\s*/, ""); }
function ending(text) { return text.length < AROUND ? text : text.replace(/\s*[\w'-]+$/, "") + "…"; }
function drawSource(one) {
  return make("p", {}, link(one.url, one.title || one.url), make("br"),
    make("span", { className: "meta" }, `${one.source}　${one.published ? one.published.slice(0, 10) : "日期未确认"}`),
    ...(one.figures || []).map((figure) => drawFigure(figure, one.licence)));
}

// Its licence lets nothing be printed: what it shows, and where to look at it.
function drawFigure(figure, licence) {
  return make("span", { className: "meta" }, make("br"),
    link(figure.url, `图：${figure.caption || "无说明"}`), `（${licence || "许可未写明"}，不转载）`);
}

function drawVersion(one, n) {
  const name = n ? `第 ${n} 次重写${one.wish ? "：" + one.wish : ""}` : "初稿";
  const button = make("button", { type: "button", disabled: one.shown }, one.shown ? "正在用" : "换成这一稿");
  button.setAttribute("aria-label", `${button.textContent}：${name}`);
  button.addEventListener("click", () => { busy = busy.then(() => decide("version", { version: one.sha256 })); });
  return make("div", { className: "answer" }, make("h3", {}, name), button, make("p", {}, one.text));
}

const PANELS = {
  evidence() {
    const told = item.sentences[sentence];
    if (!told) return [make("p", {}, "这一条没有逐句证据。来源："), ...item.sources.map(drawSource)];
    const parts = [make("p", {}, `第 ${sentence + 1} / ${item.sentences.length} 句：${told.text}`)];
    parts.push(...told.flags.map(flag));
    if (!told.evidence.length) parts.push(make("p", {}, make("strong", {}, "没有找到支持这一句的原文。")), ...item.sources.map(drawSource));
    let shown = null;
    for (const proof of told.evidence) {
      const from = sourceOf(proof.source);
      if (from && from !== shown) parts.push(drawSource(shown = from));
      parts.push(make("blockquote", {}, opening(proof.before || ""), make("mark", {}, proof.quote), ending(proof.after || "")));
    }
    return parts;
  },
  answers() {
    if (!item.answers.length && !item.versions.length) return [make("p", {}, "没有其他答案。")];
    return [...item.versions.map(drawVersion), ...item.answers.map((one) => make("div", { className: "answer" },
      make("h3", {}, `答案 ${one.sample + 1}${one.chosen ? "（已选）" : ""}　${one.verdict.passed ? "通过" : "未通过"}　${one.verdict.score} 分`),
      make("p", { className: "meta" }, one.verdict.reason), make("p", {}, one.text)))];
  },
  difference() {
    if (item.difference.every((run) => run.kind === "same")) return [make("p", {}, "与模型的稿子相同。")];
    return [make("div", { className: "diff" }, ...item.difference.map((run) =>
      run.kind === "same" ? run.text : make(run.kind, {}, run.text)))];
  },
  bench() {
    return [make("p", { className: "meta" }, "换入的一条顶替正在看的这一条；有模型就由它来写，写好之前是「待写」，不能采用。"), ...queue.bench.map((story) => {
      const button = make("button", { type: "button", disabled: story.wanted }, story.wanted ? "已换入" : "换入");
      button.setAttribute("aria-label", `${button.textContent}：${story.title}`);
      button.addEventListener("click", () => decide("bench", { item: story.url, instead: item.id }));
      return make("div", { className: "bench" }, link(story.url, story.title), make("br"),
        make("span", { className: "meta", title: (story.reasons || []).join("\n") }, [story.gist, story.source, (story.published || "").slice(0, 10), `${story.score} 分`, story.why].filter(Boolean).join("　") + " "), button);
    }), ...(queue.more_benched ? [make("p", { className: "meta" }, `另有 ${queue.more_benched} 条分数更低，在 review.json 的 bench 里。`)] : [])];
  },
};
function drawSide() { if (item) $("panel").replaceChildren(...PANELS[side]()); }

async function open(id) {
  if (editing) await leave();
  rejected = null;
  const told = await ask(`/item?id=${encodeURIComponent(id)}`);
  if (!told) return;
  if (told.error) { fail(told.error); return refresh(); }
  item = told;
  drawQueue();
  drawItem();
  $("main").scrollTop = 0;
  const here = foundHere(id);
  if (here && here.text === item.text) dropHere(id);
  if (told.stashed !== null || (here && here.text !== item.text)) {
    edit(here);
    say("上次没写完的文字还在，已放回编辑框");
    if (here) typed();
  }
}
async function refresh() {
  const told = await ask("/queue");
  if (!told || told.error) return;
  queue = told;
  const id = item && index(item.id) >= 0 ? item.id : (queue.items.find((one) => one.status === "pending") || queue.items[0] || {}).id;
  if (id) await open(id);
}

async function decide(kind, more = {}) {
  const was = item.id, place = index(was);
  const told = await ask("/decide", { kind, item: was, base: item.sha256, ...more });
  if (!told) return;
  if (told.error) { if (told.status_code === 409) await open(was); fail(told.error); return; }
  queue = told;
  say({ accept: "已采用", reject: "不用。按数字给出理由：" + REASONS.map((reason, n) => `${n + 1}\u00a0${reason}`).join("　"), hold: "留到下期", undo: "已撤销", bench: "已换入，换下了原来那一条；u 撤销", version: "已换成这一稿" }[kind] || "已移动");
  if (["accept", "reject", "hold"].includes(kind)) {
    const pending = (from, to) => queue.items.slice(from, to).find((one) => one.status === "pending");
    const next = pending(place + 1) || pending(0, place);
    const last = $("say").textContent;
    if (next) await open(next.id); else { await open(was); say("全部已决定，按 p 发布"); }
    if (next) say(last);
    if (kind === "reject") rejected = was;
  } else {
    const fresh = kind === "bench" ? queue.items.find((one) => !known.has(one.id)) : null;
    const last = $("say").textContent;
    await open(fresh ? fresh.id : index(was) >= 0 ? was : queue.items[0].id);
    say(last);
    if (fresh && (told.again || []).includes(fresh.id) && writing.size < 2) follow(fresh.id);
  }
  known = new Set(queue.items.map((one) => one.id));
}
let known = new Set();

async function giveReason(digit) {
  const id = rejected, reason = REASONS[digit - 1];
  rejected = null;
  const told = await ask("/decide", { kind: "reject", item: id, reason });
  if (!told) return;
  if (told.error) return fail(told.error);
  queue = told; drawQueue(); say(`不用：${reason}`);
}

function edit(here = null) {
  editing = { id: item.id, base: here ? here.base : item.sha256, saved: item.text };
  $("item").hidden = true; $("editor").hidden = false; $("conflict").hidden = true;
  $("text").value = here ? here.text : item.stashed !== null ? item.stashed : item.text;
  $("text").focus();
  const title = $("text").value.split("\n", 1)[0].length;
  $("text").setSelectionRange(title, title);
  $("text").scrollTop = 0;
  preview();
}
// A second after the last key, and saved at most 1.8 s after the first unsaved one.
let unsavedSince = null;
function typed() {
  clearTimeout(timer); clearTimeout(previewing);
  if (editing) keepHere(editing, $("text").value);
  const now = Date.now();
  unsavedSince ??= now;
  timer = setTimeout(() => save(false), Math.max(0, Math.min(1000, unsavedSince + 1600 - now)));
  previewing = setTimeout(preview, 250);
}
async function preview() {
  if (!editing) return;
  const told = await ask("/preview", { item: editing.id, text: $("text").value });
  if (told && !told.error && editing) { $("preview").innerHTML = told.html; drawLint(told.lint); }
}
function save(done) { saving = saving.then(() => saveNow(done)); return saving; }
async function saveNow(done) {
  clearTimeout(timer); unsavedSince = null;
  if (!editing) return true;
  const mine = $("text").value, at = editing;
  if (!done && (mine === at.saved || !$("conflict").hidden)) return $("conflict").hidden;
  const told = await ask("/edit", { item: at.id, base: at.base, text: mine, done });
  if (!told) { timer = setTimeout(() => save(false), 2000); return false; }
  if (told.status_code === 409) {
    at.theirs = told.current;
    $("theirs").textContent = told.current; $("conflict").hidden = false; fail(told.error); return false;
  }
  if (told.error) { fail(told.error); return false; }
  at.saved = mine;
  if ($("text").value === mine) dropHere(at.id);
  if (told.stashed === true) { say("文字已暂存（还不是完整的一条）"); return true; }
  at.base = told.sha256; item = told;
  say(done ? "已保存" : "已自动保存");
  return true;
}
async function leave(done = false) {
  if (!await save(done)) return;
  editing = null;
  $("editor").hidden = true; $("item").hidden = false;
  const last = $("say").textContent;
  const told = await ask("/queue");
  if (told && !told.error) queue = told;
  const fresh = await ask(`/item?id=${encodeURIComponent(item.id)}`);
  if (fresh && !fresh.error) item = fresh;
  drawQueue(); drawItem(); $("main").focus(); say(last);
}
async function finish() {
  const id = item.id;
  await leave(true);
  if (editing) return;
  const place = index(id);
  const next = queue.items.slice(place + 1).find((one) => one.status === "pending") || queue.items.find((one) => one.status === "pending");
  if (next) { await open(next.id); say("已保存"); }
}

function wish() {
  if (writing.has(item.id)) return say("这一条正在重写");
  // A browser has six connections to one host, and each stream holds one.
  if (writing.size >= 2) return say("已有两条在重写，等它们写完再按 r");
  $("wish").value = "";
  $("wishes").showModal();
}
// A rewrite takes a while; the editor goes on with other items meanwhile.
const writing = new Map();
function drawRunning() { $("running").textContent = [...writing.values()].join("　"); }
async function follow(id, options) {
  const at = queue.items[index(id)] || {}, name = at.heading || id, verb = at.unwritten ? "写" : "重写";
  let last = {}, rest = "";
  writing.set(id, `${verb}${name}：开始`); drawRunning();
  try {
    const answer = await fetch(options ? "/again" : `/again?item=${encodeURIComponent(id)}`, options || {});
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = (rest + part.value).split("\n");
      rest = lines.pop();
      for (const line of lines) {
        last = JSON.parse(line);
        if (last.say) { writing.set(id, `${verb}${name}：${last.say}`); drawRunning(); }
      }
    }
    if (rest) last = JSON.parse(rest);
  } catch { last = { error: GONE }; }
  writing.delete(id); drawRunning();
  busy = busy.then(() => rewritten(id, name, last, verb));
}
async function rewritten(id, name, last, verb) {
  const told = await ask("/queue");
  if (told && !told.error) { queue = told; drawQueue(); }
  if (item && item.id === id && !editing) await open(id);
  if (!last.done && !last.error) last = { error: GONE };
  if (last.error) return fail(`${name}：${last.error}`);
  say(verb === "写" ? `${name}写好了` : `${name}重写好了；d 看差异，u 换回旧稿`);
}
function regenerate() {
  const body = JSON.stringify({ item: item.id, base: item.sha256, wish: $("wish").value.trim() });
  follow(item.id, { method: "POST", headers: { "Content-Type": "application/json" }, body });
}

function move(step) {
  const next = queue.items[index(item.id) + step];
  if (next) open(next.id); else say("到头了");
}
function nextSentence(step) {
  if (item.sentences.length) choose((sentence + step + item.sentences.length) % item.sentences.length);
}
function category() {
  const section = queue.sections.find((one) => one.name === item.section);
  if (item.section === "news") return say("🤠 板块没有分类");
  $("category-list").replaceChildren(...section.categories.map((name) => make("option", { value: name })));
  $("category").value = "";
  $("category").placeholder = item.category;
  $("categories").showModal();
}

const KEYS = {
  j: () => move(1), k: () => move(-1), a: () => decide("accept"), x: () => decide("reject"), h: () => decide("hold"),
  e: () => edit(), J: () => decide("down"), K: () => decide("up"), c: category, r: wish, u: () => decide("undo"), p: openPublishing,
  1: () => decide("place", { section: "practice" }), 2: () => decide("place", { section: "theory" }), 3: () => decide("place", { section: "news" }),
  b: () => show(side === "bench" ? "evidence" : "bench"), n: () => show(side === "answers" ? "evidence" : "answers"),
  d: () => show(side === "difference" ? "evidence" : "difference"), s: () => nextSentence(1), S: () => nextSentence(-1),
  "?": () => $("help").showModal(),
};
// One key after another: fast typing waits for the decision before it.
let busy = Promise.resolve();
function press(key) { busy = busy.then(() => KEYS[key] && item ? KEYS[key]() : null); }

document.addEventListener("keydown", (event) => {
  if (editing && event.key === "Escape") { event.preventDefault(); return void (busy = busy.then(() => leave())); }
  if (editing && event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); return void (busy = busy.then(finish)); }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("textarea, input, dialog")) return;
  if (event.key === "Enter" && event.target.classList.contains("s")) return choose(Number(event.target.dataset.n));
  const digit = /^[1-9]$/.test(event.key) ? Number(event.key) : 0;
  if (!digit && !KEYS[event.key]) { return; }
  event.preventDefault();
  busy = busy.then(() => {
    if (!item || (editing && event.key !== "?")) return null;
    if (digit && rejected !== null && digit <= REASONS.length) return giveReason(digit);
    rejected = event.key === "x" ? rejected : null;
    return KEYS[event.key] ? KEYS[event.key]() : null;
  });
});
$("item").addEventListener("click", (event) => {
  const span = event.target.closest("[data-n]");
  if (span) choose(Number(span.dataset.n));
});
for (const button of document.querySelectorAll("[data-key]")) button.addEventListener("click", () => press(button.dataset.key));
document.querySelector("[data-side=evidence]").addEventListener("click", () => show("evidence"));
$("text").addEventListener("input", typed);
$("editor").addEventListener("submit", (event) => event.preventDefault());
$("close-help").addEventListener("click", () => $("help").close());
async function settle(mine) {
  const fresh = await ask(`/item?id=${encodeURIComponent(editing.id)}`);
  if (!fresh || fresh.error) return;
  editing.base = fresh.sha256; $("conflict").hidden = true;
  if (!mine) { dropHere(editing.id); editing.saved = fresh.text; $("text").value = fresh.text; await preview(); }
  $("text").focus();
  await save(false);
  if (!mine) say("已换成别处的版本");
}
$("keep-mine").addEventListener("click", () => { busy = busy.then(() => settle(true)); });
$("keep-theirs").addEventListener("click", () => { busy = busy.then(() => settle(false)); });
$("category-form").addEventListener("submit", () => {
  const name = $("category").value.trim();
  if (name) decide("place", { section: item.section, category: name });
});
async function publish(event) {
  event.preventDefault();
  const tell = (text) => { $("published").hidden = false; $("published").textContent = text; };
  if ($("publish-now").disabled) return;
  const left = queue.items.filter((one) => one.status === "pending");
  if (left.length) return tell(`还有 ${left.length} 条待定，先决定它们：\n${left.map((one) => one.heading + (one.cut ? "（稿中已删）" : one.unwritten ? "（待写）" : one.touched ? "（有改动）" : "")).join("\n")}`);
  $("publish-now").disabled = true;
  tell("正在检查……");
  const told = await ask("/publish", {});
  $("publish-now").disabled = false;
  if (!told) return tell($("say").textContent);
  tell(told.error || told.said);
  if (told.said) say(told.said);
}
function openPublishing() {
  $("published").hidden = true;
  $("publishing").showModal();
  $("publish-now").focus();
}
$("publish-form").addEventListener("submit", publish);
$("no-publish").addEventListener("click", () => $("publishing").close());
$("wish-form").addEventListener("submit", regenerate);
$("no-wish").addEventListener("click", () => $("wishes").close());
window.addEventListener("focus", () => { if (!editing && queue) busy = busy.then(refresh); });
refresh().then(() => {
  known = new Set(queue ? queue.items.map((one) => one.id) : []);
  for (const id of queue ? queue.again : []) follow(id);
});
