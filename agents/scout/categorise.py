"""Category of a story within its section, and of the chosen ones together. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from agents.domain.issue import NEW_CATEGORY
from agents.domain.plan import Quota
from agents.domain.story import Ranked, Story
from agents.domain.words import SectionName, StoryId
from agents.scout.assign import text_of
from agents.scout.categories import CATEGORIES, HOME, REST
from agents.scout.terms import Terms, Words
from agents.scout.weighted_words import OPENING, WeightedWords

ENOUGH = 3  # stories that a new category takes
# What `WeightedWords` counts: three times a word's weight in the opening, twice that above.
_NAMED = 4.0  # the weight of a category's own name
_OWN_NAME = 3 * _NAMED  # of one that only the operator knows, wherever it stands
_ELSEWHERE = 15.0  # what must speak for a category to stand in another section,
_AHEAD = 1.5  # and how many times as much as for any of the section's own

CATEGORY_CUES = WeightedWords(
    {name: {_NAMED: name, **of} for name, of in CATEGORIES.items()}
)

Quotas = Mapping[SectionName, Quota]


def category_of(
    section: SectionName, story: Story, words: Words, quotas: Quotas
) -> str:
    """The category that most speaks for; the house's last one takes the rest.

    One of another section stands here where far more speaks for it: a tool for
    文生视频 is practice. Categories that only the operator knows are found by name.
    """
    if section == "news":
        return ""
    own, elsewhere = categories_of(section, quotas), _elsewhere(section, quotas)
    lead = story.lead
    weight = CATEGORY_CUES.of(words, lead.title, lead.summary[:OPENING])
    for name in _only_theirs(own, elsewhere):
        weight[name] = _OWN_NAME if words.hits(_name(name)) else 0.0
    near = max(own, key=weight.__getitem__)
    far = max(elsewhere, key=weight.__getitem__, default=near)
    if weight[far] >= max(_ELSEWHERE, _AHEAD * weight[near]):
        return far
    rest = HOME[section][-1] if HOME[section][-1] in own else own[-1]
    return near if weight[near] else rest


def settle(
    chosen: Sequence[Ranked], proposed: Mapping[StoryId, str], quotas: Quotas
) -> list[Ranked]:
    """Stories in the categories that a model proposed for them.

    A listed one is taken in any section but the news; a new one where `ENOUGH`
    stories of one section share it. Else the story stays where it is.
    """
    wished = [
        (ranked.section, proposed.get(ranked.story.id, "").strip()) for ranked in chosen
    ]
    shared = Counter(wished)
    return [
        ranked.model_copy(update={"category": wanted[1]})
        if _stands(wanted, quotas)
        or (shared[wanted] >= ENOUGH and _is_new_name(wanted))
        else ranked
        for ranked, wanted in zip(chosen, wished, strict=True)
    ]


def regrouped(chosen: Sequence[Ranked], quotas: Quotas) -> list[Ranked]:
    """Without the new categories that fewer than `ENOUGH` of the chosen share."""
    shared = Counter((ranked.section, ranked.category) for ranked in chosen)
    return [
        ranked
        if _stands(own, quotas) or shared[own] >= ENOUGH or ranked.section == "news"
        else ranked.model_copy(update={"category": _by_words(ranked, quotas)})
        for ranked in chosen
        for own in [(ranked.section, ranked.category)]
    ]


def _by_words(ranked: Ranked, quotas: Quotas) -> str:
    words = Words(text_of(ranked.story))
    return category_of(ranked.section, ranked.story, words, quotas)


def _stands(wanted: tuple[SectionName, str], quotas: Quotas) -> bool:
    section, name = wanted
    if section == "news":
        return False
    return name in (*categories_of(section, quotas), *_elsewhere(section, quotas))


def _is_new_name(wanted: tuple[SectionName, str]) -> bool:
    return wanted[0] != "news" and bool(NEW_CATEGORY.fullmatch(wanted[1]))


def categories_of(section: SectionName, quotas: Quotas) -> tuple[str, ...]:
    """The operator's, else the house's; the news have none."""
    own = quotas[section].categories if section in quotas else ()
    return own or HOME[section]


def _elsewhere(section: SectionName, quotas: Quotas) -> tuple[str, ...]:
    """The other section's categories that are about a topic."""
    other: SectionName = "theory" if section == "practice" else "practice"
    return _about_a_topic(categories_of(other, quotas))


@cache
def _about_a_topic(categories: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in categories if name not in REST)


@cache
def _only_theirs(*categories: tuple[str, ...]) -> tuple[str, ...]:
    """Those that only the operator knows."""
    return tuple(name for of in categories for name in of if name not in CATEGORIES)


@cache
def _name(category: str) -> Terms:
    return Terms((category,))
