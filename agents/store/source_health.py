"""What each source gave in each window, kept over the runs."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from agents.domain.report import SourceReport
from agents.domain.standing import Checkup, Standing, standing
from agents.store.connection import Connection
from agents.store.shelf import writing

_LOOKED_BACK = 12  # windows of one source


class Health:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(
        self, window: str, read: datetime, reports: Iterable[SourceReport]
    ) -> None:
        """A rerun of a window replaces what was kept of it: it is no second week."""
        rows = [
            (report.name, window, read.isoformat(), report.model_dump_json())
            for report in reports
        ]
        with writing(self._connection):
            self._connection.executemany(
                'INSERT INTO health VALUES (?, ?, ?, ?) ON CONFLICT (source, "window")'
                " DO UPDATE SET read = excluded.read, report = excluded.report",
                rows,
            )

    def standings(self, names: Sequence[str]) -> list[Standing]:
        """Of these sources, in this order, as far as they were ever read."""
        kept = ((name, self._checkups(name)) for name in names)
        return [standing(name, checkups) for name, checkups in kept if checkups]

    def _checkups(self, name: str) -> list[Checkup]:
        rows = self._connection.execute(
            'SELECT "window", read, report FROM health WHERE source = ?'
            ' ORDER BY "window" DESC LIMIT ?',
            (name, _LOOKED_BACK),
        ).fetchall()
        return [
            Checkup(
                window=window,
                read=datetime.fromisoformat(read),
                report=SourceReport.model_validate_json(report),
            )
            for window, read, report in reversed(rows)
        ]
