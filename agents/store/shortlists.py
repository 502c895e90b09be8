"""What was chosen for a draft by `--choose`, until the draft is chosen anew."""

from pydantic import ValidationError

from agents.domain.choice import Chosen
from agents.store.connection import Connection
from agents.store.shelf import writing

_RUN, _SHELF = "drafts", "chosen"  # of no run, and so of all


class Shortlists:
    """One for each draft, by its id."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, draft: str) -> Chosen | None:
        """None too for what an earlier version kept in another shape."""
        row = self._connection.execute(
            "SELECT noun FROM nouns WHERE run = ? AND shelf = ? AND key = ?",
            (_RUN, _SHELF, draft),
        ).fetchone()
        try:
            return Chosen.model_validate_json(row[0]) if row else None
        except ValidationError:
            return None

    def newest(self) -> str | None:
        """The last draft, by its day, that something was chosen for."""
        row = self._connection.execute(
            "SELECT key FROM nouns WHERE run = ? AND shelf = ? ORDER BY key DESC LIMIT 1",
            (_RUN, _SHELF),
        ).fetchone()
        return str(row[0]) if row else None

    def keep(self, chosen: Chosen) -> None:
        with writing(self._connection):
            self._connection.execute(
                "INSERT INTO nouns VALUES (?, ?, ?, ?) ON CONFLICT (run, shelf, key)"
                " DO UPDATE SET noun = excluded.noun",
                (_RUN, _SHELF, chosen.draft, chosen.model_dump_json()),
            )

    def drop(self, draft: str) -> None:
        with writing(self._connection):
            self._connection.execute(
                "DELETE FROM nouns WHERE run = ? AND shelf = ? AND key = ?",
                (_RUN, _SHELF, draft),
            )
