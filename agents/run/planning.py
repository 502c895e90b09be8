"""From the settings and the archive to the plan of one run."""

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from agents.domain.issue import Issue
from agents.domain.memory import Decided
from agents.domain.plan import Plan, Quota
from agents.domain.walk import items_of
from agents.domain.words import RunId, SectionName, Window
from agents.errors import SettingsError
from agents.formatter.layout import CATEGORIES
from agents.messages.said import said
from agents.run.archive import read_archive
from agents.run.known_pages import known_pages
from agents.run.past_decisions import read_decisions
from agents.run.resources import terms
from agents.settings.options import Options
from agents.settings.source_file import SourceFile
from agents.settings.window import day, last_day, started_weeks, too_long, window, zone

_ILLUSTRATING = 40.0  # seconds for the pictures of one story


@dataclass(frozen=True)
class Intent:
    """What is to be done, before the state says whether it was begun already."""

    options: Options
    sources: SourceFile
    archive: tuple[Issue, ...]
    window: Window
    now: dt.datetime
    tz: ZoneInfo
    drafts: tuple[Decided, ...] = ()
    fresh: Mapping[str, str] = field(default_factory=dict)  # pages to be kept as parsed

    @property
    def draft_id(self) -> str:
        return last_day(self.window, self.tz).isoformat()

    def digest(self, *more: str) -> str:
        """Changes when anything changes that decides what the run will do."""
        decided = self.options.model_dump_json(
            include={
                "samples",
                "items",
                "images",
                "model",
                "judge_model",
                "effort",
                "base_url",
                "issue",
                "date",
                "sessions",
            }
        )
        parts = (
            decided,
            self.sources.model_dump_json(exclude={"team": {"contact", "proxy"}}),
            self.window.model_dump_json(),
            *(issue.model_dump_json() for issue in self.archive),
            *(decided.model_dump_json() for decided in self.drafts),
            *more,
        )
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def intent_of(
    options: Options,
    sources: SourceFile,
    now: dt.datetime,
    note: Callable[[str], None],
) -> Intent:
    """Read the archive and settle the window. Raises SettingsError."""
    tz = zone(options.tz)
    with known_pages(options, now) as pages:
        archive = read_archive(options.archive, note, pages)
    since = options.since or _next_since(archive)
    span = window(since, options.until, tz, now)
    if warning := too_long(span):
        note(warning)
    drafts = _remembered(read_decisions(options.out, note), archive)
    return Intent(options, sources, archive, span, now, tz, drafts, pages.fresh)


def plan(intent: Intent, run_id: RunId, *, resumed: bool, writer: str) -> Plan:
    options, cutoff = intent.options, last_day(intent.window, intent.tz)
    last = intent.archive[-1] if intent.archive else None
    sessions = options.session_range
    if sessions is None:
        held = [i.last_session for i in intent.archive if i.last_session is not None]
        first = held[-1] + 1 if held else 1
        sessions = first, first + started_weeks(intent.window, intent.tz) - 1
    date = (
        day("--date", options.date) if options.date else cutoff + dt.timedelta(days=1)
    )
    if date < cutoff:
        raise SettingsError(
            said(
                "--date {date} is before the window's last day {cutoff}; choose a"
                " later one",
                date=date,
                cutoff=cutoff,
            )
        )
    return Plan.model_validate(
        {
            "run_id": run_id,
            "window": intent.window,
            "now": intent.now,
            "tz": options.tz,
            "sources": tuple(s for s in intent.sources.sources if s.enabled),
            "topics": intent.sources.team.topics,
            "terms": terms(),
            "learns": not has_answers(options.replay),
            "quotas": _quotas(intent.sources, intent.archive),
            "items": options.items,
            "samples": options.samples,
            "images": options.images,
            # A recording answers at once: what it gives depends on no clock.
            "illustrating": None if options.replay else _ILLUSTRATING,
            "writer": writer,
            "number": options.issue or (last.number + 1 if last else 1),
            "date": date,
            "cutoff": cutoff,
            "first_session": sessions[0],
            "last_session": sessions[1],
            "resumed": resumed,
        }
    )


def has_answers(recording: Path | None) -> bool:
    """Whether it holds a model's answers, which fit the stories that were chosen then."""
    return recording is not None and (recording / "model").is_dir()


def _remembered(
    drafts: Sequence[Decided], archive: Sequence[Issue]
) -> tuple[Decided, ...]:
    """What was decided or published; the rest says nothing."""
    printed = {item.heading for issue in archive for item in items_of(issue)}
    return tuple(
        one for one in drafts if one.status != "pending" or one.heading in printed
    )


def _next_since(archive: Sequence[Issue]) -> str:
    if not archive:
        raise SettingsError(
            said(
                "nothing was published yet, so the window has no beginning; give"
                " one with --since, for example --since 2024-09-01"
            )
        )
    return (max(i.cutoff for i in archive) + dt.timedelta(days=1)).isoformat()


def _quotas(sources: SourceFile, archive: Sequence[Issue]) -> dict[SectionName, Quota]:
    """Categories in printed order: the operator's, else the house's, then the archive's."""
    used = {
        "practice": [c.name for issue in archive for c in issue.practice],
        "theory": [c.name for issue in archive for c in issue.theory],
        "news": [],
    }
    return {
        name: Quota(
            items=quota.items,
            categories=tuple(
                dict.fromkeys([*(quota.categories or CATEGORIES[name]), *used[name]])
            ),
        )
        for name, quota in sources.sections.items()
    }
