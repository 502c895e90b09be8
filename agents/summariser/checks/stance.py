"""Which way a sentence and its source turn a claim: not, may, asked for, less.

Words of two languages are compared by what they turn a claim into, never as words: a
"do not transfer" does not bear out 可以直接迁移, nor "asked for" a 判令. Each row of
`TABLE` names how two texts differ.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import starmap

from agents.summariser.spans.concepts import wording
from agents.summariser.spans.plain import marked
from agents.summariser.words import stance as words

# "More than four" says how many, not that it grew.
_BOUND = re.compile(
    r"(?<![A-Za-z])(?:more|less|fewer|higher|longer|greater) than (?=\d|a |an |one|two|three|four|five|six|seven|eight|nine|ten|half|dozen)",
    re.IGNORECASE,
)
_NOTS = "不未无没非"
_ONE_WAY = frozenset(
    {"only", "all", "advised", "must", "ever", "proved", "cost"}
)  # a source may well say more


@cache
def pattern(han: str, latin: str) -> re.Pattern[str]:
    return re.compile(rf"{han}|(?<![A-Za-z])(?:{latin})(?![A-Za-z])", re.IGNORECASE)


def is_met(one: str, more: str, other: str) -> bool:
    """Whether a not of the other one has its like in this one, or in `more`."""
    asks, soft = pattern(*words.NOT), pattern(*words.SOFT_NOT)
    both = f"{one} {more}"
    asked = asks.search(unworded(other))
    return not asked or bool(asks.search(both) or soft.search(both))


@lru_cache(maxsize=512)  # a source is held against one clause after the other
def unworded(text: str) -> str:
    """Without the words that begin with a not: the table holds 不均衡 to imbalanced."""
    taken = [
        word
        for word in wording().words(text)
        if word.meanings and text[word.start] in _NOTS
    ]
    spans = marked(len(text), (word.place for word in taken))
    return "".join(" " if spans[n] else one for n, one in enumerate(text))


def _negated(sentence: str, point: str, source: str) -> Iterator[str]:
    if not (is_met(sentence, "", point) and is_met(source, "", sentence)):
        yield "not"


def _moded(sentence: str, point: str, source: str) -> Iterator[str]:
    """What asks for a like on the other side, both ways but for `_ONE_WAY`."""
    for name, asks, satisfies in words.MODES:
        pairs = [(sentence, source), (point, sentence)]
        for one, other in pairs[: 1 if name in _ONE_WAY else 2]:
            met = (pattern(*asks), pattern(*satisfies))
            if met[0].search(one) and not any(known.search(other) for known in met):
                yield name
                break


def opposed(sentence: str, source: str) -> Iterator[str]:
    """Only one pole is said here, and only the other one there."""
    pairs = zip(_poles(sentence), _poles(source), words.OPPOSITES, strict=True)
    for here, there, (name, *_) in pairs:
        if sum(here) == sum(there) == 1 and here != there:
            yield name


@lru_cache(maxsize=512)  # a source is held against one clause after the other
def _poles(text: str) -> tuple[tuple[bool, ...], ...]:
    """Which poles of each pair a text has."""
    bare = _BOUND.sub(" ", text).lower()
    is_chinese = not bare.isascii()
    return tuple(
        tuple(
            bool((is_chinese and han.search(bare)) or latin.search(bare))
            for han, latin in starmap(_halves, poles)
        )
        for _, *poles in words.OPPOSITES
    )


@cache
def _halves(han: str, latin: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Of a text in lower case: both in one, of any case, take twice as long."""
    return re.compile(han), re.compile(rf"(?<![a-z])(?:{latin})(?![a-z])")


def _turned(sentence: str, point: str, source: str) -> Iterator[str]:
    known = set(opposed(sentence, source))
    yield from (name for name in opposed(sentence, point) if name in known)


def _replaced(sentence: str, point: str, source: str) -> Iterator[str]:  # noqa: ARG001
    """Linux where the source speaks of Windows alone."""
    for here, there in zip(_members(sentence), _members(source), strict=True):
        if here - there and there - here:
            yield "/".join(sorted(here - there))


@lru_cache(maxsize=512)  # a source is held against one sentence after the other
def _members(text: str) -> tuple[frozenset[str], ...]:
    """Whom of each family of rivals a text names."""
    return tuple(
        frozenset(
            name
            for found in _any_of(*family.values()).finditer(text)
            for name, written in zip(family, found.groups(), strict=True)
            if written
        )
        for family in words.RIVALS
    )


@cache
def _any_of(*latin: str) -> re.Pattern[str]:
    """Where one of them stands: each in a group, which takes nothing from the next."""
    groups = "|".join(f"({one})" for one in latin)
    return re.compile(rf"(?<![A-Za-z])(?=(?:{groups})(?![A-Za-z]))", re.IGNORECASE)


def _cast(sentence: str, point: str, source: str) -> Iterator[str]:  # noqa: ARG001
    """A role that the source does not have, where it has another one."""
    here = [role for role in words.ROLES if pattern(*role).search(sentence)]
    strange = [role for role in here if not pattern(*role).search(source)]
    others = (role for role in words.ROLES if role not in here)
    if strange and any(pattern(*role).search(source) for role in others):
        yield strange[0][0].partition("|")[0]


# What a sentence says, what its source says to the point, and all that it says.
Compare = Callable[[str, str, str], Iterator[str]]
TABLE: Sequence[Compare] = (_negated, _moded, _turned, _replaced, _cast)
