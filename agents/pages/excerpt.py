"""A passage within a budget: its first sentence, those that tell most, then the rest. Pure."""

import re
from collections.abc import Iterable, Sequence

from agents.domain.sentences import spans

LINE = 400  # characters of one line, by which a sentence's span is told
_ENDLESS = 1_000  # characters of a sentence that may be cut at a word
_LEAST = 120  # characters that a cut sentence must keep
_WORD = re.compile(r"[\s，、,：:|]")

Cut = tuple[tuple[int, int], ...]  # stretches of a text, from its start


def excerpt(
    text: str,
    most: int,
    telling: Sequence[re.Pattern[str]] = (),
    found: Cut | None = None,
) -> Cut:
    """The stretches of a text that are kept, together at most `most` characters.

    All of it if it fits. Else its first sentence, then the sentences that most of
    `telling` find, then what follows the first one; nothing where none fits. `found`
    are the text's sentences, where they are known already.
    """
    if len(text) <= most:
        return ((0, len(text)),) if text else ()
    found = tuple(spans(text)) if found is None else found
    kept: set[int] = set()
    for place in _order(text, found, telling):
        start, end = found[place]
        if place not in kept and end - start + 1 <= most:
            kept.add(place)
            most -= end - start + 1
        if most < 2:  # noqa: PLR2004
            break
    if not kept:
        return _cut(text, found[0], most) if found else ()
    return _joined(found[place] for place in sorted(kept))


def cut_lines(text: str, kept: Cut) -> list[str]:
    """Whole sentences, as many as one line holds: a line is what evidence points to."""
    lines: list[str] = []
    for start, end in kept:
        begin = start
        last = start
        for _, stop in spans(text[start:end]):
            if start + stop - begin > LINE and last > begin:
                lines.append(text[begin:last].strip())
                begin = last
            last = start + stop
        lines.append(text[begin:end].strip())
    return [line for line in lines if line]


def size(kept: Cut) -> int:
    return sum(end - start + 1 for start, end in kept)


def _order(
    text: str, found: Sequence[tuple[int, int]], telling: Sequence[re.Pattern[str]]
) -> list[int]:
    """The first sentence, those that most of `telling` find, then the others."""
    weights: dict[int, tuple[int, int]] = {}
    for place, (start, end) in enumerate(found):
        hits = [n for n, words in enumerate(telling) if words.search(text, start, end)]
        if hits:
            weights[place] = (-len(hits), hits[0])
    cued = sorted(weights, key=lambda place: (*weights[place], place))
    return [*range(min(1, len(found))), *cued, *range(len(found))]


def _cut(text: str, sentence: tuple[int, int], most: int) -> Cut:
    """Of a sentence that has no end, its beginning, up to a word."""
    start, end = sentence
    if end - start < _ENDLESS or most < _LEAST:
        return ()
    stop = start + most - 1
    for place in range(stop, start + most // 2, -1):
        if _WORD.match(text, place):
            return ((start, place),)
    return ((start, stop),)


def _joined(found: Iterable[tuple[int, int]]) -> Cut:
    """Neighbouring sentences as one stretch."""
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if kept and start - kept[-1][1] <= 1:
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    return tuple(kept)
