"""The composition root: services, plan and graph of one run, and what it leaves."""

from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, ClassVar, NamedTuple, TypeVar

from agents.domain.plan import Plan
from agents.domain.report import Fault
from agents.domain.share import Account, taken_away
from agents.domain.source import Source
from agents.domain.words import StoryId
from agents.errors import AgentsError, OutputError
from agents.messages.said import said, speaking
from agents.ports import Fetch, Services
from agents.run import faults as own
from agents.run import output
from agents.run.answered import check_answered
from agents.run.bound import Bound, bind
from agents.run.noted import Noted, no_model
from agents.run.open_web import open_web, proxy_of
from agents.run.open_writer import Writer, open_writer
from agents.run.plain_run import run_through
from agents.run.planning import Intent, plan
from agents.run.recorded_window import keep_window
from agents.run.resources import code_digest, prompt_digest
from agents.run.services import services_of
from agents.run.shortlist import standing
from agents.run.step_run import StepRunOf
from agents.run.storage import Storage
from agents.run.text_cache import TextCache
from agents.store.drafts import ERRORS, Drafts
from agents.store.run_state import Runs, RunState, StateCapabilities, StateJournal
from agents.store.shortlists import Shortlists
from agents.store.source_health import Health
from agents.store.texts import Texts
from agents.web.fetch import Web

T = TypeVar("T")


class Opened(NamedTuple):
    """The connections of one run."""

    services: Services
    writer: Writer
    fetch: Fetch


class Job:
    """One run, begun or gone on with.

    `purpose` sets a run apart that does something else with the same inputs.
    """

    purpose: ClassVar[str] = ""

    def __init__(
        self,
        intent: Intent,
        storage: Storage,
        drafts: Drafts,
        noted: Noted,
        step_run_of: StepRunOf | None = None,
    ) -> None:
        self._intent, self._drafts, self._noted = intent, drafts, noted
        self._connection = storage.connection
        Texts(self._connection).keep_all(intent.fresh, intent.now)
        self._runs = Runs(self._connection)
        self._shortlists = Shortlists(self._connection)
        self._chosen = standing(self._shortlists, intent)
        version = code_digest()
        # Another version stands elsewhere in its run: its steps are others.
        more = [version, *([self._chosen.decides] if self._chosen else [])]
        inputs = intent.digest(prompt_digest(), *more, *filter(None, [self.purpose]))
        again = not self.purpose and not self._chosen and self._runs.was_drafted(inputs)
        self._run_id, self._resumed = self._runs.begin(inputs, intent.now)
        self._store = RunState(self._connection, self._run_id, version)
        way = step_run_of or run_through(again=again)
        self._step_run = way(storage.checkpoints, self._run_id)

    async def run(self) -> tuple[Path, output.Json]:
        """The draft's `issue.md` and its report.

        Only an interruption or a full disk leaves the run open, to be gone on with;
        after any other end the next run reads its sources again.
        """
        return await self._whole(self._drafted())

    async def _whole(self, work: Coroutine[Any, Any, T]) -> T:
        try:
            kept = await work
        except BaseException as error:
            if _final(error):
                self._examine()
                self._leave_faults(self._store.faults.every())
                await self._end()
            raise
        self._leave_faults([])
        await self._end(drafted=True)
        return kept

    def _leave_faults(self, faults: list[Fault]) -> None:
        file = own.leave(self._intent.options.state, faults, self._store)
        if file is not None:
            self._noted.note(own.sentence(faults, file))

    def _examine(self) -> list[str]:
        """Keep how each source did; the sources that are in a bad way for weeks."""
        health, intent = Health(self._connection), self._intent
        reports = self._store.source_reports.every()
        if intent.options.replay is None:  # a recording says nothing of today's web
            health.keep(intent.draft_id, intent.now, reports)
        standings = health.standings([report.name for report in reports])
        faults = [one.called_out for one in standings if one.called_out]
        for fault in faults:
            self._noted.note(fault)
        return faults

    async def _end(self, *, drafted: bool = False) -> None:
        self._runs.finish(self._run_id, drafted=drafted)
        self._runs.forget(self._intent.now, self._intent.options.keep_days)
        await self._step_run.forget()

    async def _drafted(self) -> tuple[Path, output.Json]:
        if self._chosen is not None:
            self._noted.note(
                said(
                    "this window's shortlist stands since draft --choose and is written"
                    " as it is; --choose chooses anew, and so does --force once it was"
                    " written"
                )
            )
        async with self._opened() as (services, writer, _):
            printed = await self._step_run.run(services, self._chosen)
        kept = self._keep(services, writer, printed)
        if self._chosen is not None:
            done = self._chosen.model_copy(update={"written": True})
            self._shortlists.keep(done)
        return kept

    @asynccontextmanager
    async def _opened(self) -> AsyncIterator[Opened]:
        intent, connection = self._intent, self._connection
        journal, known = StateJournal(connection), StateCapabilities(connection)
        async with open_writer(intent, journal, known, self._noted) as writer:
            todo = plan(intent, self._run_id, resumed=self._resumed, writer=writer.kind)
            if writer.kind == "extractive":
                self._noted.note(await no_model(intent.options.replay))
            team = intent.sources.team
            for line in proxy_of(intent.options, team)[1]:
                self._noted.note(line)
            if intent.options.record:
                keep_window(intent.options.record, intent.window)
            async with open_web(intent.options, team, self._trusted(todo)) as fetch:
                yield Opened(self._deps(todo, fetch, writer), writer, fetch)

    def _trusted(self, todo: Plan) -> tuple[Source, ...]:
        """The sources whose hosts may be anywhere."""
        return todo.sources

    def _keep(
        self, services: Services, writer: Writer, printed: list[StoryId]
    ) -> tuple[Path, output.Json]:
        store, draft_id = self._store, self._intent.draft_id
        bound, more = bind(services, draft_id, printed, self._step_run.openings)
        faults = store.faults.many([*self._step_run.faults, *more])
        shares = [one.share for one in self._accounts if one.share]
        asked = any(share.samples for share in shares) and not writer.answered
        check_answered(bound, faults, writer, self._intent.options, asked=asked)
        if writer.mode == "recorded" and not writer.replies:
            self._noted.note(
                said(
                    "{folder}: no story of this draft has a recorded answer, so it is"
                    " extractive, made of the sources' own sentences; record the run"
                    " again",
                    folder=self._intent.options.replay,
                )
            )
        besides = dict(bound.besides)
        if faults:
            file = self._drafts.path(draft_id) / ERRORS
            self._noted.note(own.sentence(faults, file))
            besides[ERRORS] = own.log(faults, store)
        report = self._report(services.plan, writer, bound, faults)
        bench = [entry for part in store.benches.every() for entry in part.entries]
        bench += own.lost_places(faults, store)
        review = {**bound.review, "bench": output.bench_rows(bench)}
        files = output.files(bound.markdown, review, report, besides)
        return self._drafts.keep(draft_id, files), report

    def _report(
        self, todo: Plan, writer: Writer, bound: Bound, faults: list[Fault]
    ) -> output.Json:
        reports = {r.name: r for r in self._store.source_reports.every()}
        ill = self._examine()
        if lost := self._taken_away(todo):  # once more where everyone looks
            self._noted.note(
                said("the caps took away: {lost}", lost=said("; ").join(lost))
            )
        report = output.report(
            todo,
            self._intent.draft_id,
            sources=[reports[source.name] for source in todo.sources],
            counts=self._step_run.counted(len(bound.cards)),
            model=(writer.name, writer.mode, writer.usage),
            spent=self._spent(todo, writer),
            seconds=self._step_run.seconds,
            cards=bound.cards,
            terms=bound.terms,
            notes=list(self._noted.notes),
            faults=faults,
        )
        report["health"] = ill
        return report

    def _spent(self, todo: Plan, writer: Writer) -> output.Json:
        """In one wording, whoever reads the notes."""
        with speaking("en"):
            return {**writer.spent, "degraded": self._taken_away(todo)}

    def _taken_away(self, todo: Plan) -> list[str]:
        written = todo.writer != "extractive"
        return taken_away(self._accounts, todo.samples) if written else []

    @property
    def _accounts(self) -> list[Account]:
        """Of the stories."""
        return [one for one in self._store.accounts.every() if one.place >= 0]

    def _deps(self, todo: Plan, fetch: Fetch, writer: Writer) -> Services:
        options = self._intent.options
        is_live = options.replay is None and options.record is None
        cache = TextCache(
            fetch,
            Texts(self._connection),
            self._intent.now,
            options.keep_days,
            recalls=is_live,
            once=fetch.hurried if isinstance(fetch, Web) else None,
        )
        return services_of(self._intent, todo, self._store, cache, writer, self._noted)


def _final(error: BaseException) -> bool:
    """Whether going on from here would only meet the same end."""
    if isinstance(error, BaseExceptionGroup):
        return any(_final(inner) for inner in error.exceptions)
    return isinstance(error, AgentsError) and not isinstance(error, OutputError)
