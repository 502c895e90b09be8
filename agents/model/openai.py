"""The door to one OpenAI-compatible server: one bounded request at a time and slot."""

import asyncio
from collections.abc import AsyncIterator
from types import TracebackType
from typing import Any, Self, cast

import httpx2
import openai
from openai.types.chat import ChatCompletionMessageParam
from typing_extensions import override

from agents.domain.words import Step
from agents.errors import SettingsError
from agents.model.budget import Budget, estimate
from agents.model.capabilities import Capabilities
from agents.model.chat import Chat
from agents.model.complaint import Complaint, read_complaint
from agents.model.completion import Completion, read_completion
from agents.model.dialect import Body
from agents.model.patience import Limits, Silence
from agents.model.scrub import quotable, scrub, shown

PUBLIC = "https://api.openai.com/v1"
NO_KEY = "no-key-needed"  # the client insists on one; local servers ignore it
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
SQUEEZED = 32  # how much less a compressed body may weigh: deflate packs 1:1000
CONNECT_WITHIN = 10.0  # seconds


class Endpoint:
    """One server. `ask(model)` gives an Ask; all of them share its slots and budget.

    An async context manager. At most `concurrency` requests run at once; a call
    that waits for its next try holds no slot.
    """

    def __init__(
        self,
        base_url: str | None,
        api_key: str,
        capabilities: Capabilities,
        budget: Budget,
        concurrency: int = 8,
        limits: Limits | None = None,
    ) -> None:
        self._url = _checked_url(base_url or PUBLIC)
        self._key = _checked_key(api_key.strip() or NO_KEY)
        self._budget = budget
        self._capabilities = capabilities
        self._slots = asyncio.Semaphore(concurrency)
        self.concurrency = concurrency
        self.limits = limits or Limits()
        self._client = self._connect()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._client.close()

    @property
    def address(self) -> str:
        """For messages and keys: without userinfo and query."""
        return shown(self._url)

    def ask(self, model: str) -> Chat:
        """A model of this server as an Ask."""
        return Chat(self, model, self._capabilities)

    def quote(self, text: str) -> str:
        """A foreign message as one short line without our key."""
        return quotable(text, [self._key])

    def without_key(self, text: str) -> str:
        return scrub(text, [self._key])

    async def exchange(
        self, step: Step, body: Body
    ) -> Completion | Complaint | Silence:
        """One request. Raises BudgetError before it, if it does not fit."""
        asked = estimate(
            [
                *(m["content"] for m in body["messages"]),
                str(body.get("response_format", "")),
            ]
        )
        told = body.get("max_tokens") or body.get("max_completion_tokens") or 0
        async with self._slots, self._budget.spend(step, asked, told) as bill:
            outcome = await self._post(body)
            if isinstance(outcome, Completion):
                bill.settle(outcome.prompt_tokens, outcome.completion_tokens)
            elif isinstance(outcome, Complaint) or not outcome.timed_out:
                bill.free()
            return outcome

    async def _post(self, body: Body) -> Completion | Complaint | Silence:
        """The one place where the client's exceptions become our nouns."""
        rest = {k: v for k, v in body.items() if k not in {"model", "messages"}}
        try:
            async with asyncio.timeout(self.limits.deadline):
                raw = await self._client.chat.completions.with_raw_response.create(
                    model=body["model"],
                    messages=cast(list[ChatCompletionMessageParam], body["messages"]),
                    extra_body=rest,
                )
        except openai.APIStatusError as error:
            answer = error.response
            text = answer.content.decode("utf-8", "replace")
            return read_complaint(answer.status_code, answer.headers, text)
        except (TimeoutError, openai.APITimeoutError):
            within = f"did not answer within {self.limits.deadline:g} seconds"
            return Silence(within, timed_out=True)
        except openai.APIConnectionError as error:
            return _silence(error)
        return read_completion(raw.content.decode("utf-8", "replace"))

    def _connect(self) -> openai.AsyncOpenAI:
        host = httpx2.URL(self._url).host
        timeout = httpx2.Timeout(self.limits.deadline, connect=CONNECT_WITHIN)
        transport = httpx2.AsyncClient(
            timeout=timeout,
            follow_redirects=False,  # a prompt goes where the operator said
            trust_env=host not in LOOPBACK,  # a proxy has no way to our Ollama
            event_hooks={"response": [self._bound]},
        )
        return openai.AsyncOpenAI(
            api_key=self._key,
            base_url=self._url,
            max_retries=0,
            timeout=timeout,
            http_client=transport,
            default_headers={"Accept-Encoding": "identity"},
        )

    async def _bound(self, response: httpx2.Response) -> None:
        encoding = response.headers.get("content-encoding", "identity").lower()
        if encoding not in {"identity", "gzip", "deflate"}:
            raise OversizedAnswer(
                f"answers in an encoding nobody asked for: {encoding}"
            )
        largest = self.limits.largest // (1 if encoding == "identity" else SQUEEZED)
        stream = cast(httpx2.AsyncByteStream, response.stream)
        response.stream = _Bounded(stream, largest)


class OversizedAnswer(httpx2.ReadError):
    """A kind of RequestError, so that the client translates and closes."""


class _Bounded(httpx2.AsyncByteStream):
    """A body that ends with an error once it is larger than allowed."""

    def __init__(self, inner: httpx2.AsyncByteStream, largest: int) -> None:
        self._inner = inner
        self._left = largest

    @override
    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._inner:
            self._left -= len(chunk)
            if self._left < 0:
                raise OversizedAnswer("answers more than anyone could read")
            yield chunk

    @override
    async def aclose(self) -> None:
        await self._inner.aclose()


def _checked_url(url: str) -> str:
    try:
        parsed = httpx2.URL(url)
    except httpx2.InvalidURL as error:
        raise SettingsError(f"--base-url cannot be read: {error}") from error
    if parsed.scheme not in {"http", "https"} or not parsed.host:
        raise SettingsError(
            f"--base-url {shown(url)!r} is not a full address; write it like"
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


def _silence(error: openai.APIConnectionError) -> Silence:
    cause: Any = error.__cause__
    if isinstance(cause, OversizedAnswer):
        return Silence(str(cause), worth_a_retry=False)
    if isinstance(cause, httpx2.ConnectError):
        return Silence(f"cannot be reached ({cause}); check --base-url")
    return Silence(f"broke off its answer ({type(cause).__name__}: {cause})")
