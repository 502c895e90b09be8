"""One model as an Ask: learns how to ask, tries again, gives one whole answer."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from agents.domain.reading import Prompt, Reply
from agents.domain.report import Usage
from agents.domain.words import Step
from agents.errors import ModelError
from agents.model.capabilities import Capabilities, recall
from agents.model.complaint import Complaint
from agents.model.completion import Completion
from agents.model.dialect import Body, Dialect, kind_of, learn, request
from agents.model.patience import Limits, Patience, Silence

Outcome = Completion | Complaint | Silence
BUSY = 429
FEWEST_SILENCES = 6


class Server(Protocol):
    @property
    def address(self) -> str: ...
    @property
    def concurrency(self) -> int: ...
    @property
    def limits(self) -> Limits: ...
    def quote(self, text: str) -> str: ...
    def without_key(self, text: str) -> str: ...
    async def exchange(
        self, step: Step, body: Body, check: Callable[[], None]
    ) -> Outcome: ...


class Chat:
    """An Ask that learns.

    While nothing is known of a kind of request (plain, or in a shape), one call at
    a time goes ahead and learns; the others wait until it has been answered.

    A server that has not answered anyone for as many requests as run at once, or that
    let the very first one run into its deadline, is not asked again in this run, so
    that a dead one cannot hold it up for hours. One of them has to be asked after
    another was given up: where a machine slept, all that were in flight end at once.
    """

    def __init__(self, server: Server, model: str, capabilities: Capabilities) -> None:
        self._server = server
        self._model = model
        self._capabilities = capabilities
        self._who = f"model {model!r} at {server.address}"
        self._key = f"{server.address} {model}"
        self._dialect = self._proven = recall(capabilities, self._key)
        self._known = set(self._proven.proven)
        self._first = asyncio.Lock()
        self._answered = False
        self._silences = 0
        self._asked_since = False  # a silent request began after another's silence
        self._dead = False

    async def __call__(self, prompt: Prompt, sample: int = 0) -> Reply:  # noqa: ARG002  # a sample is another draw; no server needs its number
        patience = Patience(self._server.limits, self._who, self._server.quote)
        usage = Usage()
        while True:
            outcome = self._feel(await self._ask(prompt))
            if not isinstance(outcome, Completion):
                await self._server.limits.sleep(patience.wait_after(outcome))
                continue
            usage += Usage(
                calls=1,
                prompt_tokens=outcome.prompt_tokens or 0,
                completion_tokens=outcome.completion_tokens or 0,
            )
            if outcome.fault is None:
                text = self._server.without_key(outcome.text)
                return Reply(text=text, model=self._model, usage=usage)
            patience.after_fault(outcome)
            if outcome.fault == "cut off":
                doubled = 2 * prompt.max_tokens
                prompt = prompt.model_copy(update={"max_tokens": doubled})

    def _check_pulse(self) -> None:
        most = max(FEWEST_SILENCES, self._server.concurrency)
        if (self._silences >= most and self._asked_since) or self._dead:
            raise ModelError(
                f"{self._who} did not answer {self._silences} times in a row; it is not"
                " asked again in this run; a slow one needs --model-timeout and a"
                " lower --concurrency"
            )

    def _feel(self, outcome: Outcome) -> Outcome:
        if not isinstance(outcome, Silence):
            self._answered, self._dead = True, False
            self._silences, self._asked_since = 0, False
            return outcome
        self._silences += 1
        if outcome.timed_out and not self._answered:
            # Nobody was ever answered: a second deadline would be too many.
            self._dead = True
            return replace(outcome, worth_a_retry=False)
        return outcome

    async def _ask(self, prompt: Prompt) -> Outcome:
        kind = kind_of(prompt)
        if kind not in self._known:
            async with self._first:
                if kind not in self._known:
                    outcome = await self._learn(prompt)
                    if not (isinstance(outcome, Complaint) and outcome.status == BUSY):
                        self._known.add(kind)
                    return outcome
        return await self._learn(prompt)

    async def _learn(self, prompt: Prompt) -> Outcome:
        while True:
            dialect = self._dialect
            body = request(self._model, prompt, dialect)
            outcome = await self._exchange(prompt.step, body)
            if isinstance(outcome, Completion):
                self._prove(dialect, prompt)
            if not isinstance(outcome, Complaint):
                return outcome
            learnt = learn(dialect, outcome, body)
            if learnt is None:
                # What was tried without success was no lesson.
                self._dialect = self._proven
                return outcome
            if self._dialect is dialect:  # else another call has learnt it meanwhile
                self._dialect = learnt

    async def _exchange(self, step: Step, body: Body) -> Outcome:
        before = 0

        def check() -> None:
            nonlocal before
            self._check_pulse()
            before = self._silences

        outcome = await self._server.exchange(step, body, check)
        if before and isinstance(outcome, Silence):
            self._asked_since = True
        return outcome

    def _prove(self, dialect: Dialect, prompt: Prompt) -> None:
        proven = tuple(sorted({*self._proven.proven, kind_of(prompt)}))
        if dialect is self._proven and proven == self._proven.proven:
            return
        kept = dialect.model_copy(update={"proven": proven})
        if self._dialect is dialect:
            self._dialect = kept
        self._proven = kept
        self._capabilities.keep(self._key, kept.model_dump_json())
