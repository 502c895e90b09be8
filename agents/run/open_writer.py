"""Who writes in one run: a model, a recording of one, or the sources themselves."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

from agents.domain.draw import FIRST, Draw
from agents.domain.reading import Prompt, Reply
from agents.domain.report import Usage
from agents.extractive.writer import Extractive
from agents.model.budget import Budget, Price
from agents.model.by_step import ByStep
from agents.model.capabilities import Capabilities
from agents.model.chat import Chat
from agents.model.fallback import Fallback
from agents.model.journal import Journal, Journaled
from agents.model.need import budget_allows
from agents.model.patience import CallLimits
from agents.model.recording import AnswerRecorder, RecordedAnswers
from agents.ports import Ask, Progress
from agents.run.planning import Intent, has_answers
from agents.settings.options import Options

Mode = Literal["openai", "extractive", "recorded"]


@dataclass
class Writer:
    """Who answers prompts, under which name, and what it has used so far."""

    name: str
    mode: Mode
    inner: Ask
    budget: Budget
    progress: Progress
    replies: int = 0
    judge: str = ""  # a model of its own, or the writer's name
    weighs: bool = True
    chats: Mapping[str, Chat] = field(default_factory=dict)  # by their models
    known: Callable[[], Mapping[str, list[str]]] = dict  # of its server, in words

    @property
    def kind(self) -> Literal["model", "extractive"]:
        return "extractive" if self.mode == "extractive" else "model"

    @property
    def usage(self) -> Usage:
        """With what a process took that this one goes on for."""
        total = self.budget.total
        before = total.journal_tokens + self.budget.earlier
        return total.model_copy(update={"journal_tokens": before})

    @property
    def spent(self) -> dict[str, Any]:
        """What it used, by step too, as the report tells it."""
        steps = {step: u.model_dump() for step, u in self.budget.usage_by_step.items()}
        return {
            "judge": self.judge or self.name,
            "text_tokens": self.usage.text_tokens,
            "steps": steps,
            "known": dict(self.known()),
        }

    @property
    def answered(self) -> bool:
        """Whether there was any answer, where one was needed and could be paid.

        A recording is not asked for more than it has: it may be of an earlier version.
        """
        return self.mode != "openai" or self.replies > 0 or self.budget.refused

    async def ask(self, prompt: Prompt, draw: Draw = FIRST) -> Reply:
        reply = await self.inner(prompt, draw)
        self.replies += 1
        used = reply.usage.prompt_tokens + reply.usage.completion_tokens
        self.progress.advance("model calls")
        self.progress.advance("tokens", used)
        return reply

    def thinking(self) -> int:
        """Tokens that one call takes before its answer, as far as it is known."""
        known = [chat.known.thinking.values() for chat in self.chats.values()]
        return max((tokens for each in known for tokens in each), default=0)

    def budget_allows(self, prompts: Sequence[Prompt]) -> bool:
        return self.weighs and budget_allows(self.budget, prompts)


@asynccontextmanager
async def open_writer(
    intent: Intent, journal: Journal, capabilities: Capabilities, progress: Progress
) -> AsyncIterator[Writer]:
    """Raises CredentialsError or ModelError before anything is fetched."""
    options = intent.options
    budget = Budget(options.max_tokens_total, options.max_cost, _price(intent))
    if options.replay and has_answers(options.replay):
        recorded = RecordedAnswers(options.replay, progress.note)
        yield Writer(
            "recorded",
            "recorded",
            _Tallied(recorded, budget),
            budget,
            progress,
            weighs=recorded.has("weigh"),
        )
    elif options.replay or not options.writes_with_model:
        yield Writer(
            "extractive", "extractive", Extractive(), budget, progress, weighs=False
        )
    else:
        # The client's own import takes half a second, which only this branch pays.
        from agents.model.openai import Endpoint  # noqa: PLC0415
        from agents.model.preflight import check_key  # noqa: PLC0415
        from agents.model.transport import Reach  # noqa: PLC0415

        key = options.api_key.get_secret_value() if options.api_key else ""
        endpoint = Endpoint(
            options.base_url,
            key,
            capabilities,
            budget,
            options.concurrency,
            _limits(options),
            reach=Reach(options.way, options.named("base_url")),
            effort=options.effort,
            today=intent.now.date(),
            tell=progress.note,
        )
        async with endpoint:
            await check_key(endpoint, options.models[0], key, capabilities)
            name, judge = ",".join(options.models), ",".join(options.judges)
            chats = {model: endpoint.ask(model) for model in _models(options)}

            def journaled(models: tuple[str, ...]) -> Ask:
                chat = Fallback([chats[model] for model in models])
                known = ",".join(models)
                if options.effort:  # chosen, not learnt: another one answers otherwise
                    known += f" {options.effort}"
                return Journaled(chat, journal, endpoint.address, known, budget)

            ask: Ask = journaled(options.models)
            if judge != name:
                ask = ByStep(ask, {"judge": journaled(options.judges)})
            if options.record:
                ask = AnswerRecorder(ask, options.record)
            yield Writer(
                name,
                "openai",
                ask,
                budget,
                progress,
                judge=judge,
                chats=chats,
                known=endpoint.known,
            )


def _limits(options: Options) -> CallLimits:
    """A model that thinks is given longer, unless the operator says how long."""
    if options.model_timeout is None:
        return CallLimits(thinking=600.0)
    return CallLimits(deadline=options.model_timeout)


class _Tallied:
    """Recorded answers count as journal hits: no call is made."""

    def __init__(self, inner: Ask, budget: Budget) -> None:
        self._inner, self._budget = inner, budget

    async def __call__(self, prompt: Prompt, draw: Draw = FIRST) -> Reply:
        reply = await self._inner(prompt, draw)
        self._budget.tally.add(prompt.step, reply.usage, prompt.story_id)
        return reply


def _models(options: Options) -> tuple[str, ...]:
    """All that may be asked, each once."""
    return tuple(dict.fromkeys((*options.models, *options.judges)))


def _price(intent: Intent) -> Price | None:
    """The dearest of the listed models', so that a cap holds whichever answers."""
    prices = [intent.sources.prices.get(model) for model in _models(intent.options)]
    known = [price for price in prices if price is not None]
    if not known or len(known) < len(prices):
        return None
    return Price(
        prompt=max(price.input for price in known),
        completion=max(price.output for price in known),
    )
