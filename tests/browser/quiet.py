"""A page that stays open from test to test: they look at it, and decide nothing.

To open one costs a third of a second of the processor's time. Before each test it is led
back to where it was when it was opened; where it does not look as it did then, it is
opened anew.
"""

from pathlib import Path

from tests.browser.opened import WIDE, Opened, Tabs

_BACK = """async () => {
  const press = (key) => document.body.dispatchEvent(new KeyboardEvent(
    "keydown", { key, shiftKey: key === "G", bubbles: true, cancelable: true }));
  document.querySelectorAll("dialog[open]").forEach((one) => one.close());
  document.querySelectorAll("details").forEach((one) => { one.open = false; });
  document.activeElement.blur();
  document.querySelector("[data-filter=all][aria-pressed=false]")?.click();
  ["Escape", "Escape", "G", "g"].forEach(press);
  await settled();
  document.querySelectorAll("main, nav, aside").forEach((one) => one.scrollTo(0, 0));
}"""
_LOOK = """async () => {
  await settled();
  const page = document.body.cloneNode(true);
  page.querySelectorAll("[style]").forEach((one) => one.removeAttribute("style"));
  page.querySelectorAll("[class='']").forEach((one) => one.removeAttribute("class"));
  return `${page.innerHTML} ${document.activeElement.tagName}`;
}"""


class Quiet:
    def __init__(self, tabs: Tabs, address: str, folder: Path) -> None:
        self._tabs = tabs
        self._address = address
        self.folder = folder
        self._written = self._files()
        self._opened: Opened | None = None
        self._look = ""

    def opened(self) -> Opened:
        if self._opened is None or not self._is_back(self._opened):
            tab = self._opened.page if self._opened else self._tabs.beside()
            self._opened = Opened.of(tab, self._address)
            self._look = self._opened.page.evaluate(_LOOK)
        self._opened.errors.clear()
        return self._opened

    def is_as_written(self) -> bool:
        return self._files() == self._written

    def _is_back(self, opened: Opened) -> bool:
        opened.page.bring_to_front()
        opened.resize(*WIDE)
        opened.page.emulate_media(color_scheme="light")
        opened.page.evaluate(_BACK)
        if bool(opened.page.evaluate(_LOOK) == self._look):
            return True
        opened.left()
        return False

    def _files(self) -> dict[str, bytes]:
        return {one.name: one.read_bytes() for one in self.folder.iterdir()}
