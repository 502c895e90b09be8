"""What the linter is told, and what it says."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from agents.domain.words import Noun
from agents.formatter.lint.document import Document
from agents.ports import Render

Level = Literal["E", "W"]  # E blocks, W warns


class Fault(NamedTuple):
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


@dataclass(frozen=True)
class Proof:
    """What supports one item: the addresses and texts that were read for it."""

    urls: frozenset[str] = frozenset()
    text: str = ""
    event: dt.date | None = None
    background: bool = False  # its event lies outside of the window on purpose


@dataclass(frozen=True)
class Context:
    """What the text alone doesn't tell. A rule without its knowledge is silent."""

    previous: int | None = None  # the number of the issue before
    since: dt.date | None = None
    until: dt.date | None = None  # the window's last day
    earlier_headings: frozenset[str] = frozenset()
    earlier_urls: frozenset[str] = frozenset()
    proofs: Mapping[str, Proof] = field(default_factory=dict)  # by item heading
    files: Mapping[str, bytes] | None = None  # by path, static/…
    filename: str = ""
    final: bool = False  # about to be published
    render: Render | None = None  # for a draft that nobody has edited


Check = Callable[[Document, Context], Iterator[Fault]]
