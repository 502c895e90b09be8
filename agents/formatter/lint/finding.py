"""What the linter is told, and what it says."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from agents.domain.words import Noun
from agents.formatter.lint.linted_document import LintedDocument
from agents.messages.said import said

Level = Literal["E", "W"]  # E blocks, W warns


class RuleFault(NamedTuple):
    """What one rule found; `line` is counted from 1."""

    line: int
    message: str
    mend: str


class Finding(Noun):
    """A fault with its rule, and the heading of its item (empty outside of items)."""

    rule: str
    level: Level
    line: int
    message: str
    mend: str
    item: str = ""

    @property
    def sentences(self) -> str:
        """The fault and its way out."""
        return said("{fault} {mend}", fault=self.message, mend=self.mend)


@dataclass(frozen=True)
class ItemEvidence:
    """What supports one item: the addresses and texts that were read for it."""

    urls: frozenset[str] = frozenset()
    text: str = ""


def _nothing(_said: str, _known: str) -> Sequence[str]:
    return ()


@dataclass(frozen=True)
class Context:
    """What the text alone doesn't tell. A rule without its knowledge is silent."""

    previous: int | None = None  # the number of the issue before
    until: dt.date | None = None  # the window's last day
    earlier_headings: frozenset[str] = frozenset()
    earlier_urls: frozenset[str] = frozenset()
    proofs: Mapping[str, ItemEvidence] = field(default_factory=dict)  # by item heading
    # Which figures of a text another one does not bear out: the checks are the
    # summariser's, and whoever knows both hands them in.
    unproven: Callable[[str, str], Sequence[str]] = _nothing
    files: Mapping[str, bytes] | None = None  # by path, static/…
    licences: Mapping[str, str] | None = None  # by path, as a page stated it
    filename: str = ""
    final: bool = False  # about to be published


Check = Callable[[LintedDocument, Context], Iterator[RuleFault]]
