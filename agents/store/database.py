"""The SQLite file: opened, brought to the current schema, set aside when corrupt."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from agents.errors import OutputError
from agents.messages.foreign import in_words
from agents.messages.said import said

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
    # Rows of more than some 200 bytes belong beside their key, not into its tree
    # (sqlite.org/withoutrowid.html). Rowids rise with time, so the oldest rows are
    # found without a further index.
    """
    ALTER TABLE candidates RENAME TO former;
    CREATE TABLE candidates (
        id TEXT PRIMARY KEY, noun TEXT NOT NULL,
        kept TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
    );
    INSERT INTO candidates (id, noun) SELECT id, noun FROM former;
    DROP TABLE former;
    ALTER TABLE journal RENAME TO former;
    CREATE TABLE journal (
        key TEXT PRIMARY KEY, step TEXT NOT NULL, story TEXT NOT NULL,
        sample INTEGER NOT NULL, reply TEXT NOT NULL,
        kept TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
    );
    INSERT INTO journal (key, step, story, sample, reply)
        SELECT key, step, story, sample, reply FROM former;
    DROP TABLE former;
    ALTER TABLE nouns RENAME TO former;
    CREATE TABLE nouns (
        run TEXT, shelf TEXT, key TEXT, noun TEXT NOT NULL,
        PRIMARY KEY (run, shelf, key)
    );
    INSERT INTO nouns SELECT * FROM former;
    DROP TABLE former;
    """,
    """
    CREATE TABLE health (
        source TEXT, window TEXT, read TEXT NOT NULL, report TEXT NOT NULL,
        PRIMARY KEY (source, window)
    );
    """,
    """
    CREATE TABLE texts (
        address TEXT PRIMARY KEY, noun TEXT NOT NULL,
        kept TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
    );
    """,
    # The day (UTC) of each candidate's event, so that an earlier window's are found.
    """
    ALTER TABLE candidates ADD COLUMN day TEXT NOT NULL DEFAULT '';
    UPDATE candidates SET day = coalesce(date(json_extract(noun, '$.published')), '')
        WHERE json_valid(noun);
    CREATE INDEX candidates_day ON candidates (day);
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
            if not is_corrupt(error):
                raise
            set_aside(file, in_words(error), note)
            return _opened(file)
    except (OSError, sqlite3.OperationalError) as error:
        raise OutputError(
            said(
                "{file} cannot be written: {error}; free the disk or choose --state",
                file=file,
                error=in_words(error),
            )
        ) from error


def read_only(file: Path) -> sqlite3.Connection:
    """To look something up beside whoever holds it. Raises sqlite3.Error."""
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=1)


def mend(file: Path, note: Callable[[str], None]) -> None:
    """Set somebody else's database aside if it is corrupt, so that they begin anew."""
    if not file.exists():
        return
    try:
        with closing(sqlite3.connect(file, timeout=10)) as connection:
            if file.stat().st_size < _CHECKED_BYTES:
                _check(connection)
    except sqlite3.DatabaseError as error:
        if is_corrupt(error):
            set_aside(file, in_words(error), note)


def is_corrupt(error: BaseException) -> bool:
    """Whether SQLite says that a file is damaged; not that it is full or locked."""
    if isinstance(error, BaseExceptionGroup):
        return any(is_corrupt(inner) for inner in error.exceptions)
    return type(error) is sqlite3.DatabaseError


def set_aside(file: Path, why: str, note: Callable[[str], None]) -> None:
    """Rename it, with its journal gone; a missing file is left missing."""
    if not file.exists():
        return
    number = 1
    while (aside := file.with_name(f"{file.name}.corrupt-{number}")).exists():
        number += 1
    file.rename(aside)
    drop(file)
    note(
        said(
            "{file} is corrupt ({why}); it was set aside as {name} and a new"
            " one begun: nothing published is lost, stories are read again",
            file=file,
            why=why,
            name=aside.name,
        )
    )


def drop(file: Path) -> None:
    """Remove a database with its journal, which would else be read into the next."""
    for suffix in ("", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)


def _opened(file: Path) -> sqlite3.Connection:
    # isolation_level=None: each statement commits by itself, and a transaction
    # begins only where the code says so.
    connection = sqlite3.connect(file, isolation_level=None, timeout=10)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        # Pages are copied to the file in larger lots: hot ones are copied once.
        connection.execute("PRAGMA wal_autocheckpoint = 8000")
        connection.execute("PRAGMA cache_size = -16000")  # KiB
        if file.stat().st_size < _CHECKED_BYTES:
            _check(connection)
        _migrate(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise sqlite3.DatabaseError(said("quick_check failed"))


def _migrate(connection: sqlite3.Connection) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(_MIGRATIONS):
        raise sqlite3.OperationalError(
            said(
                "it was made by a newer version of this program (schema {version})",
                version=version,
            )
        )
    for number, script in enumerate(_MIGRATIONS[version:], start=version + 1):
        connection.executescript(
            f"BEGIN; {script} PRAGMA user_version = {number}; COMMIT;"
        )
