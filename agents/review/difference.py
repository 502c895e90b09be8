"""Two texts compared: runs of kept, added and dropped characters. Pure."""

from collections.abc import Iterator

from agents.domain.likeness import Same, common
from agents.review.json_object import JsonObject

_ENDS = "。！？；"


def difference(old: str, new: str) -> Iterator[JsonObject]:
    """Chinese has no words to compare."""
    here, there = 0, 0
    for start, begin, length in _whole_sentences(old, new):
        for kind, text in (
            ("del", old[here:start]),
            ("ins", new[there:begin]),
            ("same", old[start : start + length]),
        ):
            if text:
                yield {"kind": kind, "text": text}
        here, there = start + length, begin + length


def _whole_sentences(old: str, new: str) -> list[Same]:
    """As `common`; a sentence that was added or dropped goes with its own end.

    What both have ends one place before it where the sentence before ends alike.
    """
    found = list(common(old, new))
    for n in range(len(found) - 1):
        (start, begin, size), (other, there, more) = found[n : n + 2]
        here, now = start + size, begin + size
        alone = (here == other) != (now == there)
        if alone and more and old[here] == new[now] and old[here] in _ENDS:
            found[n] = (start, begin, size + 1)
            found[n + 1] = (other + 1, there + 1, more - 1)
    return found
