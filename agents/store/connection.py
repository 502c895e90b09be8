"""The state's tables, in SQLite or in PostgreSQL: one SQL, written once.

SQLite's own connection is a `Connection`; `agents.store.postgres` makes one of
PostgreSQL's. SQLAlchemy Core was measured instead: 0.17 s to import, and two to three
times as long per row, of a weekly run that takes two seconds.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

Row = tuple[Any, ...]


class Rows(Protocol):
    """What a statement found."""

    def __iter__(self) -> Iterator[Row]: ...
    def fetchone(self) -> Row | None: ...
    def fetchall(self) -> list[Row]: ...


class Connection(Protocol):
    """Each statement commits by itself, but between BEGIN IMMEDIATE and COMMIT.

    Statements are those that both know: `?` for a value and nowhere else, upserts
    with ON CONFLICT, keys compared byte by byte.
    """

    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> Rows: ...
    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> object: ...
    def rollback(self) -> None:
        """Do nothing where no transaction is open."""
        ...

    def close(self) -> None: ...
