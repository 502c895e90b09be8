"""A document as the rules see it: its lines, its headings, its items, its texts."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from markdown_it.token import Token

from agents.domain.front_matter import front, is_draft, rows_of
from agents.domain.han import HAN
from agents.domain.words import SectionName
from agents.formatter.commonmark import CommonMark, readable
from agents.formatter.parts import IssuePart, parts

_URL = re.compile(r"https?://[^\s<>]+")
_HELD = "\x00"  # stands for what is no text of the document: code, addresses


@dataclass(frozen=True)
class LintLine:
    """One line of a paragraph or heading; `number` is counted from 1."""

    number: int
    written: str
    tokens: tuple[Token, ...]
    rank: int = 0  # of a heading

    @cached_property
    def text(self) -> str:
        """What a reader sees."""
        return "".join(t.content for t in self.tokens if t.type in _SHOWN)

    @cached_property
    def prose(self) -> str:
        """What a reader sees, without code and addresses."""
        shown = (
            _HELD if t.type == "code_inline" else t.content
            for t in self.tokens
            if t.type in _SHOWN
        )
        return _URL.sub(_HELD, "".join(shown))

    @cached_property
    def unescaped(self) -> str:
        """The text without its escapes and code: what may still act."""
        return "".join(map(_unescaped, self.tokens))

    @cached_property
    def unlinked(self) -> str:
        """The same, with the ends of each link: what runs over one is no link."""
        return "".join(map(_unlinked, self.tokens))

    @cached_property
    def acting(self) -> str:
        """The same without addresses, which act as themselves."""
        return _URL.sub(_HELD, self.unescaped)

    @cached_property
    def links(self) -> list[tuple[str, str]]:
        """Each link's text and target; a bare address is both."""
        found: list[tuple[str, str]] = []
        opened: list[str] = []
        for token in self.tokens:
            if token.type == "link_open":
                opened.append(str(token.attrs["href"]))
                found.append(("", opened[-1]))
            elif token.type == "link_close":
                del opened[-1:]  # a link may have begun on the line before
            elif token.type in _SHOWN and opened:
                found[-1] = (found[-1][0] + token.content, found[-1][1])
            elif token.type == "text":
                found += [(u, u) for u in map(_trimmed, _URL.findall(token.content))]
        return found

    @property
    def images(self) -> list[str]:
        return [source for _, source in self.pictures]

    @property
    def pictures(self) -> list[tuple[str, str]]:
        """Each picture's alternative text and its source."""
        return [
            (t.content, str(t.attrs["src"])) for t in self.tokens if t.type == "image"
        ]


_SHOWN = ("text", "text_special", "code_inline")
_END = "\x01"  # of a link


def _unescaped(token: Token) -> str:
    if token.type not in _SHOWN:
        return ""
    return token.content if token.type == "text" else _HELD


def _unlinked(token: Token) -> str:
    return _END if token.tag == "a" else _unescaped(token)


def _trimmed(address: str) -> str:
    """A bare address ends before Han and full-width text, and before a full stop."""
    return re.split(rf"[{HAN}\u3000-\u303f\uff00-\uffef“”‘’]", address)[0].rstrip(
        ".,;:!?"
    )


@dataclass(frozen=True)
class ItemLines:
    """An item: where it stands, and its lines."""

    heading: str
    first: int
    last: int
    section: SectionName | None
    category: str | None
    lines: tuple[LintLine, ...]


class LintedDocument:
    def __init__(self, markdown: str) -> None:
        self.markdown = markdown
        self.rows = rows_of(markdown)
        self.front = front(self.rows)
        self.body = self.front.body if self.front else 0
        self.head = self.rows[: self.body]

    @cached_property
    def tokens(self) -> list[Token]:
        """The body's blocks; escapes stay apart from text (`text_special`)."""
        blank = [""] * self.body
        reader = CommonMark().disable("text_join")
        body = map(readable, self.rows[self.body :])
        return reader.parse("\n".join([*blank, *body]))

    @cached_property
    def paragraphs(self) -> list[list[LintLine]]:
        """The lines of each paragraph and heading, those of lists and quotations too."""
        opened = (t.tag if t.type == "heading_open" else "h0" for t in self.tokens)
        ranks = [0, *(int(tag[1]) for tag in opened)]  # of the token before
        return [
            _split(token, rank)
            for rank, token in zip(ranks, self.tokens, strict=False)
            if token.type == "inline"
        ]

    @cached_property
    def lines(self) -> list[LintLine]:
        return [line for paragraph in self.paragraphs for line in paragraph]

    @cached_property
    def headings(self) -> list[LintLine]:
        return [line for line in self.lines if line.rank]

    @cached_property
    def parts(self) -> list[IssuePart]:
        """Sections, categories and items that the page shows."""
        shown = ((h.number, h.rank, h.text) for h in self.headings if h.text.strip())
        return parts(shown, len(self.rows))

    @cached_property
    def items(self) -> list[ItemLines]:
        """The H3 with a text, in order."""
        return [
            ItemLines(
                heading=" ".join(part.title.split()),
                first=part.first,
                last=part.last,
                section=part.section,
                category=part.category,
                lines=self._between(part.first, part.last),
            )
            for part in self.parts
            if part.is_item
        ]

    def _between(self, first: int, last: int) -> tuple[LintLine, ...]:
        return tuple(n for n in self.lines if first < n.number <= last and not n.rank)

    def item_at(self, number: int) -> str:
        """The heading of the item that line `number` belongs to."""
        return next((i.heading for i in self.items if i.first <= number <= i.last), "")

    @cached_property
    def is_draft(self) -> bool:
        return any(map(is_draft, self.head))


def _split(inline: Token, rank: int) -> list[LintLine]:
    """The lines of a paragraph that text stands in, wherever their blocks stand."""
    first = inline.map[0] + 1 if inline.map else 1
    rows = inline.content.split("\n")
    ends = list(accumulate(len(row) + 1 for row in rows))
    found: dict[int, list[Token]] = {0: []}
    for token in inline.children or ():
        if token.type not in ("softbreak", "hardbreak"):
            row = min(bisect_right(ends, token.meta["at"]), len(rows) - 1)
            found.setdefault(row, []).append(token)
    return [LintLine(first + n, rows[n], tuple(found[n]), rank) for n in sorted(found)]
