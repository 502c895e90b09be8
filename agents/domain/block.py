"""What stands below an item's heading: one noun per kind of block."""

import re
from collections.abc import Iterable, Iterator
from operator import is_
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from agents.domain.text import LinkUrl, Text, TextRun, inert, shows_address
from agents.domain.words import Noun

LABEL_LENGTH = 20
_ACTING = re.compile(r"[\[\]*_`\\<>&~{}|$]")  # in the words of a picture


def _label(text: str) -> str:
    return inert(text).rstrip("：: ")


class Paragraph(Noun):
    kind: Literal["paragraph"] = "paragraph"
    text: Text


class Labelled(Noun):
    """`**问题**：…`, the colon outside the bold."""

    kind: Literal["labelled"] = "labelled"
    label: Annotated[
        str, AfterValidator(_label), Field(min_length=1, max_length=LABEL_LENGTH)
    ]
    text: Text


class LinkLine(Noun):
    """`论文地址：[URL](URL)`, or the bare URL alone on its line without a label.

    `text` is what a reader sees of a labelled link that has a title instead of its
    address; a titled link alone on its line is a paragraph of the team's.
    """

    kind: Literal["link"] = "link"
    label: Annotated[str, AfterValidator(_label), Field(max_length=LABEL_LENGTH)] = ""
    url: LinkUrl
    text: str = ""

    @field_validator("text")
    @classmethod
    def _titled(cls, text: str, info: ValidationInfo) -> str:
        """A link that shows an address shows its own (docs/hostile.md §4)."""
        is_title = info.data.get("label") and not shows_address(text)
        return inert(text) if is_title else ""


class Bullet(Noun):
    text: Text
    children: tuple[Text, ...] = ()


class Bullets(Noun):
    kind: Literal["bullets"] = "bullets"
    items: tuple[Bullet, ...] = Field(min_length=1)


class Numbered(Noun):
    """The numbers go on through an item, so that no `1.` stands twice."""

    kind: Literal["numbered"] = "numbered"
    items: tuple[Bullet, ...] = Field(min_length=1)


class Quote(Noun):
    """`> …`, one text a line, and `> —— 署名`."""

    kind: Literal["quote"] = "quote"
    lines: tuple[Text, ...] = Field(min_length=1)
    by: Annotated[str, AfterValidator(inert)] = ""


class Tip(Noun):
    """`> [!TIP]`, in the news section only."""

    kind: Literal["tip"] = "tip"
    text: Text


# A path that the project made itself; a name from outside is a bug.
StaticFile = Annotated[
    str,
    Field(pattern=r"^static/[0-9A-Za-z][0-9A-Za-z._-]{0,99}\.(png|jpe?g|gif|webp)$"),
]


def alt_text(words: str) -> str:
    r"""What may stand between `![` and `](`: one line, and nothing in it acts.

    >>> alt_text("Figure 1: *LLaMA*-Omni [ours]\\n<b>")
    'Figure 1: LLaMA -Omni ours b'
    """
    return " ".join(_ACTING.sub(" ", inert(words)).split())


class Images(Noun):
    """A row of pictures, each a path under `static/`.

    `alts` says of each what it shows, in their order; it is empty where none does.
    """

    kind: Literal["images"] = "images"
    files: tuple[StaticFile, ...] = Field(min_length=1)
    alts: tuple[str, ...] = ()

    @field_validator("alts")
    @classmethod
    def _of_each_file(
        cls, alts: tuple[str, ...], info: ValidationInfo
    ) -> tuple[str, ...]:
        wanted = len(info.data.get("files", ()))
        texts = (*map(alt_text, alts), *[""] * wanted)[:wanted]
        return texts if any(texts) else ()

    @property
    def shown(self) -> tuple[tuple[str, str], ...]:
        """Each alternative text with its file."""
        return tuple(zip(self.alts or [""] * len(self.files), self.files, strict=True))


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


def tidy(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks as they read on the page: none empty, lists that touch are one.

    A paragraph that looks like a link line, a label or a signature is one.
    """
    kept: list[Block] = []
    for block in (tidied for found in blocks for tidied in _tidied(found)):
        last = kept[-1] if kept else None
        if isinstance(block, Bullets) and isinstance(last, Bullets):
            kept[-1] = Bullets(items=last.items + block.items)
        elif isinstance(block, Numbered) and isinstance(last, Numbered):
            kept[-1] = Numbered(items=last.items + block.items)
        else:
            kept.append(block)
    return tuple(kept)


def _tidied(block: Block) -> Iterator[Block]:
    match block:
        case Paragraph(text=()) | Tip(text=()):
            pass
        case Paragraph():
            yield _recognised(block)
        case Bullets() | Numbered():
            items = tuple(_filled(block.items))
            if len(items) == len(block.items) and all(map(is_, items, block.items)):
                yield block
            elif items:
                yield type(block)(items=items)
        case Quote():
            if lines := tuple(filter(None, block.lines)):
                yield _signed(Quote(lines=lines, by=block.by))
        case _:
            yield block


def _recognised(paragraph: Paragraph) -> Block:
    match paragraph.text:
        case (TextRun(style="link", url=str(url), text=text),) if text == url:
            return LinkLine(url=url)
        case (
            TextRun(style="plain", text=label),
            TextRun(style="link", url=str(url), text=text),
        ) if label.endswith("：") and _fits(label[:-1]):
            return LinkLine(label=label, url=url, text=text)
        case (
            TextRun(style="bold", text=label),
            TextRun(style="plain", text=rest),
            *more,
        ) if rest.startswith("：") and _fits(label):
            return Labelled(label=label, text=(TextRun(text=rest[1:]), *more))
    return paragraph


def _fits(label: str) -> bool:
    return 1 <= len(_label(label)) <= LABEL_LENGTH


def _filled(bullets: Iterable[Bullet]) -> Iterator[Bullet]:
    for bullet in bullets:
        if bullet.text and all(bullet.children):
            yield bullet
            continue
        texts = [text for text in (bullet.text, *bullet.children) if text]
        if texts:
            yield Bullet(text=texts[0], children=tuple(texts[1:]))


def _signed(quote: Quote) -> Quote:
    match quote.lines[-1]:
        case (TextRun(style="plain", text=text),) if (
            len(quote.lines) > 1 and not quote.by and text.startswith("—— ")
        ):
            return Quote(lines=quote.lines[:-1], by=text.removeprefix("—— "))
    return quote
