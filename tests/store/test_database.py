"""The SQLite file: opened, mended, or set aside."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from agents.domain.reading import Reply
from agents.domain.words import RunId
from agents.errors import OutputError
from agents.store.database import is_corrupt, mend, open_database, set_aside
from agents.store.run_state import Runs, RunState, StateJournal
from tests import make

_KILLED = """
import os, pathlib, sys
from agents.store.database import open_database
connection = open_database(pathlib.Path(sys.argv[1]), print)
connection.execute("INSERT INTO capabilities VALUES ('a', '1')")
connection.execute("BEGIN")
connection.execute("INSERT INTO capabilities VALUES ('b', '2')")
os.kill(os.getpid(), 9)
"""

# The schema as version 1 had it, with one row in each table.
_FIRST_VERSION = f"""
CREATE TABLE candidates (id TEXT PRIMARY KEY, noun TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE nouns (
    run TEXT, shelf TEXT, key TEXT, noun TEXT NOT NULL, PRIMARY KEY (run, shelf, key)
) WITHOUT ROWID;
CREATE TABLE readings (
    source TEXT PRIMARY KEY, run TEXT NOT NULL, noun TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE runs (
    id TEXT PRIMARY KEY, inputs TEXT NOT NULL, number INTEGER NOT NULL,
    begun TEXT NOT NULL, finished INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX runs_inputs ON runs (inputs, number);
CREATE TABLE journal (
    key TEXT PRIMARY KEY, step TEXT NOT NULL, story TEXT NOT NULL,
    sample INTEGER NOT NULL, reply TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE capabilities (key TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
PRAGMA user_version = 1;
INSERT INTO candidates VALUES ('c', '{make.candidate().model_dump_json()}');
INSERT INTO nouns VALUES ('run', 'story', 's', '{make.story().model_dump_json()}');
INSERT INTO runs VALUES ('run', 'inputs', 1, '{make.NOW.isoformat()}', 0);
INSERT INTO journal VALUES
    ('k', 'write', 's', 0, '{Reply(text="答", model="m").model_dump_json()}');
"""  # noqa: S608  # our own words


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


def test_a_state_of_the_first_version_is_brought_up_with_all_it_holds(
    tmp_path: Path,
) -> None:
    file, notes = tmp_path / "state.db", list[str]()
    with closing(sqlite3.connect(file)) as old:
        old.executescript(_FIRST_VERSION)

    with closing(open_database(file, notes.append)) as connection:
        state = RunState(connection, RunId("run"))
        reply = StateJournal(connection).find("k")
        version = connection.execute("PRAGMA user_version").fetchone()[0]

        assert state.candidates.many(["c"]) == [make.candidate()]
        assert state.of_window(make.window(), most=9) == ["c"]
        assert reply == Reply(text="答", model="m")
        assert Runs(connection).begin("inputs", make.NOW) == ("run", True)
        assert version == 5
    assert notes == []


def test_a_corrupt_database_of_the_graph_is_set_aside(tmp_path: Path) -> None:
    content = b"not a database" * 1000
    file, notes = tmp_path / "graph.db", list[str]()
    file.write_bytes(content)

    mend(file, notes.append)

    assert not file.exists()
    assert (tmp_path / "graph.db.corrupt-1").read_bytes() == content
    assert len(notes) == 1


def test_a_whole_database_of_the_graph_is_left_alone(tmp_path: Path) -> None:
    file, notes = tmp_path / "graph.db", list[str]()
    filled(file)

    mend(file, notes.append)
    mend(tmp_path / "none" / "graph.db", notes.append)

    assert keys(file, notes) == 500
    assert notes == []


def test_a_file_that_is_gone_is_not_set_aside(tmp_path: Path) -> None:
    notes = list[str]()

    set_aside(tmp_path / "graph.db", "why", notes.append)

    assert notes == []


def test_only_a_damaged_file_counts_as_corrupt() -> None:
    damaged = sqlite3.DatabaseError("malformed")

    assert is_corrupt(ExceptionGroup("in a step", [damaged]))
    assert not is_corrupt(ExceptionGroup("in a step", [sqlite3.OperationalError()]))
    assert not is_corrupt(sqlite3.IntegrityError())
