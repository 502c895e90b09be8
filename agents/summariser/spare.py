"""What a prompt can do without where a model's context is too small. Pure."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

_HEADING = re.compile(r"^\w+ \d+\| #{1,6} ")
_SECTION = 4_000  # characters; of a longer one the lines are told apart
_LINES = 2_000  # characters of lines that go together


def spare(shown: Mapping[str, object]) -> tuple[str, ...]:
    """Whole sections of what `marked_sources` shows, those to leave out first first.

    Last goes what the first source opens with. Of each source the middle goes before
    its beginning and its end, and what only adds to the first source before that.
    """
    sources = [_parts(one["text"]) for one in cast(Any, shown["sources"])]
    kept, order = [], []
    for parts in reversed(sources):
        order += [parts[at] for at in _from_the_middle(len(parts))]
        kept += parts[:1]
    return (*order, *kept)


def _from_the_middle(count: int) -> list[int]:
    """Places without the first, the middle before the ends."""
    return sorted(range(1, count), key=lambda at: (-min(at, count - 1 - at), -at))


def _parts(text: str) -> list[str]:
    """Sections by their headings; where there are none, and in long ones, lines."""
    sections: list[list[str]] = []
    for line in text.splitlines():
        if not sections or _HEADING.match(line):
            sections.append([])
        sections[-1].append(line)
    return [part for section in sections for part in _split(section)]


def _split(lines: list[str]) -> Iterator[str]:
    if sum(map(len, lines)) <= _SECTION:
        yield "\n".join(lines)
        return
    group: list[str] = []
    for line in lines:
        if group and sum(map(len, group)) + len(line) > _LINES:
            yield "\n".join(group)
            group = []
        group.append(line)
    yield "\n".join(group)
