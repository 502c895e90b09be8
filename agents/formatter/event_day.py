"""The day of an event above a card's text, and the one way in which days are written."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from agents.domain.sentences import sentences

_NEAR = dt.timedelta(days=14)  # beyond it a day is another event's
_NEXT = dt.timedelta(days=1)
_ZONED = re.compile("(?:北京|当地)时间")
_DAY = re.compile(
    r"(?:(\d{4}) ?年 ?)?(?<!\d)(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]", re.ASCII
)
_CLAUSE = re.compile(r"[，。；：！？]")
_DEED = re.compile(
    r"发布|推出|公布|公开|宣布|上线|开源|开放|亮相|面世|问世|发表|签署|否决|通过|生效|成立|收购"
)
# A plan, a deadline or a beginning is no day on which anything happened.
_AHEAD = re.compile(
    r"(?:将|拟|定于|计划|预计|最晚|截至|截止到?|直?至|到|[自从])\D{0,4}$"
)
_BEHIND = re.compile(r"之?前|为止|截止|起")
_ISO = re.compile(
    r"(?<![\w.:-])((?:19|20)\d\d)-(0?[1-9]|1[0-2])-(0?[1-9]|[12]\d|3[01])(?![\w-]|\.\w)",
    re.ASCII,
)
_SPOKEN = re.compile(r"(?<=\d)( ?月 ?\d{1,2} ?)号(?![文令楼线馆])", re.ASCII)


def event_day(day: dt.date, lead: str, rest: Sequence[str]) -> dt.date | None:
    """`day` as long as the text agrees; the text's own day; None where nobody knows.

    The text's days are those of its lead, and those on which it says that something
    was done. One of another time of the year is another event's.

    >>> event_day(dt.date(2024, 9, 19), "一家公司 9 月 18 日开放了它。", ())
    datetime.date(2024, 9, 18)
    """
    days = [*_days(lead, day), *(d for text in rest for d in _done(text, day))]
    near = {one for one in days if abs(one - day) <= _NEAR}
    if not near or day in near:
        return day
    only = min(near)
    # The sources' day is told in UTC, in which it is still the evening before.
    is_zoned = only - day == _NEXT and any(map(_ZONED.search, (lead, *rest)))
    return only if len(near) == 1 and (only < day or is_zoned) else None


def in_house_dates(text: str) -> str:
    """Days as the house writes them: `2024-09-18` and `9 月 18 号` are none of its ways.

    >>> in_house_dates("2024-09-18 发布，9 月 20 号开放")
    '2024 年 9 月 18 日 发布，9 月 20 日开放'
    """
    text = _ISO.sub(lambda m: f"{m[1]} 年 {int(m[2])} 月 {int(m[3])} 日", text)
    return _SPOKEN.sub(r"\1日", text)


def _done(text: str, day: dt.date) -> Iterator[dt.date]:
    for sentence in sentences(text):
        for clause in _CLAUSE.split(sentence):
            if _DEED.search(clause):
                yield from _days(clause, day)


def _days(text: str, near: dt.date) -> Iterator[dt.date]:
    for found in _DAY.finditer(text):
        ahead = _AHEAD.search(text[: found.start()])
        if ahead or _BEHIND.match(text, found.end()):
            continue
        years = [int(found[1])] if found[1] else range(near.year - 1, near.year + 2)
        days = [d for year in years if (d := _date(year, *found.groups()[1:]))]
        if days:
            yield min(days, key=lambda one: abs(one - near))


def _date(year: int, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(year, int(month), int(day))
    except ValueError:
        return None
