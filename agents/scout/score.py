"""Every story's score, 0 to 100 on one scale: prior, learnt and heat, with reasons."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from agents.domain.plan import Plan
from agents.domain.story import Ranked, Story
from agents.domain.words import SectionName, trusted
from agents.scout.assign import SECTION_CUES, section_of, text_of
from agents.scout.categorise import CATEGORY_CUES, category_of
from agents.scout.heat import Heat
from agents.scout.lexicon import FIELD
from agents.scout.part import ScorePart
from agents.scout.prior import Prior, PriorHit
from agents.scout.terms import Lexicon, Terms, Words

_AT_ONCE = 50  # stories
_PUT_OFF = 30  # an editor wanted it already, for another issue
READ = 1_200  # characters of a story's words: what it is about is said early
_TOLD = 0.1  # points that are worth a reason
_TRUST = 0.5  # points for a source of double weight, off for one of half


@dataclass(frozen=True)
class Learnt:
    """What the team's picks teach: parts of these stories in their order.

    `share` of a part and the rest of the prior make one: 0 to 1.
    """

    share: float
    parts: Callable[[Sequence[Story]], Sequence[ScorePart]]


def rank(
    stories: Sequence[Story],
    plan: Plan,
    learnt: Learnt | None = None,
) -> list[Ranked]:
    """Best first; ties by the lead's address.

    No story moves another's score, but one that names it.
    """
    heat = Heat(stories, plan.window)
    placed = [*_by_words(stories, plan, heat)]
    taught = learnt.parts(stories) if learnt else [None] * len(stories)
    share = learnt.share if learnt else 0.0
    ranked = [
        _ranked(
            one,
            [
                *_blended(one.said.part, lesson, share),
                heat.part(one.story, speaks=one.said.speaks),
                _trust(one.story),
            ],
        )
        for one, lesson in zip(placed, taught, strict=True)
    ]
    return sorted(ranked, key=lambda r: (-r.score, r.story.lead.url, r.story.id))


class _Placed(NamedTuple):
    """A story with what its words say."""

    story: Story
    section: SectionName
    category: str
    said: PriorHit


def _by_words(stories: Sequence[Story], plan: Plan, heat: Heat) -> Iterator[_Placed]:
    """Some texts at a time: the words of 40,000 stories would fill the memory.

    Step by step: to go through all tables with each of them takes a quarter longer.
    """
    prior = Prior(plan.terms, plan.topics)
    lexicon = _lexicon(prior.terms)
    for start in range(0, len(stories), _AT_ONCE):
        some = stories[start : start + _AT_ONCE]
        titles = [Words(story.lead.title) for story in some]
        texts = [text_of(story)[:READ] for story in some]
        words = [
            Words(text, lexicon, title)
            for text, title in zip(texts, titles, strict=True)
        ]
        for story, own in zip(some, words, strict=True):
            heat.listen(story, own)
        sections = [*map(section_of, some, words)]
        categories = [
            category_of(section, story, own, plan.quotas)
            for section, story, own in zip(sections, some, words, strict=True)
        ]
        said = map(prior.said, some, titles, words)
        yield from map(_Placed, some, sections, categories, said)


@lru_cache(maxsize=1)
def _lexicon(prior: Terms) -> Lexicon:
    return Lexicon((prior, FIELD, SECTION_CUES.terms, CATEGORY_CUES.terms))


def _ranked(placed: _Placed, parts: Sequence[ScorePart]) -> Ranked:
    story, section, category, _ = placed
    score = _on_scale(sum([part.points for part in parts]))
    reasons = [reason for part in parts for reason in part.reasons]
    if story.held_in:
        score = min(100.0, score + _PUT_OFF)
        reasons.append("上次留待下期")
    return trusted(
        Ranked,
        story=story,
        section=section,
        category=category,
        score=round(score, 2),
        reasons=tuple(reasons),
    )


def _blended(
    prior: ScorePart, lesson: ScorePart | None, share: float
) -> list[ScorePart]:
    if lesson is None:
        return [prior]
    return [
        ScorePart(prior.points * (1 - share), prior.reasons),
        ScorePart(lesson.points * share, lesson.reasons),
    ]


def _trust(story: Story) -> ScorePart:
    """What the operator thinks of its best source."""
    return _trust_in(max([one.weight for one in story.candidates]))


@lru_cache
def _trust_in(weight: float) -> ScorePart:
    points = _TRUST * max(-1.0, min(1.0, math.log2(weight)))
    return ScorePart(
        points, (f"来源权重 {points:+.1f}",) if abs(points) >= _TOLD else ()
    )


def _on_scale(points: float) -> float:
    """0 to 100, of any points; what is usual is 50."""
    return 100 / (1 + math.exp(-points))
