"""The few sentences that say most about a text, without a model.

Centrality is the cosine to the text's own term weights; a chosen sentence pushes
down those that repeat it (maximal marginal relevance, Carbonell and Goldstein 1998).
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from agents.domain.han import HAN
from agents.extractive.first_sentence import is_background, leans, presents
from agents.extractive.labels import label_of

WORD = re.compile(r"[A-Za-z][A-Za-z0-9-]+|\d+(?:\.\d+)?")
HAN_RUN = re.compile(rf"[{HAN}]+")
FIGURE = re.compile(r"\d")
_WORDS = (
    "a an and are as at be been but by can for from has have in into is it its may more"
    " not of on or our such than that the their these they this to was we were which"
    " while with will you your"
)
STOPWORDS = frozenset(_WORDS.split())
CENTRALITY, POSITION, TITLE, CUE, FIGURES = 0.35, 0.25, 0.2, 0.15, 0.05
BACKGROUND, LEANING = 0.15, 0.15  # what they cost
FADES_AFTER = 6  # sentences: the weight of a position halves
REPETITION = 0.6  # what likeness to a chosen sentence costs
SAME = 0.8  # of one's terms are the other's, and it is as long: the two say the same
FEWEST = 4  # terms of a sentence that are more than a phrase
SHORTEST, LONGEST = 12, 420  # a good sentence's width; a Han character counts 2

Weights = Mapping[str, float]


@dataclass(frozen=True)
class Scored:
    """A sentence, its place in the text, and how much it says (0 to 1).

    `named` counts the words of the title that it has.
    """

    text: str
    place: int
    score: float
    weights: Weights
    named: int


def terms(text: str) -> list[str]:
    """English words in lower case, pairs of Han characters."""
    words = [word.lower() for word in WORD.findall(text)]
    pairs = [
        run[at : at + 2] for run in HAN_RUN.findall(text) for at in range(len(run) - 1)
    ]
    return [word for word in words if word not in STOPWORDS] + pairs


def width(text: str) -> int:
    return len(text) + sum(len(run) for run in HAN_RUN.findall(text))


def score(sentences: Sequence[str], title: str) -> list[Scored]:
    """Every sentence, in the order of the text."""
    found = [Counter(terms(sentence)) for sentence in sentences]
    spread = Counter(term for counts in found for term in counts)
    rarity = {
        term: math.log(1 + len(sentences) / times) for term, times in spread.items()
    }
    weighed = [
        {term: count * rarity[term] for term, count in counts.items()}
        for counts in found
    ]
    whole = {
        term: rarity[term] * sum(counts[term] for counts in found) for term in spread
    }
    named = set(terms(title))
    return [
        Scored(
            text=sentence,
            place=place,
            score=_score(sentence, place, likeness(weights, whole), named),
            weights=weights,
            named=len(named & weights.keys()),
        )
        for place, (sentence, weights) in enumerate(
            zip(sentences, weighed, strict=True)
        )
    ]


def _score(sentence: str, place: int, centrality: float, named: set[str]) -> float:
    shared = len(named & set(terms(sentence))) / max(1, len(named))
    value = (
        CENTRALITY * centrality
        + POSITION * math.exp2(-place / FADES_AFTER)
        + TITLE * shared
        + CUE * (label_of(sentence) is not None or presents(sentence))
        + FIGURES * (FIGURE.search(sentence) is not None)
        - BACKGROUND * is_background(sentence)
    )
    return value if SHORTEST <= width(sentence) <= LONGEST else value / 3


def likeness(one: Weights, other: Weights) -> float:
    """Cosine, 0 to 1; 0 where one of them is empty."""
    shared = sum(weight * other[term] for term, weight in one.items() if term in other)
    norms = _norm(one.values()) * _norm(other.values())
    return shared / norms if norms else 0.0


def _norm(values: Iterable[float]) -> float:
    return math.hypot(*values)


def choose(scored: Iterable[Scored], most: int, widest: int) -> list[Scored]:
    """Up to `most` sentences of at most `widest` together, in the order of the text.

    The best one is taken in any case, and none that says again what a better one says.
    """
    rest = sorted(scored, key=lambda s: s.place)
    chosen: list[Scored] = []
    room = widest
    while rest and len(chosen) < most:
        best = max(rest, key=lambda s: (_worth(s, chosen), -s.place))
        rest.remove(best)
        if any(repeats(best.text, one.text) for one in chosen):
            continue
        if not chosen or width(best.text) <= room:
            chosen.append(best)
            room -= width(best.text)
    return sorted(chosen, key=lambda s: s.place)


def repeats(one: str, other: str) -> bool:
    """Whether one is a part of the other, or nearly so; figures have to be the same.

    >>> repeats("MiniRead 2 is out today!", "Great news: MiniRead 2 is out, today.")
    True
    """
    bare, whole = sorted((_letters(one), _letters(other)), key=len)
    less, more = sorted((_plain_terms(one), _plain_terms(other)), key=len)
    own = less - more
    if len(less) < FEWEST:  # a phrase stands in many a sentence
        return bare == whole
    few = len(own) <= (1 - SAME) * len(less) and SAME * len(more) <= len(less)
    return bare in whole or (few and not any(term[0].isdigit() for term in own))


def _plain_terms(text: str) -> set[str]:
    return set(terms(re.sub("[「」“”]", "", text)))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _worth(sentence: Scored, chosen: Iterable[Scored]) -> float:
    likest = max((likeness(sentence.weights, c.weights) for c in chosen), default=0.0)
    alone = all(c.place != sentence.place - 1 for c in chosen)
    torn = alone and leans(sentence.text) and label_of(sentence.text) is None
    return sentence.score - REPETITION * likest - LEANING * torn
