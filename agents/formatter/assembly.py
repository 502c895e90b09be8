"""Cards in printed order become an issue."""

import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from agents.domain.issue import (
    LONGEST_NAME,
    Card,
    Category,
    Introduction,
    Issue,
    Item,
    Text,
    introduction_key,
)
from agents.domain.plan import Plan
from agents.domain.words import SectionName
from agents.formatter.rich_text import rich_text

ENOUGH = 3  # cards that make a new category
_LONGEST_MARK = 16  # characters of what tells a name apart


def assemble(
    plan: Plan, cards: Sequence[Card], openings: Sequence[Introduction] = ()
) -> Issue:
    """Sections and categories in the house's order; cards as given, dated ones first.

    A category that the plan doesn't list comes after those it lists, by its name, so
    that no card moves another; one without any dated card comes last of all.
    """
    leads = {one.key: rich_text(one.text) for one in openings}
    return Issue(
        number=plan.number,
        date=plan.date,
        cutoff=plan.cutoff,
        first_session=plan.first_session,
        last_session=plan.last_session,
        practice=_categories(plan, cards, leads, "practice"),
        theory=_categories(plan, cards, leads, "theory"),
        news=tuple(
            card.item for card in printed_order(plan, cards) if card.section == "news"
        ),
    )


def printed_order(plan: Plan, cards: Sequence[Card]) -> list[Card]:
    """The cards as the issue prints them; what has no date leads no section."""
    dated = {(c.section, c.category) for c in cards if not _is_undated(c)}

    def place(card: Card) -> tuple[int, bool, int, str, bool]:
        section, category, name = _place(plan, card)
        alone = (card.section, card.category) not in dated
        return section, alone, category, name, _is_undated(card)

    return sorted(cards, key=place)


def _is_undated(card: Card) -> bool:
    return "date-unconfirmed" in card.flags


def regrouped(
    cards: Sequence[Card], plan: Plan, otherwise: Callable[[Card], str]
) -> list[Card]:
    """Without the new categories that fewer than `ENOUGH` cards share (docs/layout.md §3).

    `otherwise` is a card's category then.
    """
    shared = Counter((card.section, card.category) for card in cards)

    def stands(card: Card) -> bool:
        listed = plan.quotas[card.section].categories
        many = shared[card.section, card.category] >= ENOUGH
        return card.section == "news" or card.category in listed or many

    return [
        card if stands(card) else card.model_copy(update={"category": otherwise(card)})
        for card in cards
    ]


def distinguished(
    cards: Sequence[Card], marks: Callable[[Card], Sequence[str]]
) -> list[Card]:
    """Each with an anchor of its own: a second card of one heading gets a mark.

    `marks` are what a card's name may be told by, the best first; after them it is
    counted. Anchors are made of headings, without case and punctuation.
    """
    seen: set[str] = set()
    apart = []
    for card in cards:
        named = (_marked(card, mark) for mark in _marks(card, marks))
        free = next(one for one in named if _anchor(one) not in seen)
        seen.add(_anchor(free))
        apart.append(free)
    return apart


def _marks(card: Card, marks: Callable[[Card], Sequence[str]]) -> Iterator[str]:
    yield ""
    yield from marks(card)
    for number in itertools.count(2):
        yield f"其{number}"


def _marked(card: Card, mark: str) -> Card:
    if not mark:
        return card
    said = f"（{mark[:_LONGEST_MARK]}）"
    name = card.item.name[: LONGEST_NAME - len(said)] + said
    item = Item(name=name, org=card.item.org, blocks=card.item.blocks)
    return card.model_copy(update={"item": item})


def _anchor(card: Card) -> str:
    return "".join(char for char in card.item.heading.lower() if char.isalnum())


def _categories(
    plan: Plan,
    cards: Sequence[Card],
    leads: Mapping[str, Text],
    section: SectionName,
) -> tuple[Category, ...]:
    items: dict[str, list[Item]] = {}
    for card in printed_order(plan, [c for c in cards if c.section == section]):
        items.setdefault(card.category, []).append(card.item)
    return tuple(
        Category(
            name=name,
            lead=leads.get(introduction_key(section, name), ()),
            items=tuple(members),
        )
        for name, members in items.items()
    )


_SECTION_PLACE = {"practice": 0, "theory": 1, "news": 2}


def _place(plan: Plan, card: Card) -> tuple[int, int, str]:
    listed = plan.quotas[card.section].categories
    known = card.category in listed
    return (
        _SECTION_PLACE[card.section],
        listed.index(card.category) if known else len(listed),
        "" if known else card.category,
    )
