"""What speaks against two entries' telling of one happening, whatever they share. Pure."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from agents.scout.happening.analysed_text import Product
from agents.scout.happening.copies import copied
from agents.scout.happening.dates import days_apart
from agents.scout.happening.entry_text import EntryText, gap
from agents.scout.happening.figures import CURRENCIES, shared
from agents.scout.happening.merge_evidence import of_figures, of_names
from agents.scout.happening.opposed import opposed
from agents.scout.happening.other_deed import other_deed
from agents.scout.happening.other_subject import other_subject
from agents.scout.happening.own_names import is_titled, its_code, phrase

_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+(?=$|:)", re.ASCII)  # as a feed heads it
DAYS = 3.5 * 86_400  # in which media tell of one happening
_OF_A_PAPER = 100 * 86_400  # in which they tell of a paper, or of code


def veto(
    one: EntryText, other: EntryText, passing: Collection[str] = frozenset()
) -> str:
    """What speaks against it, whatever they share; "" for nothing but `passing` ones."""
    return next(against(one, other, passing), "")


def against(
    one: EntryText, other: EntryText, passing: Collection[str] = frozenset()
) -> Iterator[str]:
    """All that speaks against it but `passing` ones, each found when it is asked for."""
    checks = _OF_A_COPY if copied(one, other) else _CHECKS
    for name, check in checks:
        if name not in passing and check(one, other):
            yield name


def _rounds(one: EntryText, other: EntryText) -> bool:
    """A digest, or two parts of a series."""
    ours, theirs = one.form, other.form
    return ours.parts != theirs.parts or ours.is_digest or theirs.is_digest


def _two_told(one: EntryText, other: EntryText) -> bool:
    """One tells of a further happening, which may be news of its own."""
    return one.form.of_two or other.form.of_two


def _far(one: EntryText, other: EntryText) -> bool:
    things = (one.is_paper or one.is_repository) != (
        other.is_paper or other.is_repository
    )
    return gap(one, other) > (_OF_A_PAPER if things else DAYS)


def _two_things(one: EntryText, other: EntryText) -> bool:
    """Two papers, two repositories, a release: what has an id is told by its id.

    A post tells of a paper if it names what the paper has named, or has its title.
    """
    if one.candidate.release or other.candidate.release:
        return True
    if (one.is_paper and other.is_paper) or (one.is_repository and other.is_repository):
        return True
    ours, theirs = (_REPOSITORY.match(entry.title.text) for entry in (one, other))
    if ours and theirs and ours[0] != theirs[0]:
        return True
    thing, post = (one, other) if _rank(one) <= _rank(other) else (other, one)
    return (thing.is_paper or thing.is_repository) and not _of(thing, post)


def _rank(told: EntryText) -> int:
    """A paper tells what its code is of, and either what a post is about."""
    return 0 if told.is_paper else 1 if told.is_repository else 2


def _of(paper: EntryText, post: EntryText) -> bool:
    """Whether a post has a paper's title or own name, or two of its facts."""
    if is_titled(paper, post):
        return True
    if paper.coined:
        return its_code(paper, post) or _named(paper, post)
    if _opens_with(paper, post.products):
        return True
    if any(len(name) >= 6 for name in post.title.odd & paper.all.odd):  # noqa: PLR2004
        return of_names(paper, post) >= 1.2  # noqa: PLR2004
    return of_figures(paper, post) >= 1.2 and of_names(paper, post) >= 0.8  # noqa: PLR2004


def _opens_with(paper: EntryText, products: Collection[Product]) -> bool:
    """A report is its product's; what tests `o1` or builds on it is another's work."""
    title = paper.title.text.lower()
    return any(
        title.startswith(product.name) or "report" in title
        for product in paper.products & set(products)
    )


def _named(paper: EntryText, post: EntryText) -> bool:
    if set(paper.coined) & (paper.title.odd | {p.name for p in paper.title.products}):
        return set(paper.coined) <= post.all.tokens
    if len(paper.coined) == 1:
        return paper.coined[0] in post.title.tokens
    return phrase(paper.coined) in phrase(m[0].lower() for m in post.all.latin)


def _other_version(one: EntryText, other: EntryText) -> bool:
    """Headlines about one name whose versions or variants are not the same thing's."""
    names = {mine.name for mine in one.products} & {its.name for its in other.products}
    return any(
        not (
            ours & theirs
            or _is_exact(ours, one, other)
            or _is_exact(theirs, other, one)
        )
        for name in names
        for ours, theirs in [(_called(name, one), _called(name, other))]
    )


def _called(name: str, entry: EntryText) -> set[Product]:
    return {product for product in entry.products if product.name == name}


def _is_exact(products: Iterable[Product], one: EntryText, other: EntryText) -> bool:
    """Whether a headline has the full name of what the other headline names in short.

    The other's text says it in full: `Gemini 2.0` is the `Gemini 2.0 Flash` of its text.
    An entry that names the short one as well tells them apart: `o1-mini` is not `o1`.
    """
    return any(
        full in other.all.products
        and _is_short(short, full)
        and short not in one.all.products
        for full in products
        for short in other.title.products
    )


def _is_short(short: Product, full: Product) -> bool:
    return short[:2] == full[:2] and short.variants < full.variants


def _other_size(one: EntryText, other: EntryText) -> bool:
    ours, theirs = one.title.sizes, other.title.sizes
    return bool(ours and theirs) and not (
        ours & other.all.sizes or theirs & one.all.sizes
    )


def _other_figure(one: EntryText, other: EntryText) -> bool:
    """Both headlines state figures, and neither entry has any of the other's.

    Rates of two days differ while the texts name both.
    """
    ours, theirs = one.title.stated, other.title.stated
    if not ours or not theirs:
        return False
    rates = [{f for f in said if f.kind == "pct"} for said in (ours, theirs)]
    if all(rates) and not shared(*rates):
        return True
    if _other_money(one, other):
        return True
    if any(all(f.is_count for f in said) for said in (ours, theirs)):
        return False  # how many models, sizes or people: each medium counts its own
    if shared(ours, theirs):
        return False
    return not (shared(ours, other.all.figures) or shared(theirs, one.all.figures))


def _other_money(one: EntryText, other: EntryText) -> bool:
    """Two sums, of which one entry alone knows both: the one before may be in its text."""
    ours, theirs = (
        {figure for figure in entry.title.figures if figure.kind in CURRENCIES}
        for entry in (one, other)
    )
    if not ours or not theirs or shared(ours, theirs):
        return False
    known = shared(ours, other.all.figures), shared(theirs, one.all.figures)
    told = shared(one.all.figures, other.all.figures)
    if any(known) and sum(figure.kind in CURRENCIES for figure in told) > 1:
        return False  # of one report, of which each headline has another sum
    return not all(known)


def _other_day(one: EntryText, other: EntryText) -> bool:
    return days_apart(one.named_days, other.named_days)


def _opposed(one: EntryText, other: EntryText) -> bool:
    return opposed(one.turns, other.turns)


_Check = tuple[str, Callable[[EntryText, EntryText], bool]]
_OF_A_COPY: tuple[_Check, ...] = (
    ("version", _other_version),
    ("size", _other_size),
    ("round", _rounds),
    ("two", _two_told),
)
# In the order of what they cost: what the entries' texts tell comes last.
_CHECKS: tuple[_Check, ...] = (
    ("time", _far),
    ("kind", _two_things),
    ("opposed", _opposed),
    ("day", _other_day),
    ("figure", _other_figure),
    ("version", _other_version),
    ("size", _other_size),
    ("deed", other_deed),
    ("subject", other_subject),
    ("round", _rounds),
    ("two", _two_told),
)
