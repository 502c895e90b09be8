"""What an entry tells: its headline, and headline and opening together. Pure."""

import re

from agents.domain.comparisons import is_beside
from agents.domain.kinds import PAPER, POST, REPOSITORY
from agents.domain.story import Candidate
from agents.scout.happening.analysed_text import WORD, AnalysedText, Product, stem
from agents.scout.happening.bylines import beginning, headline, normal, without_byline
from agents.scout.happening.concepts import concepts, named
from agents.scout.happening.dates import Day, days
from agents.scout.happening.digests import Form, form
from agents.scout.happening.joined import NO_TEXT, JoinedText
from agents.scout.happening.mentions import maker, makers, publisher
from agents.scout.happening.namings import coined_in
from agents.scout.happening.opposed import Turns, turns
from agents.scout.happening.remembered import remembered
from agents.scout.happening.signs import Signs
from agents.scout.happening.subjects import Subject, subjects

_OPENING = 400  # characters of an entry's text that tell what happened
_ABSTRACT = 1_600
_DEVICES = {"ipad", "iphone", "mac", "ios", "android", "windows", "macos", "linux"}
# What is named beside a thing as where it runs.
_BESIDE = (
    "iphone", "ipad", "macbook", "playstation", "youtube", "github", "linkedin", "chatgpt",
)  # fmt: skip
_ACRONYM = 4
_PLACE = re.compile(
    r"(?:\b(?:on|at|via|in)|上线|登陆|接入|入驻|集成到?)\s?$", re.IGNORECASE
)
_NEAR = 14  # characters before a name that say what it is there for


class EntryText:
    """An entry's headline, and headline and opening together."""

    def __init__(self, candidate: Candidate) -> None:
        self.candidate = candidate
        self.is_paper = candidate.row.gives is PAPER
        self.is_repository = candidate.row.gives is REPOSITORY
        self.is_post = candidate.row.gives is POST
        title = headline(candidate.title)
        if self.is_repository:
            title = title.replace("/", " / ")
        length = _ABSTRACT if self.is_paper else _OPENING
        opening = without_byline(normal(candidate.summary[:length]))
        self.title = AnalysedText(title, is_headline=True)
        self.opening = AnalysedText(opening) if opening else NO_TEXT
        self.all = JoinedText(self.title, self.opening) if opening else self.title

    @remembered
    def publisher(self) -> str:
        """Whose own site it stands on, as far as that is known."""
        return (
            publisher(self.candidate.url.split("/")[2])
            if self.candidate.row.gives is POST
            else ""
        )

    @remembered
    def rows(self) -> frozenset[str]:
        return self.all.rows | {self.publisher} - {""}

    @remembered
    def signs(self) -> Signs:
        return Signs(self.opening.text)

    @remembered
    def named(self) -> frozenset[str]:
        """Stems and pairs of characters of the headline's names."""
        found = {stem(word) for word in self.title.names}
        for mention in self.title.mentions:
            name = self.title.text[mention.start : mention.end]
            found |= {name[i : i + 2] for i in range(len(name) - 1)}
            found |= {stem(match[0].lower()) for match in WORD.finditer(name)}
        return frozenset(found).union(
            stem(product.name) for product in self.title.products
        )

    @remembered
    def timestamp(self) -> float | None:
        timestamp = self.candidate.published
        return timestamp.timestamp() if timestamp else None

    @remembered
    def form(self) -> Form:
        return form(self.title.text, self.opening.text)

    @remembered
    def turns(self) -> Turns:
        return turns(self.title.text)

    @remembered
    def names(self) -> frozenset[str]:
        return self.title.names | self.opening.names

    @remembered
    def first(self) -> frozenset[str]:
        """Keys of what the headline is about: its first name that is no person's.

        What something is compared with, built on or made for is not it.
        """
        found = (keys for _, keys, _ in self._subjects if not keys & _DEVICES)
        return next(found, frozenset())

    @remembered
    def own(self) -> frozenset[str]:
        """Keys of the products and other things that the headline is about."""
        return frozenset(
            key for _, keys, is_row in self._subjects if not is_row for key in keys
        )

    @remembered
    def own_odd(self) -> frozenset[str]:
        """Of these, those that no language spells otherwise."""
        products = {product.name for product in self.title.products}
        return self.own & (self.title.odd | products)

    @remembered
    def odd(self) -> frozenset[str]:
        """Of the odd ones all but where it runs, which is named beside it."""
        return frozenset(key for key in self.own_odd if not key.startswith(_BESIDE))

    @remembered
    def spelled(self) -> frozenset[str]:
        """What it is about, in whichever letters."""
        return (self.own - self.own_odd) | self.odd

    @remembered
    def first_or_maker(self) -> frozenset[str]:
        return self.first | {maker(key) for key in self.first} - {""}

    @remembered
    def head(self) -> str:
        """The two characters that a Chinese headline begins with, cries aside."""
        return beginning(self.title.text)

    @remembered
    def named_days(self) -> frozenset[Day]:
        """Days that the headline names, its own too."""
        return frozenset(day for day in days(self.title.text, None) if day[1])

    @remembered
    def title_keys(self) -> frozenset[str]:
        """What the headline tells of, in no language."""
        return concepts(self.title.text) | named(self.title)

    @remembered
    def keys_of_all(self) -> frozenset[str]:
        """What headline and opening tell of, in no language."""
        opening = concepts(self.opening.text) | named(self.opening)
        return self.title_keys | opening | {self.publisher} - {""}

    @remembered
    def acronyms(self) -> frozenset[str]:
        """Names of few capitals: they are fields and techniques more than products."""
        text = self.all.text
        return frozenset(
            m[0].lower()
            for m in self.all.latin
            if len(m[0]) <= _ACRONYM
            and m[0].isupper()
            and text[m.end() : m.end() + 1] != "-"
        )

    @remembered
    def products(self) -> frozenset[Product]:
        """Those that the headline is about."""
        text = self.title.text
        return frozenset(
            product
            for product, at in self.title.products.items()
            if not is_beside(text, at)
        )

    @remembered
    def compared(self) -> frozenset[Product]:
        """Those that its headline names, and is not about."""
        return frozenset(self.title.products) - self.products

    @remembered
    def others(self) -> frozenset[str]:
        """Organisations that come first, or on whose platform it comes out."""
        begin = min(
            (self.title.products[product] for product in self.products), default=0
        )
        text = self.title.text
        firsts = (
            maker(mention.row) or mention.row
            for mention in self.title.mentions
            if not mention.is_person
            and mention.start < begin
            and not is_beside(text, mention.start)
        )
        return self.places.union(firsts)

    @remembered
    def places(self) -> frozenset[str]:
        """Organisations on whose platform a headline says that something is."""
        text = self.title.text
        return frozenset(
            maker(mention.row) or mention.row
            for mention in self.title.mentions
            if _PLACE.search(text[max(0, mention.start - _NEAR) : mention.start])
        )

    @remembered
    def coined(self) -> tuple[str, ...]:
        """The words of the name that a paper or a repository gives itself; often none."""
        return coined_in(self.title, is_repository=self.is_repository)

    def knows(self, keys: frozenset[str]) -> bool:
        """Whether one of them is a name of the whole entry, or of who makes its products."""
        return not (
            keys.isdisjoint(self.all.words)
            and keys.isdisjoint(self.rows)
            and keys.isdisjoint(self._made)
            and keys.isdisjoint(self.all.stems)
        )

    @remembered
    def _made(self) -> frozenset[str]:
        """Products, and who makes what the entry names."""
        names = {product.name for product in self.all.products}
        return frozenset(
            names | {maker(name) for name in names} | makers(self.all.words)
        ) - {""}

    @remembered
    def days(self) -> frozenset[Day]:
        """Days that it names, its own aside."""
        return days(self.all.text, self.candidate.published)

    @remembered
    def _subjects(self) -> list[Subject]:
        begin = self.title.text.find("/") if self.is_repository else 0
        return [subject for subject in subjects(self.title) if subject.start >= begin]


def gap(one: EntryText, other: EntryText) -> float:
    """Seconds between two entries; infinite where one has no date."""
    if one.timestamp is None or other.timestamp is None:
        return float("inf")
    return abs(one.timestamp - other.timestamp)
