"""The text of a pull request: a table of items and a box for each. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

LIMIT = 60_000  # UTF-16 units, as GitHub's own 65,536 are counted at the strictest
_LEAST = 4_000  # below that our part would say nothing
_CELL = 120
_SOURCES = 6
_SPLIT = "&#8203;"  # a zero-width space: keeps GitHub from reading a name or number
_OPEN = re.compile(r"<!-- agents:begin ([0-9a-f]{16}) -->")
_PART = re.compile(
    r"<!-- agents:begin [0-9a-f]{16} -->.*?<!-- agents:end -->", re.DOTALL
)
_CLOSE = "<!-- agents:end -->"
_TICKED = re.compile(r"^- \[[xX]\] \d+ (.*)$", re.MULTILINE)
_BOX = re.compile(r"^- \[ \] (\d+) (.*)$", re.MULTILINE)
_ENTITIES = str.maketrans(
    {mark: f"&#{ord(mark)};" for mark in "&<>|\\`*_[]~$:"}
    | {"@": f"@{_SPLIT}", "#": f"#{_SPLIT}"}
)
_ISSUE = re.compile(r"\b(GH)-(?=\d)", re.IGNORECASE)
_SITE = re.compile(r"\b(www)\.", re.IGNORECASE)
_BACKLINK = re.compile(r"/[^/]+/[^/]+/(?:issues|pull|discussions|commit)/")


@dataclass(frozen=True)
class TableRow:
    """One item as the table shows it; `sources` are addresses."""

    section: str
    heading: str
    sources: tuple[str, ...]
    flags: tuple[str, ...]
    decision: str


def size(text: str) -> int:
    """In UTF-16 units: never less than its characters."""
    return len(text.encode("utf-16-le")) // 2


def escape(text: str, limit: int = _CELL) -> str:
    """`text` as words within one line of Markdown: no markup, link, name or number.

    GitHub looks for names and numbers after it has resolved entities, so these are
    broken by a zero-width space.
    """
    words = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    short = words if len(words) <= limit else f"{words[: limit - 1]}…"
    entities = short.translate(_ENTITIES)
    return _SITE.sub(rf"\1{_SPLIT}.", _ISSUE.sub(rf"\1{_SPLIT}-", entities))


def link(number: int, address: str) -> str:
    """`[1](address)`; a thread on GitHub by the host that leaves no backlink there."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return str(number)
    if parts.scheme not in ("http", "https") or len(address) > 500:  # noqa: PLR2004
        return str(number)
    if parts.hostname == "github.com" and _BACKLINK.match(parts.path):
        address = f"https://redirect.github.com{address.partition('github.com')[2]}"
    safe = quote(address, safe=":/?#@!$&'*+,;=%~-._").replace("&", "&amp;")
    return f"[{number}]({safe})"


def ours(mark: str, intro: Sequence[str], rows: Sequence[TableRow], room: int) -> str:
    """Our part, between its marks, of at most `room` units.

    What does not fit is left out by whole items, and counted. `intro` are lines of
    Markdown, short and already escaped.
    """
    left = "\n\n……其余 {} 条见文件。" if rows else ""
    frame = size(_marked(mark, _text(intro, [""], [""]))) + len(left) + 8
    table: list[str] = []
    boxes: list[str] = []
    for number, row in enumerate(rows, start=1):
        line, box = _line(number, row), f"- [ ] {number} {escape(row.heading)}"
        frame += size(line) + size(box) + 2
        if frame > room:
            break
        table.append(line)
        boxes.append(box)
    missing = len(rows) - len(table)
    text = _text(intro, table, boxes)
    return _marked(mark, text + left.format(missing) if missing else text)


def body(old: str, mark: str, intro: Sequence[str], rows: Sequence[TableRow]) -> str:
    """`old` with our part put in or renewed; what people wrote or ticked stays.

    `mark` names the content, 16 hex digits: our part with the same one stays as it
    is, whatever was done to it. Where people's own text leaves no room, so does all.
    """
    old = old.replace("\r\n", "\n")
    mine = _PART.search(old)
    before, after = (old[: mine.start()], old[mine.end() :]) if mine else (old, "")
    if not mine and before.strip():
        before = before.rstrip("\n") + "\n\n"
    room = LIMIT - 1 - size(before) - size(after)
    if room < _LEAST:
        return old
    if marked(old) == mark:
        return old
    new = ours(mark, intro, rows, room)
    done = set(_TICKED.findall(mine[0])) if mine else set()
    return before + _BOX.sub(lambda box: _ticked(box, done), new) + after


def marked(text: str) -> str:
    """The mark of the content that a body was made for; empty where we made none."""
    found = _OPEN.search(text)
    return found[1] if found else ""


def _ticked(box: re.Match[str], done: set[str]) -> str:
    return f"- [x] {box[1]} {box[2]}" if box[2] in done else box[0]


def _text(intro: Sequence[str], table: Sequence[str], boxes: Sequence[str]) -> str:
    head = [
        "| # | 板块 | 条目 | 来源 | 标记 | 决定 |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    blocks = [*intro, "\n".join([*head, *table]), "看过的请打勾："]
    return "\n\n".join([*blocks, "\n".join(boxes)] if boxes else blocks[:-1])


def _line(number: int, row: TableRow) -> str:
    sources = " ".join(
        link(n, url) for n, url in enumerate(row.sources[:_SOURCES], start=1)
    )
    flags = " ".join(escape(flag, 40) for flag in row.flags[:12])
    cells = (
        *(str(number), escape(row.section, 40), escape(row.heading)),
        *(sources, flags, escape(row.decision, 20)),
    )
    return f"| {' | '.join(cells)} |"


def _marked(mark: str, text: str) -> str:
    return f"<!-- agents:begin {mark} -->\n{text}\n{_CLOSE}"
