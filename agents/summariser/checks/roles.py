"""Who does it to whom, what is more than what, and what brings about what, by place.

Known names are told apart in `doers`; here whatever two languages have in common
stands before a verb, a "than" or a "causes", or behind it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from agents.summariser.checks.meaning import anchors
from agents.summariser.checks.stance import opposed, pattern
from agents.summariser.words.order import BRINGS, THAN
from agents.summariser.words.transitive_verbs import DEEDS

_STOP = re.compile(r"[，。；：;\n]|[,.:](?=\s|$)")
_BY = re.compile(r"\s?by\s")
_PASSIVE = re.compile(r"(?:\b(?:is|are|was|were|been|being|be)\s(?:\w+ly\s)?|被)$")
_RELATIVE = re.compile(r"\b(?:that|which|whom?)\s(?:the\s)?[\w’'-]+\s(?:ha[sd]\s)?$")
_NEVER = "(?!)"
_NEAR = 40  # characters before or behind a verb, at the most to the next mark
_MOST = 6  # places of one verb in a text that are looked at


class _Sides(NamedTuple):
    before: frozenset[str]
    behind: frozenset[str]
    clause: str


def turned(sentence: str, source: str) -> Iterator[str]:
    """What stands on the other sides of a word that says who, whom, why or than what."""
    for han, active, passive in (*DEEDS, (*THAN, _NEVER)):
        word = pattern(han, active)
        theirs = list(_sides(source, word, is_turning=passive != _NEVER))
        for mine in _sides(sentence, word):
            if any(_is_turned(mine, other) for other in theirs):
                yield f"turned: {han.partition('|')[0]}"
    yield from _other_causes(sentence, source)


def _is_turned(mine: _Sides, theirs: _Sides) -> bool:
    """A B here, B A there; a slower B is no faster A."""
    crossed = (mine.before - mine.behind) & (theirs.behind - theirs.before)
    back = (mine.behind - mine.before) & (theirs.before - theirs.behind)
    if not (crossed and back) or any(opposed(mine.clause, theirs.clause)):
        return False
    kept = len(mine.before & theirs.before) + len(mine.behind & theirs.behind)
    return len(crossed) + len(back) > kept


def _other_causes(sentence: str, source: str) -> Iterator[str]:
    """What the source names beside the point, where it names another cause."""
    word = pattern(*BRINGS)
    known = anchors(source)
    for mine in _sides(sentence, word):
        stated = [one for one in _sides(source, word) if mine.behind & one.behind]
        is_other = stated and not any(mine.before & one.before for one in stated)
        if is_other and mine.before & known:
            yield "cause"


def _sides(
    text: str, word: re.Pattern[str], *, is_turning: bool = True
) -> Iterator[_Sides]:
    """What stands before and behind each place of a word, in its clause.

    `is_turning`: who suffers it stands before its passive, and who does it behind "by".
    """
    found = list(word.finditer(text))[:_MOST]
    for match in found:
        near = text[max(0, match.start() - _NEAR) : match.start()]
        before = _STOP.split(near)[-1]
        behind = _STOP.split(text[match.end() : match.end() + _NEAR], 1)[0]
        sides = anchors(before), anchors(behind)
        if behind.startswith("的") or _RELATIVE.search(before):
            continue  # the startup that Rundell bought: its object stands before
        if is_turning and _PASSIVE.search(before):
            if not _BY.match(behind):
                continue
            sides = sides[::-1]
        yield _Sides(*sides, f"{before}{match[0]}{behind}")
