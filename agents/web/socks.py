"""The way to a proxy, and SOCKS5 through it (RFC 1928, RFC 1929)."""

from contextlib import AsyncExitStack
from typing import Any

import httpcore
from typing_extensions import override

from agents.errors import SourceError
from agents.messages.said import said
from agents.settings.proxy import Proxy
from agents.web.exchange import UnreachableError

_VERSION = 5
_OPEN, _LOGIN = b"\x00", b"\x02"  # SOCKS5's ways in, RFC 1928
_SIZES = {1: 4, 4: 16}  # bytes of an address, by its kind
_LONGEST = 255  # bytes of a name, a user, a password


class Dialler(httpcore.AsyncNetworkBackend):
    """Opens connections to the proxy, and names it where that fails."""

    def __init__(
        self, proxy: Proxy, network: httpcore.AsyncNetworkBackend | None = None
    ) -> None:
        self._proxy = proxy
        self._network = network or httpcore.AnyIOBackend()

    @override
    async def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, *_: Any, **__: Any
    ) -> httpcore.AsyncNetworkStream:
        """Raises UnreachableError, whatever host is asked for."""
        proxy = self._proxy
        try:
            return await self._network.connect_tcp(proxy.host, proxy.port, timeout)
        except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
            raise UnreachableError(
                said(
                    "the proxy {address} does not answer; check team.proxy in"
                    " sources.yaml, or AGENTS_PROXY",
                    address=proxy.address,
                )
            ) from error


class Socks(Dialler):
    """Opens connections through the proxy, which resolves the host's name."""

    @override
    async def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, *_: Any, **__: Any
    ) -> httpcore.AsyncNetworkStream:
        """Raises SourceError, UnreachableError where another try may help."""
        async with AsyncExitStack() as unless_led:
            stream = await super().connect_tcp(host, port, timeout)
            unless_led.push_async_callback(stream.aclose)
            talk = _Talk(self._proxy, stream, timeout)
            try:
                await talk.enter()
                await talk.lead(host, port)
            except (httpcore.NetworkError, httpcore.TimeoutException) as error:
                raise talk.broken(said("broke off")) from error
            unless_led.pop_all()
        return stream


class _Talk:
    """What is said to the proxy before the connection is ours."""

    def __init__(
        self,
        proxy: Proxy,
        stream: httpcore.AsyncNetworkStream,
        patience: float | None,
    ) -> None:
        self._proxy, self._stream, self._patience = proxy, stream, patience

    async def enter(self) -> None:
        login = self._proxy.login
        await self._say(b"\x05\x01" + (_LOGIN if login else _OPEN))
        version, way = await self._hear(2)
        if version != _VERSION:
            raise self.broken(said("speaks no SOCKS5"))
        if login and bytes([way]) == _LOGIN:
            user, password = (word.encode()[:_LONGEST] for word in login)
            words = bytes([1, len(user)]) + user + bytes([len(password)]) + password
            await self._say(words)
            _, refused = await self._hear(2)
            if refused:
                raise self._unwelcome()
        elif bytes([way]) != _OPEN:
            raise self._unwelcome()

    async def lead(self, host: str, port: int) -> None:
        name = host.encode("ascii", "replace")[:_LONGEST]
        wanted = bytes([len(name)]) + name + port.to_bytes(2, "big")
        await self._say(b"\x05\x01\x00\x03" + wanted)
        version, reply, _, kind = await self._hear(4)
        if version != _VERSION:
            raise self.broken(said("speaks no SOCKS5"))
        if reply:
            why = _in_words(reply)
            raise UnreachableError(
                said(
                    "{host!r} cannot be reached through the proxy {address}: {why}",
                    host=host,
                    address=self._proxy.address,
                    why=why,
                )
            )
        size = _SIZES.get(kind) or (await self._hear(1))[0]
        await self._hear(size + 2)  # where it calls from: no matter

    async def _say(self, words: bytes) -> None:
        await self._stream.write(words, self._patience)

    async def _hear(self, size: int) -> bytes:
        got = b""
        while len(got) < size:
            part = await self._stream.read(size - len(got), self._patience)
            if not part:
                raise self.broken(said("broke off"))
            got += part
        return got

    def broken(self, fault: str) -> UnreachableError:
        return UnreachableError(
            said(
                "the proxy {address} {fault}; check team.proxy in sources.yaml, or"
                " AGENTS_PROXY",
                address=self._proxy.address,
                fault=fault,
            )
        )

    def _unwelcome(self) -> SourceError:
        return SourceError(
            said(
                "the proxy {address} refuses its user or password; correct them in"
                " team.proxy of sources.yaml, or in AGENTS_PROXY",
                address=self._proxy.address,
            )
        )


def _in_words(reply: int) -> str:
    """What SOCKS5 answers in the place of a connection, RFC 1928."""
    known = {
        1: said("it failed"),
        2: said("its rules forbid it"),
        3: said("the network is out of reach"),
        4: said("the host is out of reach"),
        5: said("the host refuses"),
        6: said("it took too many hops"),
    }
    return known.get(reply, said("code {reply}", reply=reply))
