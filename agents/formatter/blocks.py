"""Markdown blocks below an item's heading as nouns, the export's noise included."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from markdown_it.tree import SyntaxTreeNode as Node
from pydantic import TypeAdapter, ValidationError

from agents.domain.issue import (
    Block,
    Bullet,
    Bullets,
    Images,
    LinkLine,
    LinkUrl,
    Numbered,
    Paragraph,
    Quote,
    Separator,
    StaticFile,
    Text,
    TextRun,
    Tip,
)
from agents.domain.text import Style, normal
from agents.errors import LayoutError
from agents.formatter.commonmark import content, inlines, line_of, split_lines
from agents.messages.said import said

_TIP = re.compile(r"\s*> ?\[!TIP\]\s*")
_ADDRESS_LINE = re.compile(r"(?:([^：`\[\]<>]{1,20})：)?(https?://\S+)")
_LINES = ("paragraph", "heading")
_URL: TypeAdapter[str] = TypeAdapter(LinkUrl)
_FILE: TypeAdapter[str] = TypeAdapter(StaticFile)
Picture = tuple[str, str]  # its file, and what is said instead of it


def blocks(nodes: Iterable[Node], source: Sequence[str]) -> list[Block]:
    """The blocks of one item. Raises LayoutError for a picture from elsewhere.

    `source` has the document's lines, for what CommonMark itself does not know.
    """
    return [block for node in nodes for block in _block(node, source)]


def text(nodes: Iterable[Node]) -> Text:
    """The runs of one line, in normal form."""
    return normal(tuple(_runs(nodes)))


def _block(node: Node, source: Sequence[str]) -> Iterator[Block]:
    match node.type:
        case "paragraph":
            yield from _paragraph(node)
        case "bullet_list":
            yield from _list(node, Bullets)
        case "ordered_list":
            yield from _list(node, Numbered)
        case "blockquote":
            yield from _quote(node, source)
        case "hr":
            yield Separator()
        case "heading":  # the export's: empty, or of a rank that items don't have
            yield Paragraph(text=_styled(inlines(node), "bold"))
        case _:  # code and HTML blocks: what they say, as text
            for line in node.content.splitlines():
                style: Style = "plain" if node.type == "html_block" else "code"
                yield Paragraph(text=(TextRun(text=line, style=style),))


def _styled(nodes: Iterable[Node], style: Style) -> Text:
    return normal(tuple(_runs(nodes, style)))


def _paragraph(node: Node) -> Iterator[Block]:
    pictures: list[Picture] = []
    written = node.children[0].content.split("\n")
    lines = list(split_lines(inlines(node)))
    for i, line in enumerate(lines):
        shown = text(line)
        if shown and pictures:
            yield _row(pictures)
            pictures = []
        if shown:
            same = len(written) == len(lines)
            yield _address(written[i] if same else "") or Paragraph(text=shown)
        pictures += _shown(line, line_of(node))
    if pictures:
        yield _row(pictures)


def _row(pictures: Sequence[Picture]) -> Images:
    files, alts = zip(*pictures, strict=True)
    return Images(files=files, alts=alts)


def _address(written: str) -> LinkLine | None:
    """A bare address alone on its line, or behind its label."""
    found = _ADDRESS_LINE.fullmatch(written.strip())
    if found and (url := _url(found[2])):
        return LinkLine(label=found[1] or "", url=url)
    return None


def _url(written: str) -> str | None:
    try:
        return _URL.validate_python(written)
    except ValidationError:
        return None


def _shown(nodes: Iterable[Node], line: int) -> Iterator[Picture]:
    for node in nodes:
        for image in node.walk():
            if image.type == "image":
                file = str(image.attrs["src"]).removeprefix("./")
                try:
                    yield _FILE.validate_python(file), image.content
                except ValidationError as error:
                    raise LayoutError(
                        line + 1,
                        said(
                            "the picture {file!r} is not in static/; put it there",
                            file=file,
                        ),
                    ) from error


def _list(node: Node, kind: type[Bullets | Numbered]) -> Iterator[Block]:
    bullets = tuple(_bullet(item) for item in node.children)
    yield kind(items=bullets)
    yield from _pictures(node)


def _bullet(item: Node) -> Bullet:
    texts = list(_texts(item))
    return Bullet(text=texts[0] if texts else (), children=tuple(texts[1:]))


def _texts(node: Node) -> Iterator[Text]:
    """The texts of a list's item, then those of the items inside it."""
    for child in node.children:
        if child.type in _LINES:
            yield text(inlines(child))
        else:
            yield from _texts(child) if child.children else _leaf(child)


def _leaf(node: Node) -> Iterator[Text]:
    """Code or HTML inside a list or quotation: what it says."""
    for line in node.content.splitlines():
        yield normal((TextRun(text=line, style="code"),))


def _pictures(node: Node) -> Iterator[Block]:
    if pictures := list(_shown([node], line_of(node))):
        yield _row(pictures)


def _quote(node: Node, source: Sequence[str]) -> Iterator[Block]:
    lines = list(_quoted(node))
    if _TIP.fullmatch(source[line_of(node)]):
        words = [run for line in lines[1:] for run in (*line, TextRun(text=" "))]
        yield Tip(text=tuple(words))
    elif lines:
        yield Quote(lines=tuple(lines))
    yield from _pictures(node)


def _quoted(node: Node, mark: str = "") -> Iterator[Text]:
    """The lines of a quotation; a numbered one keeps its number as text."""
    for n, child in enumerate(node.children, start=1):
        if child.type in _LINES:
            for line in split_lines(inlines(child)):
                yield normal((TextRun(text=mark), *_runs(line)))
                mark = ""
        elif child.children:
            numbered = node.type == "ordered_list"
            yield from _quoted(child, f"{n}. " if numbered else "")
        else:
            yield from _leaf(child)


def _runs(nodes: Iterable[Node], style: Style = "plain") -> Iterator[TextRun]:
    """Runs as they stand; `<u>` styles what follows it, other tags are text."""
    outer = style
    for node in nodes:
        if node.type == "html_inline":
            tag = node.content.lower()
            if tag in ("<u>", "</u>"):
                style = "underline" if tag == "<u>" else outer
            else:
                yield TextRun(text=node.content, style=style)
        else:
            yield from _READERS.get(node.type, _inner)(node, style)


def _inner(node: Node, style: Style) -> Iterator[TextRun]:
    return _runs(node.children, style)


def _plain(node: Node, style: Style) -> Iterator[TextRun]:
    yield TextRun(text=node.content, style=style)


def _strong(node: Node, _style: Style) -> Iterator[TextRun]:
    return _runs(node.children, "bold")


def _link(node: Node, style: Style) -> Iterator[TextRun]:
    """A link; one that is not http(s) is only its text, which the linter refuses."""
    shown = content(node.children)
    if url := _url(str(node.attrs["href"])):
        yield TextRun(text=shown, style="link", url=url)
    else:
        yield TextRun(text=shown, style=style)


def _fixed(_node: Node, style: Style, *, run: TextRun | None) -> Iterator[TextRun]:
    if run:
        yield run.model_copy(update={"style": style})


_READERS: dict[str, Callable[[Node, Style], Iterator[TextRun]]] = {
    "text": _plain,
    "code_inline": lambda node, _style: _plain(node, "code"),
    "strong": _strong,
    "link": _link,
    "softbreak": partial(_fixed, run=TextRun(text=" ")),
    "hardbreak": partial(_fixed, run=TextRun(text=" ")),
    "image": partial(_fixed, run=None),
}
