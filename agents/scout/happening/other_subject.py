"""Whether what one headline is about occurs nowhere in the other entry. Pure."""

from agents.scout.happening.bylines import says_we
from agents.scout.happening.deeds import ABOUT, OWN
from agents.scout.happening.entry_text import EntryText
from agents.scout.happening.figures import shared
from agents.scout.happening.mentions import maker, makers
from agents.scout.happening.merge_evidence import of_one_count, words
from agents.scout.happening.own_names import coined, heads_apart, is_titled, its_code
from agents.scout.happening.retold import overlap, retold, within
from agents.scout.happening.reworded import is_filled_in

_OWN_NEWS = OWN - ABOUT
_SAID = 1.4  # points of words; with two figures it is one count, whoever tells it


def other_subject(one: EntryText, other: EntryText) -> bool:
    """What one is about the other does not name, nor does it tell the same in all else."""
    if _is_of(one, other) or _is_of(other, one):
        return False
    if heads_apart(one, other):
        return True
    apart = (
        _elsewhere(one, other)
        or _elsewhere(other, one)
        or _strange(one, other)
        or _strange(other, one)
        or _other_heads(one, other)
    )
    if not apart or _counted(one, other):
        return False
    return not (_retold_of_one(one, other) or within(one, other))


def _counted(one: EntryText, other: EntryText) -> bool:
    """One count, whoever tells it: in both headlines, or two of one deed or in much the same words."""
    if of_one_count(one, other):
        return True
    told = shared(one.all.stated, other.all.stated)
    many = sum(figure.tells > 1 for figure in told) > 1
    return many and (words(one, other) >= _SAID or _one_deed(one, other))


def _one_deed(one: EntryText, other: EntryText) -> bool:
    """Whether both headlines tell of one deed of one name or company."""
    who = one.own & other.own or one.title.rows & other.title.rows
    return bool(who and one.title.deeds & other.title.deeds)


def _retold_of_one(one: EntryText, other: EntryText) -> bool:
    """In one language two headlines of two banks differ in nothing but the bank."""
    in_one = one.title.is_chinese == other.title.is_chinese
    return retold(one, other) and not (in_one and not overlap(one, other).named)


def _is_of(thing: EntryText, post: EntryText) -> bool:
    return not thing.is_post and (
        coined(thing, post) or its_code(thing, post) or is_titled(thing, post)
    )


def _other_heads(one: EntryText, other: EntryText) -> bool:
    if one.products & other.products or one.own_odd & other.own_odd:
        return False
    if words(one, other) >= _SAID and not is_filled_in(
        one.title.text, other.title.text
    ):
        return False
    heads = one.head, other.head
    return all(heads) and not (one.head in other.all.text or other.head in one.all.text)


def _elsewhere(one: EntryText, other: EntryText) -> bool:
    """It comes out on a platform that the other entry does not name."""
    known = {maker(product.name) for product in one.products}
    return bool(one.products & other.products and one.places - known - other.rows)


def _in_short(one: EntryText, other: EntryText) -> bool:
    """A bare headline has no room for all that the other one is about."""
    if other.candidate.summary or not other.is_post:
        return False
    names = other.title.names | (other.title.words & one.names)
    if not names or not names <= one.all.words:
        return False
    if one.title.deeds & other.title.deeds & _OWN_NEWS:
        return True
    figures = shared(one.title.stated, other.title.stated)
    return any(figure.tells > 1 for figure in figures)


def _strange(one: EntryText, other: EntryText) -> bool:
    """The other does not name it, though it has room to."""
    return _is_unnamed(one, other) and not _in_short(one, other)


def _is_unnamed(one: EntryText, other: EntryText) -> bool:
    """English names in plain letters are translated, or may be; odd ones never are."""
    if one.odd and not other.knows(one.odd):
        return True
    translated = other.all.is_chinese and not one.all.is_chinese
    if not translated and one.spelled and not other.knows(one.spelled):
        return True
    first = one.first_or_maker
    if (
        not first
        or other.knows(first)
        or says_we(other.title.text)
        or _also(one, other)
    ):
        return False
    return first.isdisjoint(makers(other.all.words))


def _also(one: EntryText, other: EntryText) -> bool:
    """Whether a product and a person or figure are the same in both headlines."""
    return bool(one.products & other.products or one.own_odd & other.own_odd) and bool(
        one.all.people & other.all.people
        or shared(one.title.stated, other.title.stated)
    )
