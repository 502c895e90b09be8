"""The composition root: hands, plan and graph of one run, and what it leaves."""

from pathlib import Path

from agents.domain.plan import Plan
from agents.domain.words import StoryId
from agents.errors import AgentsError, NoAnswer, OutputError
from agents.formatter.issue import assemble
from agents.formatter.terminology import mine, new_terms
from agents.model.neighbours import neighbours
from agents.ports import Deps, Fetch, Progress
from agents.run import output
from agents.run.deps import deps_of
from agents.run.hands import Writer, open_web, open_writer
from agents.run.material import materials
from agents.run.pictures import picture_files
from agents.run.place import Place
from agents.run.planning import Intent, plan
from agents.run.position import Steps, StepsOf, degraded
from agents.run.resources import code_digest, prompt_digest, renderer
from agents.store.drafts import MATERIAL, Drafts
from agents.store.health import Health
from agents.store.state import Runs, State, StateCapabilities, StateJournal

_NO_MODEL = (
    "no model is set: the draft is extractive, made of the sources' own sentences;"
    " for a written one set OPENAI_API_KEY or --base-url, and --model"
)


async def _no_model(replay: Path | None) -> str:
    """What to say, and which server on this machine could be asked."""
    found = [] if replay else await neighbours()
    return _NO_MODEL + (f"; found here: {', '.join(found)}" if found else "")


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
                await self._end()
            raise
        await self._end()
        return kept

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
            async with open_web(wish.options, todo.sources) as fetch:
                printed = await self._steps.run(self._deps(todo, fetch, writer))
        return self._keep(todo, writer, printed)

    def _keep(
        self, todo: Plan, writer: Writer, printed: list[StoryId]
    ) -> tuple[Path, output.Json]:
        store, wish = self._store, self._wish
        cards = store.cards.many(printed)
        if not writer.answered and all("extractive" in card.flags for card in cards):
            raise NoAnswer(
                f"the model {writer.name!r} never answered; nothing was written;"
                " check --base-url and --model, then run it again"
            )
        reports = {report.name: report for report in store.source_reports.every()}
        faults = self._examine()
        report = output.report(
            todo,
            wish.draft_id,
            sources=[reports[source.name] for source in todo.sources],
            counts=self._steps.counts,
            model=(writer.name, writer.mode, writer.usage),
            spent={**writer.told, "degraded": self._degraded(todo)},
            seconds=self._steps.seconds,
            cards=cards,
            terms=new_terms(mine(wish.archive), cards),
            notes=list(self._noted.notes),
        )
        report["health"] = faults
        openings = store.introductions.many(self._steps.openings)
        markdown = renderer()(assemble(todo, cards, openings))
        told = [
            (card, store.ranked.one(id_), store.writings.one(id_))
            for id_, card in zip(printed, cards, strict=True)
        ]
        review = output.review(
            wish.draft_id,
            markdown,
            told,
            store.benched.every(),
            openings,
        )
        pictures = picture_files(store, cards)
        besides = {**pictures, MATERIAL: materials(todo, told)}
        files = output.files(markdown, review, report, besides)
        return self._drafts.keep(wish.draft_id, files), report

    def _degraded(self, todo: Plan) -> list[str]:
        """What the caps took away, said once more where everyone looks."""
        lost = degraded(self._steps.allowed, todo, self._steps.counts["shortlisted"])
        if lost:
            self._noted.note(f"the caps took away: {'; '.join(lost)}")
        return lost

    def _deps(self, todo: Plan, fetch: Fetch, writer: Writer) -> Deps:
        return deps_of(self._wish, todo, self._store, fetch, writer, self._noted)


def _final(error: BaseException) -> bool:
    """Whether going on from here would only meet the same end."""
    if isinstance(error, BaseExceptionGroup):
        return any(_final(inner) for inner in error.exceptions)
    return isinstance(error, AgentsError) and not isinstance(error, OutputError)
