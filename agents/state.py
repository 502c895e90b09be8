"""What travels through the graph: ids and counters only, one TypedDict per step."""

import operator
from typing import Annotated

from typing_extensions import TypedDict  # of which Python 3.11 can make a schema

from agents.domain.words import CandidateId, StoryId


class Begun(TypedDict):
    """The input: nothing but the fact that a run began."""

    run_id: str


class Faulted(TypedDict):
    """Every step adds the keys of the faults of our own that it held back."""

    faults: Annotated[list[str], operator.add]


class Collected(TypedDict):
    """`contents` is a digest of what the candidates say."""

    candidate_ids: list[CandidateId]
    contents: str


class Longlisted(TypedDict):
    """Those that are weighed, best first."""

    longlist_ids: list[StoryId]
    stories: int  # there were in the window
    known: int  # of these were shared or refused before


class Weighed(TypedDict):
    """Those of the longlist that are read, best first."""

    reading_ids: list[StoryId]


class ReadingList(Longlisted, Weighed):
    """Whom to read, and among whom to read on."""


class Shortlisted(TypedDict):
    """The chosen ones, best first, and in the order in which they are begun."""

    shortlist_ids: list[StoryId]
    writing_ids: list[StoryId]


class Assigned(TypedDict):
    """The private task of one branch."""

    story_id: StoryId


class Written(Faulted):
    """Every branch that got as far as a card adds to it."""

    written: Annotated[list[StoryId], operator.add]


class Introduced(Faulted):
    """The keys of the categories that got a paragraph of their own."""

    introduced: list[str]


class Assembled(Faulted):
    """The stories whose cards the issue prints, in printed order, and its openings."""

    printed_ids: list[StoryId]
    openings: list[str]


class State(
    Begun,
    Collected,
    Longlisted,
    Weighed,
    Shortlisted,
    Written,
    Introduced,
    Assembled,
):
    """All of it."""
