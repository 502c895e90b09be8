"""What one run is to do: the settings as the agents see them."""

import datetime as dt
from typing import Any, Literal

from pydantic import AwareDatetime, Field, model_validator

from agents.domain.source import Source
from agents.domain.terms import TermTable
from agents.domain.words import Noun, RunId, SectionName, StoryId, Window


class Quota(Noun):
    """How many items a section gets at most, and its categories in printed order."""

    items: int = Field(ge=0, le=200)
    categories: tuple[str, ...] = ()


class Plan(Noun):
    """One run. `now` is read once, in `commands`; everything dated comes from it."""

    run_id: RunId
    window: Window
    now: AwareDatetime
    tz: str
    sources: tuple[Source, ...]
    topics: tuple[str, ...] = ()
    terms: TermTable = TermTable()  # what a story's words are worth
    learns: bool = True  # from what editors printed; recorded answers fit one choice
    quotas: dict[SectionName, Quota]
    items: int = 20
    samples: int = 3
    images: int = Field(default=2, ge=0)  # pictures of one card at the most
    reading: float = Field(default=900.0, gt=0)  # seconds in which stories are read
    illustrating: float | None = Field(
        default=None, gt=0
    )  # the same, of one's pictures
    writer: Literal["model", "extractive"] = "extractive"
    number: int = 1
    date: dt.date  # publication day
    cutoff: dt.date  # the window's last day
    first_session: int = 1
    last_session: int = 1
    resumed: bool = False  # an interrupted run of the same inputs goes on

    @model_validator(mode="before")
    @classmethod
    def _of_an_earlier_version(cls, given: Any) -> Any:
        """A draft may keep what once was counted by source and category."""
        if isinstance(given, dict):
            return {name: value for name, value in given.items() if name != "tastes"}
        return given


class Rewrite(Noun):
    """A drafted story that an editor wants written again, for where it stands now."""

    story_id: StoryId
    section: SectionName | None  # None: where the scout would have it
    instruction: str = ""  # the editor's own words to the writer
    times: int = Field(default=1, ge=1)  # the first, second, … time
    new: bool = False  # it has no text yet: the first time is the first of all
    url: str = ""  # where it is read, if that was not done
    added: bool = False  # an editor named the address, no source
    only_read: bool = False  # an editor writes it: its sources are read and kept
    keeps_read: bool = False  # what is read is kept, whatever becomes of its text
