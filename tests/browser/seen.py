"""What a browser can tell of a page that is hard to read: names, contrast, sizes."""

from tests.browser.opened import Opened

# The rules of WCAG 2.2 AA that a script can judge, as axe has them: each control and
# picture has a name, no id twice, text against what lies behind it 4.5 to 1, what
# scrolls can be reached by keys, no control within another, no heading two levels down.
_FAULTS = """() => {
  const shown = (node) => node.checkVisibility() && node.getClientRects().length > 0;
  const name = (node) => node.getAttribute("aria-label") || node.getAttribute("alt")
    || (node.labels && [...node.labels].map((l) => l.textContent).join(""))
    || node.textContent;
  const all = [...document.body.querySelectorAll("*")].filter(shown);
  const control = "button, a[href], input, textarea, [role=button]";
  const told = (what, node) => `${what}: ${node.outerHTML.slice(0, 120)}`;
  const faults = [];
  for (const node of all) {
    const named = node.matches(`${control}, dialog, nav, main, aside, [role=region]`);
    if ((named || node.matches("img")) && !name(node).trim()) faults.push(told("no name", node));
    if (node.matches(control) && node.querySelector(control)) faults.push(told("nested", node));
  }
  const level = (node) => Number(node.tagName.slice(1));
  all.filter((node) => node.matches("h1, h2, h3, h4, h5, h6")).reduce((above, node) => {
    if (level(node) > above + 1) faults.push(told("a level of headings is left out", node));
    return level(node);
  }, 0);
  const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
  if (new Set(ids).size < ids.length) faults.push("an id stands twice");

  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const paint = (colours) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const one of colours) {
      canvas.fillStyle = one;
      canvas.fillRect(0, 0, 1, 1);
    }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((one) => one / 255)
      .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (node) => {
    const found = [];
    for (let at = node; at; at = at.parentElement) {
      found.unshift(getComputedStyle(at).backgroundColor);
      if (at.matches("dialog")) break;
    }
    return found;
  };
  const words = (node) => [...node.childNodes]
    .some((one) => one.nodeType === 3 && one.data.trim());
  for (const node of all.filter(words)) {
    if (node.closest(":disabled")) continue;
    const under = behind(node);
    const [one, other] = [paint(under), paint([...under, getComputedStyle(node).color])]
      .map(light).sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    if (ratio < 4.5) faults.push(told(`contrast ${ratio.toFixed(2)}`, node));
  }
  for (const node of all) {
    const { overflowY } = getComputedStyle(node);
    const scrolls = /auto|scroll/.test(overflowY) && node.scrollHeight > node.clientHeight + 1;
    const reached = node.matches(`[tabindex="0"], ${control}`)
      || node.querySelector(`${control}, [tabindex="0"]`);
    if (scrolls && !reached) faults.push(told("not reached by keys", node));
  }
  return faults;
}"""


def faults(desk: Opened) -> list[str]:
    found: list[str] = desk.page.evaluate(_FAULTS)
    return found


def latin(desk: Opened) -> list[str]:
    """Runs of four Latin words that people read: texts, tooltips, labels."""
    found: list[str] = desk.page.evaluate(
        """() => {
          const texts = [document.body.innerText];
          const told = ["title", "aria-label", "placeholder", "alt"];
          for (const node of document.querySelectorAll("*")) {
            if (!node.closest("a, blockquote")) {
              for (const name of told) texts.push(node.getAttribute(name) || "");
            }
          }
          const run = /[A-Za-z]{2,}(?: [A-Za-z]{2,}){3,}/g;
          return texts.flatMap((text) => text.match(run) || []);
        }"""
    )
    return found
