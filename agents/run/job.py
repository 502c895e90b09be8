"""The composition root: hands, plan and graph of one run, and what it leaves."""

from pathlib import Path

from agents.domain.plan import Plan
from agents.domain.report import Fault
from agents.domain.words import StoryId
from agents.errors import AgentsError, NoAnswer, OutputError
from agents.model.neighbours import neighbours
from agents.ports import Deps, Fetch, Progress
from agents.run import faults as own
from agents.run import output
from agents.run.bound import Bound, bind
from agents.run.deps import deps_of
from agents.run.hands import Writer, open_web, open_writer, proxy_of
from agents.run.place import Place
from agents.run.planning import Intent, plan
from agents.run.position import Steps, StepsOf, degraded
from agents.run.recording import keep_window
from agents.run.resources import code_digest, prompt_digest
from agents.run.texts import Library
from agents.settings.options import Options
from agents.store.drafts import ERRORS, Drafts
from agents.store.health import Health
from agents.store.state import Runs, State, StateCapabilities, StateJournal
from agents.store.texts import Texts

NO_MODEL = (
    "no model is set: the draft is extractive, made of the sources' own sentences;"
    " for a written one set OPENAI_API_KEY or --base-url, and --model"
)


async def _no_model(replay: Path | None) -> str:
    """What to say, and which server on this machine could be asked."""
    found = [] if replay else await neighbours()
    return NO_MODEL + (f"; found here: {', '.join(found)}" if found else "")


class Noted:
    """A Progress that remembers its notes for the report, each once."""

    def __init__(self, inner: Progress) -> None:
        self._inner = inner
        self.notes: dict[str, None] = {}

    def begin(self, step: str, total: int) -> None:
        self._inner.begin(step, total)

    def advance(self, step: str, by: int = 1) -> None:
        self._inner.advance(step, by)

    def note(self, message: str) -> None:
        self.notes[message] = None
        self._inner.note(message)


class Job:
    """One run, begun or gone on with."""

    def __init__(
        self,
        wish: Intent,
        place: Place,
        drafts: Drafts,
        noted: Noted,
        steps: StepsOf = Steps,
    ) -> None:
        self._wish, self._connection, self._drafts = wish, place.connection, drafts
        self._noted = noted
        self._runs = Runs(place.connection)
        self._run_id, self._resumed = self._runs.begin(
            wish.digest(prompt_digest()), wish.now
        )
        self._store = State(place.connection, self._run_id, code_digest())
        self._steps = steps(place.checkpoints, self._run_id)

    async def run(self) -> tuple[Path, output.Json]:
        """The draft's `issue.md` and its report.

        Only an interruption or a full disk leaves the run open, to be gone on with;
        after any other end the next run reads its sources again.
        """
        try:
            kept = await self._drafted()
        except BaseException as error:
            if _final(error):
                self._examine()
                self._leave_faults(self._store.faults.every())
                await self._end()
            raise
        self._leave_faults([])
        await self._end()
        return kept

    def _leave_faults(self, faults: list[Fault]) -> None:
        file = own.leave(self._wish.options.state, faults, self._store)
        if file is not None:
            self._noted.note(own.sentence(faults, file))

    def _examine(self) -> list[str]:
        """Keep how each source did; the sources that are in a bad way for weeks."""
        health, wish = Health(self._connection), self._wish
        reports = self._store.source_reports.every()
        if wish.options.replay is None:  # a recording says nothing of today's web
            health.keep(wish.draft_id, wish.now, reports)
        standings = health.standings([report.name for report in reports])
        faults = [one.called_out for one in standings if one.called_out]
        for fault in faults:
            self._noted.note(fault)
        return faults

    async def _end(self) -> None:
        self._runs.finish(self._run_id)
        self._runs.forget(self._wish.now, self._wish.options.keep_days)
        await self._steps.forget()

    async def _drafted(self) -> tuple[Path, output.Json]:
        wish, connection = self._wish, self._connection
        journal, known = StateJournal(connection), StateCapabilities(connection)
        async with open_writer(wish, journal, known, self._noted) as writer:
            todo = plan(wish, self._run_id, resumed=self._resumed, writer=writer.kind)
            if writer.kind == "extractive":
                self._noted.note(await _no_model(wish.options.replay))
            team = wish.sources.team
            for told in proxy_of(wish.options, team)[1]:
                self._noted.note(told)
            if wish.options.record:
                keep_window(wish.options.record, wish.window)
            async with open_web(wish.options, team, todo.sources) as fetch:
                deps = self._deps(todo, fetch, writer)
                printed = await self._steps.run(deps)
        return self._keep(deps, writer, printed)

    def _keep(
        self, deps: Deps, writer: Writer, printed: list[StoryId]
    ) -> tuple[Path, output.Json]:
        store, draft_id = self._store, self._wish.draft_id
        bound, more = bind(deps, draft_id, printed, self._steps.openings)
        faults = store.faults.many([*self._steps.faults, *more])
        _check_answered(bound, faults, writer, self._wish.options)
        besides = dict(bound.besides)
        if faults:
            file = self._drafts.path(draft_id) / ERRORS
            self._noted.note(own.sentence(faults, file))
            besides[ERRORS] = own.log(faults, store)
        report = self._report(deps.plan, writer, bound, faults)
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
        report = output.report(
            todo,
            self._wish.draft_id,
            sources=[reports[source.name] for source in todo.sources],
            counts=self._steps.counted(len(bound.cards)),
            model=(writer.name, writer.mode, writer.usage),
            spent={**writer.told, "degraded": self._degraded(todo)},
            seconds=self._steps.seconds,
            cards=bound.cards,
            terms=bound.terms,
            notes=list(self._noted.notes),
            faults=faults,
        )
        report["health"] = ill
        return report

    def _degraded(self, todo: Plan) -> list[str]:
        """What the caps took away, said once more where everyone looks."""
        lost = degraded(self._steps.allowed, todo, self._steps.counts["shortlisted"])
        if lost:
            self._noted.note(f"the caps took away: {'; '.join(lost)}")
        return lost

    def _deps(self, todo: Plan, fetch: Fetch, writer: Writer) -> Deps:
        options = self._wish.options
        is_live = options.replay is None and options.record is None
        library = Library(
            fetch,
            Texts(self._connection),
            self._wish.now,
            options.keep_days,
            recalls=is_live,
        )
        return deps_of(self._wish, todo, self._store, library, writer, self._noted)


def _check_answered(
    bound: Bound, faults: list[Fault], writer: Writer, options: Options
) -> None:
    """Raises NoAnswer where an issue would be empty, or of no model that was asked."""
    if faults and not bound.cards:
        raise NoAnswer(
            "faults of the program itself left no story for the issue; nothing was"
            " written; report them with errors.log"
        )
    extracted = all("extractive" in card.flags for card in bound.cards)
    if not writer.answered and extracted:
        raise NoAnswer(
            f"the model {writer.name!r} never answered; nothing was written;"
            f" check {options.named('base_url')} and {options.named('model')}, then run"
            " it again"
        )


def _final(error: BaseException) -> bool:
    """Whether going on from here would only meet the same end."""
    if isinstance(error, BaseExceptionGroup):
        return any(_final(inner) for inner in error.exceptions)
    return isinstance(error, AgentsError) and not isinstance(error, OutputError)
