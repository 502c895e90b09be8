"""Which words the team's own items have in each section, where there are enough. Pure."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from agents.domain.han import HAN
from agents.domain.issue import Issue, Item
from agents.domain.text import Text
from agents.domain.walk import items_of, plain, texts_of
from agents.domain.words import SECTIONS, SectionName
from agents.scout.weighted_words import OPENING

ENOUGH, EACH = 60, 8  # printed items, in all and of each section, to learn from
_MOST = 12.0  # what it can add: as much as two telling words in an opening
_SLOPE = 1.5  # of that, for each factor e by which a text is likelier elsewhere
_SEEN = 2  # items that a word must be in: what stands in one is its name
_FOLDS = 5
_WORD = re.compile(rf"[a-z][a-z0-9]+|[{HAN}]+")

Printed = tuple[str, SectionName]  # heading and first paragraph, and where it stood
Speak = Callable[[str], dict[SectionName, float]]


class Habit:
    """Counts of words by section, as naive Bayes reads them."""

    def __init__(self, items: Iterable[Printed]) -> None:
        self._items: Counter[SectionName] = Counter()
        self._with: dict[SectionName, Counter[str]] = {s: Counter() for s in SECTIONS}
        for text, section in items:
            self._items[section] += 1
            self._with[section].update(_words(text))
        seen = sum(self._with.values(), Counter[str]())
        self._known = {word for word, items_ in seen.items() if items_ >= _SEEN}

    def of(self, text: str) -> dict[SectionName, float]:
        """What it speaks for, on the scale of `Evidence`: 0 for the likeliest, else less."""
        words = _words(text) & self._known
        log = {name: self._log(name, words) for name in SECTIONS}
        best = max(log.values())
        return {
            name: round(max(-_MOST, _SLOPE * (value - best)), 6)
            for name, value in log.items()
        }

    def _log(self, name: SectionName, words: Iterable[str]) -> float:
        items, seen = self._items[name], self._with[name]
        return math.log(items + 1) + math.fsum(
            math.log((seen[word] + 0.5) / (items + 1)) for word in words
        )


def printed(archive: Iterable[Issue]) -> list[Printed]:
    """Every item of the archive: its heading, a line's end, and how it begins."""
    return [
        (f"{item.heading}\n{' '.join(map(plain, _texts(item)))[:OPENING]}", section)
        for issue in archive
        for section in SECTIONS
        for item in items_of(issue, section)
    ]


def learn(items: Sequence[Printed], speak: Speak) -> Habit | None:
    """None where too few were printed, or where knowing them finds fewer sections.

    `speak` is what speaks for each section of a text without it. Items are taken for
    learnt and for asked by turns, so the same ones give the same answer.
    """
    each = Counter(section for _, section in items)
    if len(items) < ENOUGH or min(each[name] for name in SECTIONS) < EACH:
        return None
    alone = together = 0
    for fold in range(_FOLDS):
        habit = Habit(item for n, item in enumerate(items) if n % _FOLDS != fold)
        for text, section in items[fold::_FOLDS]:
            spoken = speak(text)
            alone += best(spoken) == section
            together += best(added(spoken, habit.of(text))) == section
    return Habit(items) if together >= alone else None


def added(
    one: dict[SectionName, float], other: dict[SectionName, float]
) -> dict[SectionName, float]:
    return {name: one[name] + other[name] for name in SECTIONS}


def best(weight: dict[SectionName, float]) -> SectionName:
    """What most speaks for; the first of them in printed order."""
    return max(SECTIONS, key=lambda name: weight[name])


def _texts(item: Item) -> Iterator[Text]:
    for block in item.blocks:
        yield from texts_of(block)


def _words(text: str) -> set[str]:
    """Latin words, and pairs of Chinese characters."""
    found = set[str]()
    for run in _WORD.findall(text.lower()):
        if run.isascii():
            found.add(run)
        else:
            found.update(run[n : n + 2] for n in range(len(run) - 1))
    return found
