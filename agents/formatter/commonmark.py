"""Markdown as the site reads it: CommonMark, with links exactly as written."""

from collections.abc import Iterable, Iterator
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode as Node
from markdown_it.utils import EnvType
from typing_extensions import override

from agents.errors import LayoutError
from agents.messages.said import said

LONGEST = 12_000  # characters of one line; no line of an issue is as long
_DEEPEST = 100  # spans in spans; the parser bounds its blocks, but not these


class _State(StateInline):
    """Each token with the place in the text where it was made, as `meta["at"]`."""

    @override
    def pushPending(self) -> Token:
        return self._placed(super().pushPending())

    @override
    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        return self._placed(super().push(ttype, tag, nesting))

    def _placed(self, token: Token) -> Token:
        token.meta["at"] = self.pos
        return token


class _Inline(ParserInline):
    @override
    def parse(
        self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]
    ) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class CommonMark(MarkdownIt):
    """The parser without its own opinion on addresses: none changed, none refused."""

    def __init__(self) -> None:
        super().__init__("commonmark")
        ours = _Inline()
        for ruler, theirs in (
            (ours.ruler, self.inline.ruler.get_active_rules()),
            (ours.ruler2, self.inline.ruler2.get_active_rules()),
        ):
            ruler.enableOnly(theirs)
        self.inline = ours

    @override
    def normalizeLink(self, url: str) -> str:
        return url

    @override
    def validateLink(self, url: str) -> bool:
        return True


def readable(line: str) -> str:
    """What of a line is read: no line of an issue is longer.

    The parser takes 17 µs for a character of `![![![`, seven seconds for a line of 400 kB.
    """
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def tree(markdown: str) -> Node:
    """Raises LayoutError for spans that are nested without end, and for endless lines."""
    for number, row in enumerate(markdown.split("\n"), start=1):
        if len(row) > LONGEST:
            raise LayoutError(
                number,
                said(
                    "a line of {count:,} characters; break it below {longest:,}",
                    count=len(row),
                    longest=LONGEST,
                ),
            )
    tokens = CommonMark().parse(markdown)
    for token in tokens:
        if _depth(token.children or ()) > _DEEPEST:
            line = token.map[0] + 1 if token.map else 1
            raise LayoutError(
                line,
                said(
                    "more than {deepest} marks in one another; take out the * and _",
                    deepest=_DEEPEST,
                ),
            )
    return Node(tokens)


def _depth(tokens: Iterable[Token]) -> int:
    deepest = depth = 0
    for token in tokens:
        depth += token.nesting
        deepest = max(deepest, depth)
    return deepest


def content(nodes: Iterable[Node]) -> str:
    """The text that a reader sees, images and tags left out."""
    return "".join(_content(node) for node in nodes)


def _content(node: Node) -> str:
    if node.type in ("text", "code_inline"):
        return node.content
    if node.type in ("softbreak", "hardbreak"):
        return " "
    return "" if node.type == "image" else content(node.children)


def inlines(block: Node) -> list[Node]:
    """What a paragraph or heading is made of."""
    return [node for inline in block.children for node in inline.children]


def line_of(block: Node) -> int:
    """The first line of a block, counted from 0."""
    return block.map[0] if block.map else 0


def split_lines(nodes: Iterable[Node]) -> Iterator[list[Node]]:
    """The nodes of a paragraph, line by line."""
    line: list[Node] = []
    for node in nodes:
        if node.type in ("softbreak", "hardbreak"):
            yield line
            line = []
        else:
            line.append(node)
    yield line
