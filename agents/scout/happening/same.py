"""Whether two entries tell of one happening, by what they say. Pure."""

from agents.scout.happening.copies import copied
from agents.scout.happening.entry_text import EntryText
from agents.scout.happening.merge_evidence import TWO_NAMES, evidence, own_news
from agents.scout.happening.retold import retold, within
from agents.scout.happening.reworded import reworded
from agents.scout.happening.shared_facts import agreed, of_a_land
from agents.scout.happening.vetoes import veto

ENOUGH, _UNNAMED, _AGAIN = 3.0, 4.8, 5.4
# Kinds of evidence that do not follow from one another, and how much of each counts.
_KINDS = {
    "product": 1.1, "names": 0.8, "code": 1.0, "coined": 1.0, "people": 0.7, "rows": 0.7, "figures": 0.8,
    "words": 1.0, "own deed": 1.0, "release": 0.7, "things": 1.0, "publisher": 0.7,
}  # fmt: skip


def same(one: EntryText, other: EntryText) -> bool:
    """Whether it is one happening; what is said must agree, and be enough."""
    return evident(one, other) is not None


def evident(one: EntryText, other: EntryText) -> float | None:
    """The points of what is one happening; None for two."""
    if veto(one, other):
        return None
    found = points(one, other)
    if found >= _enough(one, other) or copied(one, other):
        return found
    if _again(one, other) or not _said_again(one, other):
        return None
    return found


def _said_again(one: EntryText, other: EntryText) -> bool:
    """Whether the headlines say it again, in words of their own."""
    return retold(one, other) or within(one, other) or reworded(one, other)


def _enough(one: EntryText, other: EntryText) -> float:
    """More where a source tells it twice, or where the headlines share no name."""
    if _again(one, other):
        return _AGAIN
    return ENOUGH if _headed(one, other) else _UNNAMED


def _again(one: EntryText, other: EntryText) -> bool:
    """Whether one feed has both; a service's answers are of many hands."""
    again = one.candidate.source == other.candidate.source
    asked = one.candidate.row.is_query or other.candidate.row.is_query
    return again and not asked


# Without one of these a feed's two entries are two chapters of one thing.
_OF_ONE_DAY = ("figures", "own deed", "release", "people")


def _headed(one: EntryText, other: EntryText) -> bool:
    """Whether the headlines name one thing, or say it in the same characters."""
    if one.all.is_chinese != other.all.is_chinese or one.is_paper or other.is_paper:
        return True
    if own_news(one, other, one.all.products.keys() & other.all.products.keys()):
        return True
    if one.title.rows & other.rows and other.title.rows & one.rows:
        return True
    if (one.title.names | one.title.stems) & (other.title.names | other.title.stems):
        return True
    return len(one.title.grams & other.title.grams) > 2  # noqa: PLR2004


def points(one: EntryText, other: EntryText) -> float:
    """What speaks for it, in points; 0.0 where all of it is of one kind.

    Something must be special to the happening: a product, a name, a person, a figure.
    A company's name, its deed and its field are said of many happenings.
    """
    found = evidence(one, other)
    total = sum(found.values())
    if _one_headline(one, other) and not _again(one, other):
        return total + 1.0
    if _again(one, other) and not any(found[kind] for kind in _OF_ONE_DAY):
        return 0.0
    if found["code"]:
        return max(total, ENOUGH)
    special = sum(found[kind] for kind in ("product", "names", "people", "figures"))
    kinds = sum(found[kind] >= least for kind, least in _KINDS.items())
    kinds += found["names"] >= TWO_NAMES
    kinds += len({p.name for p in one.products & other.products}) > 1
    headline = found["words"] >= 1.8 and (special or found["rows"]) >= 0.7  # noqa: PLR2004
    headline |= found["words"] >= 2.1 and bool(found["own deed"])  # noqa: PLR2004
    speaks = (special >= 1 and kinds > 1 and not _who_alone(found)) or headline
    speaks = speaks or _known(found)
    speaks = speaks or _counted(found)
    # Facts would add nothing to what is enough.
    if speaks and total >= ENOUGH:
        return total
    if agreed(one, other) >= _AGREED or of_a_land(one, other):
        return max(total, ENOUGH)
    return total if speaks else 0.0


def _who_alone(found: dict[str, float]) -> bool:
    """Somebody and the company, of whom there is news on many days."""
    return found["things"] < 1 and not any(found[kind] for kind in _WHAT)


def _counted(found: dict[str, float]) -> bool:
    """A deed with a figure, of which both headlines tell in the same words."""
    told = found["words"] >= 1.1  # noqa: PLR2004
    return bool(found["own deed"]) and told and found["figures"] >= 0.8  # noqa: PLR2004


def _known(found: dict[str, float]) -> bool:
    """A company, what it did and several things that it was about."""
    if found["rows"] < 1 or found["things"] < 1:
        return False
    if found["own deed"] or found["words"] >= _WORDS:
        return True
    return bool(found["deed"]) and found["things"] >= _THINGS


_WHAT = (
    "product",
    "names",
    "figures",
    "code",
    "coined",
    "words",
    "own deed",
    "release",
)
_AGREED = 3  # facts
_WORDS, _THINGS = 0.8, 1.2  # points that make a company's news one


def _one_headline(one: EntryText, other: EntryText) -> bool:
    """The same words in another order, or with a few more."""
    for ours, theirs, least in (
        (one.title.grams, other.title.grams, 8),
        (one.title.stems, other.title.stems, 5),
    ):
        if min(len(ours), len(theirs)) >= least:
            return len(ours & theirs) >= 0.85 * max(len(ours), len(theirs))
    return False
