// The left column: what there is, in printed order, narrowed by a filter or a search.
import { $, make, redraw } from "./dom.js";
import { desk, FILTERS, items, shown, whenChanged, changed } from "./state.js";
import { flagsOf, inWords, MARKS, WORDS } from "./words.js";
import { go } from "./item.js";

let drawn = ""; // whose row was brought into view last

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
  const checks = one.unsupported ? [`${one.unsupported} 句待核对`] : [];
  const errors = one.errors ? [`版式错误 ${one.errors}`] : [];
  const flags = flagsOf(one).filter((word) => !(word === "unsupported" && one.unsupported));
  const holder = desk.holders.has(one.id) ? [`${desk.holders.get(one.id)}在改`] : [];
  return [...holder, ...checks, ...errors, ...flags.map(inWords)];
}

function row(one) {
  const told = words(one);
  const marks = told.map((word) => make("span", { className: "flag" }, word));
  const button = make(
    "button",
    { type: "button", onclick: () => go(one.id) },
    make("span", { className: "mark", "aria-hidden": "true" }, MARKS[one.status]),
    make("span", { className: "name" }, one.heading),
    told.length ? make("span", { className: "flags" }, ...marks) : null,
  );
  button.setAttribute("aria-label", [one.heading, WORDS[one.status], ...told].join("，"));
  if (one.id === desk.chosen) button.setAttribute("aria-current", "true");
  const li = make("li", {}, button);
  li.dataset.status = one.status;
  li.dataset.id = one.id;
  return li;
}

function* drawSection(section, all) {
  const here = all.filter((one) => one.section === section.name);
  if (here.length || desk.filter === "all") {
    yield make("h2", {}, `${section.heading}（${here.length}）`);
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

function drawQueue() {
  const sums = Object.entries(WORDS).map(
    ([name, word]) => `${word}\u00a0${items().filter((one) => one.status === name).length}`,
  );
  $("sums").textContent = sums.join("　");
  drawFilters();
  const all = shown();
  const parts = desk.queue.sections.flatMap((section) => [...drawSection(section, all)]);
  const again = (focus) => {
    const li = focus.closest("li");
    return li ? `li[data-id="${CSS.escape(li.dataset.id)}"] button` : null;
  };
  redraw($("list"), parts, again);
  const current = $("list").querySelector("[aria-current]");
  if (current && drawn !== desk.chosen) current.scrollIntoView({ block: "nearest" });
  drawn = desk.chosen;
}

function narrow(name) {
  desk.filter = desk.filter === name ? "all" : name;
  changed();
}

export function search() {
  $("search").focus();
  $("search").select();
}

function searched(event) {
  if (event.isComposing) return;
  if (event.key === "Escape") {
    $("search").value = desk.wanted = "";
    changed();
  } else if (event.key === "Enter") {
    const [first] = shown().filter((one) => desk.wanted === "" || one.id !== desk.chosen);
    if (first) go(first.id);
  } else return;
  event.preventDefault();
  $("main").focus({ preventScroll: true });
}

export function startQueue() {
  whenChanged(drawQueue);
  for (const button of document.querySelectorAll("[data-filter]")) {
    button.addEventListener("click", () => narrow(button.dataset.filter));
  }
  $("search").addEventListener("keydown", searched);
  $("search").addEventListener("input", () => {
    desk.wanted = $("search").value.trim();
    changed();
  });
}
