"""Small counts held against the very spans that bear a sentence out.

A three stands somewhere in most texts, so a whole material bears out nearly any small
count. Where the sentence's own span counts otherwise (三种 for `two methods`), it is
wrong all the same.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from agents.domain.issue import Evidence
from agents.domain.sentences import LONGEST
from agents.summariser.spans import dates, figures, names, units
from agents.summariser.spans.numerals import chinese, ordinals
from agents.summariser.spans.plain import marked, plain
from agents.summariser.words.measures import SMALL_COUNT, SUMMED

# 第三, 单一, 十几, 七八个, 上两周 and 后两个 count nothing new; nor do 两者 and dates.
_SPELT = re.compile(
    r"(?<![第唯统同单数几任某零一二三四五六七八九十百千万两点拜月后这那另余/~～至到-])"
    r"(?<!星期)(?<!周)(?<![，。、；：（在比自从]上)"
    r"(?P<n>[两二三四五六七八九]?十[一二三四五六七八九]?|[两二三四五六七八九]"
    r"|一(?=(?:[周年天]|个?星期|个?小时)(?:[前后内]|[之以]内|左右)))"
    rf"(?![十百千万亿一二三四五六七八九分两]|者之|维码)(?P<of>{SMALL_COUNT})"
    r"(?!月[\d一二三四五六七八九十]*[日号])"
)
_AUTHORS = re.compile(r"\s?(?:论文)?的?作者")  # who signed it, the text does not say
_LEAST, _MOST = 2, 20  # beside a small count a larger figure counts something else
_TENS = 99
_LISTED = re.compile(r"(?:^|\n)[^\S\n]*\d+[.)、]\s")  # the number of an entry
# They bear two out; both A and B is no count of another thing.
_PAIR = re.compile("both|dual|pair|couple", re.IGNORECASE)
# The 4 of Nexus 4; a word that only begins a sentence names nothing.
_NAMED = re.compile(
    r"(?<![A-Za-z])(?!(?:About|All|And|Around|At|By|For|From|In|Of|On|Only|Our|Over|The"
    r"|These|To|Up|We|With) )[A-Z][A-Za-z]* \d+(?!\.?\d)"
)
# Not the 与 of 参与, nor the 及 of 涉及 and 及时.
_AND = "(?:和|(?<![参给赋])与(?![否其])|以及|(?<![涉普以提波触危])及(?![时格]))"
_MARK = re.compile(f"、|{_AND}")
_ITEM = r"[^，。；：、,;:]{1,32}?"
_CLAUSE = re.compile("[^，。；：,;:]+")
# A longer list is counted by nobody.
_LIST = re.compile(
    rf"{_ITEM}(?:、{_ITEM}){{,30}}{_AND}{_ITEM}$|{_ITEM}(?:、{_ITEM}){{2,30}}$"
)
_REACH = 33 * 35  # characters of the longest list
_LEADS = re.compile("[是为即有括含如：:]|分别|来自")
# A、B 和 C 三种, and A、B、C 这三个; not 等五种, 在内的五种, 一两种, or what they have: 各有两种.
_OTHER = "一二三四五六七八九、和与及等的有共各出了供含为是在用达到过于约近超每前后另其至对从把被将比给由按分成以持盖得要自备括享占做选拿"
_SUM = re.compile(
    r"(?:^|(?<=[，。；：,;:]))(?P<run>[^，。；：、,;:]{1,40}、"
    rf"(?:{_ITEM}、){{,30}}{_ITEM}(?:{_AND}{_ITEM})?)(?<![{_OTHER}])(?<![{_OTHER}] )这?"
    rf"(?P<n>[两三四五六七八九十])(?:{SUMMED})"
)
_STEP = re.compile(
    "(?<![率领优])首?先(?![进后生前行])|再(?![次度现生])|然后|接着|随后|其次|最后"
)
# 内容分四块：, 其余要点有三个。
_OWN = "(?:块|个|条|点|项|类|步|处|部分|方面)"
_ANNOUNCED = re.compile(
    f"(?P<n>[两三四五六七八九]){_OWN}(?=：)"
    f"|(?:要点|内容|其余|注意|留意|记住)[^，。；：]{{0,6}}(?P<m>[两三四五六七八九]){_OWN}(?=[，。；]|$)"
)
_MANY = 3  # items; 甲和乙 may be subject and object of what is counted


class _List(NamedTuple):
    """`sentence[start:end]` lists things.

    Its first mark ends at `first`, its last at `last`; it may have as many items as
    `sizes` say.
    """

    start: int
    end: int
    first: int
    last: int
    sizes: frozenset[int]


class _Count(NamedTuple):
    """`said` things, or `value` in the base of a unit.

    `loose` where a word of no known unit follows.
    """

    start: int
    said: float
    value: float
    unit: str
    loose: bool = False


def contradicted(
    sentence: str, evidence: Iterable[Evidence], before: str = ""
) -> list[str]:
    """The small counts and ordinals of which its spans know nothing but others.

    `before` is what was said just before it: of a list there a count may be.
    """
    sentence = sentence[:LONGEST]
    quotes = [span.quote for span in evidence]
    quoted = {one.value for quote in quotes for one in ordinals(quote)}
    own = {1, *range(2, len(_STEP.findall(sentence)) + 1)}  # the steps that it tells
    wrong = [
        sentence[one.start : one.end]
        for one in ordinals(sentence)
        if one.is_han and quoted and one.value not in quoted | own
    ]
    theirs = [count for quote in quotes for count in _counts(quote)]
    goes_on = sentence.endswith("；")
    return wrong + [
        match[0]
        for match, mine in _spelt(sentence)
        if not any(_same(mine, other) for other in _alike(mine, theirs))
        and any(_rival(mine, other) for other in theirs)
        and not _AUTHORS.match(sentence, match.end())
        and not enumerated(mine.start, mine.said, sentence)
        and not listed(mine.said, before)
        # What it announces goes on in the next sentence.
        and not (goes_on and mine.start in announced(sentence))
    ]


def enumerated(start: int, count: float, sentence: str) -> bool:
    """Whether the sentence bears its small count out: A、B 和 C 三种, 三种是 A、B 和 C.

    Steps are counted by the words that tell them apart: 两步：先甲，再乙.
    """
    if count == len(_STEP.findall(sentence, start)):
        return True
    lists, leads = _lists(sentence)
    at = bisect_left(leads, (start, start))
    led = leads[at][1] if at < len(leads) else len(sentence) + 1
    return any(
        count in run.sizes and (led < run.first or run.last <= start < run.end)
        for run in lists
    )


def announced(sentence: str) -> set[int]:
    """Where the counts stand that say how the text goes on, and nothing of a thing."""
    return {
        max(one.start("n"), one.start("m")) for one in _ANNOUNCED.finditer(sentence)
    }


def listed(count: float, text: str) -> bool:
    """Whether it is how many a list of the text has: A、B 和 C, of which 这三部分."""
    return any(count in run.sizes for run in _lists(text[-LONGEST:])[0])


@lru_cache(maxsize=64)  # a sentence's counts are looked at one after the other
def _lists(sentence: str) -> tuple[list[_List], list[tuple[int, int]]]:
    """The lists of a sentence, and where the words stand that lead to one."""
    found = []
    for clause in _CLAUSE.finditer(sentence):
        begin = max(clause.start(), clause.end() - _REACH)
        if run := _LIST.search(sentence, begin, clause.end()):
            ends = [run.start() + mark.end() for mark in _MARK.finditer(run[0])]
            sizes = frozenset(_items(run[0]))
            found.append(_List(run.start(), run.end(), ends[0], ends[-1], sizes))
    return found, [lead.span() for lead in _LEADS.finditer(sentence)]


def misadded(sentence: str) -> Iterator[tuple[int, int]]:
    """Where a list is summed up by another number than it has items."""
    for match in _SUM.finditer(sentence):
        if _SPELT.search(match["run"]):
            continue  # 两种甲、三种乙 are no items
        items = _items(match["run"])
        if min(items) >= _MANY and chinese(match["n"]) not in items:
            yield match.start("n"), match.end()


def _items(run: str) -> set[int]:
    """How many items a list has; the first may have a 与 of its own (与官方合作的甲)."""
    return {len(_MARK.findall(run, at)) + 1 for at in (0, max(0, run.find("、")))}


def _spelt(text: str) -> Iterator[tuple[re.Match[str], _Count]]:
    """The small counts in Chinese numerals, with what they count."""
    dated = (date.place for date in dates.dates(text))
    taken = marked(len(text), dated)
    vague = {figure.start for figure in figures.figures(text) if figure.bound}
    for match in _SPELT.finditer(plain(text)):
        if not taken[match.start()] and match.start() not in vague:
            said = chinese(match["n"])
            kind, worth = units.unit(match["of"])
            yield match, _Count(match.start(), said, said * worth, kind or "count")


def _counts(quote: str) -> list[_Count]:
    """All figures of a span that are no part of a name or of a whole date."""
    taken = [date.place for date in dates.dates(quote) if not date.bare]
    named = marked(len(quote), (match.span() for match in _NAMED.finditer(quote)))
    taken += [name.place for name in names.spelt(quote) if _is_model(name.value)]
    taken += [match.span() for match in _LISTED.finditer(quote)]
    found = {
        figure.start: _Count(
            figure.start,
            figure.said or figure.value,
            figure.value,
            "pair" if _PAIR.match(quote, figure.start) else figure.unit,
            figure.noun,
        )
        for figure in figures.figures(quote)
        if not (figure.version or figure.scaled)
        and (figure.unit or not named[figure.start])
    }
    for match, count in _spelt(quote):
        found.setdefault(match.start(), count)
    places = marked(len(quote), taken)
    return [count for count in found.values() if not places[count.start]]


def _alike(mine: _Count, theirs: Sequence[_Count]) -> Sequence[_Count]:
    """Those of its unit, or all where it has none or they have another."""
    return [other for other in theirs if other.unit == mine.unit != "count"] or theirs


def _same(mine: _Count, theirs: _Count) -> bool:
    """两周 of fourteen days, too."""
    converted = mine.unit == theirs.unit and mine.value == theirs.value
    return converted or mine.said == theirs.said


def _rival(mine: _Count, theirs: _Count) -> bool:
    """Whether it counts the same kind of thing, as far as units tell."""
    most = _MOST if mine.said < _MOST else _TENS
    if not (_LEAST <= theirs.said <= most and theirs.said.is_integer()):
        return False
    if mine.unit in ("", "count"):
        return theirs.unit in ("", "count")
    return theirs.unit == mine.unit or theirs.loose


def _is_model(name: str) -> bool:
    """GLM-4-9B and the like."""
    return bool(re.search(r"\d", name) and re.search("[A-Z]", name))
