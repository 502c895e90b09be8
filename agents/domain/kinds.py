"""The kinds of sources: a row each, of all that sets it apart but its reader."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from agents.domain.source import (
    ArxivSource,
    FeedSource,
    GitHubSource,
    HackerNewsSource,
    HuggingFaceSource,
    Kind,
)
from agents.domain.words import Noun, SectionName

_DAY = dt.timedelta(hours=24)


@dataclass(frozen=True, kw_only=True)
class Thing:
    """What an entry is, whichever kind of source gave it."""

    label: str  # of its link
    section: SectionName | None  # where it belongs by what it is
    zone: dt.tzinfo | None = None  # of its day; None: the issue's


# A paper's day is arXiv's own, which is UTC's, wherever the reader lives.
PAPER = Thing(label="论文地址", section="theory", zone=dt.UTC)
REPOSITORY = Thing(label="储存库", section="practice")
POST = Thing(label="原文", section=None)


@dataclass(frozen=True, kw_only=True)
class KindRow:
    """One kind. The reader's own line is in `agents/sources/registry.py`."""

    source: type[Noun]  # what the operator writes of it in `sources.yaml`
    gives: Thing
    primary: int  # of those that tell of one thing the lowest leads
    unit: str  # of popularity
    is_query: bool  # asked for the window, of a service that speaks for others
    service: str = ""  # its name, as readers know it
    is_mention: bool = (
        False  # it links to what others tell, and people discuss it there
    )
    keeps: dt.timedelta = dt.timedelta()  # how long an answer spares the next request


KINDS: Mapping[Kind, KindRow] = {
    "arxiv": KindRow(
        source=ArxivSource,
        gives=PAPER,
        primary=0,
        unit="分",
        is_query=True,
        service="arXiv",
        # Its index changes once a day; its terms ask to keep an answer that long
        # (info.arxiv.org/help/api/user-manual.html, 3.1.1.2).
        keeps=_DAY,
    ),
    "github": KindRow(
        source=GitHubSource,
        gives=REPOSITORY,
        primary=2,
        unit="星",
        is_query=True,
        service="GitHub",
    ),
    "feed": KindRow(
        source=FeedSource,
        gives=POST,
        primary=3,
        unit="分",
        is_query=False,
    ),
    "hackernews": KindRow(
        source=HackerNewsSource,
        gives=POST,
        primary=4,
        unit="分",
        is_query=True,
        service="Hacker News",
        is_mention=True,
    ),
    "huggingface": KindRow(
        source=HuggingFaceSource,
        gives=PAPER,
        primary=1,
        unit="票",
        is_query=True,
        service="Hugging Face",
        keeps=_DAY,  # the lists of past days hardly change
    ),
}
