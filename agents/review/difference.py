"""Two texts compared: runs of kept, added and dropped characters. Pure."""

from collections.abc import Iterator

from agents.domain.likeness import common
from agents.review.json_object import JsonObject


def difference(old: str, new: str) -> Iterator[JsonObject]:
    """Chinese has no words to compare."""
    here, there = 0, 0
    for start, begin, length in common(old, new):
        for kind, text in (
            ("del", old[here:start]),
            ("ins", new[there:begin]),
            ("same", old[start : start + length]),
        ):
            if text:
                yield {"kind": kind, "text": text}
        here, there = start + length, begin + length
