"""The lines of a PDF's pages: cleaned, without frame and junk, in reading order. Pure."""

import json
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from agents.pages.clean_text import clean

# Letters of their own for what is one or two common ones: ligatures, the radicals that
# stand for Chinese characters, letters of formulas.
_ODD = re.compile(r"[\ufb00-\ufb06\u2e80-\u2fdf\uf900-\ufaff\U0001d400-\U0001d7ff]")
_PAGE_NUMBER = re.compile(
    r"^[\W\d]{1,12}$|^page \d+(?: of \d+)?$|^[\W\d]*第 ?\d+ ?页.{0,12}$"
    r"|^[ivxl]{1,6}$",
    re.IGNORECASE,
)
_STAMP = re.compile(r"^arXiv:\d{4}\.\d{4,5}|^arXiv:[a-z-]+/\d{7}", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:\. ?){4,}\d*$|…{2,} ?\d*$")
_EDGE = 4  # lines at the top and at the foot of a page may be its frame
_GAP = 1.4  # of a letter's height, between the frame and the text
_REPEATED = 3  # pages

_LEAST_LETTERS = 200  # of a page, to tell a text from a garbled one
_VOWELS = re.compile("[aeiouyàâäåæéèêëíîïóôöøùúûü]", re.IGNORECASE)
_LATIN = re.compile("[a-zà-ÿ]", re.IGNORECASE)
_CODED = re.compile(r"\(cid:\d+\)")
_UNREAD = ("Cc", "Cn", "Co", "Cs")
_LEAST_VOWELS = 0.22  # every language in Latin letters has more
_MOST_UNREAD = 0.2

_LEAST_LINES = 6  # on each side tell two columns
_LONG = 20  # characters; a line of prose in a column has more
_SWITCHES = 4  # from side to side, more than columns written one by one need
_NEAR = 3.0  # points
_FAR = 100_000.0


@dataclass(frozen=True)
class PdfLine:
    """One line, its pieces that stand apart, and where each begins and ends in points."""

    cells: tuple[str, ...]
    spans: tuple[tuple[float, float], ...]
    size: float  # of the letters of its longest piece
    is_bold: bool
    is_italic: bool
    base: float  # above the foot of its page
    page: int = 0

    @property
    def text(self) -> str:
        return " ".join(self.cells)

    @property
    def left(self) -> float:
        return self.spans[0][0]

    @property
    def right(self) -> float:
        return self.spans[-1][1]


Page = Sequence[PdfLine]


def pages_of(answer: bytes) -> list[Page]:
    """What the worker says, page by page, in reading order."""
    pages = (json.loads(row) for row in answer.splitlines())
    return [
        in_reading_order(list(_lines(said, number)))
        for number, said in enumerate(pages)
    ]


def _lines(said: Iterable[Sequence[Sequence[object]]], page: int) -> Iterator[PdfLine]:
    for pieces in said:
        cells = [(text, one) for one in pieces if (text := _clean(str(one[0])))]
        if cells:
            _, longest = max(cells, key=lambda one: len(one[0]))
            styles = [int(str(one[2])) for _, one in cells]
            yield PdfLine(
                cells=tuple(text for text, _ in cells),
                spans=tuple((_points(one[3]), _points(one[4])) for _, one in cells),
                size=max(_points(longest[1]), 1.0),
                is_bold=all(style & 1 for style in styles),
                is_italic=all(style & 2 for style in styles),
                base=_points(longest[5]),
                page=page,
            )


def _points(measure: object) -> float:
    """A measure within any page; hostile ones have letters without an end."""
    number = float(str(measure))
    return min(max(number, -_FAR), _FAR) if math.isfinite(number) else 0.0


def _clean(text: str) -> str:
    """One line; the hyphen that splits a word at its end stays a soft one."""
    plain = _ODD.sub(lambda odd: unicodedata.normalize("NFKC", odd[0]), text)
    cleaned = "".join(
        "\ufffd" if unicodedata.category(char) in _UNREAD else char for char in plain
    )
    return clean(cleaned) + ("\xad" if plain.endswith("\xad") else "")


def readable(pages: Iterable[Page]) -> list[Page]:
    """Without garbled pages, frames, page numbers and arXiv's stamp."""
    legible = [page for page in pages if not is_garbled(page)]
    frame = _frame(legible)
    return [_without_frame(page, frame) for page in legible]


def is_garbled(page: Page) -> bool:
    """Whether its letters are other ones than a reader sees, or none at all."""
    bare = "".join("".join(line.text for line in page).split())
    unread = bare.count("\ufffd") + sum(map(len, _CODED.findall(bare)))
    if unread > _MOST_UNREAD * len(bare):
        return True
    latin = len(_LATIN.findall(bare))
    are_few = len(_VOWELS.findall(bare)) < _LEAST_VOWELS * latin
    return latin > max(_LEAST_LETTERS, len(bare) / 2) and are_few


def _frame(pages: Iterable[Page]) -> set[str]:
    """What heads or foots several pages, its numbers apart."""
    seen = Counter(
        key for page in pages for key in {_key(line) for line in _edge(page)}
    )
    return {key for key, count in seen.items() if count >= _REPEATED and key.strip()}


def _edge(page: Page) -> set[PdfLine]:
    """The lines at the top and at the foot that a gap sets apart from the text."""
    from_top = sorted(page, key=lambda line: -line.base)
    return {*_before_gap(from_top), *_before_gap(from_top[::-1])}


def _before_gap(lines: Page) -> Page:
    for n, (line, inner) in enumerate(pairwise(lines[: _EDGE + 1]), 1):
        if abs(line.base - inner.base) > _GAP * max(line.size, inner.size):
            return lines[:n]
    return lines if len(lines) <= 1 else []


def _key(line: PdfLine) -> str:
    return re.sub(r"\d+", "", line.text).casefold()


def _without_frame(page: Page, frame: set[str]) -> Page:
    frames = {
        line
        for line in _edge(page)
        if _key(line) in frame or _PAGE_NUMBER.match(line.text)
    }
    return [
        kept
        for line in page
        if line not in frames
        and not _STAMP.match(line.text)
        and not _CONTENTS.search(line.text[-_LONG:])
        for kept in _legible(line)
    ]


def _legible(line: PdfLine) -> Iterator[PdfLine]:
    """The line without the letters that are not known, if others are left."""
    if "\ufffd" not in line.text:
        yield line
        return
    cells = (" ".join(cell.replace("\ufffd", " ").split()) for cell in line.cells)
    known = [one for one in zip(cells, line.spans, strict=True) if one[0].strip("\xad")]
    if known:
        kept, spans = zip(*known, strict=True)
        yield replace(line, cells=kept, spans=spans)


def in_reading_order(page: Page) -> Page:
    """The left column before the right one, where they were written line by line."""
    gutter = _gutter(page)
    if gutter is None:
        return page
    parted = [part for line in page for part in _parted(line, gutter)]
    sides = [side for line in parted if (side := _side(line, gutter))]
    if sum(one != other for one, other in pairwise(sides)) <= _SWITCHES:
        return page
    ordered: list[PdfLine] = []
    from_top = sorted(parted, key=lambda line: -line.base)
    for is_wide, group in groupby(from_top, key=lambda line: not _side(line, gutter)):
        # A stable sort: each column stays in its order from the top.
        lines = list(group)
        ordered += lines if is_wide else sorted(lines, key=lambda o: _side(o, gutter))
    return ordered


def _gutter(page: Page) -> float | None:
    """Where the second column begins, if there are two of prose."""
    long = [
        span
        for line in page
        for cell, span in zip(line.cells, line.spans, strict=True)
        if len(cell) >= _LONG
    ]
    if len(long) < 2 * _LEAST_LINES:
        return None
    middle = (min(left for left, _ in long) + max(right for _, right in long)) / 2
    starts = Counter(round(left) for left, _ in long if left > middle - 4 * _NEAR)
    if not starts:
        return None
    gutter = starts.most_common(1)[0][0] - _NEAR
    before = sum(right <= gutter for _, right in long)
    after = sum(left >= gutter for left, _ in long)
    across = len(long) - before - after
    is_two = min(before, after) >= _LEAST_LINES and across * 3 <= len(long)
    return gutter if is_two else None


def _parted(line: PdfLine, gutter: float) -> Iterator[PdfLine]:
    """A line that was read across the gutter, as the two that it is."""
    places = range(1, len(line.spans))
    at = next((n for n in places if abs(line.spans[n][0] - gutter) <= 2 * _NEAR), 0)
    if at:
        yield replace(line, cells=line.cells[:at], spans=line.spans[:at])
    yield replace(line, cells=line.cells[at:], spans=line.spans[at:])


def _side(line: PdfLine, gutter: float) -> int:
    """-1 in the left column, 1 in the right one, 0 across both."""
    if line.left >= gutter:
        return 1
    return -1 if line.right <= gutter else 0


def body_size(pages: Iterable[Page]) -> float:
    """The size in which most characters are set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0
