"""The SQLite file: opened, brought to the current schema, set aside when corrupt."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from agents.errors import OutputError

# One script per schema version; a new version is appended, none is edited.
_MIGRATIONS = (
    """
    CREATE TABLE candidates (id TEXT PRIMARY KEY, noun TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE nouns (
        run TEXT, shelf TEXT, key TEXT, noun TEXT NOT NULL,
        PRIMARY KEY (run, shelf, key)
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
    """,
)

_CHECKED_BYTES = 64 * 2**20  # a whole check reads every page: 64 MiB take 0.1 s


def open_database(file: Path, note: Callable[[str], None]) -> sqlite3.Connection:
    """A connection in WAL mode: what is committed survives a kill -9.

    A corrupt file is set aside beside itself and a new one begun, which `note`
    tells. Raises OutputError if the folder cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _opened(file)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            aside = _set_aside(file)
            note(
                f"{file} is corrupt ({error}); it was set aside as {aside.name} and a"
                " new one begun: nothing published is lost, stories are read again"
            )
            return _opened(file)
    except (OSError, sqlite3.OperationalError) as error:
        raise OutputError(
            f"{file} cannot be written: {error}; free the disk or choose --state"
        ) from error


def _opened(file: Path) -> sqlite3.Connection:
    # isolation_level=None: each statement commits by itself, and a transaction
    # begins only where the code says so.
    connection = sqlite3.connect(file, isolation_level=None, timeout=10)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        if file.stat().st_size < _CHECKED_BYTES:
            _check(connection)
        _migrate(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise sqlite3.DatabaseError("quick_check failed")


def _migrate(connection: sqlite3.Connection) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(_MIGRATIONS):
        raise sqlite3.OperationalError(
            f"it was made by a newer version of this program (schema {version})"
        )
    for number, script in enumerate(_MIGRATIONS[version:], start=version + 1):
        connection.executescript(
            f"BEGIN; {script} PRAGMA user_version = {number}; COMMIT;"
        )


def _set_aside(file: Path) -> Path:
    number = 1
    while (aside := file.with_name(f"{file.name}.corrupt-{number}")).exists():
        number += 1
    file.rename(aside)
    for suffix in ("-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
    return aside
