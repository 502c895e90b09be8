"""Whether two headlines tell of two deeds, one of which the other knows nothing of. Pure."""

from agents.scout.happening.deeds import ABOUT, OWN
from agents.scout.happening.entry_text import EntryText
from agents.scout.happening.figures import CURRENCIES, shared
from agents.scout.happening.merge_evidence import of_one_count

# What media do with a thing that somebody else has brought.
_BY_MEDIA = {"try", "opinion", "deny"}
# Other words for parts of what a court rules, and of what an investor gets.
_OF_A_RULING = {"rule", "win", "forbid", "allow"}
_PLANNED = OWN | {"invest", "restructure", "forbid", "sell", "stock"} - {"plan"}
_OF_A_DEAL = {"invest", "join", "acquire", "fund", "partner", "release", "win", "stock"}


def other_deed(one: EntryText, other: EntryText) -> bool:
    """One headline tells of a deed that the other entry knows nothing of."""
    ours, theirs = one.title.deeds, other.title.deeds
    differing = ours ^ theirs
    if "opinion" in ours & theirs or (
        "plan" in differing and "release" in ours & theirs
    ):
        return True  # two have two opinions; announced, and come
    if not differing or _is_one_in_other_words(one, other, differing):
        return False
    if one.is_paper or other.is_paper:  # what it does is its method
        return bool(_BY_MEDIA & differing)
    if _untold(one, other) or _untold(other, one):
        return True
    mine, its = ours - other.all.deeds, theirs - one.all.deeds
    if mine and its and (mine | its) & OWN:
        return True
    return bool(ours and theirs) and not (
        ours & other.all.deeds or theirs & one.all.deeds
    )


def _is_one_in_other_words(
    one: EntryText, other: EntryText, differing: frozenset[str]
) -> bool:
    """A ruling or a deal, which each medium tells by another part of it.

    What a company plans to do is announced, and said to be done.
    """
    if of_one_count(one, other) and not differing & _BY_MEDIA:
        return True
    ruled = "rule" in one.title.deeds & other.title.deeds
    parts = _OF_A_RULING | ({"sue"} if ruled else set())
    if "rule" in one.all.deeds & other.all.deeds and differing <= parts:
        return True
    courts = "court" in one.title.things & other.title.things
    if courts and one.title.deeds & other.title.deeds and differing <= _OF_A_RULING:
        return True  # what a court does it rules
    if differing == {"plan"} and one.title.deeds & other.title.deeds & _PLANNED:
        return True
    return differing <= _OF_A_DEAL and _counted(one, other)


def _counted(one: EntryText, other: EntryText) -> bool:
    """Two figures that few texts have: a deed may be told in other words."""
    found = shared(one.all.stated, other.all.stated)
    if sum(figure.tells > 1 for figure in found) > 1:
        return True
    titles = shared(one.title.stated, other.title.stated)
    money = any(figure.kind in CURRENCIES for figure in titles)
    return money and bool(one.title.rows & other.title.rows)


def _untold(one: EntryText, other: EntryText) -> bool:
    deed = one.title.deed
    told = other.title.deeds or (other.all.deeds & OWN) - one.all.deeds
    if deed in OWN and deed not in other.all.deeds and told:
        return True
    about = (one.title.deeds & ABOUT) - other.all.deeds
    if deed == "release" == other.title.deed:
        about -= {"serve"}  # what comes out may use what others have
    return bool(about)
