"""Which candidates count: inside the window, and dated by the event itself."""

import datetime as dt
import re
from collections.abc import Iterable

from agents.domain.identity import month_of
from agents.domain.kinds import KINDS, POST
from agents.domain.plan import Plan
from agents.domain.reading import KeptReading
from agents.domain.source import Source
from agents.domain.story import Candidate
from agents.domain.words import Flag, Window

# Days of a month in which the last month's news is still shared.
_FIRST_WEEK = 7
_YEAR_LAST = re.compile(r"\(((?:19|20)\d\d)\)\s*$")


def in_window(window: Window, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Those whose event lies in the window; undated ones stay and are flagged."""
    return [
        _flagged(candidate)
        for candidate in candidates
        if (candidate.published is None or candidate.published in window)
        and not _older(candidate, window)
    ]


def still_good(source: Source, kept: KeptReading | None, plan: Plan) -> bool:
    """Whether a kept reading spares the request altogether."""
    if kept is None:
        return False
    if plan.resumed and kept.run_id == plan.run_id:
        return True
    age = plan.now - kept.read
    return dt.timedelta() <= age < KINDS[source.kind].keeps


def _flagged(candidate: Candidate) -> Candidate:
    if candidate.published is not None:
        return candidate
    flag: Flag = "date-unconfirmed"
    flags = tuple(dict.fromkeys((*candidate.flags, flag)))
    return candidate.model_copy(update={"flags": flags})


def _older(candidate: Candidate, window: Window) -> bool:
    """An old thing that was merely mentioned now: its address or title says so.

    A link site's date is that of the mention; an arXiv id, a dated path or a title
    that ends in "(2019)" tells the event's own. What is the thing itself dates the event.
    """
    if candidate.row.gives is not POST:
        return False
    start = (window.since.year, window.since.month)
    if found := _YEAR_LAST.search(candidate.title):
        return int(found[1]) < start[0]
    stated = month_of(candidate.url)
    if stated is None:
        return False
    # A story of the last days of a month is shared in the next one.
    months = (start[0] - stated[0]) * 12 + start[1] - stated[1]
    return months > 1 or (months == 1 and window.since.day > _FIRST_WEEK)
