"""The way to a model server, with bounds: bytes, encodings, redirects, certificates."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from functools import cache
from typing import cast

import httpx2
from typing_extensions import override

from agents.errors import SettingsError
from agents.messages.said import said
from agents.model.patience import CallLimits, Silence
from agents.model.redaction import shown
from agents.settings.proxy import LOOPBACK, Way

SQUEEZED = 32  # how much less a compressed body may weigh: deflate packs 1:1000
CONNECT_WITHIN = 10.0  # seconds
_BEGINS = (b"{", b"[", b"<")  # a document


@dataclass(frozen=True)
class Reach:
    """How a server is reached, and what the operator calls its address."""

    way: Way = field(default_factory=Way)
    named: str = "--base-url"

    @property
    def settings(self) -> str:
        """What to look at when nobody answers."""
        if self.way.proxy is None:
            return self.named
        return said("{one} and {other}", one=self.named, other=self.way.named)


def open_http(url: str, limits: CallLimits, way: Way) -> httpx2.AsyncClient:
    """Its answers break off with OversizedAnswer at `limits.largest`.

    And with DrippingAnswer after `limits.carrying`: a model may think for minutes, but
    what it thinks is sent as a stream or not at all.
    """

    async def bound(response: httpx2.Response) -> None:
        encoding = response.headers.get("content-encoding", "identity").lower()
        if encoding not in {"identity", "gzip", "deflate"}:
            raise OversizedAnswer(
                said(
                    "answers in an encoding nobody asked for: {encoding}",
                    encoding=encoding,
                )
            )
        largest = limits.largest // (1 if encoding == "identity" else SQUEEZED)
        stream = cast(httpx2.AsyncByteStream, response.stream)
        response.stream = _Bounded(stream, largest, limits.carrying)

    return httpx2.AsyncClient(
        timeout=timeout_of(limits),
        follow_redirects=False,  # a prompt goes where the operator said
        # No proxy to our Ollama; the system's own if the environment names none.
        trust_env=not way.stated and httpx2.URL(url).host not in LOOPBACK,
        proxy=_proxy(way),
        verify=_certificates(way),
        event_hooks={"response": [bound]},
    )


def timeout_of(limits: CallLimits) -> httpx2.Timeout:
    longest = max(limits.deadline, limits.thinking or 0.0)
    return httpx2.Timeout(longest, connect=CONNECT_WITHIN)


def checked_url(url: str, named: str) -> str:
    try:
        parsed = httpx2.URL(url)
    except httpx2.InvalidURL as error:
        raise SettingsError(
            said("{named} cannot be read: {error}", named=named, error=error)
        ) from error
    if parsed.scheme not in {"http", "https"} or not parsed.host:
        raise SettingsError(
            said(
                "{named} {url!r} is not a full address; write it like"
                " http://localhost:11434/v1",
                named=named,
                url=shown(url),
            )
        )
    return url


def checked_key(key: str) -> str:
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise SettingsError(
            said(
                "OPENAI_API_KEY holds a character that no HTTP header may hold;"
                " copy the key again"
            )
        )
    return key


def silence_of(cause: BaseException | None, settings: str) -> Silence:
    """What kept an answer from being whole."""
    if isinstance(cause, OversizedAnswer):
        return Silence(str(cause), worth_a_retry=False)
    if isinstance(cause, DrippingAnswer):
        return Silence(str(cause), timed_out=True)
    if isinstance(cause, httpx2.ConnectError):
        return Silence(
            said(
                "cannot be reached ({cause}); check {settings}",
                cause=cause,
                settings=settings,
            ),
            unsent=True,
        )
    if isinstance(cause, httpx2.ProxyError):
        return Silence(
            said(
                "is kept off by the proxy ({cause}); check {settings}",
                cause=cause,
                settings=settings,
            )
        )
    return Silence(
        said(
            "broke off its answer ({kind}: {cause})",
            kind=type(cause).__name__,
            cause=cause,
        )
    )


def _proxy(way: Way) -> httpx2.Proxy | None:
    if way.proxy is None:
        return None
    return httpx2.Proxy(way.proxy.address, auth=way.proxy.login)


def _certificates(way: Way) -> ssl.SSLContext:
    if way.cert_file:
        return ssl.create_default_context(cafile=way.cert_file)
    if not way.cert_dirs:
        return _authorities()
    context = ssl.create_default_context(capath=way.cert_dirs[0])
    for folder in way.cert_dirs[1:]:
        context.load_verify_locations(capath=folder)
    return context


class OversizedAnswer(httpx2.ReadError):
    """A kind of RequestError, so that the client translates and closes."""


class DrippingAnswer(httpx2.ReadError):
    """One whose body has begun and does not come to its end."""


class _Bounded(httpx2.AsyncByteStream):
    """A body that ends with an error once it is larger or slower than allowed."""

    def __init__(
        self, inner: httpx2.AsyncByteStream, largest: int, carrying: float
    ) -> None:
        self._inner, self._left, self._carrying = inner, largest, carrying

    @override
    async def __aiter__(self) -> AsyncIterator[bytes]:
        chunks = aiter(self._inner)
        first, end = b"", None
        while True:
            try:
                async with asyncio.timeout_at(end):
                    chunk = await anext(chunks, None)
            except TimeoutError:
                within = said(
                    "began its answer and did not end it within {seconds:g} seconds",
                    seconds=self._carrying,
                )
                raise DrippingAnswer(within) from None
            if chunk is None:
                return
            self._left -= len(chunk)
            if self._left < 0:
                raise OversizedAnswer(said("answers more than anyone could read"))
            # Blank lines keep a connection open, and a stream begins with a word.
            if not first and (first := chunk.lstrip()[:1]) in _BEGINS:
                end = asyncio.get_running_loop().time() + self._carrying
            yield chunk

    @override
    async def aclose(self) -> None:
        await self._inner.aclose()


@cache
def _authorities() -> ssl.SSLContext:
    """Those that everybody trusts; reading them takes as long as a small answer."""
    return httpx2.create_ssl_context(trust_env=False)
