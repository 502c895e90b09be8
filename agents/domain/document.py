"""A document as its own structure tells it: a paper, an article, a README."""

from typing import Literal

from pydantic import AwareDatetime, Field

from agents.domain.words import Noun, Url

PassageKind = Literal["heading", "paragraph", "item", "caption", "row"]


class Passage(Noun):
    """One piece of a document in reading order, as one line of plain text.

    `level` is a heading's, 1 for a part of the document's own; the title is no passage.
    The caption and the rows of one table share its number, which is 0 elsewhere.
    """

    kind: PassageKind
    text: str = Field(min_length=1)
    level: int = Field(default=0, ge=0, le=6)
    table: int = Field(default=0, ge=0)


class DocumentFigure(Noun):
    """A picture of a document, and what it says below it."""

    url: Url
    caption: str = ""


class Document(Noun):
    """What was read of one address. A paper's abstract is no part of its passages.

    `affiliations` are those of its authors, the first author's first; `unlabelled`:
    it names institutions, but does not say that they are theirs. `licence` is as the
    page states it. `is_whole`: nothing says that its text broke off.
    """

    title: str = ""
    abstract: str = ""
    passages: tuple[Passage, ...]
    affiliations: tuple[str, ...] = ()
    unlabelled: bool = False
    licence: str = ""
    figures: tuple[DocumentFigure, ...] = ()
    published: AwareDatetime | None = None
    is_whole: bool = True

    @property
    def text(self) -> str:
        """All of it, a passage a line."""
        return "\n".join(passage.text for passage in self.passages)
