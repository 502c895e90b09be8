"""`review.json` as nouns: what is known of each item, and what editors made of it."""

from typing import Any, Literal, Self

from pydantic import (
    JsonValue,
    PrivateAttr,
    ValidationError,
    ValidatorFunctionWrapHandler,
    model_validator,
)
from typing_extensions import override

from agents.domain.evidence import (
    Answer,
    Remark,
    ReviewObject,
    ReviewPicture,
    ReviewSentence,
    Source,
    Version,
)
from agents.domain.words import SectionName

Status = Literal["pending", "accepted", "edited", "rejected", "held"]
DROPPED: frozenset[Status] = frozenset({"rejected", "held"})
APPROVED: frozenset[Status] = frozenset({"accepted", "edited"})


class _Row(ReviewObject):
    """What fails to open of one row's evidence bars no other row, and stays there."""

    _spoilt: dict[str, Any] = PrivateAttr(default_factory=dict)
    _fault: ValidationError | None = PrivateAttr(default=None)

    @model_validator(mode="wrap")
    @classmethod
    def _opened(cls, row: Any, made: ValidatorFunctionWrapHandler) -> Self:
        try:
            return made(row)  # type: ignore[no-any-return]  # what it is a handler of
        except ValidationError as error:
            names = {fault["loc"][0] for fault in error.errors() if fault["loc"]}
            if not names or not names <= _EVIDENCE:
                raise
            whole: Self = made({n: v for n, v in row.items() if n not in names})
            whole._spoilt = {n: v for n, v in row.items() if n in names}
            whole._fault = error
            return whole

    def whole(self) -> Self:
        """Raises what was wrong with its evidence."""
        if self._fault is not None:
            raise self._fault
        return self

    @override
    def dump(self) -> dict[str, JsonValue]:
        return super().dump() | self._spoilt


_EVIDENCE = frozenset(
    {"sentences", "sources", "answers", "images", "versions", "reasons", "flags"}
)


class ReviewItem(_Row):
    """`sha256` is of the text as it was written first."""

    id: str
    heading: str
    section: SectionName
    category: str
    status: Status
    sha256: str
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    sentences: tuple[ReviewSentence, ...] = ()
    flags: tuple[str, ...] = ()
    images: tuple[ReviewPicture, ...] = ()
    answers: tuple[Answer, ...] = ()
    versions: tuple[Version, ...] = ()
    reason: str = ""
    touched: bool = False
    cut: bool = False
    unwritten: bool = False
    notes: tuple[Remark, ...] = ()

    @property
    def printed(self) -> bool:
        return self.status not in DROPPED and not self.cut

    @property
    def shas(self) -> frozenset[str]:
        """Of all texts of the item that a model wrote."""
        return frozenset((self.sha256, *(v.sha256 for v in self.versions)))


class Opening(_Row):
    """A category's first paragraph as drafted, and the items that it tells of.

    One that was drafted before openings were decided about has no status, and one
    without a section is where its text stands.
    """

    section: SectionName | Literal[""] = ""
    category: str = ""
    text: str
    status: Status | None = None
    items: tuple[str, ...] = ()
    sentences: tuple[ReviewSentence, ...] = ()
    reason: str = ""
    touched: bool = False
    cut: bool = False
    notes: tuple[Remark, ...] = ()
    key: str = ""  # its id, where its category was renamed

    @property
    def own_id(self) -> str:
        return opening_id(self.section, self.category)

    @property
    def id(self) -> str:
        return self.key or self.own_id

    @property
    def heading(self) -> str:
        return f"导语：{self.category}"

    @property
    def unwritten(self) -> bool:
        return False


class Spare(ReviewObject):
    """A story on the bench."""

    id: str = ""
    candidates: tuple[str, ...] = ()
    title: str = ""
    url: str
    source: str = ""
    published: str | None = None
    section: SectionName | Literal[""] = ""
    category: str = ""
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    why: str = ""
    gist: str = ""
    wanted: bool = False  # an editor took it in


class Publication(ReviewObject):
    """`page` is its file, `at` the moment of its first publishing.

    `renewed` is that of the last one that changed it, `sha256` of the words and
    `pictures` of the files that it was made of; files that were made before these were
    told have none.
    """

    page: str
    at: str
    renewed: str = ""
    sha256: str = ""
    pictures: str = ""

    @property
    def moment(self) -> str:
        """Since when it reads as it does."""
        return self.renewed or self.at


class Review(ReviewObject):
    issue: str
    items: tuple[ReviewItem, ...]
    openings: tuple[Opening, ...] = ()
    bench: tuple[Spare, ...] = ()
    published: Publication | None = None

    @property
    def rows(self) -> dict[str, ReviewItem]:
        return {row.id: row for row in self.items}

    @property
    def dropped(self) -> frozenset[str]:
        """The headings in the text that are not to be printed."""
        put_away = (i for i in self.items if i.status in DROPPED)
        return frozenset(i.heading for i in put_away if not i.cut)

    @property
    def unopened(self) -> frozenset[tuple[str, str]]:
        """The categories, each with its section, that are printed without their words."""
        left = (o for o in self.openings if o.status in DROPPED or self.stale(o))
        return frozenset((o.section, o.category) for o in left)

    def stale(self, opening: Opening) -> bool:
        """Whether it tells of an item that is not printed, and nobody rewrote it."""
        gone = {i.id for i in self.items if i.status in DROPPED}
        return opening.status != "edited" and bool(gone & set(opening.items))

    def idle(self, opening: Opening) -> bool:
        """Whether its category prints nothing: then nobody waits for it."""
        place = (opening.section, opening.category)
        return all(
            (i.section, i.category) != place or not i.printed for i in self.items
        )

    def silent(self, opening: Opening) -> bool:
        """Whether the page goes without it though it was accepted, or nobody need."""
        if opening.status in DROPPED:
            return False
        waits = opening.status == "pending"
        return self.idle(opening) or (not waits and self.stale(opening))


def opening_id(section: str, category: str) -> str:
    return f"opening-{section}-{category}"
