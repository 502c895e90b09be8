"""Headlines of digests and columns, which tell of many happenings or of none. Pure."""

import re
from typing import NamedTuple

from agents.scout.happening.deeds import deeds
from agents.scout.happening.mentions import mentions

_COLUMN = re.compile(
    r"日报|周报|早报|晚报|月报|周刊|日刊|月刊|速递|推介|热门分享|快讯|情报局|要闻|一周|每日(?![赠附送可限])|今日|简报|资讯(?!网|平台|站)|晨报|早餐|盘点|精选|合集|本周|[三四五六七八]大(?:运营商|行|航|巨头|指数|股指|券商|车企|厂商)|第\s?\d+\s?期|周榜|榜单汇总"
    r"|\b(?:daily|weekly|monthly|roundup|round-up|newsletter|digest|recap|this week)\b|\btop \d+\b|\[\d+ [a-z]+\]",
    re.IGNORECASE,
)
_FIRST = re.compile(r"(?:^|[\s。！!：:）)])(?:1[、.．]\s?(?=[^\d\s])|No\s?1\.)")
_MANY = 3  # clauses of a headline that tells of several things
_LEAST = 6  # characters of a clause
# A deal that two tell of: `OpenAI 获融资，软银领投`.
_TWO_SIDED = {"fund", "acquire", "sue", "partner"}
_WORDS = 3  # of an English one
_CRY = 3  # characters of `突发！`, which is no clause


class Form(NamedTuple):
    """How many happenings an entry tells of, by its form."""

    is_digest: bool  # of many things and of none: a digest, a number of a column
    of_two: bool  # its headline, at least
    parts: frozenset[str]  # which number of a series


def form(title: str, text: str) -> Form:
    return Form(
        is_digest(title) or is_list(text), tells_of_two(title), frozenset(parts(title))
    )


def is_round(title: str) -> bool:
    """Whether a headline is a digest's or a column's, or tells of two."""
    return is_digest(title) or tells_of_two(title)


def tells_of_two(title: str) -> bool:
    """Whether its clauses begin with organisations that do something each."""
    return len(_heads(title)) > 1


def is_digest(title: str) -> bool:
    """Whether it is a digest's or a column's."""
    if _COLUMN.search(title):
        return True
    clauses = [
        part for part in re.split(r"[;；]", title) if len(part.strip()) >= _LEAST
    ]
    if len(clauses) >= _MANY or (len(clauses) > 1 and re.search(r"[丨｜|]", title)):
        return True
    commas = [part for part in title.split(", ") if len(part.split()) >= _WORDS]
    return len(commas) >= _MANY


def is_list(text: str) -> bool:
    """Whether a text begins as a list of news or papers: `1、… 2、…`."""
    return _FIRST.search(text) is not None


def _heads(title: str) -> set[str]:
    """The organisations that clauses begin with: `英伟达发布…，OpenAI 拉来…`."""
    heads: set[str] = set()
    told: list[set[str]] = []
    pieces = re.split(r"[，,；;！!？?]\s?", title)
    clauses = [piece for piece in pieces if len(piece) > _CRY]
    for clause in clauses:
        begun = re.sub(r"^(?:同日|而|但|此外|另外)", "", clause)
        found = mentions(begun)
        if found and found[0].start == 0 and not found[0].is_person:
            heads.add(found[0].row)
            told += [set(found_)] if (found_ := deeds(begun)) else []
    if len(told) > 1 and set.intersection(*told) & _TWO_SIDED:
        return set()
    return heads if len(told) > 1 or len(clauses) > _MANY - 1 else set()


_PART = re.compile(
    r"第\s?[\d一二三四五六七八九十百]+\s?[集讲章节篇课回弹]|\bpart\s?\d+|[（(][上中下\d一二三四五]{1,2}[)）]",
    re.IGNORECASE,
)


def parts(title: str) -> set[str]:
    """Which number of a series it is, as it is written."""
    return {re.sub(r"\s", "", part).lower() for part in _PART.findall(title)}
