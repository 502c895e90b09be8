"""Whether two entries may tell of one happening: an issue prints one of them then. Pure.

To merge takes more (`same`): merged stories cannot be told apart any more, while an
editor can swap in what waits on the bench. The weights are a logistic regression's over
labelled pairs, rounded (docs/evaluation.md, 10).
"""

import math
from collections.abc import Set as AbstractSet

from agents.scout.happening.concepts import bits
from agents.scout.happening.entry_text import EntryText, gap
from agents.scout.happening.merge_evidence import of_figures, words
from agents.scout.happening.own_names import heads_apart, same_head
from agents.scout.happening.quoted import same_quoted
from agents.scout.happening.retold import overlap
from agents.scout.happening.reworded import is_filled_in
from agents.scout.happening.vetoes import against, veto

_DAY = 86_400
# Days in which media come back to a happening; what has no date counts as so far off.
_SOON, _UNDATED = 7, 1.6
_SHARED, _TOLD, _FIGURES, _PER_DAY = 0.7, 0.5, 0.9, 0.5
# What speaks against a merge, and is outweighed here.
_AGAINST = {"subject": 0.5, "deed": 0.5, "figure": 1.5, "two": 0.3}
_ENOUGH = 2.2
_WORDS = 1.4  # points
_BESIDES = 4.0  # bits of deeds and things beside a name
# Bits of both headlines, and points of words: what the texts have besides is named in
# passing.
_HEADED, _HEADED_UNDATED = 4.0, 6.0
_COUNTED = 1.2  # points of figures
# Of one happening one medium tells what was done, and another what came of it.
SIDES = frozenset({"time", "deed", "two"})
_OUTWEIGHED = SIDES | _AGAINST.keys()


def alike(
    one: EntryText, other: EntryText, passing: AbstractSet[str] = _OUTWEIGHED
) -> bool:
    """Whether they tell nearly the same, within days of one another as far as known.

    `passing`: what speaks against a merge, and not by itself against this. Two papers
    or two repositories never do: what has an id is told apart by it.
    """
    days = gap(one, other) / _DAY
    two_works = not (one.is_post or other.is_post)
    if two_works or _SOON < days < math.inf or heads_apart(one, other):
        return False
    if _same_words(one, other) or same_quoted(one, other):
        # One may name first whom the other leaves out; another figure is another day's.
        return not veto(one, other, passing - {"figure"} | {"subject"})
    if days <= _SOON and _same_name(one, other) and not veto(one, other, passing):
        return True
    found = _in_points(one, other, days)
    if found < _ENOUGH:
        return False
    names = set(against(one, other))
    if names - passing:
        return False
    return found - sum(_AGAINST.get(name, 0.0) for name in names) >= _ENOUGH


def _in_points(one: EntryText, other: EntryText, days: float) -> float:
    """What both tell, less for each day between; nothing where no headline does.

    Media head one happening by what each finds most telling: a figure that few texts
    have stands for the headlines.
    """
    is_near = days <= _SOON
    headed = bits(one.title_keys & other.title_keys) + words(one, other)
    counted = is_near and of_figures(one, other) >= _COUNTED
    if not counted and headed < (_HEADED if is_near else _HEADED_UNDATED):
        return 0.0
    return _told(one, other) - _PER_DAY * (days if is_near else _UNDATED)


def _same_words(one: EntryText, other: EntryText) -> bool:
    if words(one, other) < _WORDS:
        return False
    ours, theirs = one.title.text, other.title.text
    return ours == theirs or not is_filled_in(ours, theirs)


def _same_name(one: EntryText, other: EntryText) -> bool:
    """Whether both are about one name, and tell something telling besides."""
    if not same_head(one, other):
        return False
    both = one.title_keys & other.keys_of_all | other.title_keys & one.keys_of_all
    return bits(key for key in both if key[0] == "#") >= _BESIDES


def _told(one: EntryText, other: EntryText) -> float:
    """What both tell, in points; nothing where no name, deed or thing is one."""
    both = overlap(one, other)
    if not both.bits:
        return 0.0
    shared = math.log1p(both.bits * both.share)
    figures = of_figures(one, other)
    return _SHARED * shared + _TOLD * math.log1p(both.told) + _FIGURES * figures
