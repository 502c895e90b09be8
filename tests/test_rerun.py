"""A finished window once more: nothing is asked, and little is loaded for it."""

import os
from pathlib import Path

import pytest

from agents.cli import main
from tests.loading import ROOT, loaded
from tests.world import KEY, World, feed, world

# What asks, reads pages, mends answers and learns; each takes its time to load.
_UNUSED = ("openai", "trafilatura", "json_repair", "sklearn", "scipy", "numpy")


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


def arguments(here: World, folder: Path) -> list[str]:
    sources = here.sources(folder / "sources.yaml")
    return [
        *("draft", "--since", "2024-09-01", "--until", "2024-09-30"),
        *("--sources", str(sources), "--base-url", f"{here.url}/v1", "--model", "m"),
        *("--out", str(folder / "drafts"), "--state", str(folder / "state")),
        *("--archive", str(folder / "issues")),
    ]
