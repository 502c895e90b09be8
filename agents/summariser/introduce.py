"""The paragraph that opens a category: what three or more of its stories share.

It is written over the finished cards, never over the sources, and every sentence of
it is tied to them as theirs are to the sources. One that cannot be tied is left out.
"""

import asyncio
import re
from collections.abc import Sequence
from typing import NamedTuple

from langgraph.runtime import Runtime

from agents.bulkhead import borne, bulkhead, spared
from agents.domain.injection import suspected_injection
from agents.domain.issue import Card, Introduction, Sentence, introduction_key
from agents.domain.reading import Prompt
from agents.domain.sentences import sentences
from agents.domain.story import Material
from agents.domain.words import Flag, StoryId
from agents.errors import CredentialsError, ModelError
from agents.ports import Deps
from agents.state import Faulted, Introduced, Shortlisted
from agents.summariser.grounding.align import align
from agents.summariser.grounding.checks import Ground, check_sentence, ground
from agents.summariser.grounding.counts import contradicted
from agents.summariser.spare import spare
from agents.summariser.write import marked_sources

_ENOUGH = 3  # stories of one category
_TOLD = 2  # stories that the paragraph must really speak of
_MOST = 8  # stories that one prompt shows
_MIN_HAN, _MAX_HAN = 30, 320  # docs/layout.md §3
_TEMPERATURE = 0.7
_TOKENS = 600
# A card with one of these may mislead, and must not touch its neighbours.
_UNFIT: frozenset[Flag] = frozenset(
    {"extractive", "suspected-injection", "program-error"}
)


class Branched(Shortlisted, Faulted):
    """What the branches leave."""


async def introduce(state: Branched, runtime: Runtime[Deps]) -> Introduced:
    """One call for each category that has enough stories; its key where it has one.

    A card that cannot be read as a source costs its story its place; any other fault
    of ours costs the category its opening.
    """
    deps = runtime.context
    if deps.plan.writer != "model":
        return {"introduced": [], "faults": []}
    there = spared(deps, state["shortlist_ids"], state["faults"])
    groups = _groups(deps.store.cards.many(there))
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(_tried(deps, cards)) for cards in groups]
    opened = [task.result() for task in tasks]
    found = {one.key: one for one, _ in opened if one is not None}
    deps.store.introductions.keep(found)
    faults = [key for _, held in opened for key in held]
    return {"introduced": sorted(found), "faults": faults}


def _groups(cards: Sequence[Card]) -> list[list[Card]]:
    """The fit cards of each category that has enough of them, in order."""
    together: dict[tuple[str, str], list[Card]] = {}
    for card in cards:
        if card.category and not _UNFIT & set(card.flags):
            together.setdefault((card.section, card.category), []).append(card)
    return [group[:_MOST] for group in together.values() if len(group) >= _ENOUGH]


class _Shown(NamedTuple):
    """The cards of one category as the model is shown them."""

    cards: Sequence[Card]
    materials: tuple[Material, ...]
    base: Ground
    prompt: Prompt


async def _tried(
    deps: Deps, cards: Sequence[Card]
) -> tuple[Introduction | None, list[str]]:
    """What opens the category, if anything does, and the keys of its faults."""
    shown, faults = borne(deps, cards, lambda some: _shown(deps, some))
    if shown is None or len(shown.cards) < _ENOUGH:
        return None, faults
    opening = None
    key = introduction_key(cards[0].section, cards[0].category)
    with bulkhead(deps, "opening", key) as more:
        opening = await _introduction(deps, shown)
    return opening, faults + more


def _shown(deps: Deps, cards: Sequence[Card]) -> _Shown | None:
    """None where one of them talks to the model."""
    materials = tuple(_material(deps, n, card) for n, card in enumerate(cards, start=1))
    if not cards or suspected_injection(materials):
        return None
    prompt = _prompt(deps, cards[0], materials)
    return _Shown(cards, materials, ground(materials), prompt)


async def _introduction(deps: Deps, shown: _Shown) -> Introduction | None:
    first = shown.cards[0]
    try:
        reply = await deps.ask(shown.prompt)
    except CredentialsError:
        raise
    except ModelError as error:
        deps.progress.note(f"{first.category}: no introduction, {error}")
        _mark(deps, first)
        return None
    written = _supported(reply.text, shown)
    if not _worth_printing(written):
        return None
    return Introduction(
        section=first.section,
        category=first.category,
        story_ids=tuple(card.story_id for card in shown.cards),
        sentences=written,
    )


def _mark(deps: Deps, first: Card) -> None:
    """Say where its opening would stand that it was given up."""
    flags = tuple(dict.fromkeys((*first.flags, "introduction-failed")))
    deps.store.cards.keep({first.story_id: first.model_copy(update={"flags": flags})})


def _material(deps: Deps, n: int, card: Card) -> Material:
    """A card as something to read: its heading and the sentences that hold."""
    lead = deps.store.ranked.one(card.story_id).story.lead
    held = [sentence.text for sentence in card.sentences if not sentence.flags]
    return Material(
        n=n,
        url=lead.url,
        title=card.item.heading,
        source=card.category,
        kind="article",
        text="\n".join(held),
        fetched=deps.plan.now,
    )


def _prompt(deps: Deps, first: Card, materials: tuple[Material, ...]) -> Prompt:
    shown = marked_sources(materials)
    return Prompt(
        step="introduce",
        story_id=StoryId(introduction_key(first.section, first.category)),
        messages=deps.messages("introduce", category=first.category, **shown),
        temperature=_TEMPERATURE,
        max_tokens=_TOKENS,
        spare=spare(shown),
    )


def _supported(text: str, shown: _Shown) -> tuple[Sentence, ...]:
    """The sentences that state nothing beyond the cards, each with its spans."""
    tied = [
        Sentence(text=sentence, evidence=align(sentence, shown.materials))
        for sentence in sentences(" ".join(text.split()))
        if not check_sentence(sentence, shown.base)
    ]
    return tuple(
        one for one in tied if one.evidence and not contradicted(one.text, one.evidence)
    )


def _worth_printing(written: Sequence[Sentence]) -> bool:
    """Long enough for a paragraph, short enough for an opening, about two or more."""
    han = len(re.findall(r"[\u4e00-\u9fff]", "".join(one.text for one in written)))
    told = {span.source for one in written for span in one.evidence}
    return _MIN_HAN <= han <= _MAX_HAN and len(told) >= _TOLD
