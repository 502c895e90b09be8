"""Whether two entries may tell of one happening: an issue prints one of them then. Pure.

To merge takes more (`same`): merged stories cannot be told apart any more, while an
editor can swap in what waits on the bench.
"""

import math
from collections.abc import Set as AbstractSet

from agents.scout.happening.entry_text import EntryText, gap
from agents.scout.happening.merge_evidence import words
from agents.scout.happening.retold import overlap
from agents.scout.happening.vetoes import veto

_SOON = 7 * 86_400  # seconds in which media come back to a happening
_BITS = 9.0  # that both tell, by their share of the headlines
_TOLD = 8.0  # bits of it that are no names of companies, places and people
_WORDS = 1.4  # points
# Of one happening one medium tells what was done, and another what came of it.
SIDES = frozenset({"time", "deed"})


def alike(one: EntryText, other: EntryText, passing: AbstractSet[str] = SIDES) -> bool:
    """Whether they tell nearly the same, within days of one another as far as known.

    `passing`: what speaks against a merge, and not against this. Two papers or two
    repositories never do: what has an id is told apart by it.
    """
    if not (one.is_post or other.is_post) or _SOON < gap(one, other) < math.inf:
        return False
    if words(one, other) >= _WORDS:  # one may name first whom the other leaves out
        return not veto(one, other, passing={*passing, "subject"})
    found = overlap(one, other)
    if found.bits * found.share < _BITS:
        return False
    if found.told < _TOLD and not _of_one_thing(one, other):
        return False
    return not veto(one, other, passing)


def _of_one_thing(one: EntryText, other: EntryText) -> bool:
    """Whether a headline names a product, or what nobody else is called, of the other."""
    shared = one.title_keys & other.keys_of_all | other.title_keys & one.keys_of_all
    return any(key[0] != "#" for key in shared - one.rows - other.rows)
