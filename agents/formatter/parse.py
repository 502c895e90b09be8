"""Markdown to an issue: what `render` prints, and what the team has published."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.tree import SyntaxTreeNode as Node
from pydantic import ValidationError

from agents.domain.front_matter import rows_of
from agents.domain.issue import Category, Issue, Item, Text
from agents.domain.words import SectionName
from agents.errors import LayoutError
from agents.formatter import layout
from agents.formatter.blocks import blocks, text
from agents.formatter.commonmark import content, inlines, line_of, tree
from agents.formatter.front_matter import head
from agents.formatter.headings import headings, section_named
from agents.messages.foreign import first_fault
from agents.messages.said import said

_SECTION, _ITEM = "h2", "h3"


@dataclass
class _Part:
    """A heading with what stands below it, up to the next part."""

    rank: str
    title: str
    line: int
    nodes: list[Node] = field(default_factory=list)


@dataclass
class _Shelves:
    practice: list[Category] = field(default_factory=list)
    theory: list[Category] = field(default_factory=list)
    news: list[Item] = field(default_factory=list)


def parse(markdown: str) -> Issue:
    """The issue that `markdown` shows.

    `parse(render(issue)) == issue`; the noise of the published issue (docs/layout.md §1) is
    read as what it means. Raises LayoutError where it has no meaning.
    """
    lines = rows_of(markdown)
    about = head(lines)
    source = ["" if n < about.body else line for n, line in enumerate(lines)]
    for n, heading in headings(lines, about.body):
        source[n] = heading
    shelves = _Shelves()
    for name, parts in _sections(_parts(tree("\n".join(source)).children)).items():
        if name == "news":
            shelves.news += [_item(part, source) for part in parts]
        else:
            categories = getattr(shelves, name)
            categories += _categories(parts, source)
    try:
        return Issue(
            **about.model_dump(exclude={"body"}),
            practice=tuple(shelves.practice),
            theory=tuple(shelves.theory),
            news=tuple(shelves.news),
        )
    except ValidationError as error:
        raise _fault(2, error) from error


def _parts(nodes: Iterable[Node]) -> Iterator[_Part]:
    part: _Part | None = None
    for node in nodes:
        heading = node.type == "heading" and node.tag in (_SECTION, _ITEM)
        title = " ".join(content(inlines(node)).split()) if heading else ""
        if title:
            if part:
                yield part
            part = _Part(node.tag, title, line_of(node) + 1)
        elif part:
            part.nodes.append(node)
    if part:
        yield part


def _sections(parts: Iterable[_Part]) -> dict[SectionName, list[_Part]]:
    """The parts below each section's heading."""
    found: dict[SectionName, list[_Part]] = {}
    current: list[_Part] | None = None
    for part in parts:
        name = _section_name(part)
        if name:
            _only(part, "hr")
            current = found.setdefault(name, [])
        elif current is None:
            raise LayoutError(
                part.line, said("{title!r} is in no section; move it", title=part.title)
            )
        else:
            current.append(part)
    return found


def _section_name(part: _Part) -> SectionName | None:
    return section_named(part.title) if part.rank == _SECTION else None


def _categories(parts: Iterable[_Part], source: Sequence[str]) -> list[Category]:
    opened: list[tuple[_Part, list[Item]]] = []
    for part in parts:
        if part.rank == _SECTION:
            opened.append((part, []))
        elif opened:
            opened[-1][1].append(_item(part, source))
        else:
            raise LayoutError(
                part.line,
                said("{title} is in no category; add its ##", title=part.title),
            )
    return [_category(part, items) for part, items in opened]


def _category(part: _Part, items: list[Item]) -> Category:
    try:
        return Category(name=part.title, lead=_lead(part), items=tuple(items))
    except ValidationError as error:
        raise _fault(part.line, error) from error


def _lead(part: _Part) -> Text:
    _only(part, "paragraph")
    return text(node for paragraph in part.nodes for node in inlines(paragraph))


def _only(part: _Part, kind: str) -> None:
    for node in part.nodes:
        if node.type != kind and content([node]).strip():
            raise LayoutError(
                line_of(node) + 1,
                said("a {type} stands in no item; give it a heading", type=node.type),
            )


def _item(part: _Part, source: Sequence[str]) -> Item:
    named = layout.ITEM_HEADING.fullmatch(part.title)
    if not named or part.rank != _ITEM:
        raise LayoutError(
            part.line,
            said(
                "{title!r} is no item's heading; write ### 【名称】机构",
                title=part.title,
            ),
        )
    try:
        return Item(
            name=named["name"],
            org=named["org"],
            blocks=tuple(blocks(part.nodes, source)),
        )
    except ValidationError as error:
        raise _fault(part.line, error) from error


def _fault(line: int, error: ValidationError) -> LayoutError:
    place, fault = first_fault(error)
    return LayoutError(
        line, said("{place}: {fault}; see docs/layout.md", place=place, fault=fault)
    )
