"""What a key costs an editor's browser: the thread of the page, in ms.

A draft of five items and one of sixty; each key's answers are waited for. `j` goes to the
next item, `a` decides and goes on, `u` takes that back.
"""

import statistics
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from agents.review.desk import Desk
from bench.table import show
from tests.browser.conftest import ARGS
from tests.browser.opened import Opened, chromium, fresh
from tests.browser.stage import staged
from tests.review import drafted

if TYPE_CHECKING:
    from playwright.sync_api import Browser

KEYS = {"j and k": "jk", "a and u": "au"}
TIMES = 40
TURNS = 5


class Thread:
    """The page's, heard of from now on."""

    def __init__(self, page: Opened) -> None:
        self._told = page.context.new_cdp_session(page.page)
        self._told.send("Performance.enable", {"timeDomain": "threadTicks"})

    def worked(self) -> float:
        rows = self._told.send("Performance.getMetrics")["metrics"]
        (seconds,) = (r["value"] for r in rows if r["name"] == "TaskDuration")
        return 1000 * float(seconds)


def measured(browser: "Browser", count: int) -> dict[str, list[float]]:
    took: dict[str, list[float]] = {name: [] for name in KEYS}
    with tempfile.TemporaryDirectory() as name, staged() as stage:
        desk = Desk(drafted.write(Path(name) / "2024-09-30", count), lambda: "")
        with stage.showing(desk) as served:
            page = Opened.of(fresh(browser), served.key.address)
            page.settled()
            thread = Thread(page)
            for _ in range(TURNS):
                for what, keys in KEYS.items():
                    before = thread.worked()
                    for n in range(TIMES):
                        page.type(keys[n % 2])
                        page.settled()
                    took[what].append((thread.worked() - before) / TIMES)
            page.context.close()
    return took


def main() -> None:
    rows = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGS)
        for count in (5, 60):
            for what, took in measured(browser, count).items():
                rows.append((count, what, min(took), statistics.median(took)))
        browser.close()
    show(
        "Milliseconds of the page's thread for a key",
        ("items", "keys", "least", "median"),
        rows,
    )


if __name__ == "__main__":
    main()
