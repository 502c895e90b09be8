"""One open page: what an editor presses, and what stands there then."""

import os
import shutil
from asyncio.events import _get_running_loop, _set_running_loop
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:  # the suite is skipped where Playwright is missing
    from playwright.sync_api import Browser, BrowserContext, Locator, Page

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
_NAMED = os.environ.get("CHROMIUM")  # noqa: TID251  # before tests run without any
_WAIT = 30_000  # ms until what should appear is called missing
_HERE = ("127.0.0.1", "localhost", "::1", "desk.test")
_STEP = 20  # ms
WIDE = (1440, 900)  # px
_SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


def chromium() -> str | None:
    return _NAMED or next(filter(None, map(shutil.which, _PROGRAMS)), None)


@contextmanager
def apart() -> Iterator[None]:
    """Without Playwright's loop in this thread: what is done runs one of its own."""
    loop = _get_running_loop()
    _set_running_loop(None)
    try:
        yield
    finally:
        _set_running_loop(loop)


def fresh(browser: "Browser") -> "Page":
    """A tab in a browser of its own."""
    context = browser.new_context()
    context.add_init_script(_SCRIPT)
    return context.new_page()


class Tabs:
    """Kept from test to test, each in a browser of its own: a new one costs a process."""

    def __init__(self, browser: "Browser") -> None:
        self._browser = browser
        self._pages: dict[int, Page] = {}

    def tab(self, n: int) -> "Page":
        if n not in self._pages:
            page = self._pages[n] = fresh(self._browser)

            def gone(_: "Page") -> None:
                self._pages.pop(n, None)

            page.on("crash", gone)
            page.on("close", gone)
        return self._pages[n]


@dataclass
class Opened:
    page: "Page"
    context: "BrowserContext"
    errors: list[str] = field(default_factory=list)  # of the console, and uncaught
    elsewhere: list[str] = field(default_factory=list)  # requests off this machine
    _heard: dict[str, Callable[[Any], None]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        page: "Page",
        address: str,
        size: tuple[int, int] = WIDE,
        delay: float = 0,
    ) -> "Opened":
        """`delay` is added to each answer, in ms."""
        opened = cls(page, page.context)
        page.set_default_timeout(_WAIT)
        opened.resize(*size)
        opened._listen()
        if not opened._begun(address, delay):
            opened._gone_to(address, delay)
        return opened

    def _begun(self, address: str, delay: float) -> bool:
        """In place of the page before, where that is of the same origin and was left."""
        if urlsplit(self.page.url)[:2] != urlsplit(address)[:2]:
            return False
        told = self.page.evaluate("(what) => begin(...what)", [address, delay])
        if not isinstance(told, str):
            return bool(told)
        self.page.evaluate(f"window.run = () => {{ 'use strict';\n{told}}}")
        return self._begun(address, delay)

    def _gone_to(self, address: str, delay: float) -> None:
        # Until then it hears the page before, whose last questions nobody answers any more.
        self.page.once("framenavigated", lambda _: self.errors.clear())
        self.page.goto(address, wait_until="commit")
        assert self.page.evaluate("shown", delay)

    def _listen(self) -> None:
        self._heard = {
            "console": lambda told: self._console(told.type, told.text),
            "pageerror": lambda error: self.errors.append(str(error)),
            "request": lambda request: self._asked(request.url),
        }
        for event, hear in self._heard.items():
            self.page.on(event, hear)  # type: ignore[call-overload]  # by its name

    def _console(self, kind: str, text: str) -> None:
        if kind == "error":
            self.errors.append(text)

    def _asked(self, url: str) -> None:
        if urlsplit(url).hostname not in (*_HERE, None):
            self.elsewhere.append(url)

    def left(self) -> None:
        """The tab with nothing kept, for the next test.

        The page stays, and does nothing any more: the next one begins in its document.
        """
        dark = self.page.evaluate("leave()")
        self.page.unroute_all()
        for event, heard in self._heard.items():
            self.page.remove_listener(event, heard)
        if dark:
            self.page.emulate_media(color_scheme="light")
        self.context.clear_cookies()

    def resize(self, width: int, height: int) -> None:
        if self.page.viewport_size != {"width": width, "height": height}:
            self.page.set_viewport_size({"width": width, "height": height})

    def type(self, keys: str) -> None:
        """Without any delay; `J` is typed with Shift."""
        for shifted, run in groupby(keys, str.isupper):
            if shifted:
                for key in run:
                    self.page.keyboard.press(f"Shift+{key}")
            else:
                self.page.keyboard.type("".join(run))

    @property
    def said(self) -> str:
        return self.page.locator("#say").inner_text()

    @property
    def heading(self) -> str:
        """Of the item in sight, as the queue has it."""
        return self.page.locator("nav [aria-current] .name").inner_text()

    @property
    def sentence(self) -> "Locator":
        return self.page.locator("#item [data-n].chosen").first

    @property
    def panel(self) -> str:
        return self.page.locator("#panel").inner_text()

    def wait_for(self, text: str, where: str = "#say") -> None:
        self.page.locator(where, has_text=text).first.wait_for()

    def at(self, heading: str) -> None:
        """Wait until it is the one in sight, with its text."""
        self.wait_for(heading, "nav [aria-current]")
        self.page.locator("#item", has_text=heading).locator(
            "[data-n]"
        ).first.wait_for()

    def until(self, true: Callable[[], bool]) -> None:
        """Wait until it is so, outside of the page: in the files, most of all."""
        for _ in range(_WAIT // _STEP):
            if true():
                return
            self.page.wait_for_timeout(_STEP)
        assert true()

    def close_dialog(self) -> None:
        self.page.keyboard.press("Escape")
        self.page.locator("dialog[open]").wait_for(state="detached")

    def returned(self) -> None:
        """An editor comes back to the window: what changed elsewhere is looked for."""
        self.page.evaluate("window.dispatchEvent(new Event('focus'))")

    def settled(self) -> None:
        """Wait until all that was typed is answered."""
        self.page.evaluate("settled()")

    def dispatch(self, **fields: object) -> None:
        """A key event with these fields, as an input method makes it."""
        self.page.evaluate(
            """(fields) => document.activeElement.dispatchEvent(new KeyboardEvent(
              "keydown", { bubbles: true, cancelable: true, ...fields }))""",
            fields,
        )
