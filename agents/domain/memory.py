"""What earlier issues and drafts left behind, as far as a new draft must know it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from agents.domain.words import Noun


class Earlier(Noun):
    """The issue and the item that shared a thing before, and what is new since."""

    number: int
    name: str
    news: str


class Decided(Noun):
    """One item of an earlier draft, with the addresses and titles of its sources."""

    draft: str  # the draft's id
    heading: str
    status: str
    urls: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


class Shared(Noun):
    """One published item, as the memory keeps it."""

    number: int
    cutoff: dt.date
    name: str
    text: str


@dataclass(frozen=True)
class Terminology:
    """The words of the house.

    `spelling` leads from lower case to the form, `instead` from a rival to the
    house's word, `chinese` from an English term to its Chinese. `known` are Latin
    words in lower case.
    """

    spelling: Mapping[str, str] = field(default_factory=dict)
    instead: Mapping[str, str] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    chinese: Mapping[str, str] = field(default_factory=dict)
