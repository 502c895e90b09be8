"""A broken state and other zones of the machine, over whole runs."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from agents.store.database import open_database
from tests.world import World, feed, world

pytestmark = pytest.mark.timeout(60)  # whole runs, each with its own start
ROOT = Path(__file__).resolve().parents[1]
_UNCHECKED = 65 * 2**20  # bytes; a larger state is not read as a whole when opened


def drafted(
    here: World, folder: Path, zone: str | None = None
) -> "subprocess.CompletedProcess[str]":
    here.sources(folder / "sources.yaml")
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}  # noqa: TID251
    return subprocess.run(  # noqa: S603  # our own program
        [
            *(sys.executable, "-m", "agents", "draft", "--sources", "sources.yaml"),
            *("--since", "2024-09-01", "--until", "2024-09-30"),
        ],
        cwd=folder,
        env={**env, "TZ": zone} if zone else env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def issue(folder: Path) -> bytes:
    return (folder / "drafts/2024-09-30/issue.md").read_bytes()


def test_corrupt_databases_are_set_aside_and_the_draft_is_made(tmp_path: Path) -> None:
    state = tmp_path / ".agents"
    state.mkdir()
    for name in ("state.db", "graph.db"):
        (state / name).write_bytes(b"not a database" * 1000)

    with world(feeds={"one": feed(range(3))}) as here:
        done = drafted(here, tmp_path)

    assert done.returncode == 3
    assert done.stderr.count("state.db is corrupt") == 1
    assert "Traceback" not in done.stderr
    assert issue(tmp_path)


def test_a_state_that_breaks_in_mid_run_is_begun_anew_once(tmp_path: Path) -> None:
    file = tmp_path / ".agents/state.db"
    with closing(open_database(file, list[str]().append)) as connection:
        [(page,)] = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'readings'"
        )
        [(size,)] = connection.execute("PRAGMA page_size")
    with file.open("r+b") as handle:
        handle.seek((page - 1) * size)
        handle.write(b"\xff" * size)
        handle.truncate(_UNCHECKED)

    with world(feeds={"one": feed(range(3))}) as here:
        done = drafted(here, tmp_path)

    assert done.returncode == 3
    assert done.stderr.count("broke in mid-run") == 1
    assert "Traceback" not in done.stderr
    with (
        pytest.raises(sqlite3.DatabaseError),
        closing(sqlite3.connect(file.with_name("state.db.corrupt-1"))) as broken,
    ):
        broken.execute("SELECT * FROM readings")


def test_the_zone_of_the_machine_changes_nothing(tmp_path: Path) -> None:
    zones = (None, "UTC", "Asia/Shanghai", "America/Los_Angeles", "America/New_York")
    found = set()
    with world(feeds={"one": feed(range(6))}) as here:
        for number, zone in enumerate(zones):
            folder = tmp_path / str(number)
            folder.mkdir()
            drafted(here, folder, zone)
            found.add(issue(folder))

    assert len(found) == 1
