"""What travels through the graph: ids and counters only, one TypedDict per step."""

import operator
from typing import Annotated, TypedDict

from agents.domain.words import CandidateId, StoryId


class Begun(TypedDict):
    """The input: nothing but the fact that a run began."""

    run_id: str


class Collected(TypedDict):
    candidate_ids: list[CandidateId]


class Clustered(TypedDict):
    story_ids: list[StoryId]


class Recalled(TypedDict):
    """Stories that the archive does not know, or knows and that moved on."""

    new_ids: list[StoryId]


class RankedStories(TypedDict):
    ranked_ids: list[StoryId]


class Shortlisted(TypedDict):
    """The chosen ones, best first, and what the caps allow.

    The first `with_model` of them get `samples` answers each, the others none; with
    `judged` False the checks alone pick.
    """

    shortlist_ids: list[StoryId]
    samples: int
    with_model: int
    judged: bool


class Assigned(TypedDict):
    """The private task of one branch."""

    story_id: StoryId
    samples: int
    judged: bool


class Written(TypedDict):
    """Every branch adds to it."""

    written: Annotated[list[StoryId], operator.add]


class Introduced(TypedDict):
    """The keys of the categories that got a paragraph of their own."""

    introduced: list[str]


class Assembled(TypedDict):
    """The stories whose cards the issue prints, in printed order, and its openings."""

    printed_ids: list[StoryId]
    openings: list[str]


class State(
    Begun,
    Collected,
    Clustered,
    Recalled,
    RankedStories,
    Shortlisted,
    Written,
    Introduced,
    Assembled,
):
    """All of it."""
