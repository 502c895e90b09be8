"""What documents said, by their address, so that a rerun fetches none again."""

from collections.abc import Mapping
from datetime import UTC, datetime

from agents.store.connection import Connection
from agents.store.shelf import writing


def as_kept(moment: datetime) -> str:
    """As SQLite writes CURRENT_TIMESTAMP, which is in UTC."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S}"


class Texts:
    """Rows of JSON; `kept` is when a text was read."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, address: str, since: datetime) -> str | None:
        """The text of an address, if it was read at `since` or later."""
        row = self._connection.execute(
            "SELECT noun FROM texts WHERE address = ? AND kept >= ?",
            (address, as_kept(since)),
        ).fetchone()
        return str(row[0]) if row else None

    def keep(self, address: str, text: str, now: datetime) -> None:
        self.keep_all({address: text}, now)

    def keep_all(self, texts: Mapping[str, str], now: datetime) -> None:
        kept = as_kept(now)
        with writing(self._connection):
            self._connection.executemany(
                "INSERT INTO texts (address, noun, kept) VALUES (?, ?, ?)"
                " ON CONFLICT (address) DO UPDATE SET"
                " noun = excluded.noun, kept = excluded.kept",
                [(address, text, kept) for address, text in texts.items()],
            )
