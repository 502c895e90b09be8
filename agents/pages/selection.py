"""What of a long text a prompt shows: breadth before depth, within a budget. Pure."""

import re
from collections.abc import Sequence

from agents.domain.document import Document
from agents.pages.excerpt import cut_lines, excerpt
from agents.pages.outline import Section, concludes, of_part, sections
from agents.pages.passage_choice import PassageChoice, places
from agents.pages.tables import captions, is_misplaced, tables

LIMIT = 25_000  # characters of one paper, beside its abstract
# Characters of each part (together `LIMIT`); what the others leave is the method's and
# the results'. Measured on three papers: they keep 8 or 9 of the 9 or 10 facts that a
# reader marks.
_INTRODUCTION, _METHOD, _RESULTS, _TABLES, _CAPTIONS, _LIMITATIONS, _CONCLUSION = (
    4_000, 6_500, 5_000, 4_200, 1_600, 2_200, 1_500,
)  # fmt: skip
_TABLE = 1_000  # characters of the rows of one table
_FIRST = 1_200  # characters of a section's first paragraph
_DEEPER = 400  # characters of other paragraphs, before any of them is shown whole
_SAYING = 500  # characters of a paragraph that speaks of limits in passing
_CAPTION = 400

_FLAGS = re.IGNORECASE | re.ASCII
_CONTRIBUTIONS = re.compile(r"\bcontribut|贡献", _FLAGS)
_NEW = re.compile(
    r"\bwe (?:propose|present|introduce|show|release|develop|design|find|demonstrate)\b"
    r"|\bin this (?:paper|work|article|report)\b|\bthis (?:paper|work)\b|本文|我们提出|提出了",
    _FLAGS,
)
_HOWEVER = re.compile(r"\bhowever\b|\byet\b|\bunfortunately\b|然而|但是", _FLAGS)
_COMPARISON = re.compile(
    r"\bthan\b|\boutperform|\bimprov|\bcompar|\bbaselines?\b|\bversus\b|\bvs\b|\bgains?\b"
    r"|\bbest\b|\bsurpass|\bachiev|\bdrops?\b|\breduc|高于|低于|优于|提升|超过|相比|基线|降低",
    _FLAGS,
)
_LIMITS = re.compile(
    r"\blimitations?\b|\bfuture work\b|\bwe leave\b|\bleft (?:for|to) future\b"
    r"|\bfails? (?:to|on|when|for|in)\b|\bfailures?\b|\bstruggles?\b|\bshortcomings?\b|\bdrawbacks?\b"
    r"|\b(?:do|does|did) not (?:yet )?(?:cover|support|handle|address|generali[sz]e|scale"
    r"|consider|evaluate|test|extend|transfer)\b|局限|不足|尚未|未来工作|缺点",
    _FLAGS,
)
_BOUNDS = re.compile(
    r"\bcannot\b|\bonly (?:on|in|for|evaluated?|tested?|considere?d?|covers?|supports?)\b"
    r"|\bnot (?:yet )?(?:been )?(?:evaluated|tested|explored)\b|\bfuture (?:research|studies)\b|仅在|无法",
    _FLAGS,
)
_FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_CITED = re.compile(r"\[[\d,;\s–-]{1,60}\]|\b(?:19|20)\d\d[a-z]?\b")


def select(document: Document, limit: int = LIMIT) -> str:
    """The lines of a paper that a prompt shows, in their order, headings above them.

    A short text goes whole. Never what stands in related work, references,
    appendices or statements of ethics.
    """
    everything = sections(document.passages)
    found = [one for one in everything if one.part not in ("unread", "appendix")]
    found += is_misplaced(document.passages, everything)
    found.sort(key=lambda section: section.at[:1])
    chosen = PassageChoice(document.passages, found, limit)
    if chosen.whole() <= limit:
        chosen.fill(places(found), limit)
        return "\n".join(chosen.lines())
    _introduction(chosen, found)
    _results(chosen, found)
    _tables(chosen, found, document.title)
    _captions(chosen, found)
    _limitations(chosen, found)
    _conclusion(chosen, found)
    _method(chosen, found)
    rest = chosen.prose(of_part(found, "results", "method"))
    chosen.fill(rest, chosen.left, telling=(_COMPARISON, _FIGURE))
    return "\n".join(chosen.lines())


def until(text: str, most: int) -> str:
    """The whole text, or its first sentences; nothing where none fits."""
    return "\n".join(cut_lines(text, excerpt(text, most)))


def _introduction(chosen: PassageChoice, found: Sequence[Section]) -> None:
    """Its first paragraph, what it says is new and what was missing, then the rest."""
    telling = (_CONTRIBUTIONS, _NEW, _HOWEVER)
    prose = chosen.prose(of_part(found, "introduction"))
    left = chosen.fill(prose[:1], _INTRODUCTION, _FIRST, telling)
    items = [p for p in prose if chosen.passages[p].kind == "item"]
    for words in telling:
        saying = [p for p in prose if words.search(chosen.text(p))]
        left = chosen.fill(saying, left, _FIRST // 2, (words,))
        left = chosen.spread(items, left, _DEEPER)
    left = chosen.spread(prose, left, _FIRST, telling)
    chosen.fill(prose, left, telling=telling)


def _method(chosen: PassageChoice, found: Sequence[Section]) -> None:
    """The first paragraph of every section, the outer ones first, then deeper."""
    parts = sorted(of_part(found, "method"), key=lambda section: section.level)
    prose = [chosen.prose([section]) for section in parts]
    first = [own[0] for own in prose if own]
    most = max(_METHOD, chosen.left)
    left = chosen.spread(first, most, _FIRST, (_NEW, _FIGURE))
    deepest = max(map(len, prose), default=0)
    for longest in (_DEEPER, _FIRST):
        for deep in range(1, deepest):
            row = [own[deep] for own in prose if len(own) > deep]
            left = chosen.fill(row, left, longest, (_FIGURE,))


def _results(chosen: PassageChoice, found: Sequence[Section]) -> None:
    """The paragraphs with most figures and comparisons, wherever results are told."""
    parts = of_part(found, "results") or of_part(found, "method")
    telling = (_COMPARISON, _FIGURE)
    prose = chosen.prose(parts)
    weight = {place: _weight(chosen.text(place)) for place in prose}
    order = sorted(prose, key=lambda place: (-weight[place], place))
    left = chosen.fill(order, _RESULTS, _DEEPER, telling)
    chosen.fill(order, left, telling=telling)


def _weight(text: str) -> float:
    """How many figures and comparisons a paragraph has; long ones have no advantage."""
    figures = min(12, len(_FIGURE.findall(_CITED.sub("", text))))
    comparisons = min(6, len(_COMPARISON.findall(text)))
    return (figures + 2 * comparisons) / max(1.0, len(text) / 600)


def _tables(chosen: PassageChoice, found: Sequence[Section], title: str) -> None:
    """The main ones before settings, each with its first rows and those of its own."""
    left = _TABLES
    ranked = tables(chosen.passages, places(found), title)
    for table in ranked:
        left = chosen.fill(table.captions, left, _CAPTION)
        most = min(_TABLE, left)
        left -= most - chosen.fill(table.rows, most)
    for table in ranked:
        if table.is_main:
            left = chosen.fill(table.rows, left)


def _captions(chosen: PassageChoice, found: Sequence[Section]) -> None:
    own = captions(chosen.passages, places(found))
    left = chosen.fill(own, _CAPTIONS, _CAPTION)
    chosen.fill(own, left)


def _limitations(chosen: PassageChoice, found: Sequence[Section]) -> None:
    """Its own section, then sentences of the others that speak of limits."""
    own = chosen.prose(of_part(found, "limitations"))
    left = chosen.spread(own, _LIMITATIONS, telling=(_LIMITS,))
    for words in (_LIMITS, _BOUNDS):
        for part in ("conclusion", "results", "method", "introduction"):
            prose = chosen.prose(of_part(found, part))
            saying = [p for p in reversed(prose) if words.search(chosen.text(p))]
            left = chosen.fill(saying, left, _SAYING, (words,))


def _conclusion(chosen: PassageChoice, found: Sequence[Section]) -> None:
    own = of_part(found, "conclusion")
    own += [
        section
        for section in of_part(found, "limitations")
        if section.heading is not None and concludes(chosen.text(section.heading))
    ]
    chosen.spread(chosen.prose(own), _CONCLUSION, telling=(_COMPARISON, _FIGURE))
