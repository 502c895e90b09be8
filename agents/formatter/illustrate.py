"""The pictures of one story's card: found, made safe, named, put in their place."""

import asyncio
import hashlib
from collections.abc import Sequence

from agents.domain.issue import Card, Illustration
from agents.domain.reading import Picture
from agents.domain.words import StoryId
from agents.errors import SourceError
from agents.formatter.images import (
    TRIES,
    Offer,
    alternative,
    file_name,
    illustrated,
    offers,
    pages,
    shown_on,
)
from agents.messages.said import said
from agents.ports import Services

_OF_PAPERS = 15  # times as long: arXiv asks for 15 s between two requests


async def illustrate(services: Services, story_id: StoryId) -> None:
    """Give the kept card its pictures. Without one it stays as it is."""
    card = services.store.cards.one(story_id)
    found = await _found(services, story_id) if services.plan.images else []
    shown = [
        _shown(services, card, n, len(found), one)
        for n, one in enumerate(found, start=1)
    ]
    if not shown:
        return
    services.store.pictures.keep(
        {one.file: picture for one, (_, picture) in zip(shown, found, strict=True)}
    )
    blocks = illustrated(card.item.blocks, card.section, shown)
    item = card.item.model_copy(update={"blocks": blocks})
    changes = {"item": item, "illustrations": tuple(shown)}
    services.store.cards.keep({story_id: card.model_copy(update=changes)})


async def _found(services: Services, story_id: StoryId) -> list[tuple[Offer, Picture]]:
    """The first usable pictures, none twice; those that were found in time, with a note.

    Only where nothing that was read has one, one more page is read for it.
    """
    story = services.store.ranked.one(story_id).story
    materials = services.store.writings.one(story_id).materials
    found: dict[bytes, tuple[Offer, Picture]] = {}
    given = offers(story, materials)
    within = services.plan.illustrating
    if within and any(offer.credit for offer in given):
        within *= _OF_PAPERS
    try:
        async with asyncio.timeout(within):
            await _take(services, given, found)
            for url in () if found else pages(story, materials):
                more = await _on_page(services, url)
                await _take(services, more[: TRIES - len(given)], found)
    except TimeoutError:
        services.progress.note(
            said(
                "{title!r}: looking for its pictures ended after {seconds:.0f} seconds;"
                " add what is missing on the review page",
                title=story.lead.title,
                seconds=within,
            )
        )
    return list(found.values())


async def _take(
    services: Services,
    offered: Sequence[Offer],
    found: dict[bytes, tuple[Offer, Picture]],
) -> None:
    asked_of_paper = 0
    for offer in offered:
        asked_of_paper += bool(offer.credit)
        if len(found) == services.plan.images or asked_of_paper > services.plan.images:
            return
        if picture := await services.read_picture(offer.url):
            found.setdefault(picture.content, (offer, picture))


async def _on_page(services: Services, url: str) -> list[Offer]:
    try:
        return shown_on(await services.read_page(url))
    except SourceError:  # many papers have no such page
        return []


def _shown(
    services: Services, card: Card, n: int, count: int, found: tuple[Offer, Picture]
) -> Illustration:
    offer, picture = found
    return Illustration(
        file=file_name(
            services.plan.cutoff, card.item.name, card.story_id, n, picture.kind
        ),
        url=offer.url,
        page=offer.page,
        licence=offer.licence,
        alt=alternative(offer.description, card.item.name, n, count),
        credit=offer.credit,
        sha256=hashlib.sha256(picture.content).hexdigest(),
    )
