"""What the material of a story says, read once, for all checks of its sentences."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from agents.domain.addresses import addresses
from agents.domain.story import Material
from agents.summariser.checks.attribution import attributed
from agents.summariser.spans import dates, figures
from agents.summariser.spans.dates import Date
from agents.summariser.spans.plain import marked

_ALSO = {"Hacker News": " (HN)"}  # what a source is called for short
# The 3.5 of GPT-3.5 and the 3732 of CVE-2017-3732 state no amount; 8B in a name does.
_IDENTIFIER = re.compile(
    r"(?<![A-Za-z\d])[A-Z][A-Za-z\d]*(?:-\d+)*-(?:\d+\.\d+|\d{4,})(?![A-Za-z\d])"
)


Stated = TypeVar("Stated", figures.Figure, Date)


@dataclass(frozen=True)
class Ground:
    """What the material says, read once: its text, figures and dates."""

    text: str
    figures: tuple[figures.Figure, ...]
    dates: tuple[Date, ...]
    published: tuple[Date, ...]  # what only code knows, not the text
    own: "Ground | None" = None  # without what is said in discussions, if any is
    before: str = ""  # what the answer has just said: its own lists may be counted

    def of(self, sentence: str, *, said: bool) -> "Ground":
        """What may bear a sentence out: a comment only what is told as `said`."""
        return self if self.own is None or said or attributed(sentence) else self.own


def ground(materials: Sequence[Material], facts: str = "") -> Ground:
    """`facts` are what code knows besides the texts: dates, ids, licences."""
    unsaid = [
        m.model_copy(update={"text": ""}) if m.kind == "discussion" else m
        for m in materials
    ]
    own = _ground(unsaid, facts) if unsaid != list(materials) else None
    return replace(_ground(materials, facts), own=own)


def _ground(materials: Sequence[Material], facts: str) -> Ground:
    own = "\n".join(f"{m.title}\n{m.text}\n{m.url}" for m in materials)
    known = [f"{m.published:%Y-%m-%d}" for m in materials if m.published]
    named = {"Hacker News" for m in materials if m.kind == "discussion"}
    named |= {m.source for m in materials}
    sources = {f"{name}{_ALSO.get(name, '')}" for name in named}
    text = "\n".join([own, *known, facts, *sorted(sources), _authors(facts)])
    return _read(text, len(own))


def lines(text: str, published: Iterable[datetime] = ()) -> Ground:
    """Some lines of a material alone, which came out on these days.

    Elsewhere it may have been the day after.
    """
    days = tuple(
        Date(0, 0, year=day.year, month=day.month, day=day.day)
        for at in published
        for day in (at, at + timedelta(days=1))
    )
    return replace(_read(text, len(text)), published=days)


def _read(text: str, own: int) -> Ground:
    """The first `own` characters are the material's own; behind them stands what code knows."""
    stated = dates.dates(text)
    # The 20 of 8 月 20 日 and the digits of a name or address count nothing; 近 3 月 may.
    spans = [date.place for date in stated if date.day or date.quarter]
    spans += [match.span() for match in _IDENTIFIER.finditer(text)]
    uncounted = marked(len(text), (*spans, *addresses(text)))
    return Ground(
        text,
        _each_once(f for f in figures.figures(text) if not uncounted[f.start]),
        _each_once(date for date in stated if date.start < own),
        _each_once(date for date in stated if date.start >= own),
    )


def _each_once(stated: Iterable[Stated]) -> tuple[Stated, ...]:
    return tuple(dict.fromkeys(one.anywhere() for one in stated))


def _authors(facts: str) -> str:
    """How many there are, where all are named."""
    if found := re.search(r"^作者：(.+)$", facts, re.MULTILINE):
        return "" if found[1].endswith("等") else f"{found[1].count('、') + 1} 位作者"
    return ""
