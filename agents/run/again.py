"""One drafted item written again with an editor's wish, from what was read for it.

The steps are the draft's: write, verify, card, support. What an editor is to read of
a failure is Chinese, as the page is.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from agents.domain.issue import Card
from agents.domain.plan import Plan, Rewrite
from agents.domain.reading import Prompt, Reply, Validators
from agents.domain.report import Usage
from agents.domain.story import Ranked
from agents.domain.words import RunId, Step
from agents.errors import AgentsError, BudgetError, NoAnswer, SettingsError, SourceError
from agents.formatter.images import illustrated
from agents.formatter.issue import assemble
from agents.formatter.steps import make_card
from agents.ports import Ask, Deps, Fetched
from agents.run import output
from agents.run.archive import read_archive
from agents.run.deps import deps_of
from agents.run.hands import open_writer
from agents.run.material import Kept, read_materials
from agents.run.place import place
from agents.run.planning import Intent
from agents.run.texts import Library
from agents.settings.environment import flag_values
from agents.settings.options import Options, options
from agents.settings.source_file import SourceFile, load
from agents.settings.window import zone
from agents.store.lock import lock
from agents.store.state import Runs, State, StateCapabilities, StateJournal
from agents.store.texts import Texts
from agents.summariser.steps import summarise_again, support

Tell = Callable[[Step, int], None]  # a step, and its answers so far
_RUN = RunId("again")
_SAMPLES = 10_000  # each time has samples of its own: the journal knows the last ones
_NO_MODEL = (
    "没有设置模型：在 .env 里写上 OPENAI_API_KEY（或 OPENAI_BASE_URL）和"
    " OPENAI_MODEL，再按一次 r，不用重启"
)
_SERVERS = {"OPENAI_API_KEY", "OPENAI_BASE_URL"}
_SPENT = "上限（--max-tokens-total 或 --max-cost）用完了，原稿没有动"
_CATEGORY = "其他工具"
_NO_MATERIAL = "这一条没有留下材料（换入或手工添加的），不能重写；请按 e 编辑"


class _Notes:
    """A Progress of which only the last note is wanted."""

    last = ""

    def begin(self, step: str, total: int) -> None: ...
    def advance(self, step: str, by: int = 1) -> None: ...
    def note(self, message: str) -> None:
        self.last = message


@dataclass
class Again:
    """What it used counts against the caps as long as it lives.

    `environment` is read at each call, so that a model can be set meanwhile.
    """

    environment: Callable[[], Mapping[str, str]]
    clock: Callable[[], dt.datetime]
    used: Usage = field(default_factory=Usage)

    async def __call__(self, folder: Path, wish: Rewrite, tell: Tell) -> output.Json:
        """The item's row of `review.json`, with its Markdown as `text`.

        Raises AgentsError; what was drafted is left as it is.
        """
        chosen = self._options()
        drafted = read_materials(folder)
        kept = drafted.stories.get(wish.story_id)
        if kept is None:
            raise SettingsError(_NO_MATERIAL)
        more = {"samples": chosen.samples, "writer": "model"}
        plan, notes = drafted.plan.model_copy(update=more), _Notes()
        intent = _intent(chosen, plan, self.clock(), notes)
        with (
            _told_alone(),
            lock(chosen.state),
            place(chosen, notes.note) as there,
        ):
            connection = there.connection
            journal, known = StateJournal(connection), StateCapabilities(connection)
            async with open_writer(intent, journal, known, notes) as writer:
                store = State(connection, _RUN)
                teller = replace(writer, inner=_telling(writer.inner, wish, tell))
                texts = Texts(connection)
                library = Library(_no_web, texts, intent.now, chosen.keep_days)
                deps = deps_of(intent, plan, store, library, teller, notes)
                try:
                    return await _rewritten(
                        replace(deps, wish=wish.wish), kept, wish, notes
                    )
                finally:
                    self.used += writer.usage
                    Runs(connection).finish(_RUN)  # drops what only this one kept

    def _options(self) -> Options:
        """The settings of `draft`, the caps less what was used. Raises SettingsError."""
        env = self.environment()
        own = flag_values(env)
        for name in ("replay", "record"):
            own.pop(name, None)
        named = own.get("model") or env.get("OPENAI_MODEL")
        if not named or not (_SERVERS & env.keys() or "base_url" in own):
            raise SettingsError(_NO_MODEL)
        chosen = options({}, own, env)
        tokens = self.used.prompt_tokens + self.used.completion_tokens
        left: dict[str, float] = {}
        if chosen.max_tokens_total is not None:
            left["max_tokens_total"] = chosen.max_tokens_total - tokens
        if chosen.max_cost is not None:
            left["max_cost"] = chosen.max_cost - (self.used.cost or 0.0)
        if any(value <= 0 for value in left.values()):
            raise BudgetError(_SPENT)
        return chosen.model_copy(update=left)


async def _rewritten(
    deps: Deps, kept: Kept, wish: Rewrite, notes: _Notes
) -> output.Json:
    able, samples, judged = deps.afford(1, deps.plan.samples)
    if not able:
        raise BudgetError(_SPENT)
    story_id, store = wish.story_id, deps.store
    ranked = _placed(kept, wish, deps.plan)
    store.ranked.keep({story_id: ranked})
    await summarise_again(deps, story_id, kept.materials, samples, judged=judged)
    await make_card(deps, story_id)
    support(deps, story_id)
    card, writing = store.cards.one(story_id), store.writings.one(story_id)
    if "extractive" in card.flags:
        reasons = [verdict.reason for verdict in writing.verdicts if not verdict.passed]
        why = "；".join(dict.fromkeys(reasons)) or notes.last
        raise NoAnswer(f"模型没有给出能用的稿子，原稿没有动：{why[:300]}")
    card = _with_pictures(card, kept)
    markdown = deps.render(assemble(deps.plan, [card]))
    text = output.item_texts(markdown)[0]
    return output.row(card, ranked, writing, text) | {"text": text}


def _placed(kept: Kept, wish: Rewrite, plan: Plan) -> Ranked:
    """Where the editors have it now: each section has rules of its own."""
    if wish.section == kept.ranked.section:
        return kept.ranked
    listed = plan.quotas[wish.section].categories
    category = "" if wish.section == "news" else next(iter(listed), _CATEGORY)
    return kept.ranked.model_copy(
        update={"section": wish.section, "category": category}
    )


def _with_pictures(card: Card, kept: Kept) -> Card:
    """Those that the draft has already."""
    if not kept.illustrations:
        return card
    files = [one.file for one in kept.illustrations]
    blocks = illustrated(card.item.blocks, card.section, files)
    item = card.item.model_copy(update={"blocks": blocks})
    return card.model_copy(update={"item": item, "illustrations": kept.illustrations})


def _intent(chosen: Options, plan: Plan, now: dt.datetime, notes: _Notes) -> Intent:
    """The archive as it is now; of the source list only the prices count."""
    file = chosen.sources_file
    sources = (
        load(file) if file.exists() else SourceFile(path=file, sources=plan.sources)
    )
    archive = read_archive(chosen.archive, notes.note)
    return Intent(chosen, sources, archive, plan.window, now, zone(plan.tz))


def _telling(inner: Ask, wish: Rewrite, tell: Tell) -> Ask:
    answers: Counter[Step] = Counter()

    async def ask(prompt: Prompt, sample: int = 0) -> Reply:
        reply = await inner(prompt, sample + _SAMPLES * wish.times)
        answers[prompt.step] += 1
        tell(prompt.step, answers[prompt.step])
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
    raise SourceError(f"{url} is not read again for a rewrite")


@contextmanager
def _told_alone() -> Iterator[None]:
    """An error of a TaskGroup's first failing task comes out as itself."""
    try:
        yield
    except ExceptionGroup as group:
        known, bugs = group.split(AgentsError)
        if known is None or bugs is not None:
            raise
        error: BaseException = known
        while isinstance(error, BaseExceptionGroup):
            error = error.exceptions[0]
        raise error from group
