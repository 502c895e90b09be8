"""Facts that two entries agree in: who, what, where, when, how much. Pure.

Each is of its own: a version says who made it, so the maker is no other fact.
"""

import re

from agents.domain.comparisons import is_beside
from agents.scout.happening.dates import shared_days
from agents.scout.happening.deeds import ABOUT, lands
from agents.scout.happening.entry_text import EntryText, gap
from agents.scout.happening.figures import shared
from agents.scout.happening.mentions import maker
from agents.scout.happening.merge_evidence import VAGUE

_SOON = 1.6 * 86_400  # seconds in which media tell of one deed
_NUMBER = re.compile(
    r"(?<![\d.$¥€£-])\d+\.\d+(?![\d.%％亿万]|\s?(?:亿|万|[mb]illion|bn))"
)
_OF_A_PERSON = {"leave", "join"}  # of one office a company has one
_TELLING = 1.2  # points of a figure that few texts have


def agreed(one: EntryText, other: EntryText) -> int:
    """How many; 0 where the headlines share neither who nor a product, or no deed."""
    if gap(one, other) > _SOON or not _who(one, other):
        return 0
    deeds = one.title.deeds & other.title.deeds - ABOUT
    if not deeds:
        return 0
    found = 2 + _figures(one, other) + _numbered(one, other)
    found += bool(lands(one.title.text) & lands(other.title.text))
    found += bool(
        deeds & _OF_A_PERSON and "ceo" in one.title.things & other.title.things
    )
    found += shared_days(one.days, other.days)
    return found + (_companions(one, other) >= _needed(deeds))


def of_a_land(one: EntryText, other: EntryText) -> bool:
    """Whether both headlines tell of one country, and of two telling things there."""
    ours, theirs = lands(one.title.text), lands(other.title.text)
    if not ours or ours != theirs or gap(one, other) > _SOON:
        return False
    return len(one.title.things & other.title.things - ours - VAGUE) > 1


def _needed(deeds: frozenset[str]) -> int:
    """A release is of every day: who else had to do with it is a fact if two had."""
    return 2 if deeds <= {"release"} else 1


def _numbered(one: EntryText, other: EntryText) -> bool:
    """A version that stands apart from its name: `可灵全球上线 2.0 版本`."""
    if one.products & other.products:
        return False
    ours, theirs = (_numbers(entry) for entry in (one, other))
    return bool(ours & theirs)


def _numbers(entry: EntryText) -> set[str]:
    """Those that are no version of what it is compared with."""
    compared = entry.title.products.keys() - entry.products
    versions = {product.version for product in compared}
    return set(_NUMBER.findall(entry.title.text)) - versions


def _companions(one: EntryText, other: EntryText) -> int:
    """How many others had to do with it, whom both entries name."""
    who = _makers(one) & _makers(other)
    titles = len(who) - 1 if who else 0
    rows = {maker(row) or row for row in one.rows & other.rows}
    names = (one.names & other.all.words) | (other.names & one.all.words)
    others = {name for name in names if not maker(name) and name not in rows | who}
    others -= {product.name for product in one.all.products}
    if not who and not one.products & other.products:
        others -= _name(one, other)
    return max(titles, 0) + len(rows - who) + len(others)


def _who(one: EntryText, other: EntryText) -> bool:
    """A product or a name of both headlines, or a company that each is about."""
    if one.products & other.products or _name(one, other):
        return True
    return bool(_makers(one) & _makers(other))


def _name(one: EntryText, other: EntryText) -> frozenset[str]:
    """What both headlines are about, by a name in Latin letters."""
    ours, theirs = _capitals(one), _capitals(other)
    return (one.title.names & ours & theirs) | (other.title.names & ours & theirs)


def _capitals(entry: EntryText) -> set[str]:
    text = entry.title.text
    return {
        match[0].lower()
        for match in entry.title.latin
        if match[0] != match[0].lower() and not is_beside(text, match.start())
    }


def _makers(entry: EntryText) -> set[str]:
    rows = entry.title.rows - entry.title.people
    return {maker(row) or row for row in rows}


def _figures(one: EntryText, other: EntryText) -> int:
    found = shared(one.all.figures, other.all.figures)
    if one.products & other.products:  # whose size is no other fact
        sizes = one.all.sizes | other.all.sizes
        found = {figure for figure in found if figure.value / 1e9 not in sizes}
    return min(2, sum(figure.tells >= _TELLING for figure in found))
