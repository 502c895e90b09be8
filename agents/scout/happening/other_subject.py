"""Whether what one headline is about occurs nowhere in the other entry. Pure."""

from agents.scout.happening.bylines import says_we
from agents.scout.happening.deeds import ABOUT, OWN
from agents.scout.happening.entry_text import EntryText
from agents.scout.happening.figures import shared, stated
from agents.scout.happening.mentions import maker, makers
from agents.scout.happening.merge_evidence import words
from agents.scout.happening.own_names import coined, is_titled, its_code
from agents.scout.happening.retold import overlap, retold, within

# What is named beside a thing as where it runs.
_DEVICES = (
    "iphone",
    "ipad",
    "macbook",
    "playstation",
    "youtube",
    "github",
    "linkedin",
    "chatgpt",
)
_SAID = 1.4  # points of words; with two figures it is one count, whoever tells it


def other_subject(one: EntryText, other: EntryText) -> bool:
    """What one is about the other does not name, nor does it tell the same in all else."""
    pairs = (one, other), (other, one)
    if any(_is_of(ours, theirs) for ours, theirs in pairs):
        return False
    apart = (
        any(_elsewhere(ours, theirs) for ours, theirs in pairs)
        or any(_strange(ours, theirs) for ours, theirs in pairs)
        or _other_heads(one, other)
    )
    if not apart or _counted(one, other):
        return False
    return not (_retold_of_one(one, other) or within(one, other))


def _counted(one: EntryText, other: EntryText) -> bool:
    """One count, whoever tells it: two of its figures, in much the same words."""
    told = shared(stated(one.all.figures), stated(other.all.figures))
    many = sum(figure.tells > 1 for figure in told) > 1
    return many and words(one, other) >= _SAID


def _retold_of_one(one: EntryText, other: EntryText) -> bool:
    """In one language two headlines of two banks differ in nothing but the bank."""
    in_one = one.title.is_chinese == other.title.is_chinese
    return retold(one, other) and not (in_one and not overlap(one, other).named)


def _is_of(thing: EntryText, post: EntryText) -> bool:
    return coined(thing, post) or its_code(thing, post) or is_titled(thing, post)


def _other_heads(one: EntryText, other: EntryText) -> bool:
    if one.products & other.products or one.own_odd & other.own_odd:
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
    figures = shared(stated(one.title.figures), stated(other.title.figures))
    deeds = one.title.deeds & other.title.deeds & OWN - ABOUT
    return bool(deeds) or any(figure.tells > 1 for figure in figures)


def _strange(one: EntryText, other: EntryText) -> bool:
    """English names in plain letters are translated, or may be; odd ones never are."""
    if _in_short(one, other):
        return False
    odd = {name for name in one.own_odd if not name.startswith(_DEVICES)}
    translated = other.all.is_chinese and not one.all.is_chinese
    own = odd if translated else one.own - one.own_odd | odd
    if any(names and not names & other.keys for names in (odd, own)):
        return True
    first = one.first | {maker(key) for key in one.first} - {""}
    if (
        not first
        or first & other.keys
        or says_we(other.title.text)
        or _also(one, other)
    ):
        return False
    return first.isdisjoint(makers(other.all.words))


def _also(one: EntryText, other: EntryText) -> bool:
    """Whether a product and a person or figure are the same in both headlines."""
    return bool(one.products & other.products or one.own_odd & other.own_odd) and bool(
        one.all.people & other.all.people
        or shared(stated(one.title.figures), stated(other.title.figures))
    )
