"""What of a long text a prompt shows: breadth before depth, within a budget. Pure."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from agents.domain.document import Document, Passage
from agents.domain.sentences import sentences
from agents.pages.outline import Part, Section, of_part, sections

LIMIT = 25_000  # characters of one paper, beside its abstract
ARTICLE = 16_000  # a shorter article goes whole
# Characters of each part, in the order in which they are filled (together `LIMIT`).
# Measured on three papers: they keep 8 or 9 of the 9 or 10 facts that a reader marks.
_INTRODUCTION, _METHOD, _RESULTS, _TABLES, _CAPTIONS, _LIMITATIONS, _CONCLUSION = (
    4_000, 6_500, 5_000, 4_200, 1_600, 2_200, 1_500,
)  # fmt: skip
_TABLE = 1_000  # characters of the rows of one table
_FIRST = 1_200  # characters of a section's first paragraph
_LINE = 400  # characters of one line, by which a sentence's span is told

_CONTRIBUTION = re.compile(
    r"\bcontribut|\bwe (?:propose|present|introduce|show|release)\b|\bhowever\b|\bin this (?:paper|work)\b"
    r"|贡献|本文|我们提出|然而",
    re.IGNORECASE | re.ASCII,
)
_COMPARISON = re.compile(
    r"\bthan\b|\boutperform|\bimprov|\bcompar|\bbaselines?\b|\bversus\b|\bvs\b|\bgains?\b|\bbest\b"
    r"|\bsurpass|\bachiev|\bdrops?\b|高于|低于|优于|提升|超过|相比|基线",
    re.IGNORECASE | re.ASCII,
)
_LIMIT_CUE = re.compile(
    r"\blimitations?\b|\bfuture work\b|\bwe leave\b|\bleft (?:for|to) future\b|\bfails? (?:to|on|when)\b"
    r"|\bfailures?\b|\b(?:do|does) not (?:yet )?(?:cover|support|handle|address|generali[sz]e|scale|consider)\b"
    r"|\bcannot\b|\bonly (?:on|in|for|evaluate|test|consider)\b|\bstruggles?\b"
    r"|局限|不足|尚未|未来工作|仅在|无法",
    re.IGNORECASE | re.ASCII,
)
_FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_MAIN_TABLE = re.compile(
    r"\bmain\b|\bresults?\b|\bperformance\b|\bcomparisons?\b|\boverall\b|\baccuracy\b|结果|对比|性能",
    re.IGNORECASE | re.ASCII,
)
_SIDE_TABLE = re.compile(
    r"\bhyper-?\s?parameters?\b|\bstatistics\b|\bnotations?\b|\bsettings?\b|\bconfigurations?\b"
    r"|\bprompts?\b|\btraining details\b|\blicen[cs]es?\b|超参|统计|符号|设置",
    re.IGNORECASE | re.ASCII,
)


def select(document: Document, limit: int = LIMIT) -> str:
    """The lines of a paper that a prompt shows, in their order, headings above them.

    A short text goes whole. Never what stands in related work, references,
    appendices or statements of ethics.
    """
    found = [one for one in sections(document.passages) if one.part != "unread"]
    chosen = _Choice(document.passages, limit)
    if _size(chosen, found) <= limit:
        chosen.fill(_places(found), limit)
    for fill in _PARTS:
        fill(chosen, found)
    chosen.fill(_places(of_part(found, "results") + of_part(found, "method")), limit)
    return _printed(chosen, found)


def select_article(document: Document, limit: int = ARTICLE) -> str:
    """An article whole, or its opening, each heading's first paragraph, and its end."""
    found = sections(document.passages)
    chosen = _Choice(document.passages, limit)
    order = _places(found)
    if _size(chosen, found) > limit:
        chosen.fill(order, limit * 3 // 8)
        chosen.fill(found[-1].at, limit // 8)
        chosen.fill(reversed(order), limit // 8)
        chosen.fill((place for section in found for place in section.at[:1]), limit)
    chosen.fill(order, limit)
    return _printed(chosen, found)


@dataclass
class _Choice:
    """Which passages were taken, and how much of those that had to be cut."""

    passages: Sequence[Passage]
    limit: int
    taken: set[int] = field(default_factory=set)
    cut: dict[int, str] = field(default_factory=dict)
    size: int = 0

    def fill(self, places: Iterable[int], most: int, longest: int = LIMIT) -> None:
        """Take passages while they fit into `most` characters, each cut at `longest`.

        One that is too long for what is left ends at the last sentence that fits.
        """
        most = min(most, self.limit - self.size)
        for place in places:
            if place in self.taken:
                continue
            text = until(self.passages[place].text, min(longest, most))
            if not text:
                continue
            self.taken.add(place)
            if len(text) < len(self.passages[place].text):
                self.cut[place] = text
            most -= len(text)
            self.size += len(text)


def _places(found: Iterable[Section]) -> list[int]:
    """The places of their passages, in reading order, without headings."""
    return sorted(place for section in found for place in section.at)


def _prose(chosen: _Choice, found: Iterable[Section]) -> list[int]:
    kinds = ("paragraph", "item")
    return [place for place in _places(found) if chosen.passages[place].kind in kinds]


def _size(chosen: _Choice, found: Iterable[Section]) -> int:
    return sum(len(chosen.passages[place].text) for place in _places(found))


def until(text: str, most: int) -> str:
    """The whole text, or its first sentences; nothing where none fits."""
    if len(text) <= most:
        return text
    end, kept = 0, 0
    for sentence in sentences(text[: most + 1]):
        end = text.index(sentence, end) + len(sentence)
        if end > most:
            break
        kept = end
    return text[:kept] if kept < most else ""


def _introduction(chosen: _Choice, found: list[Section]) -> None:
    """Its first paragraph, what it says is new, then the rest in order."""
    parts = of_part(found, "introduction")
    prose = _places(parts)
    telling = [p for p in prose if _CONTRIBUTION.search(chosen.passages[p].text)]
    items = [p for p in prose if chosen.passages[p].kind == "item"]
    chosen.fill([*prose[:1], *telling, *items, *prose], _INTRODUCTION)


def _method(chosen: _Choice, found: list[Section]) -> None:
    """The first paragraph of every section, the outer ones first, then deeper."""
    parts = sorted(of_part(found, "method"), key=lambda section: section.level)
    prose = [_prose(chosen, [section]) for section in parts]
    share = max(_LINE, min(_FIRST, _METHOD // max(1, len(parts))))
    before = chosen.size
    for deep, row in enumerate(zip_longest(*prose)):
        left = _METHOD - (chosen.size - before)
        places = (place for place in row if place is not None)
        chosen.fill(places, left, _FIRST if deep else share)


def _results(chosen: _Choice, found: list[Section]) -> None:
    """The paragraphs with most figures and comparisons."""
    prose = _prose(chosen, of_part(found, "results"))
    telling = sorted(prose, key=lambda place: (-_weight(chosen.passages[place]), place))
    chosen.fill(telling, _RESULTS, _FIRST)


def _weight(passage: Passage) -> float:
    """How many figures and comparisons a paragraph has; long ones have no advantage."""
    figures = min(12, len(_FIGURE.findall(passage.text)))
    comparisons = min(6, len(_COMPARISON.findall(passage.text)))
    return (figures + 2 * comparisons) / max(1.0, len(passage.text) / 600)


def _tables(chosen: _Choice, found: list[Section]) -> None:
    """The main ones before settings, each with its first rows."""
    rows: dict[int, list[int]] = {}
    captions: dict[int, int] = {}
    for place in (place for section in found for place in section.at):
        passage = chosen.passages[place]
        if passage.table and passage.kind == "row":
            rows.setdefault(passage.table, []).append(place)
        elif passage.table and passage.kind == "caption":
            captions[passage.table] = place

    def rank(table: int) -> tuple[int, int]:
        said = chosen.passages[captions[table]].text if table in captions else ""
        side, main = _SIDE_TABLE.search(said), _MAIN_TABLE.search(said)
        return (2 if side else 0 if main else 1), table

    left = _TABLES
    for table in sorted(rows, key=rank):
        before = chosen.size
        caption = [captions[table]] if table in captions else []
        chosen.fill(caption, min(left, _TABLE // 2))
        chosen.fill(rows[table], min(_TABLE, left - (chosen.size - before)))
        left -= chosen.size - before
        if left <= 0:
            return


def _captions(chosen: _Choice, found: list[Section]) -> None:
    places = (place for section in found for place in section.at)
    chosen.fill((p for p in places if chosen.passages[p].kind == "caption"), _CAPTIONS)


def _limitations(chosen: _Choice, found: list[Section]) -> None:
    """Its own section, or paragraphs of the others that speak of limits."""
    own = _places(of_part(found, "limitations"))
    cued = [
        place
        for part in _TELLING
        for place in _places(of_part(found, part))
        if _LIMIT_CUE.search(chosen.passages[place].text)
    ]
    chosen.fill(own or cued, _LIMITATIONS, _LIMITATIONS if own else _FIRST)


def _conclusion(chosen: _Choice, found: list[Section]) -> None:
    chosen.fill(_places(of_part(found, "conclusion")), _CONCLUSION)


# Where limits are spoken of, if no section is about them.
_TELLING: tuple[Part, ...] = ("conclusion", "results", "method", "introduction")
_PARTS: tuple[Callable[[_Choice, list[Section]], None], ...] = (
    _introduction, _method, _results, _tables, _captions, _limitations, _conclusion,
)  # fmt: skip


def _printed(chosen: _Choice, found: Iterable[Section]) -> str:
    """Lines in reading order, each taken passage below the heading of its section."""
    lines: list[str] = []
    for section in found:
        shown = [place for place in section.at if place in chosen.taken]
        if shown and section.heading is not None:
            lines.append(f"## {chosen.passages[section.heading].text}")
        for place in shown:
            passage = chosen.passages[place]
            mark = "- " if passage.kind == "item" else ""
            lines += _lines(f"{mark}{chosen.cut.get(place, passage.text)}")
    return "\n".join(lines)


def _lines(text: str) -> Iterator[str]:
    """Whole sentences, as many as one line holds: a line is what evidence points to."""
    line = ""
    for sentence in sentences(text):
        if line and len(line) + len(sentence) > _LINE:
            yield line
            line = ""
        line = f"{line} {sentence}" if line else sentence
    if line:
        yield line
