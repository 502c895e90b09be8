"""What speaks for two entries' telling of one happening, in points by kind. Pure.

Evidence is counted by its sources: a product with its version and size is one, its maker
none besides, words that stand side by side are one name.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

from agents.scout.happening.analysed_text import Product
from agents.scout.happening.deeds import ABOUT, OWN, deeds
from agents.scout.happening.entry_text import EntryText, gap
from agents.scout.happening.figures import Amount, shared
from agents.scout.happening.mentions import maker
from agents.scout.happening.own_names import coined, is_titled, its_code

# Things that are in every other text of the field.
VAGUE = {
    "user", "price", "app", "source", "opensource", "small", "paper", "parameter", "america",
    "china", "law", "founder", "employee", "school", "code", "image", "video", "token", "agent",
    "robot", "benchmark", "dataset", "language", "reasoning", "web", "document", "news", "chip",
    "safety", "design", "multimodal", "scientist", "experiment", "stock", "quarter", "phone", "car",
}  # fmt: skip
TWO_NAMES = 2.2  # points of two names that are no parts of one
_SEVERAL = 1.6  # points of figures that are of one count
# What other products run on.
_PLATFORMS = {
    "ios",
    "ipados",
    "macos",
    "android",
    "windows",
    "chrome",
    "ubuntu",
    "linux",
    "cuda",
    "harmonyos",
}
_KIND = re.compile("开源(?=[大小]?模型)")
_ONCE = 2.2 * 86_400  # seconds in which media tell of a release


def evidence(one: EntryText, other: EntryText) -> dict[str, float]:
    """Points by kind of evidence."""
    products = _products(one, other)
    names, rows = _names_and_rows(one, other, products)
    both = one.all.deeds & other.all.deeds
    # A deed that only the texts tell is of the past, and a tutorial is of any day.
    own = both & (one.title.deeds | other.title.deeds) & OWN - ABOUT
    people = one.all.people & other.all.people
    return {
        "product": min(2.6, sum(products.values())),
        "names": _of_names(names),
        "people": min(2.0, 1.0 * len(people)),
        "rows": min(
            2.0,
            sum(
                points
                for row, points in rows.items()
                if row not in people and row not in names
            ),
        ),
        "figures": of_figures(one, other),
        "own deed": 1.1 if own else 0.0,
        "deed": 0.7 if both and not own else 0.0,
        "things": _things(one.all.things & other.all.things),
        "publisher": 0.7 if own_news(one, other, products) else 0.0,
        "words": words(one, other),
        "coined": 1.6 if coined(one, other) or coined(other, one) else 0.0,
        "code": 1.5 if _linked(one, other) or _linked(other, one) else 0.0,
        "release": 0.7 if _released(one, other) else 0.0,
        "day": 0.4 if gap(one, other) <= 1.6 * 86_400 else 0.0,
    }


def of_names(one: EntryText, other: EntryText) -> float:
    """The points of names alone."""
    return _of_names(_names_and_rows(one, other, _products(one, other))[0])


def of_figures(one: EntryText, other: EntryText) -> float:
    """The points of figures alone."""
    told = sorted((f.tells for f in _figures(one, other)), reverse=True)
    return min(2.4, sum(told[:3]))


def of_one_count(one: EntryText, other: EntryText) -> bool:
    """Whether several figures are one, and a large one of them is in both headlines."""
    headed = shared(one.title.stated, other.title.stated)
    if all(figure.is_count for figure in headed):
        return False
    return of_figures(one, other) >= _SEVERAL


def _of_names(names: Mapping[str, float]) -> float:
    return min(2.6, sum(names.values()))


def _names_and_rows(
    one: EntryText, other: EntryText, products: Mapping[Product, float]
) -> tuple[dict[str, float], dict[str, float]]:
    """Products of the tables count as names where a headline has them."""
    names = _names(one, other, products)
    rows = _rows(one, other, {*names, *(product.name for product in products)})
    titled = one.title.rows | other.title.rows
    names |= {
        row: points for row, points in rows.items() if maker(row) and row in titled
    }
    return names, rows


def _linked(thing: EntryText, post: EntryText) -> bool:
    return its_code(thing, post) or is_titled(thing, post)


def own_news(one: EntryText, other: EntryText, products: Iterable[Product]) -> bool:
    """Whether one of them is who makes it, telling it on a site of its own."""
    makers = {maker(product.name) for product in products} - {""}
    return bool({one.publisher, other.publisher} & makers)


def _things(both: Iterable[str]) -> float:
    return min(1.4, sum(0.15 if thing in VAGUE else 0.4 for thing in both))


def _released(one: EntryText, other: EntryText) -> bool:
    """A version or a name of its own is released once, by nobody else."""
    if "release" not in one.title.deeds & other.title.deeds or gap(one, other) > _ONCE:
        return False
    if not (one.products & other.products or one.own_odd & other.own_odd):
        return False
    if not (_brings_out(one) and _brings_out(other)):
        return False
    products = one.products | other.products
    makers = {maker(product.name) for product in products}
    makers |= {maker(name) for name in one.own_odd | other.own_odd}
    return not ((one.others - makers - other.rows) | (other.others - makers - one.rows))


def _brings_out(entry: EntryText) -> bool:
    """Whether more than a kind of model tells of it: 最强开源模型 is brought out by nobody."""
    return "release" in deeds(_KIND.sub("", entry.title.text))


def _products(one: EntryText, other: EntryText) -> dict[Product, float]:
    """Shared ones; those that neither headline is about are what others compare with."""
    points = {}
    compared = one.compared | other.compared
    for product in one.all.products.keys() & other.all.products.keys():
        titled = (product in one.products) + (product in other.products)
        if product in compared:
            titled = 0
        points[product] = 0.6 if product.name in _PLATFORMS else (0.4, 1.2, 1.7)[titled]
    return points


def _names(
    one: EntryText, other: EntryText, products: Mapping[Product, float]
) -> dict[str, float]:
    """Shared names; those that stand side by side are parts of one."""
    compared = one.compared | other.compared
    known = {p.name for p, points in products.items() if points >= 1 or p in compared}
    found = sorted((one.names & other.all.words) | (other.names & one.all.words))
    points: dict[str, float] = {}
    for name in found:
        if any(name.startswith(k) for k in known):
            continue
        if _in_table(name, one) or _in_table(name, other):
            continue
        if any(
            _adjacent(name, before, one) or _adjacent(name, before, other)
            for before in points
        ):
            continue
        titled = name in one.title.words or name in other.title.words
        points[name] = (
            0.5 if name in one.acronyms & other.acronyms else 1.4 if titled else 0.8
        )
    return points


def _adjacent(name: str, other: str, told: EntryText) -> bool:
    found = [match for match in told.all.latin if match[0].lower() in (name, other)]
    return any(
        after.start() - before.end() <= 1 and after[0].lower() != before[0].lower()
        for before, after in pairwise(found)
    )


def _in_table(name: str, told: EntryText) -> bool:
    return any(
        name in told.all.text[m.start : m.end].lower() for m in told.all.mentions
    )


def _rows(one: EntryText, other: EntryText, names: Iterable[str]) -> dict[str, float]:
    """Organisations and people; who makes what both name says nothing new."""
    both = one.rows & other.rows
    makers = {maker(name) for name in (*names, *both)}
    points = {}
    for row in both:
        titled = (row in one.title.rows) + (row in other.title.rows)
        points[row] = 0.3 if row in makers else (0.5, 0.8, 1.0)[titled]
    return points


def _figures(one: EntryText, other: EntryText) -> set[Amount]:
    both = shared(one.all.figures, other.all.figures)
    sizes = one.all.sizes & other.all.sizes
    products = one.all.products or other.all.products
    return {f for f in both if f.value / 1e9 not in sizes or not products}


def words(one: EntryText, other: EntryText) -> float:
    """How much of a headline the other entry says in the same words, names aside."""
    named = one.named | other.named
    ours = _plain(one.title.stems - named)
    theirs = _plain(other.title.stems - named)
    grams, their_grams = one.title.grams - named, other.title.grams - named
    return max(
        2.2 * _covered(ours, theirs, 4),
        2.2 * _covered(grams, their_grams, 6),
        1.6 * _covered(ours, other.all.stems, 4),
        1.6 * _covered(theirs, one.all.stems, 4),
        1.6 * _covered(grams, other.all.grams, 6),
        1.6 * _covered(their_grams, one.all.grams, 6),
    )


def _plain(stems: Iterable[str]) -> frozenset[str]:
    """Without figures, which are counted as such."""
    return frozenset(stem for stem in stems if not stem[0].isdigit())


def _covered(ours: frozenset[str], theirs: frozenset[str], least: int) -> float:
    if not ours or not theirs:
        return 0.0
    return len(ours & theirs) / max(least, min(len(ours), len(theirs)))
