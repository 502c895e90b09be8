"""An opening's sentence shows a span of each item that it names. Pure."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from agents.domain.issue import Card, Evidence
from agents.domain.story import Material
from agents.summariser.align import align

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.+-]*[A-Za-z0-9]")
_CLAUSE = re.compile("[，：；]")


class ReadCard(NamedTuple):
    """A card, and the same as something to read."""

    card: Card
    material: Material


def unshown(
    sentence: str, shown: Sequence[Evidence], cards: Sequence[ReadCard]
) -> tuple[Evidence, ...]:
    """The best span of each card that it names and that `shown` has none of."""
    known = {span.source for span in shown}
    return tuple(
        span
        for one in cards
        if one.material.n not in known and _names(sentence, one.card)
        for span in align(_about(sentence, one, cards), [one.material])[:1]
    )


def named(sentence: str, cards: Sequence[ReadCard]) -> set[int]:
    """The numbers of the cards that it names."""
    return {one.material.n for one in cards if _names(sentence, one.card)}


def _about(sentence: str, one: ReadCard, cards: Sequence[ReadCard]) -> str:
    """What it says of this card alone, if there is such a part of it."""
    own = list(_clauses(sentence, one.material.n, cards))
    return "，".join(own) or sentence


def _clauses(sentence: str, n: int, cards: Sequence[ReadCard]) -> Iterator[str]:
    """A clause that names no card goes on about the one before it."""
    last: set[int] = set()
    for clause in _CLAUSE.split(sentence):
        last = named(clause, cards) or last
        if last == {n}:
            yield clause


def _names(text: str, card: Card) -> bool:
    """`MiniCPM3-4B` names MiniCPM, and `LLaMA-Omni` no Llama."""
    words = _LATIN.findall(card.item.name) or [card.item.name]
    return any(
        re.search(
            rf"(?<![A-Za-z0-9-]){re.escape(word)}(?!-?[A-Za-z])", text, re.IGNORECASE
        )
        for word in words
    )
