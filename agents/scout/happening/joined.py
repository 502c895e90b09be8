"""A headline and its opening as one text. Pure."""

from typing_extensions import override

from agents.scout.happening.analysed_text import AnalysedText, Product
from agents.scout.happening.figures import Amount
from agents.scout.happening.remembered import remembered

NO_TEXT = AnalysedText("")  # of every bare headline: nothing is looked for in it twice


class JoinedText(AnalysedText):
    """Two texts as one, without looking at either again."""

    def __init__(self, title: AnalysedText, opening: AnalysedText) -> None:
        super().__init__(f"{title.text}\n{opening.text}")
        self._parts = title, opening

    @remembered
    @override
    def words(self) -> frozenset[str]:
        one, other = self._parts
        return one.words | other.words

    @remembered
    @override
    def stems(self) -> frozenset[str]:
        one, other = self._parts
        return one.stems | other.stems

    @remembered
    @override
    def grams(self) -> frozenset[str]:
        one, other = self._parts
        return one.grams | other.grams

    @remembered
    @override
    def rows(self) -> frozenset[str]:
        one, other = self._parts
        return one.rows | other.rows

    @remembered
    @override
    def people(self) -> frozenset[str]:
        one, other = self._parts
        return one.people | other.people

    @remembered
    @override
    def products(self) -> dict[Product, int]:
        one, other = self._parts
        return other.products | one.products

    @remembered
    @override
    def odd(self) -> frozenset[str]:
        one, other = self._parts
        return one.odd | other.odd

    @remembered
    @override
    def figures(self) -> set[Amount]:
        one, other = self._parts
        return one.figures | other.figures

    @remembered
    @override
    def sizes(self) -> set[float]:
        one, other = self._parts
        return one.sizes | other.sizes

    @remembered
    @override
    def deeds(self) -> frozenset[str]:
        one, other = self._parts
        return one.deeds | other.deeds

    @remembered
    @override
    def things(self) -> frozenset[str]:
        one, other = self._parts
        return one.things | other.things
