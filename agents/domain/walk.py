"""Ways through an issue: its items, and the texts of a block."""

from collections.abc import Iterator

from agents.domain.block import (
    Block,
    Bullets,
    Labelled,
    Numbered,
    Paragraph,
    Quote,
    Tip,
)
from agents.domain.issue import Issue, Item
from agents.domain.text import Text
from agents.domain.words import SectionName


def items_of(issue: Issue, section: SectionName | None = None) -> Iterator[Item]:
    """The items in printed order, of one section or of all."""
    if section in (None, "practice"):
        for category in issue.practice:
            yield from category.items
    if section in (None, "theory"):
        for category in issue.theory:
            yield from category.items
    if section in (None, "news"):
        yield from issue.news


def texts_of(block: Block) -> Iterator[Text]:
    match block:
        case Bullets() | Numbered():
            for bullet in block.items:
                yield from (bullet.text, *bullet.children)
        case Quote():
            yield from block.lines
        case Paragraph() | Labelled() | Tip():
            yield block.text


def plain(text: Text) -> str:
    if len(text) == 1:  # nearly always
        return text[0].text
    return "".join(run.text for run in text)
