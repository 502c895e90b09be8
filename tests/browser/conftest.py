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

from agents.review.actions import NO_ACTIONS, Actions
from agents.review.desk import Desk
from tests.browser.opened import Opened, Tabs, chromium
from tests.browser.stage import Served, Stage, staged
from tests.review import drafted

# desk.test is the name under which a reverse proxy would show this machine.
ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--kiosk",  # no frame of a window is drawn around the page
    "--host-resolver-rules=MAP desk.test 127.0.0.1",
)
Open = Callable[..., Opened]
Launched = tuple["Browser", asyncio.AbstractEventLoop]


@contextmanager
def resumed(loop: asyncio.AbstractEventLoop) -> Iterator[None]:
    """Playwright keeps a loop of its own running in this thread between its calls.

    It is put away between the tests: those of others run theirs.
    """
    _set_running_loop(loop)
    try:
        yield
    finally:
        _set_running_loop(None)


@pytest.fixture(scope="session")
def launched() -> Iterator[Launched]:
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
def browser(launched: Launched) -> Iterator["Browser"]:
    with resumed(launched[1]):
        yield launched[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return drafted.write(tmp_path / "drafts" / "2024-09-30")


@pytest.fixture(scope="session")
def stage() -> Iterator[Stage]:
    with staged() as stage:
        yield stage


@pytest.fixture
def actions() -> Actions:
    return NO_ACTIONS


@pytest.fixture
def served(folder: Path, stage: Stage, actions: Actions) -> Iterator[Served]:
    desk = Desk(folder, lambda: "2024-10-01T09:00:00+00:00")
    with stage.showing(desk, actions=actions) as one:
        yield one


@pytest.fixture(scope="session")
def tabs(launched: Launched) -> Tabs:
    return Tabs(launched[0])


@pytest.fixture
def opening(browser: "Browser", tabs: Tabs, served: Served) -> Iterator[Open]:  # noqa: ARG001  # it is awake then
    """Open the page; in the end nothing was asked elsewhere, and no error was told.

    Each further one in a test is another editor's, in a browser of its own; `address`
    is another way there.
    """
    opened: list[Opened] = []

    def one(address: str = served.key.address, **how: Any) -> Opened:
        opened.append(Opened.of(tabs.tab(len(opened)), address, **how))
        return opened[-1]

    yield one
    for page in opened:
        if not page.page.is_closed():
            page.left()
    assert [error for page in opened for error in page.errors] == []
    assert [url for page in opened for url in page.elsewhere] == []


@pytest.fixture
def desk(opening: Open) -> Opened:
    return opening()


@pytest.fixture
def quiet(opening: Open, folder: Path) -> Iterator[Opened]:
    """For a test that looks and decides nothing: all files are as before."""
    before = contents(folder)
    opened = opening()
    yield opened
    opened.settled()
    assert contents(folder) == before


def contents(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir()}
