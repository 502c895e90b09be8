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
  if (text || $("say").textContent) $("say").replaceChildren(text, ...more);
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

const bare = (node) => node.cloneNode(false);

function same(one, other) {
  return typeof other === "string" ? one.nodeType === 3 && one.data === other : other.isEqualNode(one);
}

// Only what reads otherwise takes the place of what stands there.
function mend(node, children) {
  const now = [...node.childNodes];
  if (now.length !== children.length) return void node.replaceChildren(...children);
  for (const [n, child] of children.entries()) {
    if (same(now[n], child)) continue;
    const within = now[n].firstElementChild && child.firstElementChild && same(bare(now[n]), bare(child));
    if (within) mend(now[n], [...child.childNodes]);
    else now[n].replaceWith(child);
  }
}

// What is drawn anew keeps the focus where that can be found again. Its scroll position is
// kept by the browser: to ask for that has the page laid out before its time.
function drawn(node, draw, again) {
  const focus = node.contains(document.activeElement) ? document.activeElement : null;
  const found = focus && again(focus);
  draw();
  const there = found && node.querySelector(found);
  if (there) there.focus({ preventScroll: true });
}

export function redraw(node, children, again = () => null) {
  drawn(node, () => node.replaceChildren(...children), again);
}

// As redraw, for what has nothing to press or is heard elsewhere: most of it stands there
// already, and is not laid out and painted once more.
export function redrawOther(node, children, again = () => null) {
  drawn(node, () => mend(node, children), again);
}
