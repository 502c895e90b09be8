"""A finished window once more: nothing is asked, and little is loaded for it."""

import asyncio
import os
import shutil
import signal
from pathlib import Path

import pytest

from agents.cli import main
from tests.loading import ROOT, loaded
from tests.program import Program
from tests.world import KEY, World, feed, world

# What asks, reads pages, mends answers and learns; each takes its time to load.
_UNUSED = (
    "langgraph",
    "openai",
    "trafilatura",
    "json_repair",
    "sklearn",
    "scipy",
    "numpy",
)


def test_a_rerun_loads_nothing_that_it_does_not_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with world(feeds={"one": feed(range(2, 5))}) as here:
        argv = arguments(here, tmp_path)
        assert main(argv) == 0
        asked = len(here.asked)

        env = dict(os.environ) | {"PYTHONPATH": str(ROOT)}  # noqa: TID251  # of tests
        again = loaded(f"from agents.cli import main\nmain({argv})", _UNUSED, env)

        assert (again, len(here.asked)) == ([], asked)


def test_a_rerun_gives_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What tells of the run itself aside: report.json, and the plan in material.json."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with world(feeds={"one": feed(range(2, 5))}) as here:
        argv = arguments(here, tmp_path)
        assert main(argv) == 0
        drafted = _files(tmp_path / "drafts/2024-09-30")

        assert main(argv) == 0

        assert _files(tmp_path / "drafts/2024-09-30") == drafted


def _files(draft: Path) -> dict[str, bytes]:
    names = ("issue.md", "model.md", "review.json")
    return {name: (draft / name).read_bytes() for name in names}


def test_a_rerun_with_news_that_is_killed_repeats_at_most_the_calls_in_flight(
    tmp_path: Path,
) -> None:
    with world(feeds={"one": feed(range(2, 5))}, latency=0.05) as here:
        calm, killed = tmp_path / "calm", tmp_path / "killed"
        calm.mkdir()
        run(here, calm).wait()
        shutil.copytree(calm, killed)
        here.feeds["one"] = feed(range(2, 8))
        here.asked.clear()
        run(here, calm).wait()
        asked = len(here.asked)
        here.asked.clear()

        rerun = run(here, killed)
        asyncio.run(_until(here, asked // 2))
        rerun.send_signal(signal.SIGKILL)
        rerun.wait()
        run(here, killed).wait()

        issue = "drafts/2024-09-30/issue.md"
        assert (killed / issue).read_bytes() == (calm / issue).read_bytes()
        assert 0 <= len(here.asked) - asked <= 4


def run(here: World, folder: Path) -> Program:
    argv = [*arguments(here, folder), "--concurrency", "4"]
    return Program(argv, ROOT, {"OPENAI_API_KEY": KEY})


async def _until(here: World, calls: int) -> None:
    while len(here.asked) < calls:  # noqa: ASYNC110  # another process sends no event
        await asyncio.sleep(0.01)


def arguments(here: World, folder: Path) -> list[str]:
    sources = here.sources(folder / "sources.yaml")
    return [
        *("draft", "--since", "2024-09-01", "--until", "2024-09-30"),
        *("--sources", str(sources), "--base-url", f"{here.url}/v1", "--model", "m"),
        *("--out", str(folder / "drafts"), "--state", str(folder / "state")),
        *("--archive", str(folder / "issues")),
    ]
