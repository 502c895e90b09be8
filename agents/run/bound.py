"""The cards bound into a draft; one that cannot be opened for review stays out."""

from collections.abc import Sequence
from typing import NamedTuple

from agents.bulkhead import borne, bulkhead
from agents.domain.issue import Card, Introduction
from agents.domain.words import StoryId
from agents.formatter.assembly import assemble
from agents.formatter.terminology import new_terms
from agents.ports import Services
from agents.run import output
from agents.run.material import materials
from agents.run.pictures import picture_files
from agents.store.drafts import MATERIAL


class Bound(NamedTuple):
    """The files that tell of the cards, and what the report says of them."""

    cards: Sequence[Card]
    markdown: str
    review: output.Json
    terms: list[dict[str, str]]
    besides: dict[str, bytes]  # pictures, and the material


def bind(
    services: Services, draft_id: str, printed: Sequence[StoryId], opened: Sequence[str]
) -> tuple[Bound, list[str]]:
    """The draft of these stories and openings, and the keys of the faults of ours.

    Whoever cannot be bound is left out; the review's bench is yet to be filled.
    """
    faults: list[str] = []
    openings = []
    for one in services.store.introductions.many(opened):
        with bulkhead(services, "opening", one.key) as more:
            output.opening(one)
            openings.append(one)
        faults += more
    cards = services.store.cards.many(printed)
    bound, held = borne(
        services, cards, lambda some: _bound(services, draft_id, some, openings)
    )
    return bound, faults + held


def _bound(
    services: Services,
    draft_id: str,
    cards: Sequence[Card],
    opened: Sequence[Introduction],
) -> Bound:
    there = {card.story_id for card in cards}
    openings = [one for one in opened if there >= set(one.story_ids)]
    markdown = services.render(assemble(services.plan, cards, openings))
    printed = [
        (
            card,
            services.store.ranked.one(card.story_id),
            services.store.writings.one(card.story_id),
        )
        for card in cards
    ]
    return Bound(
        cards,
        markdown,
        output.review(draft_id, markdown, printed, (), openings),
        new_terms(services.words, cards),
        {
            **picture_files(services.store, cards),
            MATERIAL: materials(services.plan, printed),
        },
    )
