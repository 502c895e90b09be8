"""Which tables and captions of a paper come first, and which rows of a table. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agents.domain.document import Passage
from agents.pages.outline import Section

_FLAGS = re.IGNORECASE | re.ASCII
_FOREMOST = re.compile(
    r"\bmain\b|\boverall\b|\bstate[- ]of[- ]the[- ]art\b|主要|总体", _FLAGS
)
_MAIN = re.compile(
    r"\bresults?\b|\bperformance\b|\bcomparisons?\b|\bcompar(?:e|ed|ing)\b|\baccuracy\b"
    r"|\bscores?\b|\bevaluation\b|\bspeed-?ups?\b|结果|对比|性能|比较|准确率",
    _FLAGS,
)
_SIDE = re.compile(
    r"\bhyper-?\s?parameters?\b|\bstatistics\b|\bnotations?\b|\bsettings?\b"
    r"|\bconfigurations?\b|\bprompts?\b|\btraining details\b|\blicen[cs]es?\b"
    r"|\bexamples?\b|超参|统计|符号|设置|配置",
    _FLAGS,
)
_OWN = re.compile(
    r"\bour(?:s)?\b|\bproposed\b|\bthis (?:work|paper)\b|本文|我们", _FLAGS
)
_NAME = re.compile(r"^([^:：]{2,30})[:：]")  # "FlashTree: Faster …" names the thing
_HEAD = 2  # rows at the top that say what the columns are


@dataclass(frozen=True)
class Table:
    """The places of one table's captions and rows, those to be read first first."""

    captions: tuple[int, ...]
    rows: tuple[int, ...]
    rank: int

    @property
    def is_main(self) -> bool:
        return self.rank <= 1


def tables(
    passages: Sequence[Passage], places: Iterable[int], title: str = ""
) -> list[Table]:
    """Those of main results first, those of settings last."""
    said: dict[int, list[int]] = {}
    rows: dict[int, list[int]] = {}
    for place in places:
        if (number := passages[place].table) and passages[place].kind == "caption":
            said.setdefault(number, []).append(place)
        elif number and passages[place].kind == "row":
            rows.setdefault(number, []).append(place)
    named = _NAME.match(title)
    found = [
        Table(
            captions=tuple(said.get(number, ())),
            rows=tuple(_by_weight(passages, own, named[1] if named else "")),
            rank=_rank(" ".join(passages[p].text for p in said.get(number, ()))),
        )
        for number, own in sorted(rows.items())
    ]
    return sorted(found, key=lambda table: table.rank)


def captions(passages: Sequence[Passage], places: Iterable[int]) -> list[int]:
    return [place for place in places if passages[place].kind == "caption"]


def is_misplaced(
    passages: Sequence[Passage], found: Iterable[Section]
) -> list[Section]:
    """The main tables that a page's layout has put into a part that is not read."""
    moved = []
    for section in found:
        if section.part != "unread":
            continue
        own = {
            passages[place].table
            for table in tables(passages, section.at)
            for place in table.captions
            if table.is_main and _OWN.search(passages[place].text)
        }
        at = tuple(place for place in section.at if passages[place].table in own)
        if at:
            moved.append(Section("results", section.level, None, at))
    return moved


def _rank(caption: str) -> int:
    if _SIDE.search(caption):
        return 3
    if _FOREMOST.search(caption):
        return 0
    return 1 if _MAIN.search(caption) else 2


def _by_weight(passages: Sequence[Passage], own: list[int], name: str) -> list[int]:
    """The head, the rows of the paper's own, the last one, then the others in order."""

    def is_own(place: int) -> bool:
        text = passages[place].text
        return _OWN.search(text) is not None or bool(name and name in text)

    first = [*own[:_HEAD], *(place for place in own if is_own(place)), own[-1]]
    return list(dict.fromkeys([*first, *own]))
