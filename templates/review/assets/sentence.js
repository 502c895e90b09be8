// Which sentence of the item in sight is looked at: its evidence stands beside it.
import { $, say, small } from "./dom.js";
import { changed, desk, item } from "./state.js";
import { fold } from "./panels.js";
import { asks } from "./support.js";

const spans = () => [...$("item").querySelectorAll("[data-n]")];
const spanOf = (n) => spans().find((span) => span.dataset.n === String(n));

// What an editor looks at first: what has no evidence, else the first one; -1 is none.
export function firstSentence(told) {
  if (!told) return -1;
  const bad = told.sentences.findIndex(asks);
  return bad >= 0 ? bad : told.sentences.findIndex((one) => !one.gone);
}

// The one that was looked at, in the same item as it reads now.
export function sameSentence(told) {
  const before = desk.item.sentences[desk.sentence];
  const n = told.sentences.findIndex((one) => before && one.text === before.text);
  if (n >= 0 && !told.sentences[n].gone) return n;
  const later = told.sentences.findIndex((one, at) => at >= desk.sentence && !one.gone);
  return later >= 0 ? later : told.sentences.findLastIndex((one) => !one.gone);
}

export function markSentence() {
  for (const span of spans()) {
    const here = span.dataset.n === String(desk.sentence);
    span.classList.toggle("chosen", here);
    if (here) span.setAttribute("aria-current", "true");
    else span.removeAttribute("aria-current");
  }
  markUnfound();
}

// In the sentence in sight, without a change to its text; an older browser shows none.
function markUnfound() {
  const span = CSS.highlights && spanOf(desk.sentence);
  const words = span && item().sentences[desk.sentence].unfound;
  CSS.highlights?.set("unfound", new Highlight(...(words ? places(span, words) : [])));
}

function* places(span, words) {
  const texts = document.createTreeWalker(span, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    for (const word of words.filter(Boolean)) { // an empty one is everywhere, without end
      for (let at = node.data.indexOf(word); at >= 0; at = node.data.indexOf(word, at + 1)) {
        const place = document.createRange();
        place.setStart(node, at);
        place.setEnd(node, at + word.length);
        yield place;
      }
    }
  }
}

// The page below ends where they begin, so that its last line can be read.
function measure() {
  const { style } = document.documentElement;
  style.setProperty("--deck", `${$("deck").offsetHeight}px`);
  style.setProperty("--sheet", `${$("side").offsetHeight}px`);
}

// Between what lies over the text: the decisions above, on a small screen all below.
export function reveal() {
  const span = spanOf(desk.sentence);
  if (!span) return;
  measure(); // a panel that opened with this key has not been seen yet
  const deck = $("deck").offsetHeight;
  const [above, below] = small() ? [$("queue").offsetHeight, deck + $("side").offsetHeight] : [deck, 0];
  span.style.scrollMargin = `${above + 12}px 0 ${below + 24}px`;
  span.scrollIntoView({ block: "nearest" });
}

// A panel stays open: only a click or a key about sentences brings the evidence.
export function chooseSentence(n) {
  desk.sentence = n;
  desk.side = "evidence";
  fold(false);
  changed();
  reveal();
}

export function nextSentence(step) {
  const told = item();
  const here = told ? told.sentences.flatMap((one, n) => (one.gone ? [] : [n])) : [];
  if (!here.length) return say("这一条没有逐句证据");
  const at = here.indexOf(desk.sentence) + step + here.length;
  return chooseSentence(here[at % here.length]);
}

// The next one of this item that lacks evidence; false if there is none behind.
export function nextBad() {
  const told = item();
  if (!told) return false;
  const n = told.sentences.findIndex((one, at) => at > desk.sentence && asks(one));
  if (n >= 0) chooseSentence(n);
  return n >= 0;
}

export function startSentences() {
  const heights = new ResizeObserver(measure);
  for (const name of ["deck", "side"]) heights.observe($(name));
  const pressed = (event) => {
    const span = event.target.closest("[data-n]");
    if (span) chooseSentence(Number(span.dataset.n));
    return span !== null;
  };
  $("item").addEventListener("click", pressed);
  $("item").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && pressed(event)) event.preventDefault();
  });
}
