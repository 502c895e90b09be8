"""Sentences of Chinese and English text, and where they stand."""

import re
from collections import defaultdict
from collections.abc import Iterator

_ABBREVIATIONS = (
    "e.g", "i.e", "et al", "etc", "vs", "cf", "fig", "figs", "eq", "sec", "no", "vol", "dr",
    "mr", "mrs", "ms", "prof", "inc", "ltd", "corp", "approx", "resp", "u.s", "u.k", "jan",
    "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
)  # fmt: skip
LONGEST = 1_000  # characters; what goes on for longer is no sentence


def _unless_abbreviated() -> str:
    """Nothing of this stands before: a look back has to be of one length."""
    by_length = defaultdict(list)
    for word in _ABBREVIATIONS:
        by_length[len(word)].append(re.escape(word))
    words = ("|".join(of_one) for of_one in by_length.values())
    return "".join(rf"(?<!\b(?i:{one})\.)" for one in ("[a-z]", *words))


# A Chinese stop ends a sentence wherever it stands; a Latin one only before a space,
# or, if it is no full stop, before Chinese: `a.b?c=d` is an address.
_ENDS = rf"""(?:
      (?<![.!?])[.!?]++[”’")]*+(?=\s|$){_unless_abbreviated()}
    | (?<![!?])[!?]++[”’」』）)"]*+(?=[^\x00-\x7f])
    )"""
# A line's end is always one. `1.` at the start is its number. No part of it can fail, so
# nothing is tried twice; possessive groups hang in Python before 3.11.5 (gh-106052).
_PART = re.compile(
    rf"""
    \s*+ (?:\d{{1,2}}\.(?=\s|$))?
    [^。！？；.!?\n]*+ (?:(?!{_ENDS})[.!?][^。！？；.!?\n]*+)*
    (?:(?:[.!?]++|[。！？；][。！？；!?]*+)[”’」』）)"]*+)? \s*+
    """,
    re.VERBOSE,
)


def parts(text: str) -> list[str]:
    """The sentences, each with the space around it: together they are the text."""
    return _PART.findall(text)


def sentences(text: str) -> list[str]:
    """The sentences without surrounding spaces, in order."""
    return [sentence for part in parts(text) if (sentence := part.strip())]


def of_lines(text: str) -> list[str]:
    """The sentences of each line; none goes on in the next one."""
    return [sentence for line in text.split("\n") for sentence in sentences(line)]


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence starts and ends; no character but space is left out."""
    end = 0
    for part in parts(text):
        start, end = end, end + len(part)
        if sentence := part.strip():
            start += len(part) - len(part.lstrip())
            yield start, start + len(sentence)
