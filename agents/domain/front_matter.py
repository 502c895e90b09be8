"""Where the front matter of a Markdown file stands, found as Astro finds it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n?|\n")  # as CommonMark counts lines
_MARKS = ("---", "+++")  # YAML, TOML
_BOM = "\ufeff"
_DRAFT = re.compile(r"draft[ \t]*[:=][ \t]*true[ \t]*")


class Front(NamedTuple):
    """`first` and `last` are the rows of its marks, from 0; `text` its fields."""

    first: int
    last: int
    mark: str
    text: str

    @property
    def body(self) -> int:
        return self.last + 1


def rows_of(markdown: str) -> list[str]:
    return _LINE_END.split(markdown)


def front(rows: Sequence[str]) -> Front | None:
    r"""The front matter that `rows` begin with, if they do.

    A byte order mark and blank lines may stand before it, anything behind its marks
    (@astrojs/markdown-remark 6.3, `extractFrontmatter`).

    >>> front(["\ufeff", "--- ", "title: x", "---", "text"])
    Front(first=1, last=3, mark='---', text=' \ntitle: x')
    """
    first = next((n for n, row in enumerate(rows) if row.strip(_BOM).strip()), 0)
    opening = rows[first].removeprefix(_BOM) if first == 0 else rows[first]
    mark = opening[:3]
    if mark not in _MARKS:
        return None
    closing = (n for n in range(first + 1, len(rows)) if rows[n].startswith(mark))
    last = next(closing, None)
    if last is None:
        return None
    text = "\n".join([opening[3:], *rows[first + 1 : last]])
    return Front(first, last, mark, text)


def is_draft(row: str) -> bool:
    """Whether the row of a front matter keeps the page off the site."""
    return _DRAFT.fullmatch(row) is not None


def undrafted(markdown: str) -> str:
    """The page without its mark as a draft; all other lines as they stand."""
    rows = markdown.split("\n")
    found = front([row.removesuffix("\r") for row in rows])
    if found is None:
        return markdown
    head = range(found.first, found.last)
    kept = (
        row
        for n, row in enumerate(rows)
        if not (n in head and is_draft(row.removesuffix("\r")))
    )
    return "\n".join(kept)


def drafted(markdown: str) -> str:
    """The page marked as a draft; one without front matter stays as it is."""
    plain = undrafted(markdown)
    rows = rows_of(plain)
    found = front(rows)
    if found is None:
        return markdown
    sign = ":" if found.mark == "---" else " ="
    return "\n".join([*rows[: found.last], f"draft{sign} true", *rows[found.last :]])
