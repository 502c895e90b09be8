"""What the archive, the drafts and the state tell of past windows."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from agents.domain.issue import Issue
from agents.domain.memory import Decided
from agents.domain.plan import Plan
from agents.domain.taste import Learning, Replayed
from agents.domain.words import RunId, Window
from agents.run.archive import read_archive
from agents.run.known_pages import known_pages
from agents.run.past_decisions import read_decisions
from agents.run.planning import Intent, plan
from agents.run.storage import open_storage
from agents.scout.learning.forward import forward, learn
from agents.scout.learning.past import Past, past
from agents.scout.learning.pool import Pool, pool
from agents.scout.look_back import found_again, pools_of, score_of
from agents.settings.options import Options
from agents.settings.source_file import SourceFile, load
from agents.settings.window import zone
from agents.store.run_state import RunState

_NO_LIST = SourceFile.model_construct(sources=(), path=Path())
_RUN = RunId("learn")
_WEEK = dt.timedelta(days=7)
Note = Callable[[str], None]


@dataclass(frozen=True)
class History:
    """All windows that are over, oldest first, and the plan that would choose now."""

    windows: list[Past]
    plan: Plan

    def learn(self, pools: list[Pool]) -> Learning:
        return learn(pools, score_of(self.plan))

    def forward(self, pools: list[Pool]) -> tuple[Replayed, ...]:
        return forward(pools, score_of(self.plan))


def history(options: Options, now: dt.datetime, note: Note) -> History:
    """Raises SettingsError where the archive cannot be read."""
    tz = zone(options.tz)
    with known_pages(options, now) as pages:
        archive = read_archive(options.archive, note, pages)
    drafts = read_decisions(options.out, note)
    windows = past(archive, drafts, now, tz)
    return History(windows, _plan(options, archive, drafts, now))


def kept_pools(options: Options, windows: list[Past], note: Note) -> list[Pool]:
    """Each window with the candidates that the state keeps of it: none without a state."""
    if options.database is None and not (options.state / "state.db").exists():
        return [pool(one, ()) for one in windows]
    with open_storage(options, note, alone=False) as there:
        store = RunState(there.connection, _RUN)
        look = found_again(windows, store)
        return pools_of(look, [store.candidates.many(ids) for ids in look.ids])


def _plan(
    options: Options,
    archive: tuple[Issue, ...],
    drafts: tuple[Decided, ...],
    now: dt.datetime,
) -> Plan:
    file = options.sources_file
    # What was printed can be learnt from without a list of sources.
    named = options.sources is not None or file.exists()
    sources = load(file) if named else _NO_LIST.model_copy(update={"path": file})
    span = Window(since=now - _WEEK, until=now)
    intent = Intent(options, sources, archive, span, now, zone(options.tz), drafts)
    return plan(intent, _RUN, resumed=False, writer="extractive")
