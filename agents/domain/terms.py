"""The words by which a story's worth is told before anything is read of it."""

from typing import Literal

from pydantic import Field

from agents.domain.source import Kind
from agents.domain.words import Noun


class Term(Noun):
    """One notion: its name for an editor, its weight, and all that it is called.

    `topics` are those of `team.topics` that it belongs to.
    """

    name: str = Field(min_length=1, max_length=40)
    weight: float = Field(ge=-5, le=5)
    words: tuple[str, ...] = Field(min_length=1)
    topics: tuple[str, ...] = ()
    only: Literal["title", ""] = ""


class SourceScale(Noun):
    """What is usual of one kind of source: a fixed number, never of this window."""

    mean: float
    spread: float = Field(gt=0)


class TermTable(Noun):
    """`prompts/terms.yaml`, where every field is explained."""

    terms: tuple[Term, ...] = ()
    scales: dict[Kind, SourceScale] = Field(default_factory=dict)
    limit: float = Field(default=7, gt=0)
    text: float = Field(default=0.4, ge=0, le=1)
    topic_bonus: float = Field(default=0.4, ge=0)
    named: float = 1.2
