"""A run that is told to stop: soon gone, leaving nothing that bars the next."""

import asyncio
import datetime as dt
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Coroutine, Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from agents.cli import main
from agents.run.draft import Outcome, draft
from agents.run.planning import intent_of
from agents.settings.options import options
from agents.settings.source_file import load
from tests.fakes import Notes
from tests.postgres import ON_SERVER, Server
from tests.world import KEY, World, feed, world

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}  # noqa: TID251
DATES = {"since": "2024-09-01", "until": "2024-09-30"}
Go = Callable[..., Coroutine[Any, Any, Outcome]]


@pytest.fixture
def here() -> Iterator[World]:
    with world(feeds={"one": feed(range(6))}, latency=0.02) as small:
        yield small


@pytest.fixture(params=["folder", pytest.param("server", marks=ON_SERVER)])
def database(request: pytest.FixtureRequest) -> str | None:
    """Where the state lies; None for a folder."""
    if request.param == "folder":
        return None
    server: Server = request.getfixturevalue("postgres")
    return server.database()


@pytest.fixture
def go(here: World, tmp_path: Path) -> Go:
    """A run within this process, on the state folder or server that is named."""
    return partial(running, here, tmp_path)


def running(
    here: World, folder: Path, database: str | None = None
) -> Coroutine[Any, Any, Outcome]:
    sources = here.sources(folder / "sources.yaml")
    flags = {
        **DATES, "sources": sources, "archive": folder / "none", "samples": 2,
        "out": folder / "drafts", "state": folder / "state",
        "base_url": here.url, "model": "m", "database": database,
    }  # fmt: skip
    chosen = options(flags, {}, {"OPENAI_API_KEY": KEY})
    now = dt.datetime(2024, 10, 1, tzinfo=dt.UTC)
    intent = intent_of(chosen, load(sources), now, Notes().note)
    return draft(intent, Notes())


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The issue of three stories, wherever it is made."""
    with world(feeds={"one": feed(range(3))}) as here:
        outcome = asyncio.run(running(here, tmp_path_factory.mktemp("calm")))
    return outcome.issue.read_bytes()


async def interrupted(work: Coroutine[Any, Any, Outcome], reached: float) -> bool:
    """Whether it was told to stop before its end; `reached` in seconds."""
    task = asyncio.create_task(work)
    await asyncio.wait([task], timeout=reached)
    ended = not task.cancel()
    await asyncio.wait([task])
    return not ended


async def until(reached: Callable[[], bool]) -> None:
    while not reached():  # noqa: ASYNC110  # the world's threads send no event
        await asyncio.sleep(0.005)


def taken(disk: sqlite3.Connection) -> bool:
    """Whether nobody else may write from here on."""
    with suppress(sqlite3.OperationalError):
        disk.execute("BEGIN IMMEDIATE")
    return disk.in_transaction


async def test_an_interrupted_run_waits_for_the_write_in_hand_and_leaves_no_lock(
    go: Go, here: World, tmp_path: Path
) -> None:
    here.prompt = 4
    task = asyncio.create_task(go())
    await until(lambda: here.running == 8)  # all the branches that may ask at once
    slow = sqlite3.connect(tmp_path / "state/graph.db", timeout=0)
    with closing(slow) as slow_disk:
        # Its own writes end in this loop, which a lock must not wait in.
        await until(lambda: taken(slow_disk))
        task.cancel()
        await asyncio.sleep(0.2)
        late = asyncio.all_tasks()  # remembered, as by a log of their errors

        assert not task.done()

    here.woken.set()
    await asyncio.wait(late - {asyncio.current_task()})

    for name in ("graph.db", "state.db"):
        with closing(sqlite3.connect(tmp_path / "state" / name, timeout=0)) as free:
            free.execute("BEGIN IMMEDIATE")


@pytest.mark.parametrize("seed", range(3))
async def test_within_one_process_a_run_goes_on_whenever_it_was_interrupted(
    go: Go, here: World, database: str | None, undisturbed: bytes, seed: int
) -> None:
    here.feeds["one"] = feed(range(3))
    chance = random.Random(seed)  # noqa: S311  # moments, not secrets
    for _ in range(3):
        await interrupted(go(database), chance.uniform(0.0, 0.3))

    outcome = await go(database)

    assert outcome.issue.read_bytes() == undisturbed


def started(
    folder: Path, *flags: str, checkout: Path = ROOT
) -> "subprocess.Popen[str]":
    dates = ("--since", DATES["since"], "--until", DATES["until"])
    return subprocess.Popen(  # noqa: S603  # our own program
        [
            *(sys.executable, "-m", "agents", "draft", "--sources", "sources.yaml"),
            *(*dates, *flags),
        ],
        cwd=folder,
        env=ENVIRONMENT | {"PYTHONPATH": str(checkout)},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )


def test_a_run_that_another_version_began_is_begun_anew(
    here: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout = tmp_path / "checkout"
    for name in ("agents", "prompts", "templates"):
        shutil.copytree(ROOT / name, checkout / name)
    with (checkout / "agents/state.py").open("a") as module:
        module.write("# another step\n")
    here.sources(tmp_path / "sources.yaml")
    flags = ("--base-url", f"{here.url}/v1", "--model", "m")
    here.prompt = 8
    other = started(tmp_path, *flags, checkout=checkout)
    asyncio.run(until(lambda: len(here.asked) > 8))
    other.kill()
    other.communicate()
    here.woken.set()
    monkeypatch.chdir(tmp_path)

    code = main(["draft", "--since", DATES["since"], "--until", DATES["until"], *flags])

    with closing(sqlite3.connect(tmp_path / ".agents/state.db")) as state:
        ends = state.execute("SELECT finished FROM runs ORDER BY begun").fetchall()
    assert code == 0
    assert [finished > 0 for (finished,) in ends] == [False, True]
