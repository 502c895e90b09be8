"""A text as terms: Latin words and pairs of them, Chinese pairs of characters. Pure."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from agents.domain.han import HAN
from agents.domain.story import Candidate

_TEXT = 2_000  # characters of a text that count; a long article is not liked for it
_ROW = re.compile(rf"[a-z0-9]+|[{HAN}]+")
_HAN = "\u3400"  # what sorts behind it is no Latin word
# All of ASCII that is in no word becomes a space.
_APART = str.maketrans({chr(n): " " for n in range(128) if not chr(n).isalnum()})

# Words that bear on a text's manner and on no subject: they count, and are not shown.
_MANNER = frozenset(
    [
        "a",
        "about",
        "across",
        "after",
        "all",
        "also",
        "among",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "based",
        "be",
        "been",
        "between",
        "both",
        "but",
        "by",
        "can",
        "do",
        "does",
        "each",
        "eg",
        "enable",
        "enables",
        "few",
        "first",
        "for",
        "from",
        "further",
        "had",
        "has",
        "have",
        "how",
        "however",
        "http",
        "https",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "may",
        "more",
        "most",
        "much",
        "my",
        "new",
        "no",
        "non",
        "not",
        "of",
        "on",
        "one",
        "only",
        "or",
        "other",
        "our",
        "out",
        "over",
        "own",
        "same",
        "self",
        "several",
        "show",
        "shows",
        "so",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "three",
        "through",
        "thus",
        "to",
        "two",
        "up",
        "upon",
        "us",
        "use",
        "used",
        "uses",
        "using",
        "various",
        "via",
        "was",
        "we",
        "well",
        "were",
        "what",
        "when",
        "where",
        "whether",
        "which",
        "while",
        "who",
        "will",
        "with",
        "within",
        "without",
        "would",
        "you",
        "your",
    ]
)
_MANNER_HAN = frozenset("的了是在和与为也将就都而及并这那被把让从向对等到中上下个们")


class Parted(NamedTuple):
    """The rows of words that follow one another, and the runs of Chinese characters."""

    words: list[str]
    runs: Sequence[str]


def text_of(candidate: Candidate) -> str:
    return f"{candidate.title}\n{candidate.summary[:_TEXT]}"


def parted(text: str) -> Parted:
    lower = text.lower()
    if lower.isascii():  # a third of the time of the expression
        return Parted(lower.translate(_APART).split(), ())
    words: list[str] = []
    runs: list[str] = []
    for found in _ROW.findall(lower):
        (runs if found >= _HAN else words).append(found)
    return Parted(words, runs)


def terms(text: str) -> set[str]:
    """The terms that can be learnt of.

    >>> sorted(terms("Multi-agent LLMs: 智能体"))
    ['agent', 'agent llms', 'llms', 'multi', 'multi agent', '智能', '能体']
    """
    words, runs = parted(text)
    found = {word for word in words if _is_word(word)}
    found |= {f"{a} {b}" for a, b in pairwise(words) if _is_word(a) and _is_word(b)}
    return found | {a + b for run in runs for a, b in pairwise(run)}


def key_of(term: str) -> str | tuple[str, str]:
    """How a term is looked up: a word by itself, a pair by its two parts."""
    if term >= _HAN:
        return (term[0], term[1])
    first, _, second = term.partition(" ")
    return (first, second) if second else first


def is_telling(term: str) -> bool:
    """Whether a reader learns something from it."""
    if term >= _HAN:
        return not _MANNER_HAN & set(term)
    return not any(word in _MANNER for word in term.split())


def joined(names: Sequence[str]) -> list[str]:
    """Terms that are parts of one word or row of words become that, in their order.

    >>> joined(["多智", "智能", "心智", "能体", "video generation", "video"])
    ['多智能体', '心智', 'video generation']
    """
    found: list[str] = []
    for name in names:
        for place, other in enumerate(found):
            if whole := _whole(other, name):
                found[place] = whole
                break
        else:
            found.append(name)
    return found


def _is_word(word: str) -> bool:
    """A figure or a single letter is no subject."""
    return len(word) > 1 and not word[0].isdigit()


def _whole(one: str, other: str) -> str:
    """What two terms are parts of; "" where they are not."""
    if one < _HAN or other < _HAN:
        alike = set(one.split()) & set(other.split())
        return max(one, other, key=len) if alike else ""
    if other in one:
        return one
    if one[-1] == other[0]:
        return one + other[1:]
    return other[:-1] + one if other[-1] == one[0] else ""


def pairs_of(found: Parted) -> Iterator[tuple[str, str]]:
    yield from pairwise(found.words)
    for run in found.runs:
        yield from pairwise(run)
