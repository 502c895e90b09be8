"""The openai client: one request to a server, and what came of it. It has no retries.

It takes half a second to load, so only who has something to ask imports it
(`agents.model.openai`).
"""

import asyncio
from collections.abc import Awaitable, Mapping
from typing import TypeVar

import httpx2
import openai
from socksio.exceptions import SOCKSError

from agents.domain.foreign import text_of
from agents.messages.said import said
from agents.model.allowance import read_allowance
from agents.model.completion import Completion, read_completion
from agents.model.dialect import Body
from agents.model.error_answer import ErrorAnswer, read_error_answer
from agents.model.patience import CallLimits, Silence
from agents.model.transport import Reach, open_http, silence_of, timeout_of

T = TypeVar("T")
Headers = Mapping[str, str | openai.Omit]


class OpenAIClient:
    """One server's, with its own connections."""

    def __init__(self, url: str, key: str, limits: CallLimits, reach: Reach) -> None:
        self._client = openai.AsyncOpenAI(
            api_key=key,
            base_url=url,
            max_retries=0,
            timeout=timeout_of(limits),
            default_headers={"Accept-Encoding": "identity"},
            http_client=open_http(url, limits, reach.way),
        )
        self._settings = reach.settings

    async def close(self) -> None:
        await self._client.close()

    async def models(
        self, deadline: float, *, with_key: bool
    ) -> ErrorAnswer | Silence | None:
        """What is wrong with the list of models; what it says is not looked at."""
        headers: Headers = {} if with_key else {"Authorization": openai.Omit()}
        listing = self._client.get(
            "/models", cast_to=httpx2.Response, options={"headers": headers}
        )
        answer = await self._outcome(listing, deadline)
        return None if isinstance(answer, httpx2.Response) else answer

    async def complete(
        self, body: Body, deadline: float
    ) -> Completion | ErrorAnswer | Silence:
        # `chat.completions` would look through the body for what it has to translate,
        # which takes a millisecond of CPU, as long as all the rest of a call.
        asking = self._client.post(
            "/chat/completions", cast_to=httpx2.Response, body=body
        )
        raw = await self._outcome(asking, deadline)
        if isinstance(raw, ErrorAnswer | Silence):
            return raw
        return read_completion(text_of(raw.content), read_allowance(raw.headers))

    async def _outcome(
        self, call: Awaitable[T], deadline: float
    ) -> T | ErrorAnswer | Silence:
        """The one place where the client's exceptions become our nouns."""
        try:
            async with asyncio.timeout(deadline):
                return await call
        except openai.APIStatusError as error:
            answer = error.response
            text = text_of(answer.content)
            return read_error_answer(answer.status_code, answer.headers, text)
        except (TimeoutError, openai.APITimeoutError):
            within = said("did not answer within {seconds:g} seconds", seconds=deadline)
            return Silence(within, timed_out=True)
        except openai.APIConnectionError as error:
            return silence_of(error.__cause__, self._settings)
        except (SOCKSError, AssertionError):  # of httpcore2, which trusts a proxy
            return Silence(
                said(
                    "is behind a proxy without SOCKS5; check {settings}",
                    settings=self._settings,
                )
            )
