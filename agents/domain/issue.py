"""The layout as nouns: an issue of sections, categories and items made of blocks.

Text is a sequence of runs; a run is plain, bold, code or a link. Texts are kept
in one normal form (no line breaks, single spaces, no invisible characters, equal
neighbours joined), so that `parse(render(issue)) == issue` can hold.
"""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from agents.domain.words import Flag, Noun, SectionName, StoryId, Url


class Run(Noun):
    text: str = Field(min_length=1)
    style: Literal["plain", "bold", "code", "underline", "link"] = "plain"
    url: Url | None = None  # of a link only


Text = tuple[Run, ...]


class Paragraph(Noun):
    kind: Literal["paragraph"] = "paragraph"
    text: Text


class Labelled(Noun):
    """`**问题**：…`, the colon outside the bold."""

    kind: Literal["labelled"] = "labelled"
    label: str = Field(min_length=1, max_length=20)
    text: Text


class LinkLine(Noun):
    """`论文地址：[URL](URL)`, or the bare URL alone on its line without a label."""

    kind: Literal["link"] = "link"
    label: str = ""
    url: Url


class Bullet(Noun):
    text: Text
    children: tuple[Text, ...] = ()


class Bullets(Noun):
    kind: Literal["bullets"] = "bullets"
    items: tuple[Bullet, ...] = Field(min_length=1)


class Numbered(Noun):
    kind: Literal["numbered"] = "numbered"
    items: tuple[Bullet, ...] = Field(min_length=1)


class Quote(Noun):
    """`> …`, one text a line, and `> —— 署名`."""

    kind: Literal["quote"] = "quote"
    lines: tuple[Text, ...] = Field(min_length=1)
    by: str = ""


class Tip(Noun):
    """`> [!TIP]`, in the news section only."""

    kind: Literal["tip"] = "tip"
    text: Text


class Images(Noun):
    """A row of pictures, each a path under `static/`."""

    kind: Literal["images"] = "images"
    files: tuple[str, ...] = Field(min_length=1)


class Separator(Noun):
    """`---` between two parts of one item."""

    kind: Literal["separator"] = "separator"


Block = Annotated[
    Paragraph
    | Labelled
    | LinkLine
    | Bullets
    | Numbered
    | Quote
    | Tip
    | Images
    | Separator,
    Field(discriminator="kind"),
]


class Item(Noun):
    """`### 【name】org` and what stands below it."""

    name: str = Field(min_length=1, max_length=40)
    org: str = Field(default="", max_length=40)
    blocks: tuple[Block, ...] = ()


class Category(Noun):
    name: str = Field(min_length=1, max_length=20)
    lead: Text = ()
    items: tuple[Item, ...] = Field(min_length=1)


class Issue(Noun):
    """One issue: front matter, intro and the three sections."""

    number: int = Field(ge=1, le=9999)
    date: dt.date  # publication day
    cutoff: dt.date  # the window's last day
    first_session: int = Field(ge=1)
    last_session: int = Field(ge=1)
    draft: bool = True
    practice: tuple[Category, ...] = ()
    theory: tuple[Category, ...] = ()
    news: tuple[Item, ...] = ()


class Evidence(Noun):
    """A span of one material: `quote == material.text[start:end]`."""

    source: int  # the material's number
    quote: str
    start: int = 0
    end: int = 0


class Sentence(Noun):
    """One sentence of a card with what supports it."""

    text: str
    evidence: tuple[Evidence, ...] = ()
    flags: tuple[Flag, ...] = ()


class Card(Noun):
    """The formatted entry of one story, and why it may be believed."""

    story_id: StoryId
    section: SectionName
    category: str
    item: Item
    sentences: tuple[Sentence, ...] = ()
    flags: tuple[Flag, ...] = ()
