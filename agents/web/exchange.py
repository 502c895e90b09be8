"""One request and its answer, within every bound: where httpcore's errors become ours."""

import ssl
import zlib
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from http import HTTPStatus

import httpcore
import httpx

from agents.errors import SourceError
from agents.messages.said import said
from agents.ports import Fetched
from agents.web import redirect
from agents.web.address import briefly
from agents.web.bounds import (
    MIB,
    CodingError,
    FetchBudget,
    FetchLimits,
    Inflater,
    TooLargeError,
)

SILENT = (httpcore.ReadTimeout, httpcore.WriteTimeout)
BROKEN = (httpcore.NetworkError, httpcore.RemoteProtocolError, *SILENT)


class PassingError(SourceError):
    """A failure that may pass: another try is worth it.

    `wait` is what the server asked for, in seconds.
    """

    def __init__(
        self,
        message: str,
        status: int | None = None,
        body: bytes = b"",
        wait: float | None = None,
    ) -> None:
        super().__init__(message, status, body)
        self.wait = wait


class UnreachableError(PassingError):
    """No connection came about."""


class SilentError(PassingError):
    """The host took the request and said nothing."""


class Exchange:
    """Asks one address at a time; knows nothing of redirects, tries and hosts."""

    def __init__(self, limits: FetchLimits) -> None:
        self._limits = limits

    async def __call__(
        self,
        pool: httpcore.AsyncConnectionPool,
        url: httpx.URL,
        headers: Mapping[str, str],
        budget: FetchBudget,
    ) -> Fetched:
        """The answer, of any status; the body only of those that carry a document.

        Raises SourceError, PassingError where another try may help.
        """
        async with (
            self._translated(url),
            budget.spend(),
            self._sent(pool, url, headers) as response,
        ):
            return await self._read(url, response)

    @asynccontextmanager
    async def _sent(
        self,
        pool: httpcore.AsyncConnectionPool,
        url: httpx.URL,
        headers: Mapping[str, str],
    ) -> AsyncIterator[httpcore.Response]:
        target = httpcore.URL(
            scheme=url.raw_scheme,
            host=url.raw_host,
            port=url.port,
            target=url.raw_path,
        )
        timeout = {
            "connect": self._limits.connect,
            "read": self._limits.read,
            "write": self._limits.read,
        }
        async with pool.stream(
            "GET",
            target,
            headers=[(_raw(name), _raw(value)) for name, value in headers.items()],
            extensions={"timeout": timeout},
        ) as response:
            yield response

    async def _read(self, url: httpx.URL, response: httpcore.Response) -> Fetched:
        status, headers = response.status, self._headers(response)
        if status in redirect.STATUSES:
            body = b""
        elif status < HTTPStatus.BAD_REQUEST:
            body = await self._body(response, headers, self._limits.body)
        else:
            body = await self._complaint(response, headers)
        return Fetched(url=str(url), status=status, headers=headers, body=body)

    def _headers(self, response: httpcore.Response) -> dict[str, str]:
        size = sum(len(name) + len(value) + 4 for name, value in response.headers)
        if size > self._limits.headers:
            raise TooLargeError
        headers: dict[str, str] = {}
        for raw_name, raw_value in response.headers:
            name, value = (
                raw_name.decode("latin-1").lower(),
                raw_value.decode("latin-1"),
            )
            headers[name] = f"{headers[name]}, {value}" if name in headers else value
        return headers

    async def _body(
        self, response: httpcore.Response, headers: Mapping[str, str], limit: int
    ) -> bytes:
        inflater = Inflater(headers.get("content-encoding", ""), limit)
        received = 0
        async for chunk in response.aiter_stream():
            received += len(chunk)
            if received > limit:
                raise TooLargeError
            inflater.feed(chunk)
        return inflater.whole()

    async def _complaint(
        self, response: httpcore.Response, headers: Mapping[str, str]
    ) -> bytes:
        """What an API says of its refusal; a page that cannot be read says nothing."""
        try:
            return await self._body(response, headers, self._limits.complaint)
        except (TooLargeError, CodingError, zlib.error, *BROKEN):
            return b""

    @asynccontextmanager
    async def _translated(self, url: httpx.URL) -> AsyncIterator[None]:
        try:
            yield
        except (TimeoutError, TooLargeError, CodingError, zlib.error) as error:
            raise SourceError(f"{briefly(url)} {self._fault(error)}") from error
        except httpcore.LocalProtocolError as error:
            # Without its own text: h11 quotes the header that it cannot write.
            raise SourceError(
                said(
                    "{url} cannot be asked: a header is not valid; check the token",
                    url=briefly(url),
                )
            ) from error
        except httpcore.ProxyError as error:
            raise _refused(briefly(url), str(error)) from error
        except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
            raise _no_connection(briefly(url), error) from error
        except SILENT as error:
            seconds = self._limits.read
            raise SilentError(
                said(
                    "{url} went silent for {seconds:g} s",
                    url=briefly(url),
                    seconds=seconds,
                )
            ) from error
        except BROKEN as error:
            raise PassingError(
                said("{url} broke off its answer", url=briefly(url))
            ) from error

    def _fault(self, error: Exception) -> str:
        limits = self._limits
        match error:
            case TimeoutError():
                return said(
                    "took longer than {seconds:g} s; it is given up",
                    seconds=limits.total,
                )
            case TooLargeError():
                return said(
                    "sends more than {body:g} MiB, or {headers} bytes of headers; it is"
                    " refused",
                    body=limits.body / MIB,
                    headers=limits.headers,
                )
            case CodingError():
                return said("is compressed in another way than one gzip or deflate")
            case _:
                return said("sends damaged compressed data")


def _raw(text: str) -> bytes:
    """A header as it came in, so that an ETag beyond ASCII goes back unchanged."""
    return text.encode("latin-1", "replace")


def _refused(shown: str, answer: str) -> SourceError:
    """`answer` is the proxy's status line, as httpcore has it."""
    if answer.startswith("407"):
        return SourceError(
            said(
                "{shown} is not reached: the proxy refuses its user or password;"
                " correct them in team.proxy of sources.yaml, or in AGENTS_PROXY",
                shown=shown,
            )
        )
    words = "".join(c for c in answer if c.isprintable())[:80].strip()
    return UnreachableError(
        said(
            "{shown} is not reached: the proxy answers {words}",
            shown=shown,
            words=words,
        )
    )


def _no_connection(shown: str, error: Exception) -> SourceError:
    cause = error.args[0] if error.args else None
    if isinstance(cause, ssl.SSLCertVerificationError):
        return SourceError(
            said(
                "{shown} has no valid certificate ({verify_message}); it is refused",
                shown=shown,
                verify_message=cause.verify_message,
            )
        )
    return UnreachableError(
        said("{shown} cannot be reached; its host does not answer", shown=shown)
    )
