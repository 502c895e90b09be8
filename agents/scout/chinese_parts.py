"""Finding many Chinese terms in many texts: parts of them, words or not. Pure."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable

_FOREIGN = re.compile(r"[^\x00-\x7f]+")


class ChineseParts:
    """Terms that are parts of a text, each found by two neighbours that it has."""

    def __init__(self, terms: Collection[str]) -> None:
        self._terms: dict[str, list[str]] = defaultdict(list)
        for term in sorted(terms):
            run = max(_FOREIGN.findall(term), key=len)
            self._terms[run[:2]].append(term)
        self._single = [key for key in self._terms if len(key) == 1]
        self._pairs = self._terms.keys() - set(self._single)
        self._whole = self._pairs & set(terms)  # that are terms by themselves
        # Any of their first characters before any of the second ones: most texts have
        # few, and an expression finds them faster than Python walks from pair to pair.
        sets = (_one_of(of) for of in zip(*sorted(self._pairs), strict=True))
        self._pair = re.compile(f"(?=({''.join(sets) or '(?!)'}))")

    def of(self, text: str) -> set[str]:
        keys = self._pairs.intersection(self._pair.findall(text))
        found = keys & self._whole
        keys.update([key for key in self._single if key in text])
        maybe = [term for key in keys for term in self._terms[key] if term not in found]
        return found.union([term for term in maybe if term in text])


def _one_of(characters: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, sorted(set(characters))))}]"
