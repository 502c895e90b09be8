"""The state of a run, in tables: nouns, readings, the journal, what servers can do."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from pydantic import TypeAdapter
from typing_extensions import TypedDict

from agents.domain.choice import Choice
from agents.domain.draw import Draw
from agents.domain.identity import source_mark
from agents.domain.issue import Asked, Card, Introduction
from agents.domain.kinds import KINDS, REPOSITORY
from agents.domain.reading import KeptReading, Picture, Prompt, Reply
from agents.domain.report import Bench, Fault, SourceReport
from agents.domain.share import Account
from agents.domain.source import Source
from agents.domain.story import Candidate, Gathered, Material, Ranked, Writing
from agents.domain.taste import Learning
from agents.domain.words import CandidateId, RunId, Window
from agents.store.connection import Connection
from agents.store.first_reads import as_first_read
from agents.store.shelf import CandidateShelf, RunShelf, writing
from agents.store.texts import as_kept

_FRESH = timedelta(days=1)
_ENDED, _DRAFTED = 1, 2  # how a run was finished; 0 while it is not
_BATCH = 5_000  # rows of one transaction
_TOLD = 200  # entries of a source by which its boilerplate is told


class _Said(TypedDict):
    """What is looked at of a candidate's row, of which the whole is not made."""

    source: str
    summary: str


_SAID = TypeAdapter(_Said)


class Runs:
    """Which runs there were. An unfinished run of the same inputs goes on."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def was_drafted(self, inputs: str) -> bool:
        """Whether a run of these inputs came to its draft."""
        asked = "SELECT 1 FROM runs WHERE inputs = ? AND finished = ? LIMIT 1"
        found = self._connection.execute(asked, (inputs, _DRAFTED))
        return found.fetchone() is not None

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

    def finish(self, run: RunId, *, drafted: bool = False) -> None:
        """Mark it finished and drop what only that run needed."""
        end = _DRAFTED if drafted else _ENDED
        with writing(self._connection):
            self._connection.execute(
                "UPDATE runs SET finished = ? WHERE id = ?", (end, run)
            )
            self._connection.execute("DELETE FROM nouns WHERE run = ?", (run,))

    def forget(self, now: datetime, days: int) -> None:
        """Drop what was kept more than `days` ago, oldest first, in short transactions.

        Of runs that nobody can go on with, what only they needed goes after a day.
        """
        with writing(self._connection):
            self._connection.execute(
                "DELETE FROM nouns WHERE run IN (SELECT id FROM runs WHERE begun < ?)",
                ((now - _FRESH).isoformat(),),
            )
        before = (now - timedelta(days=days)).astimezone(UTC)
        text = as_kept(before)
        for table in ("candidates", "journal"):
            while self._drop_oldest(table, text):
                pass
        with writing(self._connection):
            self._connection.execute("DELETE FROM texts WHERE kept < ?", (text,))
            self._connection.execute(
                "DELETE FROM runs WHERE begun < ?", (before.isoformat(),)
            )
            # Those of sources that are read no more; the others are of a later run.
            self._connection.execute(
                "DELETE FROM readings WHERE run NOT IN (SELECT id FROM runs)"
            )

    def _drop_oldest(self, table: str, before: str) -> bool:
        """Whether a whole batch of them was too old, so that there may be more."""
        rows = self._connection.execute(
            f"SELECT rowid, kept FROM {table} ORDER BY rowid LIMIT {_BATCH}"  # noqa: S608  # our own words
        ).fetchall()
        old = [(rowid,) for rowid, kept in rows if kept < before]
        with writing(self._connection):
            self._connection.executemany(f"DELETE FROM {table} WHERE rowid = ?", old)  # noqa: S608
        return len(old) == _BATCH


class RunState:
    """The `Store` of one run of one `version` of the program."""

    def __init__(self, connection: Connection, run: RunId, version: str = "") -> None:
        self._connection, self._run = connection, run
        self.candidates = CandidateShelf(connection)
        self.accounts = RunShelf(connection, run, "account", Account)
        self.ranked = RunShelf(connection, run, "ranked", Ranked)
        self.gathered = RunShelf(connection, run, "gathered", Gathered)
        self.benches = RunShelf(connection, run, "bench", Bench)
        self.writings = RunShelf(connection, run, "writing", Writing)
        self.cards = RunShelf(connection, run, "card", Card)
        self.introductions = RunShelf(connection, run, "introduction", Introduction)
        self.asked = RunShelf(connection, run, "asked", Asked)
        # Of any run, but of no other rules: those would choose otherwise.
        self.choices = RunShelf(connection, f"version {version}", "choice", Choice)
        self.learnings = RunShelf(connection, f"version {version}", "taste", Learning)
        self.pictures = RunShelf(connection, run, "picture", Picture)
        self.source_reports = RunShelf(connection, run, "source", SourceReport)
        self.faults = RunShelf(connection, run, "fault", Fault)

    def recent_texts(self, source: str) -> list[str]:
        rows = self.candidates.newest(source_mark(source), _TOLD)
        found = map(_SAID.validate_json, rows)
        return [one["summary"] for one in found if one["source"] == source]

    def as_first_read(self, materials: Sequence[Material]) -> tuple[Material, ...]:
        return as_first_read(self._connection, materials)

    def of_window(self, window: Window, most: int) -> list[CandidateId]:
        return [CandidateId(id_) for id_ in self.candidates.of_window(window, most)]

    def reading(self, source: Source, window: Window) -> KeptReading | None:
        row = self._connection.execute(
            "SELECT noun FROM readings WHERE source = ?", (reading_key(source, window),)
        ).fetchone()
        kept = KeptReading.model_validate_json(row[0]) if row else None
        # Without all of its candidates the source has to be read anew.
        return kept if kept and self.candidates.has(kept.candidate_ids) else None

    def keep_reading(
        self,
        source: Source,
        window: Window,
        candidates: Sequence[Candidate],
        kept: KeptReading,
    ) -> None:
        if KINDS[source.kind].gives is REPOSITORY:
            candidates = self.candidates.grown(candidates)
        with writing(self._connection):  # one per source: a commit costs 1 ms
            self.candidates.put({candidate.id: candidate for candidate in candidates})
            self._connection.execute(
                "INSERT INTO readings VALUES (?, ?, ?) ON CONFLICT (source) DO UPDATE SET"
                " run = excluded.run, noun = excluded.noun",
                (reading_key(source, window), self._run, kept.model_dump_json()),
            )


class StateJournal:
    """Every model call and its answer, keyed by what was asked (docs/architecture.md §5.3)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, key: str) -> Reply | None:
        row = self._connection.execute(
            "SELECT reply FROM journal WHERE key = ?", (key,)
        ).fetchone()
        return Reply.model_validate_json(row[0]) if row else None

    def keep(self, key: str, prompt: Prompt, draw: Draw, reply: Reply) -> None:
        with writing(self._connection):
            self._connection.execute(
                "INSERT INTO journal (key, step, story, sample, reply)"
                " VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (key) DO UPDATE SET reply = excluded.reply",
                (
                    key,
                    prompt.step,
                    prompt.story_id,
                    draw.number,
                    reply.model_dump_json(),
                ),
            )


class StateCapabilities:
    """What each model server was found to accept."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, key: str) -> str | None:
        row = self._connection.execute(
            "SELECT json FROM capabilities WHERE key = ?", (key,)
        ).fetchone()
        return str(row[0]) if row else None

    def keep(self, key: str, value: str) -> None:
        with writing(self._connection):
            self._connection.execute(
                "INSERT INTO capabilities VALUES (?, ?)"
                " ON CONFLICT (key) DO UPDATE SET json = excluded.json",
                (key, value),
            )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def reading_key(source: Source, window: Window) -> str:
    """A source's identity: its definition, and the window where it enters the query.

    A feed gives the same document whatever the window.
    """
    parts = [source.model_dump_json()]
    if KINDS[source.kind].is_query:
        parts += [window.since.isoformat(), window.until.isoformat()]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
