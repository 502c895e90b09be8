"""Places in the materials of a story, and what they state."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from agents.domain.issue import Evidence
from agents.domain.sentences import spans
from agents.domain.story import Material
from agents.summariser.align import LONGEST_QUOTE, Span
from agents.summariser.checks import ground, numbers
from agents.summariser.spans import names
from agents.summariser.spans.plain import folded
from agents.summariser.taglines import taglines

_OWN = 8  # folded characters that are no chance
IDENTIFIER = re.compile(
    r"(?<![A-Za-z0-9_])(?:[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+|[a-z]+(?:[A-Z][a-z0-9]+)+|--[a-z][a-z-]+)(?![A-Za-z0-9_])"
)

_VERSION = re.compile(r"\d+(?:\.\d+)+")
_BEGINS = re.compile(r"(?:^|[\n.!?|])\W*\Z")  # a word there may be no name
_TRIED = 8  # places where a sentence stands that are looked at
_BESIDE = 3_000  # characters of a line beside
_OTHERS = 4_000  # characters in which other names are looked for
_MARKS = 4  # characters between the end of a sentence and the next


class Place(NamedTuple):
    """`material.text[start:end]`."""

    material: Material
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.material.text[self.start : self.end]


def own_words(part: str, materials: Sequence[Material]) -> Place | None:
    """Where the sentence itself stands, spaces and punctuation aside."""
    wanted = folded(part).text.strip("。！？；.!?;:：，,")
    if len(wanted) < _OWN:
        return None
    for material in materials:
        text, places = folded(material.text)
        at = text.find(wanted)
        for _ in range(_TRIED):
            if at < 0:
                break
            found = Place(material, places[at], places[at + len(wanted) - 1] + 1)
            if not advertises(found):
                return found
            at = text.find(wanted, at + 1)
    return None


def is_inside(unit: Span, places: Sequence[Place]) -> bool:
    return any(
        unit.material is place.material
        and place.start <= unit.start
        and unit.end <= place.end
        for place in places
    )


def around(line: Place) -> Iterator[Place]:
    """The lines before and behind it that are not empty."""
    text = line.material.text
    before = text[: line.start].rstrip()
    if before:
        start = before.rfind("\n") + 1
        yield Place(line.material, max(start, len(before) - _BESIDE), len(before))
    behind = text[line.end :]
    if behind.strip():
        start = line.end + len(behind) - len(behind.lstrip())
        end = text.find("\n", start)
        end = end if end >= 0 else len(text)
        yield Place(line.material, start, min(end, start + _BESIDE))


def advertises(place: Place) -> bool:
    return any(
        start <= place.start and place.end <= end
        for start, end in taglines(place.material)
    )


def line_of(place: Place) -> Place:
    """All of its line where that is short, else the sentences around it that fit."""
    text = place.material.text
    first = text.rfind("\n", 0, place.start) + 1
    last = text.find("\n", place.end)
    last = last if last >= 0 else len(text)
    start, end = place.start, place.end
    ends = [(first + a, first + b) for a, b in spans(text[first:last])]
    for one, other in sorted(ends, key=lambda at: abs(at[0] - place.start)):
        if max(end, other) - min(start, one) > LONGEST_QUOTE:
            break
        start, end = min(start, one), max(end, other)
    return Place(place.material, start, end)


def sentence_of(place: Place) -> Place:
    """The sentence of the source in which it begins."""
    text = place.material.text
    first = text.rfind("\n", 0, place.start) + 1
    last = text.find("\n", place.end)
    line = text[first : last if last >= 0 else len(text)]
    for start, end in spans(line):
        if first + end > place.start:
            return Place(place.material, first + start, max(first + end, place.end))
    return place


def quoted(place: Place) -> Evidence:
    end = min(place.end, place.start + LONGEST_QUOTE)
    return Evidence(
        source=place.material.n,
        quote=place.material.text[place.start : end],
        start=place.start,
        end=end,
    )


def unheld(
    part: str, places: Sequence[Place], materials: Sequence[Material]
) -> list[str]:
    """Figures, dates, names, quotations and addresses that these places lack.

    What the story is about, its title, its address and its institutions name; a day
    may be that on which it came out. A name may stand elsewhere in the text where
    these places name nobody else.
    """
    text = "\n".join(place.text for place in places)
    days = [m.published for m in materials if m.published]
    titled = "\n".join((text, *map(known, materials)))
    written = text.lower()
    lacking = [n for n in IDENTIFIER.findall(part) if n.lower() not in written]
    versions = {found for m in materials for found in _VERSION.findall(m.title)}
    stated = numbers.unstated(part, ground.lines(text, days))
    return [
        *lacking,
        *(one for one in stated if one.lstrip("vV") not in versions),
        *_unnamed(part, text, titled, materials),
        *names.missing_quotations(part, text),
        *names.missing_urls(part, text),
    ]


def known(material: Material) -> str:
    """What names a material outside of its text."""
    names = (material.title, material.source, *material.affiliations, material.url)
    return "\n".join(names)


def _unnamed(
    part: str, text: str, titled: str, materials: Sequence[Material]
) -> list[str]:
    missing = names.missing_names(part, titled)
    if not missing or _names_others(part, text):
        return missing
    whole = "\n".join(material.text for material in materials)
    return [name for name in missing if name in names.missing_names(name, whole)]


def _names_others(part: str, text: str) -> bool:
    """Whether there is a name in it that the sentence has not."""
    text = text[:_OTHERS]
    return any(
        name.value[0].isupper()
        and not name.is_common
        and not names.spelling(name.value).search(part)
        and not _BEGINS.search(text[max(0, name.start - _MARKS) : name.start])
        for name in names.spelt(text)
    )
