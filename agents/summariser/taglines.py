"""Lines that advertise: alone they bear out nothing for certain.

The title, a repository's description, a feed's teaser, the first heading, code and
badges. A description or teaser is what `read` puts before a text that was fetched.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from agents.domain.story import Material
from agents.summariser.spans.names import folded

_DESCRIPTION = 350  # characters of one, as GitHub allows
_HEADING = re.compile(r"#{1,6}\s")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_CODE = re.compile(
    r"\s*(?:\$ |>>> |#!|pip3? |npm |npx |yarn |pnpm |git |docker |conda |brew |cargo |curl |uv |import \w|from \S+ import )"
    r"|(?: {4,}|\t)\s*\S*[(){}=;<>]"
)
_BADGE = re.compile(r"\s*(?:\[?!\[|\[!|https?://\S+\s*$)|.{0,200}(?:shields\.io|badge)")


def taglines(material: Material) -> tuple[tuple[int, int], ...]:
    """Where they stand in the material's text, start and end, in order."""
    is_teaser = material.kind == "metadata"
    first = _joined(material) if not is_teaser else 0
    return _taglines(material.title, material.text, first, is_teaser)


def _joined(material: Material) -> int:
    """Characters of what was put before the text that was fetched; 0 of nothing."""
    line, _, rest = material.text.partition("\n")
    if not rest.strip() or len(line) > _DESCRIPTION:
        return 0
    if material.kind == "readme" and not _HEADING.match(line):
        whole = material.whole
        return 0 if whole and line.strip() in whole else len(line)
    is_teaser = material.kind == "article" and material.whole
    return len(line) if is_teaser and line.strip() not in material.whole else 0


@lru_cache(maxsize=64)  # a story's sentences are asked for one after the other
def _taglines(
    title: str,
    text: str,
    first: int,
    is_teaser: bool,  # noqa: FBT001
) -> tuple[tuple[int, int], ...]:
    if is_teaser:
        return ((0, len(text)),)
    return tuple(_found(title, text, first))


def _found(title: str, text: str, first: int) -> Iterator[tuple[int, int]]:
    headings = islice(
        (n for n, line in enumerate(text.split("\n")) if _HEADING.match(line)), 1
    )
    heading = next(headings, -1)
    start, fenced, known = 0, False, folded(title)
    for n, line in enumerate(text.split("\n")):
        is_fence = bool(_FENCE.match(line))
        fenced ^= is_fence
        is_code = fenced or is_fence or _CODE.match(line) or _BADGE.match(line)
        if (
            start < first
            or n == heading
            or is_code
            or folded(line.lstrip("# ")) == known
        ):
            yield start, start + len(line)
        start += len(line) + 1
