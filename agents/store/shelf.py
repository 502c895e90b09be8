"""Nouns of one type in the state's tables, as JSON, by key."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Generic, TypeVar

from agents.domain.story import Candidate
from agents.domain.words import Noun, Window
from agents.errors import OutputError
from agents.messages.foreign import in_words
from agents.messages.said import said
from agents.store.connection import Connection, Row

N = TypeVar("N", bound=Noun)
_BATCH = 500  # bound variables of one statement; SQLite allows 999 everywhere


@contextmanager
def writing(connection: Connection) -> Iterator[None]:
    """One transaction. A full or broken disk is an OutputError; nothing is half kept."""
    try:
        with disk_faults():
            connection.execute("BEGIN IMMEDIATE")
            yield
            connection.execute("COMMIT")
    finally:
        connection.rollback()  # does nothing after a commit


@contextmanager
def disk_faults() -> Iterator[None]:
    """What SQLite cannot read or write inside is an OutputError."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise OutputError(
            said(
                "the state cannot be written: {error}; free the disk or choose --state",
                error=in_words(error),
            )
        ) from error


class RunShelf(Generic[N]):
    """The nouns of one run.

    What this process keeps or reads it also remembers: nouns never change, and each
    step asks for what the one before has kept.
    """

    def __init__(
        self, connection: Connection, run: str, name: str, noun: type[N]
    ) -> None:
        self._connection, self._run, self._name, self._noun = (
            connection,
            run,
            name,
            noun,
        )
        self._made: dict[str, N] = {}

    def keep(self, nouns: Mapping[str, N]) -> None:
        new = {k: noun for k, noun in nouns.items() if self._made.get(k) is not noun}
        rows = (
            (self._run, self._name, key, noun.model_dump_json())
            for key, noun in new.items()
        )
        with writing(self._connection):
            self._connection.executemany(
                "INSERT INTO nouns VALUES (?, ?, ?, ?) ON CONFLICT (run, shelf, key)"
                " DO UPDATE SET noun = excluded.noun",
                rows,
            )
        self._made.update(new)

    def one(self, key: str) -> N:
        return self.many([key])[0]

    def many(self, keys: Iterable[str]) -> list[N]:
        sql = "SELECT key, noun FROM nouns WHERE run = ? AND shelf = ? AND key IN"
        wanted = list(keys)
        missing = [key for key in wanted if key not in self._made]
        found = select(self._connection, sql, (self._run, self._name), missing)
        self._made |= {k: self._noun.model_validate_json(row) for k, row in found}
        return [self._made[key] for key in wanted]

    def every(self) -> list[N]:
        rows = self._connection.execute(
            "SELECT key FROM nouns WHERE run = ? AND shelf = ? ORDER BY key",
            (self._run, self._name),
        )
        return self.many([row[0] for row in rows])


class CandidateShelf:
    """The candidates of all runs.

    What this process has put there it hands out once without reading it back: the
    scout asks for all that it has just read, and nobody asks for most of it again.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._fresh: dict[str, Candidate] = {}

    def keep(self, nouns: Mapping[str, Candidate]) -> None:
        with writing(self._connection):
            self.put(nouns)

    def put(self, nouns: Mapping[str, Candidate]) -> None:
        """Keep them within a transaction that is open. A row that says the same stays."""
        self._connection.executemany(
            "INSERT INTO candidates (id, noun, day) VALUES (?, ?, ?) ON CONFLICT (id)"
            " DO UPDATE SET noun = excluded.noun, day = excluded.day"
            " WHERE candidates.noun != excluded.noun",
            ((key, c.model_dump_json(), _day(c.published)) for key, c in nouns.items()),
        )
        self._fresh |= nouns

    def grown(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """With the stars that each gained since the state knew it with fewer.

        Read again with as many, it keeps what it had gained: a rerun tells the same.
        """
        sql = "SELECT id, noun FROM candidates WHERE id IN"
        keys: list[str] = [candidate.id for candidate in candidates]
        known = {
            key: Candidate.model_validate_json(row)
            for key, row in select(self._connection, sql, (), keys)
        }
        return [
            candidate.model_copy(update={"gained": _gained(candidate, known[id_])})
            if (id_ := candidate.id) in known
            else candidate
            for candidate in candidates
        ]

    def newest(self, mark: str, most: int) -> list[str]:
        """The rows of those whose id begins with a hexadecimal mark, the newest first."""
        rows = self._connection.execute(
            "SELECT noun FROM candidates WHERE id >= ? AND id < ?"
            " ORDER BY rowid DESC LIMIT ?",
            (mark, f"{mark}g", most),
        )
        return [row[0] for row in rows]

    def of_window(self, window: Window, most: int) -> list[str]:
        """The ids of those that happened in it; of many those whose hash comes first.

        An id is a hash behind its source's mark: what is added moves none of the others
        but the last.
        """
        rows = self._connection.execute(
            "SELECT id FROM candidates WHERE day >= ? AND day <= ?"
            " ORDER BY substr(id, 7), id LIMIT ?",
            (_day(window.since), _day(window.until), most),
        )
        return [row[0] for row in rows]

    def has(self, keys: Iterable[str]) -> bool:
        """Whether all are there: old ones are dropped in time."""
        sql = "SELECT count(*) FROM candidates WHERE id IN"
        wanted = list(set(keys))
        there: int = sum(row[0] for row in select(self._connection, sql, (), wanted))
        return there == len(wanted)

    def one(self, key: str) -> Candidate:
        return self.many([key])[0]

    def many(self, keys: Iterable[str]) -> list[Candidate]:
        sql = "SELECT id, noun FROM candidates WHERE id IN"
        wanted = list(keys)
        made = {key: self._fresh.pop(key) for key in wanted if key in self._fresh}
        missing = [key for key in wanted if key not in made]
        found = select(self._connection, sql, (), missing)
        made |= {key: Candidate.model_validate_json(row) for key, row in found}
        return [made[key] for key in wanted]

    def every(self) -> list[Candidate]:
        rows = self._connection.execute("SELECT noun FROM candidates ORDER BY id")
        return [Candidate.model_validate_json(row[0]) for row in rows]


def select(
    connection: Connection, sql: str, first: tuple[str, ...], keys: list[str]
) -> Iterator[Row]:
    """The rows of all keys, in batches; `sql` ends with IN.

    Row by row: the JSON of 100,000 candidates at once takes 110 MB.
    """
    for start in range(0, len(keys), _BATCH):
        batch = keys[start : start + _BATCH]
        marks = ",".join("?" * len(batch))
        yield from connection.execute(f"{sql} ({marks})", (*first, *batch))


def _gained(now: Candidate, old: Candidate) -> int:
    if now.popularity == old.popularity:
        return old.gained
    return max(0, now.popularity - old.popularity)


def _day(moment: datetime | None) -> str:
    """Of an event in UTC; "" for what has no date."""
    return moment.astimezone(UTC).date().isoformat() if moment else ""
