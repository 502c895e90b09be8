"""The services for one item of a draft, outside of a run: opened, told of, closed."""

import datetime as dt
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import NamedTuple

from agents.domain.draw import FIRST, Draw
from agents.domain.plan import Plan
from agents.domain.reading import Prompt, Reply, Validators
from agents.domain.report import Usage
from agents.domain.words import RunId, Step
from agents.errors import SourceError, unwrapped
from agents.messages.said import said
from agents.ports import Ask, Fetch, Fetched, Services
from agents.run.archive import read_archive
from agents.run.known_pages import known_pages
from agents.run.open_web import open_web, source_client
from agents.run.open_writer import open_writer
from agents.run.planning import Intent
from agents.run.services import services_of
from agents.run.storage import open_storage
from agents.run.text_cache import TextCache
from agents.settings.options import Options
from agents.settings.source_file import SourceFile, load
from agents.settings.window import zone
from agents.sources.client import Client
from agents.store.lock import lock
from agents.store.run_state import Runs, RunState, StateCapabilities, StateJournal
from agents.store.texts import Texts

ReportStep = Callable[[Step, int], None]  # a step, and its answers so far
_RUN = RunId("again")


class Notes:
    """A Progress of which only the last note is wanted."""

    last = ""

    def begin(self, step: str, total: int) -> None: ...
    def advance(self, step: str, by: int = 1) -> None: ...
    def note(self, message: str) -> None:
        self.last = message


class ItemTask(NamedTuple):
    """What is asked for: `times` counts what was written of the same before.

    Without `reads` nothing is read from the web.
    """

    options: Options
    now: dt.datetime
    plan: Plan
    times: int
    report_step: ReportStep
    reads: bool = False
    instruction: str = ""  # an editor's words to the writer


class ItemServices(NamedTuple):
    """The steps' services, the state's own shelves, the readers' client, the last note."""

    services: Services
    state: RunState
    source_client: Client
    notes: Notes


@asynccontextmanager
async def open_item_services(
    task: ItemTask, spend: Callable[[Usage], None]
) -> AsyncIterator[ItemServices]:
    """Nothing of it is left in the state but the journal and the texts that were read.

    `spend` is told what was used, however it ends. Raises the errors of
    `agents.errors`.
    """
    chosen, notes = task.options, Notes()
    intent = _intent(task, notes)
    with unwrapped(), lock(chosen.state), open_storage(chosen, notes.note) as there:
        connection = there.connection
        journal, known = StateJournal(connection), StateCapabilities(connection)
        async with (
            open_writer(intent, journal, known, notes) as writer,
            _web(task, intent) as fetch,
        ):
            plan = task.plan.model_copy(update={"writer": writer.kind})
            state = RunState(connection, _RUN)
            teller = replace(writer, inner=_telling(writer.inner, task))
            texts = Texts(connection)
            recalls = chosen.replay is None and chosen.record is None
            days = chosen.keep_days
            cache = TextCache(fetch, texts, intent.now, days, recalls=recalls)
            made = services_of(intent, plan, state, cache, teller, notes)
            services = replace(made, instruction=task.instruction)
            client = source_client(chosen, fetch, intent.tz, plan.sources)
            try:
                yield ItemServices(services, state, client, notes)
            finally:
                spend(writer.usage)
                Runs(connection).finish(_RUN)  # drops what only this one kept


def _intent(task: ItemTask, notes: Notes) -> Intent:
    """The archive as it is now; of the source list only prices and team count."""
    chosen, plan = task.options, task.plan
    file = chosen.sources_file
    sources = (
        load(file) if file.exists() else SourceFile(path=file, sources=plan.sources)
    )
    with known_pages(chosen, task.now) as pages:
        archive = read_archive(chosen.archive, notes.note, pages)
    tz = zone(plan.tz)
    return Intent(chosen, sources, archive, plan.window, task.now, tz)


@asynccontextmanager
async def _web(task: ItemTask, intent: Intent) -> AsyncIterator[Fetch]:
    if not task.reads:
        yield _no_web
        return
    team, sources = intent.sources.team, task.plan.sources
    async with open_web(task.options, team, sources) as fetch:
        yield fetch


def _telling(inner: Ask, task: ItemTask) -> Ask:
    answers: Counter[Step] = Counter()

    async def ask(prompt: Prompt, draw: Draw = FIRST) -> Reply:
        reply = await inner(prompt, draw._replace(time=task.times))
        answers[prompt.step] += 1
        task.report_step(prompt.step, answers[prompt.step])
        return reply

    return ask


async def _no_web(
    url: str,
    *,
    headers: Mapping[str, str] | None = None,  # noqa: ARG001  # a Fetch
    validators: Validators | None = None,  # noqa: ARG001
    page: bool = False,  # noqa: ARG001
    gap: float = 0.0,  # noqa: ARG001
) -> Fetched:
    raise SourceError(said("{url} is not read again for a rewrite", url=url))
