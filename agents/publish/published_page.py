"""The published page: the draft's text without its marks and dropped items. Pure."""

from collections.abc import Collection, Iterator
from itertools import takewhile

from agents.domain.fetchable import unfetchable
from agents.domain.front_matter import is_draft
from agents.formatter.lint.linted_document import ItemLines, LintedDocument
from agents.formatter.parts import IssuePart

Group = tuple[str, str]  # a section and one of its categories


def page(
    markdown: str, dropped: Collection[str], unopened: Collection[Group] = ()
) -> str:
    """`markdown` ready for the site; `dropped` are headings of items.

    Works on lines, so that an editor's own words stay byte for byte. A category
    that loses its last item goes with it. `unopened` are those that are printed
    without the words below their heading.
    """
    doc = LintedDocument(markdown)
    rows = [doc.rows[n - 1] for n in kept(doc, dropped, unopened)]
    return "\n".join(rows).rstrip() + "\n"


def kept(
    doc: LintedDocument, dropped: Collection[str], unopened: Collection[Group]
) -> list[int]:
    """The numbers of the lines that the page has, in order."""
    gone = {n for n, row in enumerate(doc.head, start=1) if is_draft(row)}
    for first, last in _ranges(doc, dropped, unopened):
        gone.update(range(first, last + 1))
    return [n for n in range(1, len(doc.rows) + 1) if n not in gone]


def links(markdown: str) -> dict[str, str]:
    """Each web address of the items, with the heading of the first that names it.

    What cannot be fetched at all is none: a layout rule tells of it.
    """
    found: dict[str, str] = {}
    for item in LintedDocument(markdown).items:
        for line in item.lines:
            for _, url in line.links:
                if not unfetchable(url):
                    found.setdefault(url, item.heading)
    return found


def texts(markdown: str) -> dict[str, tuple[str, str]]:
    """Each item's section and own Markdown, by its heading, in printed order."""
    doc = LintedDocument(markdown)
    return {
        item.heading: (
            item.section or "",
            "\n".join(doc.rows[item.first - 1 : item.last]).rstrip() + "\n",
        )
        for item in doc.items
    }


def _ranges(
    doc: LintedDocument, dropped: Collection[str], unopened: Collection[Group]
) -> Iterator[tuple[int, int]]:
    kept = [item for item in doc.items if item.heading not in dropped]
    yield from ((i.first, i.last) for i in doc.items if i.heading in dropped)
    filled = {_group(item) for item in kept}
    emptied = {_group(item) for item in doc.items} - filled
    for part in doc.parts:
        if part.is_item or part.opens_section:
            continue
        if _group(part) in emptied:
            yield part.first, part.last
        elif (part.section or "", part.category) in unopened:
            blank = takewhile(lambda row: not row.strip(), doc.rows[part.first :])
            yield part.first + 1 + len(list(blank)), part.last


def _group(part: ItemLines | IssuePart) -> tuple[str | None, str | None]:
    return part.section, part.category
