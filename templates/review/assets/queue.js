// The left column: what there is, in printed order, narrowed by a filter or a search.
import { $, make, redrawOther } from "./dom.js";
import { go } from "./item.js";
import { pick, pickTo } from "./picked.js";
import { desk, FILTERS, items, shown, wanted, whenChanged, changed } from "./state.js";
import { MARKS, troubles, WORDS } from "./words.js";
import { unroll } from "./short.js";
import { drawSums, isItem } from "./sums.js";
import { showWhole } from "./whole.js";

let drawn = ""; // whose row was brought into view last, in which list

function count(name) {
  return items().filter(FILTERS[name]).length;
}

function drawFilters() {
  for (const button of document.querySelectorAll("[data-filter]")) {
    const name = button.dataset.filter;
    button.setAttribute("aria-pressed", String(desk.filter === name));
    button.querySelector(".count").textContent = count(name);
  }
}

function words(one) {
  const holder = desk.holders.has(one.id) ? [`${desk.holders.get(one.id)}在改`] : [];
  const idle = one.idle ? ["这一类不印"] : [];
  const beside = wanted(one) ? [] : ["正在看，不在筛选里"];
  return [...beside, ...holder, ...idle, ...troubles(one)];
}

// Ctrl picks one, Shift all between; else it is gone to.
function pressed(event) {
  const { id } = event.target.closest("li")?.dataset ?? {};
  if (!id || !event.target.closest("button")) return;
  if (event.ctrlKey || event.metaKey) pick(id);
  else if (event.shiftKey) pickTo(id);
  else go(id);
}

function row(one) {
  const told = words(one);
  const marks = told.map((word) => make("span", {}, word));
  const button = make(
    "button",
    { type: "button" },
    make("span", { className: "mark", "aria-hidden": "true" }, MARKS[one.status]),
    make("span", { className: "name" }, one.heading),
    told.length ? make("span", { className: "flags" }, ...marks) : null,
  );
  // First what stands there, so that it can be spoken to by what is read.
  button.setAttribute("aria-label", [one.heading, ...told, WORDS[one.status]].join("，"));
  if (one.id === desk.chosen) button.setAttribute("aria-current", "true");
  const li = make("li", {}, button);
  li.dataset.status = one.status;
  li.dataset.id = one.id;
  li.dataset.kind = one.kind || "item";
  if (desk.picked.has(one.id)) li.dataset.picked = "";
  return li;
}

function* drawSection(section, all) {
  const here = all.filter((one) => one.section === section.name);
  if (here.length || desk.filter === "all") {
    yield make("h2", {}, `${section.heading}（${here.filter((one) => isItem(one) && wanted(one)).length}）`);
  }
  let category = null;
  let list = null;
  for (const one of here) {
    if (one.category !== category) {
      ({ category } = one);
      if (category) yield make("h3", {}, category);
      list = make("ul");
      yield list;
    }
    list.append(row(one));
  }
}

// The first words stand on no row of their own: they are read in the whole.
function opening() {
  const button = make("button", { type: "button", className: "plain", onclick: () => showWhole("") }, "开头");
  return desk.queue.intro ? [make("p", { className: "meta intro" }, button, "　自动写成")] : [];
}

function drawQueue() {
  drawSums();
  drawFilters();
  const all = shown();
  const parts = desk.queue.sections.flatMap((section) => [...drawSection(section, all)]);
  const again = (focus) => {
    const li = focus.closest("li");
    return li ? `li[data-id="${CSS.escape(li.dataset.id)}"] button` : null;
  };
  redrawOther($("list"), [...opening(), ...parts], again);
  const current = $("list").querySelector("[aria-current]");
  const now = `${desk.chosen} ${desk.filter} ${desk.wanted}`;
  if (current && drawn !== now) current.scrollIntoView({ block: "nearest" });
  drawn = now;
}

function narrow(name) {
  desk.filter = desk.filter === name ? "all" : name;
  changed();
}

export function search() {
  unroll(true);
  $("search").focus();
  $("search").select();
}

export function searchNoMore() {
  $("search").value = desk.wanted = "";
  changed();
}

function searched(event) {
  if (event.isComposing) return;
  if (event.key === "Escape") {
    searchNoMore();
  } else if (event.key === "Enter") {
    const [first] = shown().filter((one) => desk.wanted === "" || one.id !== desk.chosen);
    if (first) go(first.id);
  } else return;
  event.preventDefault();
  $("main").focus({ preventScroll: true });
}

export function startQueue() {
  whenChanged(drawQueue);
  $("list").addEventListener("click", pressed);
  for (const button of document.querySelectorAll("[data-filter]")) {
    button.addEventListener("click", () => narrow(button.dataset.filter));
  }
  $("search").addEventListener("keydown", searched);
  $("search").addEventListener("input", () => {
    desk.wanted = $("search").value.trim();
    changed();
  });
}
