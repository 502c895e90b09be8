"""Whole runs on a PostgreSQL server: the same issue, whoever goes on with it."""

import asyncio
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.postgres import PASSWORD, Server
from tests.program import Program
from tests.world import KEY, World, feed, world


@pytest.fixture
def here(tmp_path: Path) -> Iterator[World]:
    with world(feeds={"one": feed(range(3)), "two": feed(range(3, 5))}) as small:
        small.sources(tmp_path / "sources.yaml")
        yield small


@pytest.fixture
def url(postgres: Server) -> str:
    return postgres.database()


@pytest.fixture
def started(here: World, tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """A run on a machine of its own: each has its folder of drafts and of state."""
    runs = list[Program]()

    def start(machine: str, database: str = "", **more: str) -> Program:
        run = Program(
            [
                *("draft", "--sources", "sources.yaml"),
                *("--since", "2024-09-01", "--until", "2024-09-30", "--model", "m"),
                *("--base-url", f"{here.url}/v1", "--concurrency", "2"),
                *("--out", machine, "--state", f"{machine}-state"),
            ],
            tmp_path,
            {"OPENAI_API_KEY": KEY, "AGENTS_DATABASE": database, **more},
        )
        runs.append(run)
        return run

    yield start
    for run in runs:
        run.kill()
        run.wait()


async def until(reached: Callable[[], bool], run: Program) -> None:
    while not reached():  # another process sends no event
        assert run.poll() is None, said(run)
        await asyncio.sleep(0.01)


def said(run: Program) -> str:
    return run.communicate()[1]


def issue(folder: Path, machine: str) -> bytes:
    return (folder / machine / "2024-09-30/issue.md").read_bytes()


def test_the_issue_is_the_same_byte_for_byte_and_nothing_is_asked_twice(
    here: World, started: Callable[..., Program], tmp_path: Path, url: str
) -> None:
    said(started("alone"))
    asked = len(here.asked)
    said(started("first", url))
    twice = len(here.asked)
    said(started("second", url))

    assert issue(tmp_path, "first") == issue(tmp_path, "alone")
    assert issue(tmp_path, "second") == issue(tmp_path, "alone")
    assert (twice, len(here.asked)) == (2 * asked, 2 * asked)
    assert [file.name for file in (tmp_path / "first-state").iterdir()] == ["lock"]


def test_another_machine_goes_on_where_one_was_killed(
    here: World, started: Callable[..., Program], tmp_path: Path, url: str
) -> None:
    said(started("alone"))
    calm = len(here.asked)
    here.asked.clear()
    here.latency = 0.05
    killed = started("first", url)
    asyncio.run(until(lambda: len(here.asked) >= calm // 2, killed))
    killed.send_signal(signal.SIGKILL)
    said(killed)

    later = started("second", url)

    assert "Traceback" not in said(later)
    assert issue(tmp_path, "second") == issue(tmp_path, "alone")
    assert len(here.asked) - calm <= 4


def test_two_machines_do_not_run_the_same_state_at_once(
    here: World, started: Callable[..., Program], url: str
) -> None:
    here.prompt = 0
    first = started("first", url)
    asyncio.run(until(lambda: len(here.asked) > 0, first))

    second = started("second", url)
    words = said(second)
    first.send_signal(signal.SIGTERM)
    said(first)

    assert second.returncode == 75
    assert words.count("\n") == 1
    assert f"another run (pid {first.pid} on " in words
    assert first.returncode == 143


def test_a_server_that_stops_in_mid_run_is_one_sentence_and_the_run_goes_on_later(
    here: World, started: Callable[..., Program], tmp_path: Path, postgres: Server
) -> None:
    url = postgres.database()
    here.prompt = 10
    first = started("first", url)
    asyncio.run(until(lambda: len(here.asked) > 10, first))
    postgres.stop()
    here.woken.set()
    words = said(first)
    postgres.start()

    assert first.returncode == 73
    assert "Traceback" not in words
    assert words.splitlines()[-1].startswith("agents: the state in ")
    assert "run it again to go on" in words

    later = started("second", url)
    said(later)

    assert later.returncode == 0
    assert issue(tmp_path, "second")


def test_the_password_is_told_to_nobody(
    started: Callable[..., Program], tmp_path: Path, postgres: Server, url: str
) -> None:
    name = url.partition("@/")[2].partition("?")[0]
    wrong = started("first", postgres.url(name, "checked:wrong-one"))
    words = said(wrong)
    right = started("second", postgres.url(name, "checked"), PGPASSWORD=PASSWORD)
    words += said(right)
    written = [file for file in tmp_path.rglob("*") if file.is_file()]

    assert (wrong.returncode, right.returncode) == (2, 0)
    for secret in ("wrong-one", PASSWORD):
        assert secret not in words
        assert not any(secret.encode() in file.read_bytes() for file in written)
