"""What a story's words are worth before anybody said so: the operator's table. Pure."""

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from agents.domain.kinds import PAPER, REPOSITORY
from agents.domain.story import Story
from agents.domain.terms import SourceScale, Term, TermTable
from agents.scout.lexicon import FIELD
from agents.scout.part import ScorePart
from agents.scout.terms import Terms, Words, as_found

_OWN = 1.2  # weight of a topic of the team that the table does not know
_OFF = -1.5  # points of what is not about the field
_STRONG = 1.2  # weight of a term that is of the field by itself
_MOST = 3.0  # points, up or down
_PLAIN = SourceScale(mean=0, spread=1)  # of a kind that the table does not know
_SHOWN, _TOLD = 3, 0.1  # terms that are shown; points below which none is
# `LongVILA: …`, `SAM 2: …`: what has a name is a thing that can be used.
_NAMED = re.compile(r"[^\W_][\w.+-]{1,24}(?: [\w.+-]{1,12})?: \S")


class PriorHit(NamedTuple):
    part: ScorePart
    speaks: bool  # of the field, by its own words


class Prior:
    """The table as one team reads it."""

    def __init__(self, table: TermTable, topics: Sequence[str]) -> None:
        self._table = table
        self._in_titles: dict[str, dict[str, float]] = defaultdict(dict)
        self._in_texts: dict[str, dict[str, float]] = defaultdict(dict)
        wanted, own = set(topics), _unknown(table.terms, topics)
        for term in (*table.terms, *own):
            known = not wanted.isdisjoint((term.name, *term.topics))
            bonus = table.topic_bonus if known and term not in own else 0.0
            weight = term.weight + bonus
            for word in as_found(term.words):
                self._in_titles[word][term.name] = weight
                if not term.only:
                    self._in_texts[word][term.name] = weight * table.text
        self.terms = _prepared(frozenset(self._in_titles))

    def said(self, story: Story, title: Words, words: Words) -> PriorHit:
        """`words` are all that is known of the story, its title's included."""
        scale = self._table.scales.get(story.lead.kind, _PLAIN)
        parts = self.parts(story, title, words)
        points = (self.total(parts) - scale.mean) / scale.spread
        points = max(-_MOST, min(_MOST, points))
        reasons = _shown(parts, scale.spread)
        speaks = max(parts.values(), default=0) >= _STRONG or _of_the_field(
            story, words
        )
        if speaks or _was_asked_for(story):
            return PriorHit(ScorePart(points, reasons), speaks)
        return PriorHit(
            ScorePart(points + _OFF, (*reasons, f"与人工智能无关 {_OFF:+.1f}")), speaks
        )

    def parts(self, story: Story, title: Words, words: Words) -> dict[str, float]:
        """Each term that occurs with what it gives: once, in the title in full."""
        found = words.hits(self.terms)
        if not found:
            return {}
        in_title = self.terms.among(found, title)
        parts: dict[str, float] = {}
        for word in found - in_title:
            if word in self._in_texts:
                parts |= self._in_texts[word]
        for word in in_title:
            parts |= self._in_titles[word]
        # A name says that it can be used, if it is of the field at all.
        if _is_named(story) and max(parts.values(), default=0) > 0:
            parts["有名字"] = self._table.named
        return parts

    def total(self, parts: Mapping[str, float]) -> float:
        """Good words add less the more there are; bad ones add up to a limit.

        It is not on its kind's scale yet: this is what scales are measured of.
        """
        limit = self._table.limit
        if not parts:
            return 0.0
        good = math.fsum([value for value in parts.values() if value > 0])
        bad = math.fsum([value for value in parts.values() if value < 0])
        return limit * math.tanh(good / limit) + max(-limit, bad)


@lru_cache(maxsize=2)  # past windows, and a server's drafts, are read by the same words
def _prepared(words: frozenset[str]) -> Terms:
    return Terms(words)


def _is_named(story: Story) -> bool:
    lead = story.lead
    if ": " not in lead.title or lead.row.gives is REPOSITORY:
        return False
    return bool(_NAMED.match(lead.title))


def _of_the_field(story: Story, words: Words) -> bool:
    """A paper was asked for by the operator's own query."""
    return story.lead.row.gives is PAPER or bool(words.hits(FIELD))


def _was_asked_for(story: Story) -> bool:
    """A laboratory's feed is about the field by its name, others by their section."""
    if any(candidate.section for candidate in story.candidates):
        return True
    names = [c.source for c in story.candidates if not c.row.is_query]
    return _names_the_field(" ".join(names))


@lru_cache(maxsize=10_000)
def _names_the_field(sources: str) -> bool:
    return bool(Words(sources).hits(FIELD))


def _unknown(terms: Sequence[Term], topics: Sequence[str]) -> list[Term]:
    """A topic that the table has not heard of is its own name.

    No two terms have one: which of them spoke would be left to the order of a set.
    """
    known = {topic for term in terms for topic in (term.name, *term.topics)}
    return [
        Term(name=topic[:40], weight=_OWN, words=(topic,))
        for topic in topics
        if topic and topic[:40] not in known
    ]


def _shown(parts: Mapping[str, float], spread: float) -> tuple[str, ...]:
    if not parts:
        return ()
    best = sorted(parts.items(), key=lambda one: (-abs(one[1]), one[0]))[:_SHOWN]
    shown = [
        _term(name, points / spread)
        for name, points in best
        if abs(points) >= _TOLD * spread
    ]
    return ("选题词：" + "、".join(shown),) if shown else ()


@lru_cache(maxsize=10_000)  # a table's terms have few weights each
def _term(name: str, points: float) -> str:
    return f"{name} {points:+.1f}"
