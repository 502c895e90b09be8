"""A README by its sections: what it is, how to begin, its limits and licence. Pure."""

import re
from collections.abc import Iterator

from agents.domain.document import Document, Passage
from agents.pages.selection import select_article

LIMIT = 12_000  # characters

_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*#*$")


def select_readme(markdown: str, limit: int = LIMIT) -> str:
    """The lines of a README that a prompt shows."""
    if not markdown:
        return ""
    return select_article(Document(passages=tuple(_passages(markdown))), limit)


def _passages(markdown: str) -> Iterator[Passage]:
    for line in markdown.split("\n"):
        if found := _HEADING.match(line):
            yield Passage(kind="heading", text=found[2], level=len(found[1]))
        elif line.strip():
            yield Passage(kind="paragraph", text=line.strip())
