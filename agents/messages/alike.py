"""Of many notes of one kind the first few: what a run says to whoever watches it."""

import re
from pathlib import Path

from agents.messages.said import said

_FEW = 4
_READ = 2_000  # characters of a note: a title of quotes alone takes their square
_QUOTED = r"'(?:[^'\\]|\\.)*'|\"[^\"]*\"|“[^”]*”"
_PARTICULAR = re.compile(rf"{_QUOTED}|https?://\S+|[0-9.]+")
# The name before what is said of it; a title has colons of its own, a name apostrophes.
_ABOUT = re.compile(rf"\A(?:{_QUOTED})?(?:[^\n'\"“]|(?<=\w)'(?=\w)){{0,200}}?(?:: |：)")


class Alike:
    """Notes that differ in names, titles, addresses and numbers alone are of one kind."""

    def __init__(self) -> None:
        self._noted: dict[str, set[str]] = {}

    def admits(self, message: str) -> bool:
        """Whether to tell it: none comes twice."""
        kind = _PARTICULAR.sub("", _ABOUT.sub("", message[:_READ]))
        alike = self._noted.setdefault(kind, set())
        if message in alike:
            return False
        alike.add(message)
        return len(alike) <= _FEW

    def closing(self, report: Path | None = None) -> str:
        """How many were not told, and where they are, if anywhere; "" for none."""
        more = sum(max(0, len(alike) - _FEW) for alike in self._noted.values())
        if not more:
            return ""
        if report is None:
            return said("{more} more notes like these", more=more)
        return said(
            "{more} more notes like these; {report} has all", more=more, report=report
        )
