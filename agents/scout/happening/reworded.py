"""Whether two headlines say one thing in one language, in another order or form. Pure.

What a headline says counts by how much of it there is and by how much of it the other
entry says, too: no word of it need be a name, a figure or a deed of the tables.
"""

from collections.abc import Iterable

from agents.scout.happening.entry_text import EntryText, gap
from agents.scout.happening.retold import overlap

_SOON = 1.6 * 86_400  # seconds in which media tell of one happening
# Words that are said by both, by the mean share of each headline that they are.
_NAMED, _UNNAMED = 2.0, 3.3
_SHARE, _LEAST = 0.5, 0.42  # of the headlines, their mean; of each
_HEADED = 0.35  # of the shorter one, in both headlines
_GRAM = 0.5  # of a word, which most Chinese pairs of characters are a part of
_SLOT = 0.6  # of the shorter headline: what is as it was around one other place


def reworded(one: EntryText, other: EntryText) -> bool:
    """Whether most of each headline stands in the other entry, within days.

    Headlines that differ in one place only are a form that is filled in: `A cuts its
    rates`, `B cuts its rates`.
    """
    if not (one.is_post and other.is_post) or gap(one, other) > _SOON:
        return False
    ours, theirs = _said(one), _said(other)
    if one.title.is_chinese != other.title.is_chinese or _size(ours & theirs) < _NAMED:
        return False
    mine = ours & (other.all.stems | other.all.grams)
    its = theirs & (one.all.stems | one.all.grams)
    shares = _size(mine) / _size(ours), _size(its) / _size(theirs)
    share = sum(shares) / 2
    found = _size(mine | its) * share
    if found < _NAMED or share < _SHARE or min(shares) < _LEAST:
        return False
    if _size(ours & theirs) < _HEADED * min(_size(ours), _size(theirs)):
        return False
    if is_filled_in(one.title.text, other.title.text):
        return False
    return found >= _UNNAMED or overlap(one, other).named


def _said(entry: EntryText) -> frozenset[str]:
    """Words and pairs of characters of the headline; figures are told by themselves."""
    said = entry.title.stems | entry.title.grams
    return frozenset(part for part in said if not part[0].isdigit())


def _size(parts: Iterable[str]) -> float:
    return sum(1.0 if part.isascii() else _GRAM for part in parts)


def is_filled_in(ours: str, theirs: str) -> bool:
    begin = _alike(ours, theirs)
    length = min(len(ours), len(theirs))
    end = min(_alike(ours[::-1], theirs[::-1]), length - begin)
    return begin + end >= _SLOT * length


def _alike(ours: str, theirs: str) -> int:
    """Characters that both begin with."""
    pairs = enumerate(zip(ours, theirs, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(ours), len(theirs)))
