"""The day that arXiv stamps on a paper, where it is the paper's own. Pure."""

import datetime as dt
import re

_MONTHS = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
]
_FIRST = re.compile(
    rf"arXiv:\S{{1,40}}?v1\b[^\d\n]{{0,40}}?\s(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})(?!\d)",
    re.ASCII,
)


def stamped_day(text: str) -> dt.datetime | None:
    """Of a first version; a later one's day is that of a revision.

    >>> stamped_day("arXiv:2408.00001v1 [cs.CL] 01 Aug 2024")
    datetime.datetime(2024, 8, 1, 0, 0, tzinfo=datetime.timezone.utc)
    >>> stamped_day("arXiv:2408.00001v2 [cs.CL] 09 Sep 2024")
    """
    found = _FIRST.search(text)
    if found is None:
        return None
    day, month, year = found.groups()
    try:
        return dt.datetime(int(year), _MONTHS.index(month) + 1, int(day), tzinfo=dt.UTC)
    except ValueError:  # 31 Feb, the year 0
        return None
