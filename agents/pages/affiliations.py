"""The institutions of a paper's authors, where the paper marks or labels them. Pure.

Without a mark nobody can tell a person's line from an institution's, so that only what
LaTeXML or arXiv marks as an affiliation, or what a label announces, is taken.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from agents.domain.han import HAN

_LABEL = re.compile(
    r"^[\W\d_]{0,20}(?:(?:authors?['’]? )?(?:affiliations?|institutions?|institutes?"
    r"|organi[sz]ations?)|(?:作者|所属|所在|第一|完成|研究|工作)?(?:单位|机构)|作者所属)"
    r"\s{0,4}[*_]{0,3}\s{0,4}[:：]\s{0,4}[*_]{0,3}\s{0,4}(.{0,2000})$",
    re.IGNORECASE,
)
_MEASURE = re.compile(  # 单位：毫秒 is a unit of another kind
    r"[%％‰]|(?:毫|微|纳|千|百|十|万|亿|兆|吉)*"
    r"(?:秒|米|克|元|美元|瓦|赫兹|字节|比特|分钟?|小时|天|次|个|人|字|条|篇|词元?|[kmgt]?b|m?s|tokens?)\W*",
    re.IGNORECASE,
)
_LINES = 12  # that one label may announce
_BLOCK = 4_000  # characters of one address that are read
_ADDRESS = re.compile(r"\{[^{}]{0,300}\}\s?@\S+|\S+@\S+|https?://\S+|\b\w+\[at\]\S+")
_NUMBER = re.compile(
    rf"(?:^|(?<=[\s,;，；、。.]))[(（]?([1-9]\d?)[)）]?[.、]?[ \xa0]?(?=[A-Z{HAN}])"
)
_RAISED = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\{\}\^\{?[^{}]*\}?")
_MARKED = re.compile(r"^\[[^\[\]]*\]\s*")
_EDGE = re.compile(r"^[\s*†‡§¶#,.:：(){}∗⋆☆\-–—&]+|[\s*†‡§¶,.:：;{}∗⋆☆(\-–—&]+$")
_UNITS = re.compile(r"[\n;；|、•]")
_PIECES = re.compile(r"\s*[,，]\s*|\s+[&/]\s+")
# A comma that is part of a name: "University of California, Berkeley"; "Apple, Inc."
_STATE = re.compile(
    r"(\buniversity of (?:california|illinois|texas|wisconsin|massachusetts|maryland"
    r"|michigan|minnesota|missouri|colorado|north carolina)"
    r"|\bindian institute of technology|\bchinese university of hong kong(?=\s?,\s?shenzhen))"
    r"\s?,\s?(?=[A-Z])",
    re.IGNORECASE,
)
_COMPANY = re.compile(r",\s*(?=(?:inc|ltd|llc|corp|gmbh|co)\b)", re.IGNORECASE)
_WITHIN = re.compile(rf"^([{HAN}]+?大学)[{HAN}]+$")  # 清华大学计算机系
_FIELD = re.compile(
    r"(?:organi[sz]ation|institution|addressline|city|postcode|state|country"
    r"|department)\s?=\s?",
    re.IGNORECASE,
)
_NAMES = re.compile(r"(?:organi[sz]ation|institution)\s?=\s?\{?", re.IGNORECASE)
# What an author belongs to, the largest first: a city or a department is none.
_KINDS = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        r"\buniversi|\buniv\b|\bpolytechnic|\bpolitecnico|\bécole\b|\binstitutes? of technology\b|\b(?:MIT|ETH|EPFL|KAIST|Caltech|CMU|UCLA|HKUST|NTU|USTC|KAUST)\b|大学",
        r"\binstitut|\bacademy\b|\bcolleges?\b|\bCNRS\b|\bINRIA\b|研究院|研究所|科学院|学院",
        r"\b(?:inc|ltd|llc|corp|corporation|company|gmbh|group|technologies)\b|公司|集团",
        r"\bresearch\b|\blabs?\b|\blaborator(?:y|ies)\b|\bcent(?:er|re)s?\b|\bhospital\b|\bfoundation\b|实验室|中心|医院",
        r"\bschool\b|\bfacult",
    )
)
_PART = re.compile(
    r"\b(?:department|dept|division|school|faculty|building|street|road|avenue|district"
    r"|province|campus|floor|box|corresponding|equal|contributed?|work(?:ed)? done)\b"
    r"|系$|[省市区路]$|\d{4,}",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:p\.? ?r\.? ?china|china|hong kong|taiwan|macau|singapore|japan|korea|south korea"
    r"|republic of korea|india|israel|usa?|u\.s\.a?|united states.*|uk|u\.k|united kingdom"
    r"|england|scotland|germany|france|italy|spain|switzerland|netherlands|the netherlands"
    r"|belgium|austria|sweden|norway|denmark|finland|poland|portugal|greece|ireland|russia"
    r"|canada|australia|brazil|mexico|uae|united arab emirates|saudi arabia|qatar|turkey|iran"
    r"|beijing|shanghai|shenzhen|guangzhou|hangzhou|nanjing|wuhan|chengdu|xi['’]?an|tianjin"
    r"|hefei|suzhou|harbin|tokyo|kyoto|seoul|london|cambridge|oxford|paris|berlin|munich"
    r"|zurich|zürich|lausanne|new york|san francisco|seattle|boston|mountain view|palo alto"
    r"|menlo park|los angeles|toronto|montreal|montréal|vancouver|sydney|melbourne|tel aviv"
    r"|haifa|bangalore|abu dhabi|[A-Z]{2}|中国|美国|英国|北京|上海|深圳|广州|杭州|南京|武汉)\W*",
    re.IGNORECASE,
)
_LONGEST = 80
# A name has capitals, where a mere word ("at a university") has none.
_NAMED = re.compile(
    r"\b(?:Universi\w+|Institut\w*|College|Academy) (?:of|for|de|di|da|do|für) (?:the )?[A-Z]"
    r"|\b[A-Z][\w.'’-]+ (?:(?:of|and|&|for) )?(?:Universit\w*|Institute|Academy|College"
    r"|Polytechnic|Laborator(?:y|ies))\b"
    r"|(?:^|\b(?:from|at|by|and))\s*(?:\[[^\]]*\] ?)?(?:MIT|ETH|EPFL|KAIST|CMU|HKUST|OpenAI"
    r"|Anthropic|Google|DeepMind|Microsoft|NVIDIA|Meta|Apple|Amazon|Alibaba|Tencent"
    r"|ByteDance|Huawei|Baidu|DeepSeek)\b"
    rf"|[{HAN}]{{2,}}(?:大学|研究院|研究所|科学院|实验室|公司|集团)",
    re.MULTILINE,
)


def institutions(marked: Iterable[str], text: str) -> tuple[str, ...]:
    """Each once, the first author's first; of an address the institution alone.

    `marked` are the affiliations that a page or an answer marks, each with its lines;
    of `text`, line by line, only what a label announces counts.

    >>> institutions(["1 Dept. of CS, Tsinghua University, Beijing, China"], "")
    ('Tsinghua University',)
    """
    named: dict[str, str] = {}
    found = [name for block in marked for name in _of_address(block[:_BLOCK])]
    found += [name for block in _labelled(text) for name in _of_list(block)]
    for name in found:
        named.setdefault(name.casefold(), name)
    return tuple(named.values())


def names_institutions(text: str) -> bool:
    """Whether a text speaks of institutions by name, labelled or not.

    >>> names_institutions("Ada Lovelace, University of London")
    True
    >>> names_institutions("We ask students of a university what research is.")
    False
    """
    return _NAMED.search(text) is not None


def holds_institutions(block: str) -> bool:
    """Whether the lines that authors stand in hold an institution too."""
    return names_institutions(block) or any(map(_kind, block.split("\n")))


def _labelled(text: str) -> Iterator[str]:
    """What each label announces: the rest of its line, or the lines below it."""
    lines = text.split("\n")
    for place, line in enumerate(lines):
        found = _LABEL.match(line)
        if not found or _MEASURE.fullmatch(found[1]):
            continue
        said = [found[1]] if found[1] else []
        for below in lines[place + 1 : place + 1 + _LINES]:
            if not _goes_on(below.strip(), said):
                break
            said.append(below.strip())
        yield "\n".join(said)


def _goes_on(line: str, said: Sequence[str]) -> bool:
    """Whether a line below a label is of its list, whose lines are marked or are not."""
    if not line or len(line) > _LONGEST * 2 or _LABEL.match(line):
        return False
    if not said:
        return True
    return _is_marked(line) if _is_marked(said[-1]) else _kind(line)


def _is_marked(line: str) -> bool:
    marks = (_MARKED, _NUMBER, _RAISED)
    return line[:1] in "-*•·" or any(mark.match(line) for mark in marks)


def _of_address(block: str) -> list[str]:
    """The institutions of one marked address, which may have many lines."""
    units = list(_units(block))
    found = [name for unit, _ in units for name in _by_kind(unit)]
    numbered = [unit for unit, is_numbered in units if is_numbered]
    if found and not numbered:
        return found
    if not numbered:
        return next(([names[0]] for unit, _ in units if (names := _whole(unit))), [])
    return [name for unit in numbered for name in _by_kind(unit) or _whole(unit)[:1]]


def _of_list(block: str) -> list[str]:
    """The institutions that a label announces: all that is neither place nor part."""
    units = [unit for unit, _ in _units(block)]
    found: list[str] = []
    for unit in units:
        by_kind = _by_kind(unit)
        found += [n for n in _whole(unit) if n in by_kind or not _kind(n)]
    return found


def _units(block: str) -> Iterator[tuple[str, bool]]:
    """What stands on a line of its own or has a number of its own."""
    text = _ADDRESS.sub(" ", _RAISED.sub("\n[#] ", block))
    text = _NAMES.sub("\n[#] ", text)
    if any(found[1] == "1" for found in _NUMBER.finditer(text)):
        text = _NUMBER.sub("\n[#] ", text)
    for unit in _UNITS.split(text):
        bare = _MARKED.sub("", unit.strip())
        if bare and not _FIELD.match(bare):
            yield bare, bare != unit.strip()


def _pieces(unit: str) -> list[str]:
    text = _COMPANY.sub(" ", _STATE.sub(r"\1 – ", unit))
    found = (piece for whole in _PIECES.split(text) for piece in _both(whole))
    bare = (_EDGE.sub("", piece).replace(" – ", ", ") for piece in found)
    names = (_WITHIN.sub(r"\1", name) for name in bare)
    return [n for n in names if 1 < len(n) <= _LONGEST and not _FIELD.match(n)]


def _both(piece: str) -> list[str]:
    """Two institutions that an "and" joins, or the one whose name has an "and"."""
    sides = re.split(r"\s+and\s+|\s+和\s+", piece)
    if len(sides) > 1 and all(k is not None and k < 2 for k in map(_rank, sides)):  # noqa: PLR2004
        return sides
    return [piece]


def _rank(piece: str) -> int | None:
    return next((n for n, kind in enumerate(_KINDS) if kind.search(piece)), None)


def _kind(piece: str) -> bool:
    return _rank(piece) is not None


def _by_kind(unit: str) -> list[str]:
    """The largest that it names: of a laboratory's university, the university."""
    ranked = [(rank, p) for p in _pieces(unit) if (rank := _rank(p)) is not None]
    largest = min((rank for rank, _ in ranked), default=None)
    return [piece for rank, piece in ranked if rank == largest]


def _whole(unit: str) -> list[str]:
    """All that is neither a place nor a part of an institution."""
    pieces = _pieces(unit)
    bare = [p for p in pieces if not _PLACE.fullmatch(p) and not _PART.search(p)]
    return bare or _by_kind(unit)
