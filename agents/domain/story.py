"""What travels from a source to a card: candidate, story, material, answer, verdict."""

import datetime as dt
from collections.abc import Sequence
from typing import Literal

from pydantic import AwareDatetime, Field

from agents.domain.document import DocumentFigure
from agents.domain.identity import arxiv_id, month_of
from agents.domain.kinds import KINDS, PAPER, KindRow
from agents.domain.memory import Earlier
from agents.domain.source import Kind
from agents.domain.words import (
    CandidateId,
    Flag,
    Noun,
    SectionName,
    StoryId,
    Url,
)

_ANNOUNCED = dt.timedelta(days=7)  # until arXiv has announced a paper, at the most


class Link(Noun):
    """A further address that the source itself gives for a candidate."""

    label: Literal["code", "project", "paper", "model", "demo", "discussion", "page"]
    url: Url


class Candidate(Noun):
    """One entry as one source published it; all text is plain text."""

    id: CandidateId
    source: str  # the source's name
    kind: Kind
    url: Url
    title: str = Field(min_length=1, max_length=300)
    summary: str = ""  # abstract, description or the feed's own text
    published: AwareDatetime | None = None  # the event's own date; None: unconfirmed
    section: SectionName | None = None  # the source's hint
    weight: float = 1.0
    language: str = ""  # "zh", "en" or unknown
    authors: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()  # of the authors, where the source marks them
    topics: tuple[str, ...] = ()  # arXiv categories, GitHub topics, feed tags
    popularity: int = 0  # stars or points
    gained: int = 0  # stars since the state knew it with fewer
    comments: int = 0
    note: str = ""  # arXiv's comment: "accepted at …"
    licence: str = ""  # SPDX id, as GitHub states it
    release: str = ""  # a release's tag
    links: tuple[Link, ...] = ()
    images: tuple[Url, ...] = ()
    flags: tuple[Flag, ...] = ()

    @property
    def row(self) -> KindRow:
        """What its kind of source is like."""
        return KINDS[self.kind]

    @property
    def is_paper(self) -> bool:
        """Whoever gave it: a link site may lead to one, too."""
        return self.row.gives is PAPER or arxiv_id(self.url) is not None

    @property
    def came_out(self) -> dt.datetime | None:
        """When the thing itself did: a mention of a paper comes on any later day.

        A feed may be arXiv's own: it is believed where the paper's number agrees.
        """
        at = self.published
        if at is None or self.row.gives is PAPER or not self.is_paper:
            return at
        months = {(day.year, day.month) for day in (at, at - _ANNOUNCED)}
        is_own = not self.row.is_mention and month_of(self.url) in months
        return at if is_own else None


class Story(Noun):
    """One happening. `lead` is its best primary source."""

    id: StoryId
    lead: Candidate
    others: tuple[Candidate, ...] = ()
    earlier: Earlier | None = None  # a follow-up: what was shared, and the new fact
    held_in: str = ""  # the draft in which an editor put it off

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        return (self.lead, *self.others)


class Ranked(Noun):
    """A story with its place: section, category and an explained score in 0–100.

    `gist` and `grade` (0 to 10, half of the score) come from the model that weighed it,
    and it gave stories that it calls one happening the same `happening`.
    """

    story: Story
    section: SectionName
    category: str  # "" in the news section
    score: float
    reasons: tuple[str, ...]
    gist: str = ""
    grade: float | None = None
    happening: str = ""


MaterialKind = Literal[
    "abstract",
    "paper",
    "readme",
    "release",
    "article",
    "discussion",
    "feed",
    "metadata",
]


class Material(Noun):
    """One text that was read for a story. `n` is the number the model knows it by."""

    n: int = Field(ge=1)
    url: Url
    title: str
    source: str
    kind: MaterialKind
    text: str  # what a prompt shows of it, line by line
    whole: str = ""  # all of it, where that is more
    published: AwareDatetime | None = None
    fetched: AwareDatetime
    images: tuple[Url, ...] = ()  # that its page shows
    figures: tuple[DocumentFigure, ...] = ()  # those that say what they show
    licence: str = ""  # of its page, as the page states it
    affiliations: tuple[str, ...] = ()  # of its authors, the first author's first
    unlabelled: bool = False  # it names institutions, but not whose they are


def day_of(
    candidate: Candidate, zone: dt.tzinfo, materials: Sequence[Material] = ()
) -> dt.date | None:
    """The day that readers know the event by: in the issue's zone, or in its own.

    Of a paper that its source did not date, what the paper itself says, if it was read.
    """
    if at := candidate.came_out:
        return at.astimezone(candidate.row.gives.zone or zone).date()
    own = (m for m in materials if m.kind == "paper" and m.url == candidate.url)
    said = next((m.published for m in own if m.published), None)
    return said.astimezone(PAPER.zone).date() if said else None


class Gathered(Noun):
    """What was read of one story before it was chosen; `notes` say what was not."""

    story_id: StoryId
    materials: tuple[Material, ...]
    notes: tuple[str, ...] = ()

    @property
    def has_text(self) -> bool:
        """Whether more than a title and a teaser could be read."""
        return any(material.kind != "metadata" for material in self.materials)


class FreeAnswer(Noun):
    """One free-text answer about one story."""

    story_id: StoryId
    sample: int
    text: str
    flags: tuple[Flag, ...] = ()


class Complaint(Noun):
    """What a check found in one sentence, and the words that it is about."""

    flag: Flag
    text: str
    sentence: str = ""


class Verdict(Noun):
    """What the checks and the judge say of one free answer; `score` is 1 to 5."""

    sample: int
    passed: bool
    score: float
    reason: str
    complaints: tuple[Complaint, ...] = ()
    chosen: bool = False


class Writing(Noun):
    """All that was read and written for one story, kept for the review."""

    story_id: StoryId
    materials: tuple[Material, ...]
    answers: tuple[FreeAnswer, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    flags: tuple[Flag, ...] = ()

    @property
    def chosen(self) -> FreeAnswer:
        """The answer that the verifier picked. There is always exactly one."""
        sample = next(v.sample for v in self.verdicts if v.chosen)
        return next(a for a in self.answers if a.sample == sample)
