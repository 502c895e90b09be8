"""Whether a source means what a sentence says, as a whole and clause by clause.

A paragraph says both that a licence allows and that it forbids: what it says of one
thing is compared with what the sentence says of that thing.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from agents.domain.han import HAN
from agents.summariser.checks.agreement import same, telling
from agents.summariser.checks.stance import TABLE, is_met, opposed, pattern
from agents.summariser.spans import names
from agents.summariser.spans.concepts import glossary
from agents.summariser.spans.figures import Figure, figures
from agents.summariser.spans.plain import folded
from agents.summariser.words import stance as words

_MARK = re.compile(
    r"[，。；：;]|[,.:](?=\s|$)|\s(?:while|but|whereas|although)\s|但", re.IGNORECASE
)
_ASIDE = re.compile("|".join(words.SET_ASIDE), re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[!-~]+")
_WHICH = re.compile(r"\s*(?:which|who|whose|but only|and only)\s", re.IGNORECASE)
_HAN = re.compile(rf"[{HAN}]{{2,}}")
_NEARLY = 0.75  # of what the best clause has
_MOST = 60  # clauses of a source that are looked at
_SHARED = 2  # of what a clause has, that another one must have to be about the same


def differences(sentence: str, source: str, beside: str = "") -> list[str]:
    """The names of all in which they differ; none if they agree.

    What the source says beside the point turns nothing of the sentence, but may bear
    out how it is turned itself, and so may `beside`: the other lines that were cited.
    """
    here, there = kept(sentence), kept(f"{source}\n{beside}")
    point = to_the_point(sentence, kept(source))
    found = [what for compare in TABLE for what in compare(here, point, there)]
    return [*found, *_set_aside(sentence, source), *_beside(here, there)]


def to_the_point(sentence: str, source: str) -> str:
    """The clauses that have the most of a clause of it; all if none has anything."""
    parts = clauses(source)[:_MOST]
    have = [anchors(part) for part in parts]
    often = Counter(anchor for one in have for anchor in one)
    chosen: set[int] = set()
    for clause in clauses(sentence):
        mine = anchors(clause)
        shares = [sum(1 / often[a] for a in mine & one) for one in have]
        most = max(shares, default=0.0)
        chosen |= {n for n, share in enumerate(shares) if share > _NEARLY * most}
    known = frozenset[str]().union(*(have[n] for n in chosen))
    mine = anchors(sentence) - known
    chosen |= {n for n, one in enumerate(have) if len(mine & one) >= _SHARED}
    chosen |= {
        n for n, part in enumerate(parts) if n - 1 in chosen and _WHICH.match(part)
    }
    return "; ".join(part for n, part in enumerate(parts) if n in chosen) or source


@lru_cache(maxsize=1024)  # a source is held against one sentence after the other
def anchors(text: str) -> frozenset[str]:
    """What two languages have in common: meanings, names, figures, pairs of Han."""
    found = set(map(str, glossary().meanings(text)))
    found |= {folded(name.value).text for name in names.spelt(text)}
    found |= {f"={figure.value:g}" for figure in figures(text) if telling(figure)}
    found |= {
        pair for run in _HAN.findall(text) for pair in map("".join, pairwise(run))
    }
    return frozenset(found)


def kept(text: str) -> str:
    """Without addresses and what is said only to be set aside, which a word tells."""
    return _ASIDE.sub(" rather ", _ADDRESS.sub(" ", text))


def _set_aside(sentence: str, source: str) -> Iterator[str]:
    """It says what the source sets aside, of which the rest does not speak."""
    aside = " ".join(_ASIDE.findall(source))
    only = _meanings(aside) - _meanings(kept(source))
    here = kept(sentence)
    if only & _meanings(here) and not pattern(*words.NOT).search(here):
        yield "instead"


def _meanings(text: str) -> set[int]:
    return glossary().meanings(text)


class _Clause(NamedTuple):
    text: str
    figures: Sequence[Figure]  # those that an editor would check
    anchors: frozenset[str]


def _clauses(text: str) -> list[_Clause]:
    return [
        _Clause(part, [one for one in figures(part) if telling(one)], anchors(part))
        for part in clauses(text)[:_MOST]
    ]


def clauses(text: str) -> list[str]:
    """What stands between its marks, and before and behind a "but"."""
    return [part for part in _MARK.split(text) if part.strip()]


def _beside(sentence: str, source: str) -> Iterator[str]:
    """Clause by clause: the other pole, or a not, where both speak of one thing.

    少 60% of "60% more"; 禁止用于产品 of "lets companies use it, but forbids cloning".
    """
    source_clauses = _clauses(source)
    about: dict[int, list[str]] = defaultdict(list)  # which of ours speak of theirs
    for clause in _clauses(sentence):
        alike = [one.text for one in source_clauses if _shares_figure(clause, one)]
        if alike:
            yield from opposed(clause.text, "; ".join(alike))
        nearest = _nearest(clause.anchors, [one.anchors for one in source_clauses])
        about[nearest].append(clause.text)
        if nearest >= 0:
            yield from opposed(clause.text, source_clauses[nearest].text)
            yield from _exchanged(clause, source_clauses[nearest], source_clauses)
    yield from _flipped(about, source_clauses)


def _shares_figure(mine: _Clause, theirs: _Clause) -> bool:
    return any(same(one, other) for one in mine.figures for other in theirs.figures)


def _flipped(
    about: Mapping[int, list[str]], source_clauses: Sequence[_Clause]
) -> Iterator[str]:
    """A not that only one side has; clauses that speak of nothing may hold it."""
    loose = " ".join(about.get(-1, ()))
    free = " ".join(one.text for n, one in enumerate(source_clauses) if n not in about)
    for n, ours in about.items():
        mine = " ".join(ours)
        if n < 0 or (
            is_met(mine, loose, source_clauses[n].text)
            and is_met(source_clauses[n].text, free, mine)
        ):
            continue
        yield "not"


def _nearest(mine: frozenset[str], others: Sequence[frozenset[str]]) -> int:
    """The clause that shares the most with this one; -1 if others come near."""
    shared = [len(mine & theirs) for theirs in others]
    most = max(shared, default=0)
    if most < _SHARED or sum(count >= most - 1 for count in shared) > 1:
        return -1
    return shared.index(most)


def _exchanged(
    mine: _Clause, theirs: _Clause, source_clauses: Sequence[_Clause]
) -> Iterator[str]:
    """A figure that the source states elsewhere, where it has another one here."""
    for one in mine.figures:
        measured = one.unit not in ("", "count") or "." in one.digits
        here = [f for f in theirs.figures if measured and f.unit == one.unit]
        stated = (other for part in source_clauses for other in part.figures)
        if here and not any(same(one, other) for other in here):
            yield from ("whose" for other in stated if same(one, other))
