"""The door to one OpenAI-compatible server: one bounded request at a time and slot."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from types import TracebackType
from typing import Any, Self, TypeVar, cast

import httpx2
import openai
from openai.types.chat import ChatCompletionMessageParam
from socksio.exceptions import SOCKSError

from agents.domain.foreign import text_of
from agents.domain.words import Step
from agents.errors import SettingsError
from agents.model.budget import Budget, estimate
from agents.model.capabilities import Capabilities
from agents.model.chat import Chat
from agents.model.complaint import Complaint, read_complaint
from agents.model.completion import Completion, read_completion
from agents.model.dialect import Body
from agents.model.patience import Limits, Patience, Silence
from agents.model.scrub import quotable, scrub, shown
from agents.model.transport import OversizedAnswer, Reach, open_client
from agents.web.closing import finished

PUBLIC = "https://api.openai.com/v1"
NO_KEY = "no-key-needed"  # the client insists on one; local servers ignore it
LISTED_WITHIN = 10.0  # seconds
T = TypeVar("T")
Headers = Mapping[str, str | openai.Omit]


class Endpoint:
    """One server. `ask(model)` gives an Ask; all of them share its slots and budget.

    An async context manager. At most `concurrency` requests run at once; a call
    that waits for its next try holds no slot.
    """

    def __init__(  # noqa: PLR0913  # a setting each
        self,
        base_url: str | None,
        api_key: str,
        capabilities: Capabilities,
        budget: Budget,
        concurrency: int = 8,
        limits: Limits | None = None,
        *,
        reach: Reach | None = None,
    ) -> None:
        self._reach = reach or Reach()
        self._url = _checked_url(base_url or PUBLIC, self._reach.named)
        self._key = _checked_key(api_key.strip() or NO_KEY)
        self._budget = budget
        self._capabilities = capabilities
        self._slots = asyncio.Semaphore(concurrency)
        self.concurrency = concurrency
        self.limits = limits or Limits()
        self._chats: dict[str, Chat] = {}
        self._client = open_client(self._url, self._key, self.limits, self._reach.way)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await finished(self._client.close())

    @property
    def address(self) -> str:
        """For messages and keys: without userinfo and query."""
        return shown(self._url)

    def ask(self, model: str) -> Chat:
        """A model of this server as an Ask; always the same one, which remembers."""
        if model not in self._chats:
            self._chats[model] = Chat(self, model, self._capabilities)
        return self._chats[model]

    def quote(self, text: str) -> str:
        """A foreign message as one short line without our key."""
        return quotable(text, [self._key])

    def without_key(self, text: str) -> str:
        return scrub(text, [self._key])

    async def exchange(
        self, step: Step, body: Body, check: Callable[[], None]
    ) -> Completion | Complaint | Silence:
        """One request. Raises before it what `check` does, or BudgetError.

        The check waits for the slot: meanwhile the server may have fallen silent.
        """
        asked = estimate(
            [
                *(m["content"] for m in body["messages"]),
                str(body.get("response_format", "")),
            ]
        )
        told = body.get("max_tokens") or body.get("max_completion_tokens") or 0
        async with self._slots:
            check()
            async with self._budget.spend(step, asked, told) as bill:
                outcome = await self._post(body)
                if isinstance(outcome, Completion):
                    bill.settle(outcome.prompt_tokens, outcome.completion_tokens)
                elif isinstance(outcome, Complaint) or outcome.unsent:
                    bill.free()
                return outcome

    async def takes_key(self) -> bool | None:
        """What its list of models says of our key; None where that says nothing.

        A list that is shown without a key as well (OpenRouter, vLLM, Ollama) says
        nothing. Raises ModelError if nobody is there.
        """
        if self._key == NO_KEY:
            return True
        patience = Patience(self.limits, self.address, self.quote)
        while isinstance(listed := await self._models({}), Silence):
            if listed.timed_out:
                return None
            await self.limits.sleep(patience.wait_after(listed))
        if _is_refusal(listed):
            return False
        if isinstance(listed, Complaint):
            return None
        without_key = await self._models({"Authorization": openai.Omit()})
        return True if _is_refusal(without_key) else None

    async def _models(self, headers: Headers) -> Complaint | Silence | None:
        listing = self._client.get(
            "/models", cast_to=httpx2.Response, options={"headers": headers}
        )
        answer = await self._outcome(listing, min(LISTED_WITHIN, self.limits.deadline))
        return None if isinstance(answer, httpx2.Response) else answer

    async def _post(self, body: Body) -> Completion | Complaint | Silence:
        rest = {k: v for k, v in body.items() if k not in {"model", "messages"}}
        asking = self._client.chat.completions.with_raw_response.create(
            model=body["model"],
            messages=cast(list[ChatCompletionMessageParam], body["messages"]),
            extra_body=rest,
        )
        raw = await self._outcome(asking, self.limits.deadline)
        if isinstance(raw, Complaint | Silence):
            return raw
        return read_completion(text_of(raw.content))

    async def _outcome(
        self, call: Awaitable[T], deadline: float
    ) -> T | Complaint | Silence:
        """The one place where the client's exceptions become our nouns."""
        try:
            async with asyncio.timeout(deadline):
                return await call
        except openai.APIStatusError as error:
            answer = error.response
            text = text_of(answer.content)
            return read_complaint(answer.status_code, answer.headers, text)
        except (TimeoutError, openai.APITimeoutError):
            within = f"did not answer within {deadline:g} seconds"
            return Silence(within, timed_out=True)
        except openai.APIConnectionError as error:
            return _silence(error, self._reach.settings)
        except (SOCKSError, AssertionError):  # of httpcore2, which trusts a proxy
            settings = self._reach.settings
            return Silence(f"is behind a proxy without SOCKS5; check {settings}")


def _is_refusal(outcome: object) -> bool:
    return isinstance(outcome, Complaint) and outcome.status in {401, 403}


def _checked_url(url: str, named: str) -> str:
    try:
        parsed = httpx2.URL(url)
    except httpx2.InvalidURL as error:
        raise SettingsError(f"{named} cannot be read: {error}") from error
    if parsed.scheme not in {"http", "https"} or not parsed.host:
        raise SettingsError(
            f"{named} {shown(url)!r} is not a full address; write it like"
            " http://localhost:11434/v1"
        )
    return url


def _checked_key(key: str) -> str:
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise SettingsError(
            "OPENAI_API_KEY holds a character that no HTTP header may hold; copy the"
            " key again"
        )
    return key


def _silence(error: openai.APIConnectionError, settings: str) -> Silence:
    cause: Any = error.__cause__
    if isinstance(cause, OversizedAnswer):
        return Silence(str(cause), worth_a_retry=False)
    if isinstance(cause, httpx2.ConnectError):
        return Silence(f"cannot be reached ({cause}); check {settings}", unsent=True)
    if isinstance(cause, httpx2.ProxyError):
        return Silence(f"is kept off by the proxy ({cause}); check {settings}")
    return Silence(f"broke off its answer ({type(cause).__name__}: {cause})")
