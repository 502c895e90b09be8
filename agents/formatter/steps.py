"""The card of one story, and the node that assembles the issue."""

import re
from collections.abc import Sequence
from functools import partial
from zoneinfo import ZoneInfo

from agents.bulkhead import borne, bulkhead, spared
from agents.domain.issue import NEW_CATEGORY, Card, Introduction, Sentence
from agents.domain.reading import Prompt
from agents.domain.sentences import sentences
from agents.domain.story import Ranked, Writing, day_of
from agents.domain.words import ADVICE, Flag, StoryId
from agents.errors import ModelError
from agents.formatter.answer_words import addresses_of, without_invented
from agents.formatter.assembly import assemble as assembled
from agents.formatter.assembly import distinguished, printed_order, regrouped
from agents.formatter.card import CardAnswer, item, statements
from agents.formatter.lint import Context, Finding, lint
from agents.formatter.once import once
from agents.formatter.terminology import in_house_words
from agents.messages.said import said
from agents.ports import Runtime, Services
from agents.state import Assembled, Introduced, Shortlisted

_TEMPERATURE = 0.1
_TOKENS = 1800
_NO_NAME = re.compile(r"[【】\[\]（）()]")  # what a name within brackets may not hold


async def make_card(services: Services, story_id: StoryId) -> None:
    """Format the chosen answer and keep the card."""
    ranked = services.store.ranked.one(story_id)
    writing = services.store.writings.one(story_id)
    flags = list(writing.flags)
    answer = (
        None if "extractive" in flags else await _formatted(services, ranked, writing)
    )
    if answer is None:
        answer = await _extracted(services, ranked, writing)
        flags.append("extractive")
    else:
        sourced = without_invented(answer, _addresses(ranked, writing))
        flags += ["url-not-in-source"] if sourced != answer else []
        answer = once(in_house_words(services.words, sourced))
    printed = item(answer, ranked, writing.materials, ZoneInfo(services.plan.tz))
    card = Card(
        story_id=story_id,
        section=ranked.section,
        category=_category(services, ranked, answer.category),
        item=printed,
        sentences=tuple(
            Sentence(text=sentence)
            for text in statements(answer)
            for sentence in sentences(text)
        ),
        asides=(printed.heading, f"{ADVICE}{answer.application}"),
        flags=tuple(dict.fromkeys(flags)),
    )
    services.store.cards.keep({story_id: card})


def mark_faulty(services: Services, story_id: StoryId) -> None:
    """Flag a card that a fault of ours kept its checks or its pictures from."""
    card = services.store.cards.one(story_id)
    flags: tuple[Flag, ...] = (*card.flags, "program-error")
    services.store.cards.keep({story_id: card.model_copy(update={"flags": flags})})


class Cards(Shortlisted, Introduced):
    """What the last step looks at."""


async def assemble(state: Cards, runtime: Runtime[Services]) -> Assembled:
    """The printed order, without a card that the house's lint refuses.

    Whoever is left out stands in the report.
    """
    services = runtime.context
    there = spared(services, state["shortlist_ids"], state["faults"])
    cards = services.store.cards.many(there)
    (clean, notes), faults = borne(
        services, cards, lambda some: _printable(services, some)
    )
    for note in notes:
        services.progress.note(note)
    openings = []
    for one in services.store.introductions.many(state["introduced"]):
        with bulkhead(services, "opening", one.key) as more:
            openings += [one.key] if _opens(services, clean, one) else []
        faults += more
    return {
        "printed_ids": [card.story_id for card in clean],
        "openings": openings,
        "faults": faults,
    }


def _opens(services: Services, cards: list[Card], opening: Introduction) -> bool:
    """Only over the very stories that it was written about, and without a fault."""
    printed = {card.story_id for card in cards}
    return printed >= set(opening.story_ids) and not _faults(services, cards, [opening])


def _printable(
    services: Services, cards: Sequence[Card]
) -> tuple[list[Card], list[str]]:
    """In printed order, no two of one heading; and why the others were left out."""
    grouped = regrouped(cards, services.plan, partial(_placed, services))
    apart = distinguished(
        printed_order(services.plan, grouped), partial(_marks, services)
    )
    renamed = [card for card in apart if card not in cards]
    services.store.cards.keep({card.story_id: card for card in renamed})
    return _clean(services, apart)


def _placed(services: Services, card: Card) -> str:
    return services.store.ranked.one(card.story_id).category


def _marks(services: Services, card: Card) -> list[str]:
    """What tells a card from another of its heading: release, source, day."""
    lead = services.store.ranked.one(card.story_id).story.lead
    day = day_of(lead, ZoneInfo(services.plan.tz))
    dated = f"{day.month} 月 {day.day} 日" if day else ""
    marks = (lead.release, lead.source, dated)
    return [plain for mark in marks if (plain := _NO_NAME.sub("", mark))]


def _clean(services: Services, cards: list[Card]) -> tuple[list[Card], list[str]]:
    """Drop the cards with an error until the issue has none; the errors."""
    notes: list[str] = []
    while cards:
        findings = _faults(services, cards)
        faulty = {finding.item for finding in findings}
        kept = [card for card in cards if card.item.heading not in faulty]
        notes += [f"{one.item}: {one.rule} {one.message}" for one in findings]
        if len(kept) == len(cards):
            break
        cards = kept
    return cards, notes


def _faults(
    services: Services, cards: list[Card], openings: Sequence[Introduction] = ()
) -> list[Finding]:
    markdown = services.render(assembled(services.plan, cards, openings))
    found = lint(markdown, Context(files=_files(services, cards)))
    return [finding for finding in found if finding.level == "E"]


def _files(services: Services, cards: list[Card]) -> dict[str, bytes]:
    names = [one.file for card in cards for one in card.illustrations]
    pictures = services.store.pictures.many(names)
    return {
        name: picture.content for name, picture in zip(names, pictures, strict=True)
    }


async def _formatted(
    services: Services, ranked: Ranked, writing: Writing
) -> CardAnswer | None:
    try:
        return await services.ask_for(_prompt(services, ranked, writing), CardAnswer)
    except ModelError as error:
        services.progress.note(
            said("{title!r}, card: {error}", title=ranked.story.lead.title, error=error)
        )
        return None


async def _extracted(
    services: Services, ranked: Ranked, writing: Writing
) -> CardAnswer:
    """Sentences of the source; where it has none, its title."""
    reply = await services.extract(_prompt(services, ranked, writing))
    return CardAnswer.model_validate_json(reply.text)


def _prompt(services: Services, ranked: Ranked, writing: Writing) -> Prompt:
    """It sees the free answer and the numbered sources, nothing else."""
    listed = services.plan.quotas[ranked.section].categories
    return Prompt(
        step="card",
        story_id=ranked.story.id,
        messages=services.messages(
            "card",
            section=ranked.section,
            categories=listed,
            suggested=ranked.category,
            answer=writing.chosen.text,
            sources=[{"n": m.n, "kind": m.kind} for m in writing.materials],
        ),
        temperature=_TEMPERATURE,
        max_tokens=_TOKENS,
        shape=CardAnswer,
        materials=writing.materials,
    )


def _addresses(ranked: Ranked, writing: Writing) -> str:
    trusted = "suspected-injection" not in writing.flags
    return addresses_of(ranked.story, writing.materials, read=trusted)


def _category(services: Services, ranked: Ranked, wished: str) -> str:
    """A known category, or a new one of the right form; else the scout's."""
    if ranked.section == "news":
        return ""
    listed = services.plan.quotas[ranked.section].categories
    wished = wished.strip()
    if wished in listed or NEW_CATEGORY.fullmatch(wished):
        return wished
    return ranked.category
