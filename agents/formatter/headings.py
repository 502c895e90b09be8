"""The headings of an issue, those too that Markdown does not see as they are typed."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from agents.domain.words import SECTIONS, SectionName
from agents.formatter.layout import SECTION_HEADINGS

_HEADING = re.compile(r"(\s*)([#＃]{1,6})(?![#＃])(\s*)(.*)", re.DOTALL)
_ITEM = re.compile(r"(?:\*\*|<u>)*【[^【】]+】")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)", re.DOTALL)
_CODE_INDENT = 4
_EMOJI = ("So", "Sk", "Mn", "Cf")  # with what joins them
_SECTION_RANK, _ITEM_RANK = 2, 3
_NO_TITLE = frozenset("!\"#$%&'+,-./:;=?@\\^_`{|}~")


def section_named(title: str) -> SectionName | None:
    """The section that a heading means, whatever its emoji, spaces and marks.

    >>> section_named("🤠更新闻！认知向")
    'news'
    """
    words = _words(title)
    return next((name for name in SECTIONS if words == _WORDS[name]), None)


def _words(text: str) -> str:
    """Without spaces, emoji and marks; its ！ is what no category's name has."""
    text = text.replace("!", "！")
    return "".join(c for c in text if not c.isspace() and not _is_ornament(c))


def _is_ornament(char: str) -> bool:
    return char in "#＃*" or unicodedata.category(char) in _EMOJI


_WORDS = {name: _words(text) for name, text in SECTION_HEADINGS.items()}


def meant(row: str) -> str:
    """The heading that a line is meant to be, in the house's form; "" for none.

    A section, a category or an item. The space behind the `#` may lack or be a wide
    one, as may the `#`; what is named as an item is one whatever its rank.

    >>> meant("###【甲】某团队")
    '### 【甲】某团队'
    """
    found = _HEADING.fullmatch(row)
    if found is None:
        return ""
    indent, marks, gap = found[1], found[2], found[3]
    title = _title(found[4])
    if _ITEM.match(title):
        return f"### {title}"
    if name := section_named(title):
        return f"## {SECTION_HEADINGS[name]}"
    indented = len(indent.expandtabs(_CODE_INDENT)) >= _CODE_INDENT
    house = len(marks) in (_SECTION_RANK, _ITEM_RANK) and not indented
    if not house or not title or not (gap or title[0] not in _NO_TITLE):
        return ""
    return f"{'#' * len(marks)} {title}"


def _title(text: str) -> str:
    """Without the closing `#` that Markdown drops."""
    text = text.strip()
    bare = text.rstrip("#＃")
    return bare.rstrip() if not bare or bare[-1].isspace() else text


def headings(rows: Sequence[str], start: int = 0) -> Iterator[tuple[int, str]]:
    """Each line from `start` that is a heading or means one, and that heading.

    Headings in code are none. Where a fence stays open, what holds an item or a
    section is no code: nobody can say which of the fences was left open.
    """
    found = {n: title for n in range(start, len(rows)) if (title := meant(rows[n]))}
    fences = list(_fences(rows, start))
    trusted = all(closed for _, _, closed in fences)
    for first, last, _ in fences:
        inside = {n: found[n] for n in range(first, last + 1) if n in found}
        if trusted or all(map(_is_category, inside.values())):
            for n in inside:
                del found[n]
    yield from found.items()


def _is_category(title: str) -> bool:
    """Neither an item nor a section: in code it may be a comment."""
    return not (_ITEM.match(title.lstrip("# ")) or section_named(title))


def _fences(rows: Sequence[str], start: int) -> Iterator[tuple[int, int, bool]]:
    """First and last line of each code fence, and whether it was closed."""
    first, mark = 0, ""
    for n in range(start, len(rows)):
        found = _FENCE.fullmatch(rows[n])
        if not found:
            continue
        if not mark and not (found[1][0] == "`" and "`" in found[2]):
            first, mark = n, found[1]
        elif mark and found[1].startswith(mark) and not found[2].strip():
            yield first, n, True
            mark = ""
    if mark:
        yield first, len(rows) - 1, False
