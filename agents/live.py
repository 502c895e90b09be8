"""A live display of a run on a terminal; it loads rich, which plain lines do not."""

from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from agents.messages.alike import Alike
from agents.messages.said import said, step_name


class Live:
    """Bars with counts and times, notes above them."""

    def __init__(self, console: Console | None = None) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn(said("left")),
            TimeRemainingColumn(),
            console=console or Console(stderr=True),
        )
        self._alike = Alike()
        self._tasks: dict[str, TaskID] = {}
        self._progress.start()

    def begin(self, step: str, total: int) -> None:
        task = self._progress.add_task(
            step_name(step), total=total or None, visible=total > 0
        )
        self._tasks[step] = task

    def advance(self, step: str, by: int = 1) -> None:
        if step in self._tasks and by:
            self._progress.update(self._tasks[step], advance=by, visible=True)

    def note(self, message: str) -> None:
        if self._alike.admits(message):
            self._print(message)

    def close(self, report: Path | None = None) -> None:
        """As `Plain.close`."""
        if line := self._alike.closing(report):
            self._print(line)
        self._progress.stop()

    def _print(self, line: str) -> None:
        # Text, not a string: square brackets of a title are no markup.
        self._progress.console.print(Text(line))
