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
_OLDEST = 11  # months; what is younger may be discovered late, and is marked
_YEAR_LAST = re.compile(r"\(((?:19|20)\d\d)\)\s*$")


def in_window(window: Window, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Those whose event lies in the window; undated and late ones stay and are flagged."""
    since, until = window.since, window.until
    return [
        candidate if moment and not age else _flagged(candidate, age)
        for candidate in candidates
        if (moment := candidate.published) is None or since <= moment < until
        if (age := _age(candidate, window)) <= _OLDEST
    ]


def still_good(source: Source, kept: KeptReading | None, plan: Plan) -> bool:
    """Whether a kept reading spares the request altogether."""
    if kept is None:
        return False
    if plan.resumed and kept.run_id == plan.run_id:
        return True
    age = plan.now - kept.read
    return dt.timedelta() <= age < KINDS[source.kind].keeps


def _flagged(candidate: Candidate, age: int) -> Candidate:
    own: list[Flag] = ["date-unconfirmed"] if candidate.published is None else []
    if age:
        own.append("late-discovery")
    flags = tuple(dict.fromkeys((*candidate.flags, *own)))
    return candidate.model_copy(update={"flags": flags})


def _age(candidate: Candidate, window: Window) -> int:
    """Months before the window that the event lies which a post tells of now.

    A link site's date is that of the mention; an arXiv id, a dated path or a title
    that ends in "(2019)" tells the event's own. What is the thing itself dates the event.
    """
    if candidate.row.gives is not POST:
        return 0
    if found := _YEAR_LAST.search(candidate.title):
        years = window.since.year - int(found[1])
        return max(0, 12 * years)
    stated = month_of(candidate.url)
    if stated is None:
        return 0
    # A story of the last days of a month is shared in the next one.
    months = 12 * (window.since.year - stated[0]) + window.since.month - stated[1]
    return max(0, months) if months > 1 or window.since.day > _FIRST_WEEK else 0
