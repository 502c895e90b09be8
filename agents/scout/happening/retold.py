"""Whether what a headline says is what the other entry tells, in words of any language. Pure.

No part of it need be special to the happening: who, where, what was done and to what are
together, as a place that is told by its street, its house and its door.
"""

from typing import NamedTuple

from agents.scout.happening.concepts import bits
from agents.scout.happening.entry_text import EntryText, gap
from agents.scout.happening.figures import CURRENCIES, Amount, shared
from agents.scout.happening.merge_evidence import words

# Seconds in which media tell of one happening, and in which those of other lands do.
_SOON, _ABROAD = 1.6 * 86_400, 2.6 * 86_400
_ENOUGH = 14.0  # bits that both have, by the mean share of the headlines
_TOLD = 12.0  # bits of what was done: companies and products are of many happenings
_HEADED, _HEADED_BARE = 12.0, 9.0  # bits that both headlines have
_WORDS = 0.7  # points of words, where both have one language and name nobody
_UNITS = {"#second", "#minute", "#hour"}
_LONG = 9  # pairs of characters, words and figures of a headline


class Overlap(NamedTuple):
    """What both tell, in bits, and how much of the headlines that is."""

    bits: float
    told: float  # of these, what was done, to what, and names that nobody else has
    share: float  # of each headline's bits, the mean of both
    named: bool  # whether both name somebody or something


def overlap(one: EntryText, other: EntryText) -> Overlap:
    ours, theirs = one.title_keys, other.title_keys
    mine, its = ours & other.keys_of_all, theirs & one.keys_of_all
    if _timed_apart(one, other):
        mine, its = mine - _UNITS, its - _UNITS
    figures = shared(one.title.stated, other.all.stated)
    figures |= shared(other.title.stated, one.all.stated)
    both = bits(mine | its)
    odd = (one.title.odd | other.title.odd) - one.rows - other.rows
    told = bits(key for key in mine | its if key[0] == "#" or key in odd)
    share = (_share(mine, ours, one, other) + _share(its, theirs, other, one)) / 2
    named = any(key[0] != "#" for key in mine | its)
    return Overlap(both + sum(map(_of, figures)), told, share, named)


def retold(one: EntryText, other: EntryText) -> bool:
    """Whether both say so much of the same, within days, that it is one happening."""
    if not (one.is_post and other.is_post):
        return False
    one_language = one.title.is_chinese == other.title.is_chinese
    if gap(one, other) > (_SOON if one_language else _ABROAD):
        return False
    is_bare = not (one.candidate.summary and other.candidate.summary)
    least = _HEADED_BARE if is_bare else _HEADED
    if bits(one.title_keys & other.title_keys) < least:
        return False
    found = overlap(one, other)
    said = words(one, other) if one_language else 0.0
    if one_language and not found.named and said < _WORDS:
        return False
    return found.told + 2 * said >= _TOLD and found.bits * found.share >= _ENOUGH


def within(one: EntryText, other: EntryText) -> bool:
    """Whether all of a long headline stands in the other one, which may say more."""
    if one.title.is_chinese != other.title.is_chinese or gap(one, other) > _SOON:
        return False
    ours, theirs = (_said(entry) for entry in (one, other))
    return min(len(ours), len(theirs)) >= _LONG and (ours <= theirs or theirs <= ours)


def _said(entry: EntryText) -> frozenset[str | Amount]:
    title = entry.title
    return frozenset({*title.grams, *title.stems, *title.figures})


def _timed_apart(one: EntryText, other: EntryText) -> bool:
    """Whether the headlines have figures, and none of them is one: `30 秒`, `11 秒`."""
    figures = one.title.figures, other.title.figures
    return all(figures) and not shared(*figures)


def _of(figure: Amount) -> float:
    if figure.kind in CURRENCIES or figure.value >= 100:  # noqa: PLR2004
        return 6.0
    return 1.0 if figure.is_count else 4.0


def _share(
    part: frozenset[str], whole: frozenset[str], one: EntryText, other: EntryText
) -> float:
    """Of what a headline tells; a figure that the other lacks is told as well."""
    lacking = one.title.stated - shared(one.title.stated, other.all.figures)
    untold = sum(_of(figure) for figure in lacking if figure.tells > 1)
    return bits(part) / (bits(whole) + untold) if whole else 0.0
