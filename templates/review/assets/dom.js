// Elements, and the one line that says what happened.
// All text is set as text; only what the server rendered is HTML.

export const $ = (id) => document.getElementById(id);

// Where the columns stand below one another; as in desk.css.
export const small = () => matchMedia("(max-width: 900px)").matches;

export function make(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name in node && name !== "list") node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}

export function link(url, text) {
  return make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text || url);
}

// What stands between backticks is to be written to the letter.
export function spelled(words) {
  const parts = words.split(/`([^`]+)`/);
  return parts.map((part, n) => (n % 2 ? make("code", {}, part) : part));
}

let stays = false; // a refusal about another item, until it is gone to or something else is said
let state = ""; // what the words tell of, where that has an end

let times = 0; // that something was said

export const timesSaid = () => times;

// `go` opens what the words are about, where that is elsewhere.
export function say(text, { look = "", go = null, until = "" } = {}) {
  if (text) times += 1;
  stays = look === "bad" && go !== null;
  state = until;
  const there = () => {
    stays = false;
    go();
  };
  const more = go ? [" ", make("button", { type: "button", onclick: there }, "打开它")] : [];
  $("say").replaceChildren(text, ...more);
  $("say").className = look;
}

export function fail(text, go = null, until = "") {
  say(text, { look: "bad", go, until });
}

// Another item came in sight: what was said before is not about it.
export function passed() {
  if (!stays) say("");
}

export function ended(what) {
  if (state === what) say("");
}

// What is drawn anew keeps its scroll position, and the focus where that can be found again.
export function redraw(node, children, again = () => null) {
  const { scrollTop } = node;
  const focus = node.contains(document.activeElement) ? document.activeElement : null;
  const found = focus && again(focus);
  node.replaceChildren(...children);
  node.scrollTop = scrollTop;
  const there = found && node.querySelector(found);
  if (there) there.focus({ preventScroll: true });
}
