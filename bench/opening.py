"""How long an editor waits for the review page, over a line of 50 ms there and back.

A draft of five items; the system's Chromium, as the tests have it. `first` is a browser
that has nothing of the page yet, `again` the same one later.
"""

import asyncio
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.async_api import async_playwright

from agents.review.access import Key
from agents.review.app import app
from agents.review.desk import Desk
from agents.review.serve import TEMPLATES, bound, server
from bench.line import line
from bench.table import show
from tests.browser.opened import chromium
from tests.review import drafted

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page

LINES = (0.0, 0.05)  # s
TIMES = 9


async def opened(page: "Page", address: str) -> tuple[float, int]:
    """Milliseconds until the first item stands there, and what was asked over the line."""
    began = time.perf_counter()
    await page.goto(address, wait_until="commit")
    await page.locator("#item [data-n]").first.wait_for()
    took = (time.perf_counter() - began) * 1000
    asked = await page.evaluate(
        "performance.getEntriesByType('resource').filter((one) => one.transferSize).length"
    )
    return took, asked + 2  # the address with the token, and the page


async def measured(
    browser: "Browser", address: str
) -> dict[str, list[tuple[float, int]]]:
    told: dict[str, list[tuple[float, int]]] = {"first": [], "again": []}
    for _ in range(TIMES):
        page = await (await browser.new_context()).new_page()
        for rows in told.values():
            rows.append(await opened(page, address))
            await page.wait_for_timeout(500)
        await page.context.close()
    return told


async def main() -> None:
    rows = []
    with tempfile.TemporaryDirectory() as name, bound(0) as listening:
        desk = Desk(drafted.write(Path(name) / "2024-09-30"), lambda: "")
        port = listening.getsockname()[1]
        key = Key("token", port)
        serving = server(app(desk, TEMPLATES, key))
        running = asyncio.create_task(asyncio.to_thread(serving.run, [listening]))
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=chromium(), args=["--no-sandbox"]
            )
            for latency in LINES:
                async with line(port, latency) as end:
                    address = key.address.replace(key.host, f"127.0.0.1:{end}")
                    for which, all_of in (await measured(browser, address)).items():
                        took = [ms for ms, _ in all_of]
                        rows.append(
                            (
                                f"{latency * 1000:.0f} ms, {which}",
                                max(asked for _, asked in all_of),
                                min(took),
                                statistics.median(took),
                            )
                        )
            await browser.close()
        serving.should_exit = True
        await running
    show(
        "Milliseconds until the review page shows its first item",
        ("line, opening", "requests", "least", "median"),
        rows,
    )


if __name__ == "__main__":
    asyncio.run(main())
