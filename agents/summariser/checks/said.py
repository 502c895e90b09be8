"""Whether a source says what a sentence says, word by word and clause by clause.

No list of lies is ever long enough. So what is called borne out must be: each word of
the sentence that says something has its like in the source, by a table of both
languages, and the words of one clause stand together there.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from agents.domain.han import HAN
from agents.domain.sentences import sentences
from agents.summariser.checks.agreement import same, telling
from agents.summariser.spans import aliases, dates, figures, names
from agents.summariser.spans.concepts import Word, wording
from agents.summariser.spans.plain import marked

_FAMILY = re.compile(r"([A-Za-z]{2,})-?\d")
_UNKNOWN = 2  # characters that no table knows: a name, a rare word
_CLAUSE = re.compile(r"[，；：。;]|但")
# What sets one thing against another: on its two sides stand things of two kinds.
_AGAINST = re.compile(
    rf"(?<=[{HAN}）])[，：]|[；。;]|但|而(?!且)|\n|\|"
    r"|,\s(?=[^,.;]{1,40}\b(?:not|never|cannot|n['’]t)\b)"
    r"|\s(?:while|but|whereas|although|though|unlike|instead of|rather than|against)\s",
    re.IGNORECASE,
)
# What is said before a comma of all that follows it.
_FIRST = re.compile(
    r"\s*(?:(?:in|on|with|for|at|under|compared|during|unlike|against|after|before|when|if|since|by|to|given|as|through|using|based|according|from)\b"
    r"|在|与|对|相比|据|如果|当|随着|作为|经|由于|为)",
    re.IGNORECASE,
)


def unsaid(sentence: str, source: str) -> Iterator[str]:
    """Its words that the source does not say, and what no table knows, if it is much."""
    strange: list[str] = []
    for text, word in _content(sentence):
        if _is_said(text, word, _part(source)):
            continue
        if word.meanings is None:
            strange.append(text)
        else:
            yield text
    if len(strange) > _UNKNOWN:
        yield "".join(strange)


def apart(sentence: str, source: str) -> Iterator[str]:
    """Its clauses whose words the source says of two things, set against each other."""
    told = [_part(text) for text in parts(source)]
    for clause in _CLAUSE.split(sentence):
        mine = [pair for pair in _content(clause) if pair[1].meanings]
        dated = marked(len(clause), (date.place for date in dates.dates(clause)))
        stated = [
            one
            for one in figures.figures(clause)
            if telling(one) and not dated[one.start]
        ]
        if not any(
            all(_is_said(*pair, part) for pair in mine)
            and all(_is_stated(one, part) for one in stated)
            for part in told
        ):
            yield clause


def unnamed(sentence: str, source: str, cited: str) -> Iterator[str]:
    """Its Latin words that stand there neither so nor in Chinese: CNN, API, `dev`.

    CIFAR-10 is none of what was cited if that speaks of CIFAR-100, whatever stands
    beside it.
    """
    known = _part(source).meanings
    missing = names.unmentioned(sentence, source)
    for name in missing:
        if not known & {one.value for one in wording().concepts(name)}:
            yield name
    for name in names.unmentioned(sentence, cited):
        family = _FAMILY.match(name)
        if family and re.search(rf"\b{family[1]}[\s-]?\d", cited):
            yield name


class _Part(NamedTuple):
    text: str
    meanings: frozenset[int]


@lru_cache(maxsize=512)  # a source is held against one sentence after the other
def _part(text: str) -> _Part:
    return _Part(text, frozenset(one.value for one in wording().concepts(text)))


def _is_said(text: str, word: Word, part: _Part) -> bool:
    if word.meanings is None:
        return text in part.text
    return bool(word.meanings & part.meanings) or text in part.text


def _is_stated(figure: figures.Figure, part: _Part) -> bool:
    return any(same(figure, other) for other in _figures(part.text))


@lru_cache(maxsize=512)  # as above
def _figures(text: str) -> list[figures.Figure]:
    return figures.figures(text)


def _content(sentence: str) -> Iterator[tuple[str, Word]]:
    """What says something; figures, dates and names are held against it elsewhere."""
    read = (*figures.figures(sentence), *dates.dates(sentence), *names.spelt(sentence))
    known = (*(span.place for span in read), *aliases.places(sentence))
    taken = marked(len(sentence), known)
    bare = "".join(" " if taken[n] else one for n, one in enumerate(sentence))
    for word in wording().words(bare):
        if word.meanings is None or word.meanings:
            yield sentence[word.start : word.end], word


def parts(source: str) -> Iterator[str]:
    """What stands between two things that are set against each other."""
    for line in source.split("\n"):
        for sentence in sentences(line):
            found = [part for part in _AGAINST.split(sentence) if part.strip()]
            first = [n for n, part in enumerate(found) if _FIRST.match(part)]
            for n, part in enumerate(found):
                yield " ".join([part, *(found[m] for m in first if m != n)])
