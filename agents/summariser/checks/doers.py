"""Who did it, and what belongs to whom: names and figures in their order."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from agents.domain.han import HAN
from agents.summariser.checks import agreement
from agents.summariser.checks.stance import pattern
from agents.summariser.spans import aliases, names
from agents.summariser.spans.figures import Figure, figures
from agents.summariser.words.stance import BODIES, ROLES
from agents.summariser.words.transitive_verbs import DEEDS

_NEAR, _AFTER = 60, 8  # characters between a doer and a deed, a "by" and a doer
_DIRECT = 4  # between a deed and whom it is done to
_COMMA = re.compile(r"，|, ")
_STOP = re.compile(r"[。；;！？!?]|\.(?=\s|$)")
_SOMEBODY = re.compile(
    r"(?<![A-Za-z])(?:we|it|they|he|she|the (?:company|team|firm|lab|group|startup))(?![A-Za-z])|我们|该?公司|团队|它们?|他们?|她",
    re.IGNORECASE,
)
_BY = re.compile(r"\s?(?:\w+ ){0,4}?by\s")
_PASSIVE = re.compile(
    r"(?<![A-Za-z])(?:was|were|is|are|been|being|be|got|get)\s(?:\w+ly )?$",
    re.IGNORECASE,
)
_FROM_TO = (
    re.compile(r"(?P<a>(?<![\d.])\d+)\s?比\s?(?P<b>\d+(?!\.?\d))"),
    re.compile(r"(?<!from )(?<![\d.])(?P<a>\d+)[ -]to[ -](?P<b>\d+(?!\.?\d))"),
    re.compile(
        r"(?:从|由|自)\s?(?P<a>[^，。；]{1,24}?)\s?(?:[提升上增]\S{0,3}|[降减下]\S{0,3}|涨\S{0,2}|跌\S{0,2}|变\S{0,2}|到|至)\s?(?P<b>[\d.]+[^，。；]{0,8})"
    ),
    re.compile(
        r"from (?P<a>[^,;]{1,30}?) to (?P<b>[^,;.]{1,20}(?:\.\d+)?)", re.IGNORECASE
    ),
    re.compile(
        r"to (?P<b>[^,;]{1,20}?)(?:,? (?:up|down))? from (?P<a>[^,;.]{1,20}(?:\.\d+)?)",
        re.IGNORECASE,
    ),
)
_BODY = re.compile(rf"[{HAN}](?:{BODIES})")
_STRANGER = -2  # whoever is named in front of a deed, and by no name of the sentence
_SUBJECT = re.compile(
    r"^\W*(?!(?:The|This|That|These|Those|We|It|They|He|She|You|I|A|An|In|On|At|For|Our|Its|Both|All|Now|Also|And|But|Then)\s)"
    r"(?:[A-Z][\w-]*\s){1,3}(?:also\s|has\s|have\s|had\s|will\s)?$"
)
_MARK = re.compile(
    r"[,;，；、:：|]|(?<![A-Za-z])(?:and|against|versus|vs|while|but)(?![A-Za-z])|和|而"
)
_RESPECTIVE = re.compile(r"分别|依次|respectively", re.IGNORECASE)
_CROSSED = 20  # characters that a mark between a name and a figure is worth
_NEARER = 0.6  # of the distance to any other figure: it belongs to that name


class _Named(NamedTuple):
    start: int
    end: int
    who: int  # the number of its name among those of both texts; -1: nobody known


def misplaced(sentence: str, source: str) -> Iterator[str]:
    """Deeds that another one did, and figures that belong the other way round."""
    known = _known(sentence)
    here, there = _found(known, sentence), _found(known, source)
    mine, theirs = _doers(sentence, here), _doers(source, there)
    for deed, who in mine.items():
        if who and theirs[deed] and not who & theirs[deed]:
            yield f"who: {DEEDS[deed][0].partition('|')[0]}"
    objects, source_objects = _objects(sentence, here), _objects(source, there)
    for deed, whom in objects.items():
        if whom and source_objects[deed] and not whom & source_objects[deed]:
            yield f"whom: {DEEDS[deed][0].partition('|')[0]}"
    if _crossed(sentence, here, source, there):
        yield "whose"
    if _reversed(sentence, source):
        yield "from, to"


def _known(sentence: str) -> list[list[re.Pattern[str]]]:
    """Each name and role of the sentence by all that may stand for it."""
    found = [
        [names.spelling(name.value), *aliases.patterns(name.value)]
        for name in names.spelt(sentence)
        if not name.is_common
    ]
    found += aliases.in_han(sentence)
    bodies = dict.fromkeys(_BODY.findall(sentence))
    found += [[re.compile(re.escape(body))] for body in bodies]
    return found + [
        [pattern(*role)] for role in ROLES if pattern(*role).search(sentence)
    ]


def _found(known: Sequence[list[re.Pattern[str]]], text: str) -> list[_Named]:
    """Where they stand, and whoever else is named, in order."""
    places: dict[tuple[int, int], int] = {}
    for who, patterns in enumerate(known):
        for one in patterns:
            for match in one.finditer(text):
                places.setdefault(match.span(), who)
    for match in _SOMEBODY.finditer(text):
        places.setdefault(match.span(), -1)
    for place in _others(text):
        places.setdefault(place, len(known))
    return [_Named(*place, who) for place, who in sorted(places.items())]


def _others(text: str) -> Iterator[tuple[int, int]]:
    """Where a body, a role or a name stands that may be somebody."""
    for word in (_BODY, *(pattern(*role) for role in ROLES)):
        yield from (match.span() for match in word.finditer(text))
    for name in names.spelt(text):
        is_name = not name.is_common and name.value[0].isupper()
        if is_name and _is_inside(name.value, text):
            yield name.place


def _is_inside(name: str, text: str) -> bool:
    """A word that only begins a sentence names nobody for certain."""
    return bool(re.search(rf"(?<![.!?]\s)(?<!^){re.escape(name)}", text))


def _doers(text: str, named: Sequence[_Named]) -> dict[int, set[int]]:
    """Of each deed those who did it, as far as it can be told."""
    found: dict[int, set[int]] = defaultdict(set)
    for deed, (han, active, passive) in enumerate(DEEDS):
        for match in pattern(han, f"{active}|{passive}").finditer(text):
            who = _doer(text, match, named)
            if -1 not in who:
                found[deed] |= who
    return found


def _doer(text: str, deed: re.Match[str], named: Sequence[_Named]) -> set[int]:
    """The name before the deed, or behind its "by"; -1 where it is a pronoun."""
    before = text[max(0, deed.start() - _NEAR) : deed.start()]
    is_passive = _PASSIVE.search(before)
    by = _BY.match(text, deed.end())
    if by and (is_passive or by[0].strip() == "by"):
        behind = [one for one in named if by.end() <= one.start]
        is_near = bool(behind) and behind[0].start <= by.end() + _AFTER
        return set(_together(behind)) if is_near else set()
    if is_passive:
        return set()
    start = deed.start() - len(before)
    if stops := list(_STOP.finditer(before)):
        start += stops[-1].end()
    start = max(
        start,
        text.rfind("被", start, deed.start()),
        text.rfind("由", start, deed.start()),
    )
    ahead = [one for one in named if start <= one.start and one.end <= deed.start()]
    if not ahead and _SUBJECT.search(text[start : deed.start()]):
        return {_STRANGER}
    marks = [mark.end() for mark in _COMMA.finditer(text, start, deed.start())]
    near = [one for one in ahead if marks and one.start >= marks[-1]]
    return {one.who for one in near or ahead}


def _objects(text: str, named: Sequence[_Named]) -> dict[int, set[int]]:
    """Of each deed those that stand directly behind it, where it is active."""
    found: dict[int, set[int]] = defaultdict(set)
    for deed, (han, active, _) in enumerate(DEEDS):
        for match in pattern(han, active).finditer(text):
            before = text[max(0, match.start() - _NEAR) : match.start()]
            behind = [one for one in named if match.end() <= one.start]
            near = bool(behind) and behind[0].start <= match.end() + _DIRECT
            if near and not _PASSIVE.search(before) and "被" not in before:
                found[deed] |= set(_together(behind))
    return found


def _together(named: Sequence[_Named]) -> Iterator[int]:
    """The first name and the words that stand directly behind it: Halden Labs."""
    end = named[0].end
    for one in named:
        if one.start > end + 1:
            return
        yield one.who
        end = one.end


def _crossed(
    sentence: str, here: Sequence[_Named], source: str, there: Sequence[_Named]
) -> bool:
    """A figure that stands beside a name here, and beside another's there."""
    if _RESPECTIVE.search(sentence) or _RESPECTIVE.search(source) or _spans(source):
        return False
    theirs = [figure for figure in figures(source) if agreement.telling(figure)]
    mine = [figure for figure in figures(sentence) if agreement.telling(figure)]
    for who in {one.who for one in here if one.who >= 0}:
        near = _nearest(who, here, mine, sentence)
        its = _nearest(who, there, theirs, source)
        if near and its and near.unit == its.unit and not agreement.same(near, its):
            stated = any(agreement.same(near, other) for other in theirs)
            shared = any(agreement.same(other, its) for other in mine)
            if stated and shared:
                return True
    return False


def _nearest(
    who: int, named: Sequence[_Named], stated: Sequence[Figure], text: str
) -> Figure | None:
    """The figure that belongs to a name that stands there once, if any does."""
    places = [one for one in named if one.who == who]
    if len(places) != 1:
        return None
    far = [
        (_distance(places[0], figure, text), figure)
        for figure in stated
        if not places[0].start <= figure.start < places[0].end
    ]
    far.sort(key=lambda one: one[0])
    if not far or (len(far) > 1 and far[0][0] > _NEARER * far[1][0]):
        return None
    return far[0][1]


def _distance(one: _Named, figure: Figure, text: str) -> int:
    start, end = min(one.end, figure.end), max(one.start, figure.start)
    marks = sum(1 for _ in _MARK.finditer(text, start, max(start, end)))
    return max(0, end - start) + _CROSSED * marks


def _reversed(sentence: str, source: str) -> bool:
    """从 10% 升到 20% of "from 20% to 10%"."""
    mine, theirs = _spans(sentence), _spans(source)
    return any(
        agreement.same(a, d)
        and agreement.same(b, c)
        and not agreement.same(a, b)
        and not any(agreement.same(a, e) and agreement.same(b, f) for e, f in theirs)
        for a, b in mine
        for c, d in theirs
    )


def _spans(text: str) -> list[tuple[Figure, Figure]]:
    found = []
    for form in _FROM_TO:
        for match in form.finditer(text):
            a, b = figures(match["a"]), figures(match["b"])
            if a and b:
                found.append((a[-1], b[0]))
    return found
