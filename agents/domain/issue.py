"""The layout as nouns: an issue of sections, categories and items made of blocks.

Text is a sequence of runs; a run is plain, bold, code or a link. Texts are kept
in one normal form (no line breaks, single spaces, no invisible characters, equal
neighbours joined), so that `parse(render(issue)) == issue` can hold.
"""

import datetime as dt
import re
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, field_validator, model_validator

from agents.domain.block import (
    Block,
    Bullet,
    Bullets,
    Images,
    Labelled,
    LinkLine,
    Numbered,
    Paragraph,
    Quote,
    Separator,
    StaticFile,
    Tip,
    tidy,
)
from agents.domain.han import HAN
from agents.domain.text import LinkUrl, Text, TextRun, inert
from agents.domain.words import Flag, Noun, SectionName, StoryId, Support, Url

__all__ = [
    "Asked",
    "Block",
    "Bullet",
    "Bullets",
    "Card",
    "Category",
    "Evidence",
    "Illustration",
    "Images",
    "Introduction",
    "Issue",
    "Item",
    "Labelled",
    "LinkLine",
    "LinkUrl",
    "Numbered",
    "Paragraph",
    "Quote",
    "Sentence",
    "Separator",
    "StaticFile",
    "Text",
    "TextRun",
    "Tip",
    "introduction_key",
]

# `{` shows as `${` in the table of contents that Astro builds.
_BRACKETS = str.maketrans("【】{}", "（）｛｝")


def _heading_part(text: str) -> str:
    """Part of `【name】org`: the brackets are the heading's own."""
    return inert(text.translate(_BRACKETS))


def _category_name(text: str) -> str:
    """Letters, digits and single spaces: no category can pose as a section."""
    return inert("".join(c for c in text if c.isalnum() or c.isspace()))


LONGEST_NAME = 40  # characters


class Item(Noun):
    """`### 【name】org` and what stands below it."""

    name: Annotated[
        str, AfterValidator(_heading_part), Field(min_length=1, max_length=LONGEST_NAME)
    ]
    org: Annotated[str, AfterValidator(_heading_part), Field(max_length=40)] = ""
    blocks: Annotated[tuple[Block, ...], AfterValidator(tidy)] = ()

    @property
    def heading(self) -> str:
        """The item's name in its issue: unique there, and the review's key."""
        return f"【{self.name}】{self.org}"


def _quoting(item: Item) -> Item:
    blocks = tuple(
        Quote(lines=(block.text,)) if isinstance(block, Tip) else block
        for block in item.blocks
    )
    return item.model_copy(update={"blocks": blocks})


NEW_CATEGORY = re.compile(rf"[{HAN}]{{4,9}}")  # docs/layout.md §3


class Category(Noun):
    """One H2 of the first two sections."""

    name: Annotated[
        str, AfterValidator(_category_name), Field(min_length=1, max_length=20)
    ]
    lead: Text = ()
    items: tuple[Item, ...] = Field(min_length=1)

    @field_validator("items")
    @classmethod
    def _no_tips(cls, items: tuple[Item, ...]) -> tuple[Item, ...]:
        """Categories are outside the news, where a tip is a quotation."""
        return tuple(_quoting(item) for item in items)


class Issue(Noun):
    """One issue: front matter, intro and the three sections."""

    number: int = Field(ge=1, le=9999)
    date: dt.date  # publication day
    cutoff: dt.date  # the window's last day
    first_session: int | None = Field(ge=1)  # None where its page names none
    last_session: int | None = Field(ge=1)
    draft: bool = True
    practice: tuple[Category, ...] = ()
    theory: tuple[Category, ...] = ()
    news: tuple[Item, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if (self.first_session or 0) > (self.last_session or 0):
            raise ValueError("an issue's first session comes before its last")
        return self


class Evidence(Noun):
    """A span of one material: `quote == material.text[start:end]`."""

    source: int  # the material's number
    quote: str
    start: int = 0
    end: int = 0


class Sentence(Noun):
    """One sentence of a card with what supports it, and how well that does.

    `unfound` are words of a weak one that code did not find there: what an editor
    compares first. They need not be wrong. `doubted`: the model that pointed to the
    evidence says that a reader would get a detail wrong.
    """

    text: str
    evidence: tuple[Evidence, ...] = ()
    support: Support = "none"
    unfound: tuple[str, ...] = ()
    doubted: bool = False
    flags: tuple[Flag, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _of_an_earlier_version(cls, given: Any) -> Any:
        """It knew evidence alone."""
        if isinstance(given, dict) and "support" not in given and given.get("evidence"):
            return {**given, "support": "weak"}
        return given


class Illustration(Noun):
    """Where a picture of a card came from; `licence` is empty if none is stated.

    `alt` says what it shows, `credit` is what its licence asks to be printed below it.
    """

    file: StaticFile
    url: Url
    page: Url
    licence: str = ""
    alt: str = ""
    credit: str = ""
    sha256: str  # of the file as drafted


class Card(Noun):
    """The formatted entry of one story, and why it may be believed."""

    @model_validator(mode="before")
    @classmethod
    def _of_an_earlier_version(cls, given: Any) -> Any:
        """It kept guesses at the words of the source, which nothing asks for."""
        if isinstance(given, dict) and "terms" in given:
            return {name: value for name, value in given.items() if name != "terms"}
        return given

    story_id: StoryId
    section: SectionName
    category: str
    item: Item
    sentences: tuple[Sentence, ...] = ()
    asides: tuple[str, ...] = ()  # the team's own words: no evidence, nothing invented
    illustrations: tuple[Illustration, ...] = ()
    flags: tuple[Flag, ...] = ()


class Introduction(Noun):
    """The paragraph before a category's items; evidence `source` n is story n."""

    section: SectionName
    category: str
    story_ids: tuple[StoryId, ...]
    sentences: tuple[Sentence, ...] = Field(min_length=1)

    @property
    def key(self) -> str:
        return introduction_key(self.section, self.category)

    @property
    def text(self) -> str:
        return "".join(sentence.text for sentence in self.sentences)


class Asked(Noun):
    """What came of asking for an introduction, by the prompt: None is a category without."""

    prompt: str  # its hash
    introduction: Introduction | None


def introduction_key(section: SectionName, category: str) -> str:
    """A category's own name: two sections may have one of the same name."""
    return f"{section} {category}"
