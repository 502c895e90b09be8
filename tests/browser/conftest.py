"""The real page in a real browser: the system's Chromium, on a draft of this machine."""

import asyncio
from asyncio.events import _set_running_loop
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:  # the suite is skipped where Playwright is missing
    from playwright.sync_api import Browser

from agents.review.desk import Desk
from tests.browser.opened import Opened, Served, chromium, serving
from tests.review import drafted

# desk.test is the name under which a reverse proxy would show this machine.
ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--host-resolver-rules=MAP desk.test 127.0.0.1",
)
Open = Callable[..., Opened]


@contextmanager
def resumed(loop: asyncio.AbstractEventLoop) -> Iterator[None]:
    """Playwright keeps a loop of its own running in this thread between its calls.

    It is put away between the tests: those of others run theirs.
    """
    _set_running_loop(loop)
    yield
    _set_running_loop(None)


@pytest.fixture(scope="session")
def launched() -> Iterator[tuple["Browser", asyncio.AbstractEventLoop]]:
    """Skipped with a sentence where Playwright or Chromium is missing; none is fetched."""
    api = pytest.importorskip(
        "playwright.sync_api", reason="no Playwright here: scripts/install dev"
    )
    program = chromium()
    if program is None:
        pytest.skip("no Chromium here: install one, or name it in CHROMIUM")
    playwright = api.sync_playwright().start()
    browser = playwright.chromium.launch(executable_path=program, args=ARGS)
    loop = asyncio.get_running_loop()
    _set_running_loop(None)
    yield browser, loop
    with resumed(loop):
        browser.close()
        playwright.stop()


@pytest.fixture
def browser(
    launched: tuple["Browser", asyncio.AbstractEventLoop],
) -> Iterator["Browser"]:
    with resumed(launched[1]):
        yield launched[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return drafted.write(tmp_path / "drafts" / "2024-09-30")


@pytest.fixture
def served(folder: Path) -> Iterator[Served]:
    with serving(Desk(folder, lambda: "2024-10-01T09:00:00+00:00")) as desk:
        yield desk


@pytest.fixture
def opening(browser: "Browser", served: Served) -> Iterator[Open]:
    """Open the page; in the end nothing was asked elsewhere, and no error was told."""
    opened: list[Opened] = []

    def one(**how: Any) -> Opened:
        page = Opened.of(browser, served, **how)
        opened.append(page)
        return page

    yield one
    for page in opened:
        page.context.close()
    assert [error for page in opened for error in page.errors] == []
    assert [url for page in opened for url in page.elsewhere] == []


@pytest.fixture
def desk(opening: Open) -> Opened:
    return opening()
