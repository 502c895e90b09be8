"""A headline and its opening as one text. Pure."""

from functools import cached_property

from typing_extensions import override

from agents.scout.happening.analysed_text import AnalysedText, Product
from agents.scout.happening.figures import Amount


class JoinedText(AnalysedText):
    """Two texts as one, without looking at either again."""

    def __init__(self, title: AnalysedText, opening: AnalysedText) -> None:
        super().__init__(f"{title.text}\n{opening.text}")
        self._parts = title, opening

    @cached_property
    @override
    def words(self) -> frozenset[str]:
        one, other = self._parts
        return one.words | other.words

    @cached_property
    @override
    def stems(self) -> frozenset[str]:
        one, other = self._parts
        return one.stems | other.stems

    @cached_property
    @override
    def grams(self) -> frozenset[str]:
        one, other = self._parts
        return one.grams | other.grams

    @cached_property
    @override
    def rows(self) -> frozenset[str]:
        one, other = self._parts
        return one.rows | other.rows

    @cached_property
    @override
    def people(self) -> frozenset[str]:
        one, other = self._parts
        return one.people | other.people

    @cached_property
    @override
    def products(self) -> dict[Product, int]:
        one, other = self._parts
        return other.products | one.products

    @cached_property
    @override
    def odd(self) -> frozenset[str]:
        one, other = self._parts
        return one.odd | other.odd

    @cached_property
    @override
    def figures(self) -> set[Amount]:
        one, other = self._parts
        return one.figures | other.figures

    @cached_property
    @override
    def sizes(self) -> set[float]:
        one, other = self._parts
        return one.sizes | other.sizes

    @cached_property
    @override
    def deeds(self) -> frozenset[str]:
        one, other = self._parts
        return one.deeds | other.deeds

    @cached_property
    @override
    def things(self) -> frozenset[str]:
        one, other = self._parts
        return one.things | other.things
