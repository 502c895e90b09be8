"""The state of a run in SQLite: nouns, readings, the journal, what servers can do."""

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta

from agents.domain.issue import Card
from agents.domain.reading import KeptReading, Prompt, Reply, Validators
from agents.domain.report import Benched, SourceReport
from agents.domain.source import Source
from agents.domain.story import Candidate, Ranked, Story, Writing
from agents.domain.words import RunId, Window
from agents.store.shelf import CandidateShelf, RunShelf, writing

_FRESH = timedelta(days=1)


class Runs:
    """Which runs there were. An unfinished run of the same inputs goes on."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def begin(self, inputs: str, now: datetime) -> tuple[RunId, bool]:
        """A run's id, and whether it goes on from an interruption.

        `inputs` is a digest of all that decides what the run will do. What was read
        more than a day ago is read again.
        """
        last = self._connection.execute(
            "SELECT id, number, finished, begun FROM runs WHERE inputs = ?"
            " ORDER BY number DESC LIMIT 1",
            (inputs,),
        ).fetchone()
        if last and not last[2] and abs(now - _moment(last[3])) < _FRESH:
            return RunId(last[0]), True
        number = last[1] + 1 if last else 1
        run = RunId(f"{inputs[:12]}-{number}")
        with writing(self._connection):
            self._connection.execute(
                "INSERT INTO runs (id, inputs, number, begun) VALUES (?, ?, ?, ?)",
                (run, inputs, number, now.isoformat()),
            )
        return run, False

    def finish(self, run: RunId) -> None:
        """Mark it finished and drop what only that run needed."""
        with writing(self._connection):
            self._connection.execute(
                "UPDATE runs SET finished = 1 WHERE id = ?", (run,)
            )
            self._connection.execute("DELETE FROM nouns WHERE run = ?", (run,))


class State:
    """The `Store` of one run."""

    def __init__(
        self, connection: sqlite3.Connection, run: RunId, now: datetime
    ) -> None:
        self._connection, self._run, self._now = connection, run, now
        self.candidates = CandidateShelf(connection, Candidate)
        self.stories = RunShelf(connection, run, "story", Story)
        self.ranked = RunShelf(connection, run, "ranked", Ranked)
        self.benched = RunShelf(connection, run, "benched", Benched)
        self.writings = RunShelf(connection, run, "writing", Writing)
        self.cards = RunShelf(connection, run, "card", Card)
        self.source_reports = RunShelf(connection, run, "source", SourceReport)

    def reading(self, source: Source, window: Window) -> KeptReading | None:
        row = self._connection.execute(
            "SELECT noun FROM readings WHERE source = ?", (reading_key(source, window),)
        ).fetchone()
        return KeptReading.model_validate_json(row[0]) if row else None

    def keep_reading(
        self,
        source: Source,
        window: Window,
        candidates: Sequence[Candidate],
        validators: Validators,
    ) -> None:
        self.candidates.keep({candidate.id: candidate for candidate in candidates})
        kept = KeptReading(
            run_id=self._run,
            read=self._now,
            validators=validators,
            candidate_ids=tuple(candidate.id for candidate in candidates),
        )
        with writing(self._connection):
            self._connection.execute(
                "INSERT OR REPLACE INTO readings VALUES (?, ?, ?)",
                (reading_key(source, window), self._run, kept.model_dump_json()),
            )


class SqliteJournal:
    """Every model call and its answer, keyed by what was asked (DESIGN §5.3)."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def find(self, key: str) -> Reply | None:
        row = self._connection.execute(
            "SELECT reply FROM journal WHERE key = ?", (key,)
        ).fetchone()
        return Reply.model_validate_json(row[0]) if row else None

    def keep(self, key: str, prompt: Prompt, sample: int, reply: Reply) -> None:
        with writing(self._connection):
            self._connection.execute(
                "INSERT OR REPLACE INTO journal VALUES (?, ?, ?, ?, ?)",
                (key, prompt.step, prompt.story_id, sample, reply.model_dump_json()),
            )


class SqliteCapabilities:
    """What each model server was found to accept."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def find(self, key: str) -> str | None:
        row = self._connection.execute(
            "SELECT json FROM capabilities WHERE key = ?", (key,)
        ).fetchone()
        return str(row[0]) if row else None

    def keep(self, key: str, value: str) -> None:
        with writing(self._connection):
            self._connection.execute(
                "INSERT OR REPLACE INTO capabilities VALUES (?, ?)", (key, value)
            )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def reading_key(source: Source, window: Window) -> str:
    """A source's identity: its definition, and the window where it enters the query.

    A feed gives the same document whatever the window; the other kinds are asked
    for the window.
    """
    parts = [source.model_dump_json()]
    if source.kind != "feed":
        parts += [window.since.isoformat(), window.until.isoformat()]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
