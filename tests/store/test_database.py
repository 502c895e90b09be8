"""The SQLite file: opened, mended, or set aside."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from agents.errors import OutputError
from agents.store.database import open_database

_KILLED = """
import os, pathlib, sys
from agents.store.database import open_database
connection = open_database(pathlib.Path(sys.argv[1]), print)
connection.execute("INSERT INTO capabilities VALUES ('a', '1')")
connection.execute("BEGIN")
connection.execute("INSERT INTO capabilities VALUES ('b', '2')")
os.kill(os.getpid(), 9)
"""


def filled(file: Path, rows: int = 500) -> None:
    with closing(open_database(file, list[str]().append)) as connection:
        connection.executemany(
            "INSERT INTO capabilities VALUES (?, ?)",
            [(f"key {number}", "x" * 200) for number in range(rows)],
        )


def keys(file: Path, notes: list[str]) -> int:
    with closing(open_database(file, notes.append)) as connection:
        found = connection.execute("SELECT count(*) FROM capabilities").fetchone()
    return int(found[0])


def test_what_was_kept_is_there_the_next_time(tmp_path: Path) -> None:
    file, notes = tmp_path / "a folder" / "状态.db", list[str]()
    filled(file)

    assert keys(file, notes) == 500
    assert notes == []


def test_what_is_committed_survives_a_kill_and_the_rest_never_was(
    tmp_path: Path,
) -> None:
    file = tmp_path / "state.db"
    command = [sys.executable, "-c", _KILLED, str(file)]

    killed = subprocess.run(command, check=False)  # noqa: S603  # our own interpreter

    assert killed.returncode == -9
    assert keys(file, []) == 1


@pytest.mark.parametrize("damage", ["garbage", "cut", "scribbled over"])
def test_a_corrupt_state_is_set_aside_and_begun_anew(
    tmp_path: Path, damage: str
) -> None:
    file, notes = tmp_path / "state.db", list[str]()
    filled(file)
    content = file.read_bytes()
    half = len(content) // 2
    file.write_bytes(
        {
            "garbage": b"not a database" * 1000,
            "cut": content[:half],
            "scribbled over": content[:8192]
            + os.urandom(half)
            + content[half + 8192 :],
        }[damage]
    )
    damaged = file.read_bytes()

    assert keys(file, notes) == 0
    assert len(notes) == 1
    assert "state.db is corrupt" in notes[0]
    assert "set aside as state.db.corrupt-1 and a new one begun" in notes[0]
    assert (tmp_path / "state.db.corrupt-1").read_bytes() == damaged


def test_each_corrupt_state_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "state.db"
    for number in (1, 2):
        file.write_bytes(b"broken %d" % number * 1000)
        keys(file, [])

    assert {path.name for path in tmp_path.glob("*.corrupt-*")} == {
        "state.db.corrupt-1", "state.db.corrupt-2",
    }  # fmt: skip


def test_a_large_state_is_opened_without_reading_all_of_it(tmp_path: Path) -> None:
    file, notes = tmp_path / "state.db", list[str]()
    filled(file)
    os.truncate(file, 65 * 2**20)

    assert keys(file, notes) == 500
    assert notes == []


def test_a_state_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "state.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 99")

    with pytest.raises(OutputError, match=r"newer version .*\(schema 99\).*--state"):
        open_database(file, list[str]().append)

    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (99,)
    assert not list(tmp_path.glob("*.corrupt-*"))


def test_a_state_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(OutputError, match=r"file/state\.db cannot be written"):
        open_database(tmp_path / "file" / "state.db", list[str]().append)


def test_a_state_file_that_is_a_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written: unable to open"):
        open_database(tmp_path, list[str]().append)
