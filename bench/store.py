"""A whole run on an empty state against one that holds a million candidates.

python -m bench.store [ROWS]
"""

import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from agents.store.database import open_database
from bench.program import draft
from bench.table import show
from tests.world import feed, world

_ROWS = 1_000_000
_FEEDS = {f"feed{n}": feed(range(5 * n, 5 * n + 5)) for n in range(20)}
_NOUN = "x" * 1200  # characters, as a candidate's JSON has


def main(rows: int) -> None:
    found: list[tuple[object, ...]] = []
    for held in (0, rows):
        with tempfile.TemporaryDirectory() as folder, world(feeds=_FEEDS) as here:
            place = Path(folder)
            sources = here.sources(place / "sources.yaml")
            file = place / "state/state.db"
            with closing(open_database(file, print)) as connection:
                fill(connection, held)
            size = file.stat().st_size / 2**20
            first = draft(place, "--sources", str(sources))
            again = draft(place, "--sources", str(sources))
        found.append((held, size, first.seconds, again.seconds, first.peak_mb))
    head = ("rows held", "state MB", "whole run s", "again s", "peak MB")
    show("A run of 20 feeds beside what was kept", head, found)


def fill(connection: sqlite3.Connection, rows: int) -> None:
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO candidates (id, noun) VALUES (?, ?)",
        ((f"{number * 2654435761 % 2**32:016x}", _NOUN) for number in range(rows)),
    )
    connection.execute("COMMIT")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else _ROWS)
