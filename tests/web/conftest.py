"""A small web on loopback that answers byte by byte as a test tells it to."""

import asyncio
import ssl
import subprocess
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesHeaderParser
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from agents.web.address import Origin
from agents.web.bounds import FetchLimits
from agents.web.fetch import Web
from tests.serving import listening

Script = Callable[[asyncio.StreamWriter], AsyncIterator[bytes]]
Answer = bytes | Script


def answer(body: bytes = b"", status: int = 200, **headers: str) -> bytes:
    """A complete answer; `content_type="text/html"` names a header."""
    named = {n.replace("_", "-").lower(): value for n, value in headers.items()}
    named = {"content-length": str(len(body)), **named}
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"HTTP/1.1 {status} X\r\n{head}\r\n".encode() + body


def redirect(to: str, status: int = 302) -> bytes:
    return answer(status=status, location=to)


@dataclass
class Site:
    """One server. The n-th request of a path gets its n-th answer, the last repeats."""

    port: int = 0
    routes: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[tuple[str, Message]] = field(default_factory=list)
    host: str = "127.0.0.1"

    @property
    def origin(self) -> Origin:
        return (self.host, self.port)

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def url(self, path: str, *answers: Answer) -> str:
        if answers:
            self.routes[path] = list(answers)
        return f"http://{self.host}:{self.port}{path}"

    async def serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                line, _, rest = head.partition(b"\r\n")
                path = line.split()[1].decode()
                self.asked.append((path, BytesHeaderParser().parsebytes(rest)))
                await self._say(self._next(path), writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    def _next(self, path: str) -> Answer:
        answers = self.routes.get(path, [answer(status=404)])
        return answers.pop(0) if len(answers) > 1 else answers[0]

    async def _say(self, words: Answer, writer: asyncio.StreamWriter) -> None:
        if isinstance(words, bytes):
            writer.write(words)
            await writer.drain()
            return
        async for part in words(writer):
            writer.write(part)
            await writer.drain()
        writer.close()


@asynccontextmanager
async def served(context: ssl.SSLContext | None = None) -> AsyncIterator[Site]:
    site = Site()
    async with listening(site.serve, set(), context) as site.port:
        yield site


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with served() as site:
        yield site


@pytest.fixture
async def canary() -> AsyncIterator[Site]:
    """A server that nobody may ask: the operator did not write its port."""
    async with served() as site:
        yield site


@dataclass
class Clock:
    """Seconds since the epoch; whoever sleeps moves it on, without waiting."""

    time: float = 1_725_148_800.0  # 2024-09-01 00:00:00 UTC
    slept: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds
        await asyncio.sleep(0)


SOON = FetchLimits(pause=0.01)
OpenWeb = Callable[..., Web]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def open_web(site: Site, clock: Clock) -> OpenWeb:
    """Makes a Web that trusts `site`, with short pauses and a clock that jumps."""

    def make(**changes: Any) -> Web:
        settings: dict[str, Any] = {
            "trusted": frozenset({site.origin}),
            "user_agent": "TestBot/1.0 (+mailto:team@example.org)",
            "limits": SOON,
            "now": clock.now,
            "sleep": clock.sleep,
            "chance": lambda: 0.0,
            "certificates": ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
        }
        return Web(**(settings | changes))

    return make


@pytest.fixture
async def fetch(open_web: OpenWeb) -> AsyncIterator[Web]:
    async with open_web() as web:
        yield web


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate that `example.test` signed itself."""
    openssl = which("openssl")
    if openssl is None:
        pytest.skip("needs the openssl command")
    file = tmp_path_factory.mktemp("tls") / "example.test.pem"
    arguments = (
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
        f"-subj /CN=example.test -addext subjectAltName=DNS:example.test "
        f"-keyout {file} -out {file}.crt"
    )
    subprocess.run([openssl, *arguments.split()], check=True, capture_output=True)  # noqa: S603
    file.write_text(file.read_text() + Path(f"{file}.crt").read_text())
    return file
