"""From 40,000 entries to the longlist: seconds of CPU by step, least of some runs.

python -m bench.choosing [FEEDS]
"""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import ParamSpec, TypeVar

from agents.domain.identity import bare_title, identity, repository
from agents.domain.plan import Plan
from agents.domain.source import FeedSource
from agents.domain.story import Candidate
from agents.domain.words import CandidateId, Window
from agents.ports import Fetched
from agents.run.resources import terms
from agents.scout.cluster import group
from agents.scout.collect import in_window
from agents.scout.feed_boilerplate import cleaned, cleaned_texts
from agents.scout.score import rank
from agents.scout.select import longlist
from agents.scout.sift import sift
from agents.sources.feed import parse
from agents.unswept import unswept
from bench.site import document
from bench.table import show
from tests import make

_ENTRIES = 20
_RUNS = 4
_UNTIL = datetime(2024, 9, 30, 16, tzinfo=UTC)
_SINCE = datetime(2024, 8, 31, 16, tzinfo=UTC)

P = ParamSpec("P")
T = TypeVar("T")


class Clock:
    """The least seconds of each step."""

    def __init__(self) -> None:
        self.least: dict[str, float] = {}

    def __call__(
        self, step: str, work: Callable[P, T], *given: P.args, **named: P.kwargs
    ) -> T:
        with unswept():
            begin = time.process_time()
            result = work(*given, **named)
            seconds = time.process_time() - begin
        self.least[step] = min(seconds, self.least.get(step, seconds))
        return result


def main(feeds: int) -> None:
    read = [_read(number) for number in range(feeds)]
    plan = make.plan(window=Window(since=_SINCE, until=_UNTIL), terms=terms())
    clock = Clock()
    for _ in range(_RUNS):
        for remembered in (identity, repository, bare_title):
            remembered.cache_clear()
        _choose(read, plan, clock)
    rows = [*clock.least.items()]
    chosen = sum(seconds for step, seconds in rows[1:])
    show(
        f"Choosing, {feeds} feeds of {_ENTRIES} entries, CPU s",
        ("step", "seconds"),
        [*rows, ("all but the first", chosen)],
    )


def _choose(read: list[list[Candidate]], plan: Plan, clock: Clock) -> None:
    """As `agents.scout.steps` goes through them, without the state."""
    ready = clock("boilerplate, as each feed is read", _ready, read)
    entries = sorted((one for own in read for one in own), key=lambda one: one.id)
    dated = clock("in the window", in_window, plan.window, entries)
    dated = clock("by time", sorted, dated, key=lambda one: one.published or _SINCE)
    plain = clock("their texts without it", cleaned, dated, {}, ready)
    stories = clock("stories", group, plain)
    fit, _ = clock("sifted", sift, stories, plan)
    ranked = clock("scored", rank, fit, plan)
    _, rest = clock("longlist", longlist, ranked, plan.quotas, plan.items)
    clock("bench", list, rest)


def _ready(read: list[list[Candidate]]) -> dict[CandidateId, str]:
    return {
        id_: text
        for own in read
        for id_, text in cleaned_texts(own, [one.summary for one in own]).items()
    }


def _read(number: int) -> list[Candidate]:
    source = FeedSource(
        name=f"Feed {number}",
        kind="feed",
        url=f"http://127.0.0.1:8000/{number}",
        section="practice",
    )
    headers = {"content-type": "application/rss+xml; charset=utf-8"}
    body = document(number, _ENTRIES)
    answer = Fetched(url=source.url, status=200, headers=headers, body=body)
    return [*parse(source, answer, _UNTIL, UTC).candidates]


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 2_000)
