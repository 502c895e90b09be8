"""Pairs of entries that tell of one happening in words of their own. Pure."""

from collections import OrderedDict
from collections.abc import Callable, Sequence

from agents.domain.identity import bare_title
from agents.domain.story import Candidate
from agents.scout.happening.entry_text import EntryText
from agents.scout.happening.keys import Pair, near
from agents.scout.happening.same import evident
from agents.scout.happening.vetoes import veto

_HELD = 12  # members of a group that are held against another's
_BARE = 4  # of those that have no text
_KEPT = 4_000  # entries that are known at once; each takes some ten kB
_NOTHING, _UNNAMED = frozenset[str](), frozenset({"subject"})
Apart = Callable[[int, int], bool]


class Retold:
    """Entries that are held against each other; what each tells is found when asked."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._candidates = candidates
        # An ordered one forgets its first at once; a dict looks through its gaps for it.
        self._entries: OrderedDict[int, EntryText] = OrderedDict()
        self._one: set[Pair] = set()  # against which nothing speaks

    def entry(self, index: int) -> EntryText:
        if index not in self._entries:
            if len(self._entries) >= _KEPT:  # the one that is known longest
                self._entries.popitem(last=False)
            self._entries[index] = EntryText(self._candidates[index])
        return self._entries[index]

    def pairs(self, apart: Apart) -> list[Pair]:
        """Of those that are not one yet, the most evident first."""
        found = []
        for one, other in sorted(set(near(self._candidates))):
            if apart(one, other) and not self._is_decided(one, other):
                points = evident(self.entry(one), self.entry(other))
                if points is not None:
                    found.append((-points, one, other))
                    self._one.add((one, other))
        return [(one, other) for _, one, other in sorted(found)]

    def _is_decided(self, one: int, other: int) -> bool:
        """Whether they are two numbers of one feed's column, told apart by their texts.

        What a feed gives again was found as such before: by title, text and time.
        """
        ours, theirs = self._candidates[one], self._candidates[other]
        return (
            ours.source == theirs.source
            and not ours.row.is_query
            and bare_title(ours.title) == bare_title(theirs.title)
        )

    def agree(self, ones: Sequence[int], others: Sequence[int]) -> bool:
        """Whether no two of them speak against being one.

        Who is plainly one with a member need not name what all the others name.
        """
        ours, theirs = self._speaking(ones), self._speaking(others)
        mine, its = self._linked(ours, theirs), self._linked(theirs, ours)
        return not any(
            (one, other) not in self._one
            and veto(
                self.entry(one),
                self.entry(other),
                _UNNAMED if one in mine or other in its else _NOTHING,
            )
            for one in ours
            for other in theirs
        )

    def _linked(self, ones: Sequence[int], others: Sequence[int]) -> set[int]:
        """Those against which nothing speaks with one of the others, and much for it."""
        return {
            one
            for one in ones
            if any((min(one, o), max(one, o)) in self._one for o in others)
        }

    def _speaking(self, group: Sequence[int]) -> list[int]:
        """Members with a word of their own, of bare headlines a few.

        A bare link under a headline that has a text has none.
        """
        if len(group) == 1:
            return [group[0]]
        held = group[:_HELD]
        with_text = [place for place in held if self._candidates[place].summary]
        full = {bare_title(self._candidates[place].title) for place in with_text}
        bare = [
            place
            for place in held
            if not self._candidates[place].summary
            and bare_title(self._candidates[place].title) not in full
        ]
        return with_text + bare[:_BARE]
