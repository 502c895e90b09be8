"""The windows before this one: what was printed, accepted or rejected in each. Pure."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from agents.domain.identity import identity, title_key
from agents.domain.issue import Issue, Item, LinkLine, Paragraph
from agents.domain.memory import Decided
from agents.domain.walk import items_of, plain
from agents.domain.words import SECTIONS, Window
from agents.scout.recall import decided_keys, titles_of, urls_of

MOST = 12  # windows that are learnt from: a quarter of a year
_WEEK = dt.timedelta(days=7)
_MONTH = dt.timedelta(days=31)  # where nothing says when a window began
_LONGEST = dt.timedelta(days=62)
_LIKED = ("accepted", "edited")


@dataclass(frozen=True)
class PastItem:
    """One item as editors saw it: what it is about, and its own words."""

    keys: frozenset[str]  # identities of its addresses, and titles
    text: str
    section: str = ""  # "" where no issue has printed it yet


@dataclass(frozen=True)
class Past:
    """One window before this one; `name` is its last day, as a draft's id is."""

    name: str
    window: Window
    printed: tuple[PastItem, ...]  # or accepted
    rejected: tuple[PastItem, ...] = ()


class _End(NamedTuple):
    day: dt.date
    issue: Issue | None


def past(
    archive: Sequence[Issue],
    drafts: Sequence[Decided],
    before: dt.datetime,
    zone: dt.tzinfo,
) -> list[Past]:
    """The last windows that ended by `before`, oldest first.

    An issue's window goes from the one before it to its own last day; the first one's
    is as many weeks as it names sessions. What was decided about a draft that is not
    published yet belongs to that draft's days.
    """
    found: list[Past] = []
    for end, window in reversed(list(_windows(_ends(archive, drafts), before, zone))):
        one = _past(end, window, [d for d in drafts if d.draft == end.day.isoformat()])
        if one.printed or one.rejected:
            found.append(one)
        if len(found) == MOST:  # an archive is long
            break
    return found[::-1]


def _windows(
    ends: Iterable[_End], before: dt.datetime, zone: dt.tzinfo
) -> Iterator[tuple[_End, Window]]:
    since: dt.datetime | None = None
    for end in ends:
        until = _midnight(end.day + dt.timedelta(days=1), zone)
        if until > before:
            return
        if since is None or until - since > _LONGEST:
            since = until - _length(end.issue)
        yield end, Window(since=since, until=until)
        since = until


def _ends(archive: Sequence[Issue], drafts: Iterable[Decided]) -> list[_End]:
    """Each day on which a window ended, once."""
    ends: dict[dt.date, Issue | None] = {}
    for decided in drafts:
        try:
            ends[dt.date.fromisoformat(decided.draft)] = None
        except ValueError:
            continue  # a folder that somebody renamed
    ends |= {issue.cutoff: issue for issue in archive}
    return [_End(day, ends[day]) for day in sorted(ends)]


def _length(issue: Issue | None) -> dt.timedelta:
    if issue is None or issue.first_session is None or issue.last_session is None:
        return _MONTH
    return min(_LONGEST, (issue.last_session - issue.first_session + 1) * _WEEK)


def _midnight(day: dt.date, zone: dt.tzinfo) -> dt.datetime:
    moment = dt.datetime.combine(day, dt.time(), tzinfo=zone)
    return moment.astimezone(dt.timezone(moment.utcoffset() or dt.timedelta()))


def _past(end: _End, window: Window, drafts: Sequence[Decided]) -> Past:
    by_heading = {decided.heading: decided for decided in drafts}
    items = list(_items(end.issue, by_heading)) if end.issue else []
    there = {item.heading for item in items_of(end.issue)} if end.issue else set()
    items += [
        _shown(decided)
        for decided in drafts
        if decided.status in _LIKED and end.issue is None
    ]
    rejected = (
        _shown(decided)
        for decided in drafts
        if decided.status == "rejected" and decided.heading not in there
    )
    return Past(end.day.isoformat(), window, tuple(items), tuple(rejected))


def _items(issue: Issue, by_heading: dict[str, Decided]) -> Iterator[PastItem]:
    for section in SECTIONS:
        for item in items_of(issue, section):
            keys = set(_keys(item))
            if drafted := by_heading.get(item.heading):
                keys |= decided_keys(drafted)
            yield PastItem(frozenset(keys), _text(item), section)


def _keys(item: Item) -> Iterator[str]:
    """Of its lines of links; of all addresses where it has no such line."""
    lines = [block.url for block in item.blocks if isinstance(block, LinkLine)]
    yield from (identity(url) for url in lines or urls_of(item))
    for title in (item.name, *titles_of(item)):
        if key := title_key(title):
            yield f"title:{key}"


def _text(item: Item) -> str:
    """Heading, titles and first paragraph."""
    said = (plain(b.text) for b in item.blocks if isinstance(b, Paragraph))
    return "\n".join((item.name, *titles_of(item), next(said, "")))


def _shown(decided: Decided) -> PastItem:
    text = "\n".join((decided.heading, *decided.titles))
    return PastItem(frozenset(decided_keys(decided)), text)
