"""Which passages of a document were taken, and how much of each; printed as lines. Pure."""

import re
from collections.abc import Iterable, Sequence

from agents.domain.document import Passage
from agents.domain.sentences import spans
from agents.pages.excerpt import Cut, cut_lines, excerpt, size
from agents.pages.outline import Section

_HEADING = 160  # characters of one that are printed
_MARK = 3  # characters of a heading's or an item's mark, and of a line's end
_LEAST = 40  # characters; less room is not worth a look


class PassageChoice:
    """Grows passage by passage, never beyond `limit` characters as printed."""

    def __init__(
        self, passages: Sequence[Passage], found: Iterable[Section], limit: int
    ) -> None:
        self.passages = passages
        self._limit = limit
        self._found = list(found)
        self._section = {place: one for one in self._found for place in one.at}
        self._kept: dict[int, Cut] = {}
        self._sentences: dict[int, Cut] = {}
        self._headed: set[int | None] = {None}
        self._size = 0

    @property
    def left(self) -> int:
        return self._limit - self._size

    def text(self, place: int) -> str:
        return self.passages[place].text

    def prose(self, found: Iterable[Section]) -> list[int]:
        kinds = ("paragraph", "item")
        return [p for p in places(found) if self.passages[p].kind in kinds]

    def whole(self) -> int:
        """Characters of everything, as it would be printed."""
        return sum(
            self._cost(place) + len(self.text(place)) + 1 for place in self._section
        ) + sum(self._heading_cost(one) for one in self._found if one.at)

    def fill(
        self,
        taken: Iterable[int],
        most: int,
        longest: int = 1_000_000,
        telling: Sequence[re.Pattern[str]] = (),
    ) -> int:
        """Take passages, each up to `longest`, while they fit into `most` characters.

        One that was taken in part may grow. Gives what is left of `most`.
        """
        for place in taken:
            if most < _LEAST:
                break
            most -= self._take(place, min(most, self.left), longest, telling)
        return most

    def spread(
        self,
        taken: Sequence[int],
        most: int,
        longest: int = 1_000_000,
        telling: Sequence[re.Pattern[str]] = (),
    ) -> int:
        """Some of each before more of any: an equal share, a sentence, then the rest."""
        first = min(longest, most // max(1, len(taken)))
        most = self.fill(taken, most, first, telling)
        untold = [place for place in taken if place not in self._kept]
        most = self.fill(untold, most, min(longest, 400), telling)
        return self.fill(taken, most, longest, telling)

    def lines(self) -> list[str]:
        """In reading order, each passage below the heading of its section."""
        lines: list[str] = []
        for section in self._found:
            shown = [place for place in section.at if place in self._kept]
            if shown and section.heading is not None:
                lines.append(f"## {self.text(section.heading)[:_HEADING]}")
            for place in shown:
                lines += self._printed(place)
        return lines

    def _printed(self, place: int) -> list[str]:
        text, kept = self.text(place), self._kept[place]
        if self.passages[place].kind == "row":
            return [text[start:end] for start, end in kept]
        lines = cut_lines(text, kept)
        if self.passages[place].kind == "item" and lines:
            lines[0] = f"- {lines[0]}"
        return lines

    def _take(
        self, place: int, most: int, longest: int, telling: Sequence[re.Pattern[str]]
    ) -> int:
        """What it costs to have more of one passage."""
        before = self._kept.get(place, ())
        had = size(before)
        fixed = 0 if before else self._cost(place) + self._unheaded(place)
        room = min(longest + 1, had + most - fixed)
        if room <= len(self.text(place)) and place not in self._sentences:
            self._sentences[place] = tuple(spans(self.text(place)))
        found = self._sentences.get(place)
        kept = excerpt(self.text(place), room - 1, telling, found)
        if size(kept) <= had:
            return 0
        self._kept[place] = kept
        self._headed.add(self._section[place].heading)
        cost = size(kept) - had + fixed
        self._size += cost
        return cost

    def _cost(self, place: int) -> int:
        return _MARK if self.passages[place].kind == "item" else 0

    def _unheaded(self, place: int) -> int:
        section = self._section[place]
        is_headed = section.heading in self._headed
        return 0 if is_headed else self._heading_cost(section)

    def _heading_cost(self, section: Section) -> int:
        if section.heading is None:
            return 0
        return min(_HEADING, len(self.text(section.heading))) + _MARK + 1


def places(found: Iterable[Section]) -> list[int]:
    """The places of their passages, in reading order, without headings."""
    return sorted(place for section in found for place in section.at)
