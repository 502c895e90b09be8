"""The paragraph that opens a category: what three or more of its stories share.

It is written over the finished cards, never over the sources, and every sentence of
it is tied to them as theirs are to the sources. One that cannot be tied is left out.
"""

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from agents.bulkhead import borne, bulkhead
from agents.domain.disclaimers import without_disclaimers
from agents.domain.han import count_han
from agents.domain.injection import suspected_injection
from agents.domain.issue import Asked, Card, Introduction, Sentence, introduction_key
from agents.domain.reading import Prompt
from agents.domain.sentences import sentences
from agents.domain.story import Material
from agents.domain.words import Flag, StoryId
from agents.errors import ModelError
from agents.messages.said import said
from agents.ports import Services
from agents.summariser.checks.counts import contradicted
from agents.summariser.checks.ground import Ground, ground
from agents.summariser.checks.rules import check_sentence
from agents.summariser.named_cards import ReadCard, named, unshown
from agents.summariser.spare import spare
from agents.summariser.story_prompt import marked_sources
from agents.summariser.support import borne_out

ENOUGH = 3  # stories of one category
_TOLD = 2  # stories that the paragraph must really speak of
MOST = 8  # stories that one prompt shows
# docs/layout.md §3; the archive's has 315 characters.
_MIN_HAN, _MAX_HAN = 30, 320
_TEMPERATURE = 0.7
_TOKENS = 600
# A card with one of these may mislead, and must not touch its neighbours.
UNFIT: frozenset[Flag] = frozenset(
    {"extractive", "suspected-injection", "program-error"}
)


class _Shown(NamedTuple):
    """The cards of one category as the model is shown them."""

    cards: Sequence[Card]
    materials: tuple[Material, ...]
    base: Ground
    prompt: Prompt


async def introduced(
    services: Services, cards: Sequence[Card]
) -> tuple[Introduction | None, list[str]]:
    """What opens the category of these, if anything does, and the keys of its faults.

    A card that cannot be read as a source costs its story its place; any other fault of
    ours costs the category its opening. The same is asked for once.
    """
    shown, faults = borne(services, cards, lambda some: _shown(services, some))
    if shown is None or len(shown.cards) < ENOUGH:
        return None, faults
    key = introduction_key(cards[0].section, cards[0].category)
    prompt, opening = _hash(shown.prompt), None
    for known in services.store.asked.every():
        if known.prompt == prompt:
            return known.introduction, faults
    with bulkhead(services, "opening", key) as more:
        opening = await _introduction(services, shown)
        services.store.asked.keep({key: Asked(prompt=prompt, introduction=opening)})
    return opening, faults + more


def _hash(prompt: Prompt) -> str:
    texts = "\0".join(message.content for message in prompt.messages)
    return hashlib.sha256(texts.encode()).hexdigest()


def _shown(services: Services, cards: Sequence[Card]) -> _Shown | None:
    """None where one of them talks to the model."""
    materials = tuple(
        _material(services, n, card) for n, card in enumerate(cards, start=1)
    )
    if not cards or suspected_injection(materials):
        return None
    prompt = _prompt(services, cards[0], materials)
    return _Shown(cards, materials, ground(materials), prompt)


async def _introduction(services: Services, shown: _Shown) -> Introduction | None:
    first = shown.cards[0]
    try:
        reply = await services.ask(shown.prompt)
    except ModelError as error:
        services.progress.note(
            said(
                "{category}: no introduction, {error}",
                category=first.category,
                error=error,
            )
        )
        _mark(services, first)
        return None
    written = _supported(without_disclaimers(reply.text), shown)
    if not _worth_printing(written):
        return None
    return Introduction(
        section=first.section,
        category=first.category,
        story_ids=tuple(card.story_id for card in shown.cards),
        sentences=written,
    )


def _mark(services: Services, first: Card) -> None:
    """Say where its opening would stand that it was given up."""
    flags = tuple(dict.fromkeys((*first.flags, "introduction-failed")))
    services.store.cards.keep(
        {first.story_id: first.model_copy(update={"flags": flags})}
    )


def _material(services: Services, n: int, card: Card) -> Material:
    """A card as something to read: its heading and the sentences that hold."""
    lead = services.store.ranked.one(card.story_id).story.lead
    held = [one.text for one in card.sentences if not (one.flags or one.doubted)]
    return Material(
        n=n,
        url=lead.url,
        title=card.item.heading,
        source=card.category,
        kind="article",
        text="\n".join(held),
        fetched=services.plan.now,
    )


def _prompt(services: Services, first: Card, materials: tuple[Material, ...]) -> Prompt:
    shown = marked_sources(materials)
    return Prompt(
        step="introduce",
        story_id=StoryId(introduction_key(first.section, first.category)),
        messages=services.messages("introduce", category=first.category, **shown),
        temperature=_TEMPERATURE,
        max_tokens=_TOKENS,
        spare=spare(shown),
    )


def _supported(text: str, shown: _Shown) -> tuple[Sentence, ...]:
    """The sentences that state nothing beyond the cards, each with its spans."""
    tied = [
        _tied(sentence, shown)
        for sentence in sentences(" ".join(text.split()))
        if not check_sentence(sentence, shown.base)
    ]
    return tuple(
        one for one in tied if one.evidence and not contradicted(one.text, one.evidence)
    )


def _tied(sentence: str, shown: _Shown) -> Sentence:
    """With a span of each card that it names; certain only where each was looked at."""
    borne = borne_out(sentence, None, shown.materials)
    cards = list(map(ReadCard, shown.cards, shown.materials))
    spans = (*borne.evidence, *unshown(sentence, borne.evidence, cards))
    beyond = named(sentence, cards) - {span.source for span in borne.evidence}
    support = "weak" if beyond and borne.support == "exact" else borne.support
    return Sentence(text=sentence, evidence=spans, support=support)


def _worth_printing(written: Sequence[Sentence]) -> bool:
    """Long enough for a paragraph, short enough for an opening, about two or more."""
    han = count_han("".join(one.text for one in written))
    sources = {span.source for one in written for span in one.evidence}
    return _MIN_HAN <= han <= _MAX_HAN and len(sources) >= _TOLD
