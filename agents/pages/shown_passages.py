"""Which passages of an article or a README a prompt shows, and how they are printed. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from agents.domain.document import Passage
from agents.domain.sentences import spans

LINE = 400  # characters of one line, by which a sentence's span is told
_MARK = 4  # characters of a heading's or an item's mark, with the line's end


@dataclass(frozen=True)
class ShownPart:
    """A heading's place, if it has one, and those of what stands right below it."""

    heading: int | None
    at: tuple[int, ...]


def parts(passages: Sequence[Passage]) -> list[ShownPart]:
    """In reading order; what stands above the first heading comes first."""
    heads = [place for place, one in enumerate(passages) if one.kind == "heading"]
    found = [ShownPart(None, tuple(range(heads[0] if heads else len(passages))))]
    for head, end in pairwise([*heads, len(passages)]):
        found.append(ShownPart(head, tuple(range(head + 1, end))))
    return found


class ShownPassages:
    """Grows passage by passage, never beyond `limit` characters as printed."""

    def __init__(
        self, passages: Sequence[Passage], found: Sequence[ShownPart], limit: int
    ) -> None:
        self._passages, self._parts, self._left = passages, found, limit
        self._heading = {place: part.heading for part in found for place in part.at}
        self._texts: dict[int, str] = {}
        self._headed: set[int | None] = {None}

    @property
    def left(self) -> int:
        return self._left

    def everything(self) -> list[int]:
        return [place for part in self._parts for place in part.at]

    def fits(self) -> bool:
        """Whether all of it would be shown."""
        texts = sum(len(one.text) + _MARK for one in self._passages)
        return texts <= self._left

    def take(self, places: Iterable[int], most: int, longest: int = 1_000_000) -> None:
        """Passages while they fit into `most` characters; one too long ends at a sentence."""
        most = min(most, self._left)
        for place in places:
            heading = self._heading[place]
            head = 0 if heading in self._headed else self._length(heading)
            before = len(self._texts.get(place, ""))
            room = most - head + before
            text = until(self._passages[place].text, min(longest, room - _MARK))
            if len(text) <= before:
                continue
            cost = len(text) - before + head + (0 if before else _MARK)
            self._texts[place] = text
            self._headed.add(heading)
            most, self._left = most - cost, self._left - cost

    def _length(self, heading: int | None) -> int:
        return 0 if heading is None else len(self._passages[heading].text) + _MARK

    def printed(self) -> str:
        """In reading order, each passage below the heading of its section."""
        shown: list[str] = []
        for part in self._parts:
            here = [place for place in part.at if place in self._texts]
            if here and part.heading is not None:
                shown.append(f"## {self._passages[part.heading].text}")
            for place in here:
                mark = "- " if self._passages[place].kind == "item" else ""
                shown += _lines(f"{mark}{self._texts[place]}")
        return "\n".join(shown)


def until(text: str, most: int) -> str:
    """The whole text, or its first sentences; nothing where none fits."""
    if len(text) <= most:
        return text
    kept = 0
    for _, end in spans(text[: max(0, most) + 1]):
        if end > most or (end == most and most < len(text)):
            break
        kept = end
    return text[:kept]


def _lines(text: str) -> Iterator[str]:
    """Whole sentences, as many as one line holds: a line is what evidence points to."""
    start = last = 0
    for begin, end in spans(text):
        if end - start > LINE and last > start:
            yield text[start:last].strip()
            start = begin
        last = end
    if text[start:last]:
        yield text[start:last].strip()
