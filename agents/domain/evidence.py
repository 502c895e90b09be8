"""What the model's sentences rest on, as `review.json` has it.

A row keeps what it does not know, and writes it back; it is written as it was read,
without what nobody said of it.
"""

from collections.abc import Iterable
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, JsonValue

Support = Literal["exact", "weak", "none"]


class ReviewObject(BaseModel):
    """One object of the file."""

    model_config = ConfigDict(frozen=True, extra="allow")

    def but(self, **fields: object) -> Self:
        """With other fields; one that is None, empty or False is left out."""
        made = self.model_copy(update=fields)
        for name in (name for name, value in fields.items() if not value):
            made.model_fields_set.discard(name)
        return made

    def dump(self) -> dict[str, JsonValue]:
        """As it is written."""
        return self.model_dump(mode="json", exclude_unset=True)

    def of(self, names: Iterable[str]) -> dict[str, Any]:
        """The fields of these names that somebody said."""
        return {n: getattr(self, n) for n in names if n in self.model_fields_set}


class Proof(ReviewObject):
    """A span of one source, with what stands around it where that is known."""

    source: int
    quote: str
    start: int = 0
    end: int = 0
    before: str = ""
    after: str = ""


class ReviewMention(ReviewObject):
    """A sentence of an item that an opening rests on."""

    item: str
    quote: str


class ReviewSentence(ReviewObject):
    """`support` is missing in files that were made before it was told."""

    text: str
    evidence: tuple[Proof | ReviewMention, ...] = ()
    support: Support | None = None
    flags: tuple[str, ...] = ()
    doubted: bool = False  # by the model that pointed to its source
    checked: bool = False  # an editor compared it with its source

    @property
    def borne(self) -> Support:
        """How it is borne out; of an older file's evidence words alone are known."""
        return self.support or ("weak" if self.evidence else "none")


class Source(ReviewObject):
    n: int = 1
    url: str = ""
    title: str = ""
    source: str = ""
    published: str | None = None


class ReviewPicture(ReviewObject):
    """Where it came from; `licence` is empty if none is stated."""

    file: str = ""
    url: str = ""
    page: str = ""
    licence: str = ""
    alt: str = ""  # what it shows
    credit: str = ""  # what its licence asks to be printed below it
    sha256: str = ""  # of the file as drafted


class Answer(ReviewObject):
    """One free answer of the model; `verdict` is what was said of it."""

    sample: int = 0
    text: str = ""
    verdict: ReviewObject = ReviewObject()
    chosen: bool = False


class Remark(ReviewObject):
    """What one editor tells the others about an item."""

    by: str
    at: str
    text: str
    settled_by: str = ""
    settled_at: str = ""  # empty: it is open


class Version(ReviewObject):
    """A text of an item that a model wrote, with its evidence."""

    sha256: str
    sentences: tuple[ReviewSentence, ...] = ()
    flags: tuple[str, ...] = ()
    images: tuple[ReviewPicture, ...] = ()
    answers: tuple[Answer, ...] = ()
    text: str = ""
    wish: str = ""
    time: str = ""
