"""Whether a source says what a sentence says, word by word and clause by clause.

No list of lies is ever long enough. So what is called borne out must be: each word of
the sentence that says something has its like in the source, by a table of both
languages, and the words of one clause stand together there.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from agents.domain.han import HAN
from agents.domain.sentences import of_lines
from agents.summariser.checks.agreement import same, telling
from agents.summariser.checks.meaning import anchors
from agents.summariser.spans import aliases, dates, figures, names
from agents.summariser.spans.concepts import Word, who, wording
from agents.summariser.spans.plain import marked
from agents.summariser.words.scope import STANDS_FOR, TELLING

_FAMILY = re.compile(r"([A-Za-z]{2,})-?\d")
_UNKNOWN = 2  # characters that no table knows: a name, a rare word
_DECIDING = frozenset(f"{TELLING}所每各")
_SPARE = 3  # times as many said characters make up for a word that is not
_BORNE = 2  # times as many said ones make up for more of them
_BEGINS = re.compile(r"(?:^|[，；：。;])\s?[该本此这其]?[款个些]?$")
_CLAUSE = re.compile(r"[，；：。;]|但")
# What sets one thing against another: on its two sides stand things of two kinds.
_AGAINST = re.compile(
    rf"[；。;]|但|而(?!且)|(?<=[{HAN}）])，(?=[^，。；]{{1,12}}则|国[内外]|海外|前者|后者|另[一外]|其[他它余]|此前|[上去]年)|\n|\|"
    r"|,\s(?=[^,.;]{1,40}\b(?:not|never|cannot|n['’]t)\b)"
    r"|\s(?:while|but|whereas|although|though|unlike|instead of|rather than|against)\s",
    re.IGNORECASE,
)
_COMMA = re.compile(rf"(?<=[{HAN}）])[，：]")  # behind it the first of them goes on
# What is said before a comma of all that follows it.
_FIRST = re.compile(
    r"\s*(?:(?:in|on|with|for|at|under|compared|during|unlike|against|after|before|when|if|since|by|to|given|as|through|using|based|according|from)\b"
    r"|在|与|对|相比|据|如果|当|随着|作为|经|由于|为)",
    re.IGNORECASE,
)


class _Part(NamedTuple):
    text: str
    meanings: frozenset[int]
    likes: frozenset[str]  # what its Chinese words are in English


_Claim = tuple[str, Word] | figures.Figure


def unsaid(sentence: str, source: str) -> Iterator[str]:
    """Its words that the source does not say, and what no table knows, if it is much.

    Where enough else is said, one word may be: no table has all that says the same.
    """
    said, missing, strange = _sorted(sentence, source)
    if any(missing.values()) or _SPARE * sum(map(len, missing)) > said:
        yield from missing
    if len(strange) > _UNKNOWN and _BORNE * len(strange) > said:
        yield "".join(strange)


def is_half_said(sentence: str, source: str) -> bool:
    """Whether the words that the source says are at least as much as the others."""
    said, missing, _ = _sorted(sentence, source)
    return said >= sum(map(len, missing))


def is_said_at_all(sentence: str, source: str) -> bool:
    """Whether the source has one of its words, or a name or figure of it."""
    return bool(_sorted(sentence, source)[0] or anchors(sentence) & anchors(source))


def unfound(sentence: str, source: str) -> Iterator[str]:
    """The words of the table that the source does not say, however few they are."""
    yield from _sorted(sentence, source)[1]


def _sorted(sentence: str, source: str) -> tuple[int, dict[str, bool], dict[str, None]]:
    """How many characters are said, which words are not, and what no table knows."""
    part = _part(source)
    said, missing, strange = 0, dict[str, bool](), dict[str, None]()
    for text, word in _content(sentence):
        if _is_said(text, word, part):
            said += len(text)
        elif word.meanings is None:
            strange[text] = None
        else:
            missing[text] = _is_telling(text, word)
    return said, missing, strange


def _is_telling(text: str, word: Word) -> bool:
    return (
        word.telling
        or bool(set(text) & _DECIDING)
        or bool(word.meanings and word.meanings & who())
    )


def apart(sentence: str, source: str) -> Iterator[str]:
    """Its clauses whose words the source says of two things, set against each other.

    Of what one sentence of the source sets against each other a clause may take one.
    """
    whole = _part(source)
    parted = [[_part(text) for text in some] for some in _parted(source)]
    for clause in _CLAUSE.split(sentence):
        mine = [
            pair
            for pair in _content(clause)
            if pair[1].meanings and _is_said(*pair, whole)
        ]
        dated = marked(len(clause), (date.place for date in dates.dates(clause)))
        stated = [
            one
            for one in figures.figures(clause)
            if telling(one) and not dated[one.start] and _is_stated(one, whole)
        ]
        if not _is_together([*mine, *stated], parted):
            yield clause


def _is_together(wanted: Sequence[_Claim], parted: Sequence[Sequence[_Part]]) -> bool:
    """Whether one part says the most of it, and no other part of its sentence the rest.

    Figures, and words that decide which way or how many, have to stand in that one.
    """
    for n, some in enumerate(parted):
        for part in some:
            left = _left(wanted, part)
            if 2 * len(left) > len(wanted) or any(map(_decides, left)):
                continue
            for others in (*parted[:n], *parted[n + 1 :]):
                left = min((_left(left, other) for other in others), key=len)
            if not left:
                return True
    return False


def _decides(one: _Claim) -> bool:
    return isinstance(one, figures.Figure) or _is_telling(*one)


def _left(wanted: Sequence[_Claim], part: _Part) -> list[_Claim]:
    """What of it a part does not say."""
    return [
        one
        for one in wanted
        if not (
            _is_stated(one, part)
            if isinstance(one, figures.Figure)
            else _is_said(*one, part)
        )
    ]


def unnamed(sentence: str, source: str, cited: str) -> Iterator[str]:
    """Its Latin words that stand there neither so nor in Chinese: CNN, API, `dev`.

    CIFAR-10 is none of what was cited if that speaks of CIFAR-100, whatever stands
    beside it.
    """
    known = _part(source).meanings
    missing = names.unmentioned(sentence, source)
    for name in missing:
        if not known & wording().meanings(name):
            yield name
    for name in names.unmentioned(sentence, cited):
        family = _FAMILY.match(name)
        if family and re.search(rf"\b{family[1]}[\s-]?\d", cited):
            yield name


@lru_cache(maxsize=512)  # a source is held against one sentence after the other
def _part(text: str) -> _Part:
    found = frozenset(wording().meanings(text))
    likes = (wording().likes(one.meanings or ()) for one in wording().words(text))
    return _Part(text, found, frozenset[str]().union(*likes))


def _is_said(text: str, word: Word, part: _Part) -> bool:
    if text in part.text:
        return True
    if word.meanings is None:
        return False
    if word.meanings & part.meanings or wording().likes(word.meanings) & part.likes:
        return True
    return any(
        all(n in part.text or not found or found & part.meanings for n, found in halves)
        for halves in wording().halves(text)
    )


def _is_stated(figure: figures.Figure, part: _Part) -> bool:
    return any(same(figure, other) for other in figures.figures(part.text))


def _content(sentence: str) -> Iterator[tuple[str, Word]]:
    """What says something; figures, dates and names are held against it elsewhere."""
    read = (*figures.figures(sentence), *dates.dates(sentence), *names.spelt(sentence))
    known = (*(span.place for span in read), *aliases.places(sentence))
    taken = marked(len(sentence), known)
    bare = "".join(" " if taken[n] else one for n, one in enumerate(sentence))
    for word in _whole(wording().words(bare), bare):
        text = sentence[word.start : word.end]
        if f"{text} " in STANDS_FOR and _BEGINS.search(sentence, 0, word.start):
            continue
        if word.meanings is None or (word.meanings and not word.light):
            yield text, word


def _whole(words: Iterable[Word], text: str) -> Iterator[Word]:
    """One character is as likely a part of a word that no table has: 地表 of 表."""
    for word in words:
        is_part = word.end - word.start == 1 and text[word.start] not in TELLING
        yield Word(*word.place, None) if is_part and word.meanings else word


def parts(source: str) -> Iterator[str]:
    """What stands between two things that are set against each other."""
    for some in _parted(source):
        yield from some


def _parted(source: str) -> Iterator[list[str]]:
    """The parts of each sentence, of a sentence that stands there twice once."""
    for sentence in dict.fromkeys(of_lines(source)):
        if sentence:
            found = [part for part in _AGAINST.split(sentence) if part.strip()]
            first = [n for n, part in enumerate(found) if _FIRST.match(part)]
            yield [
                " ".join([*(found[m] for m in first if m != n), one])
                for n, part in enumerate(found)
                for one in _led(part)
            ] or [""]


def _led(part: str) -> Iterator[str]:
    """Each clause of a Chinese part with who its first ones speak of."""
    found = [clause for clause in _COMMA.split(part) if clause.strip()]
    lead = next((n for n, one in enumerate(found) if not _FIRST.match(one)), 0)
    for n, clause in enumerate(found):
        ahead = [
            one for m, one in enumerate(found[:n]) if m <= lead or _FIRST.match(one)
        ]
        yield " ".join([*ahead, clause])
