"""What the linter says of one item, or of one opening."""

from functools import lru_cache

from agents.formatter.lint import lint
from agents.formatter.lint.finding import Finding
from agents.messages.said import spoken
from agents.review.desk import Sight
from agents.review.manuscript import Piece, compose
from agents.review.sheet import Entry, items
from agents.review.shown import Shown


def findings(sight: Sight, entry: Entry, text: str | None = None) -> list[Shown]:
    """With `text` in place of its own.

    It is linted in an issue of its own: a whole one takes 100 ms at 60 items. What
    concerns two items at once is left to `check` and to publishing.
    """
    here = text or entry.text
    found = _opening(sight, entry, here) if entry.kind == "opening" else ()
    if entry.kind == "item":
        piece = Piece(entry.section, entry.category, here)
        was = sight.manuscript
        issue = compose(was.head, was.leads, [piece])
        found = tuple(f for f in _linted(issue) if f.item == piece.heading)
    return [_shown(one) for one in found]


def _shown(found: Finding) -> Shown:
    return {
        "rule": found.rule,
        "level": found.level,
        "message": found.message,
        "mend": found.mend,
    }


def _opening(sight: Sight, entry: Entry, text: str) -> tuple[Finding, ...]:
    """Those of its own lines, below the heading of its category."""
    place = entry.section, entry.category
    own = (e for e in items(sight.sheet) if (e.section, e.category) == place)
    piece = next((Piece(*place, e.text) for e in own), None)
    if piece is None:
        return ()
    without = compose(sight.manuscript.head, {}, [piece])
    issue = compose(sight.manuscript.head, {place: text}, [piece])
    first = next(
        n
        for n, (row, other) in enumerate(
            zip(issue.split("\n"), without.split("\n"), strict=False), start=1
        )
        if row != other
    )
    lines = range(first, first + text.count("\n") + 1)
    return tuple(f for f in _linted(issue) if f.line in lines)


def _linted(issue: str) -> tuple[Finding, ...]:
    """Of each item at every key pressed: 60 that nobody changed take 1 ms, not 100."""
    return _found(issue, spoken())


@lru_cache(maxsize=512)
def _found(issue: str, _spoken: str) -> tuple[Finding, ...]:
    return tuple(lint(issue))
