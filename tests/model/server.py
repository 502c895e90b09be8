"""A server on 127.0.0.1 that speaks the chat-completions protocol as a test scripts it."""

import asyncio
import datetime as dt
import json
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from agents.domain.draw import Draw
from agents.domain.reading import Message, Prompt, Reply
from agents.domain.words import StoryId
from agents.model.budget import Budget
from agents.model.capabilities import Capabilities, MemoryCapabilities
from agents.model.openai import Endpoint
from agents.model.patience import CallLimits
from agents.model.reasoning_effort import Effort
from agents.model.server_memory import UNDATED
from agents.ports import Ask
from tests.endpoints import Endpoint as Played
from tests.serving import listening

Body = dict[str, Any]
KEY = "sk-local-0123456789abcdef"
# Seconds in which a busy machine carries an answer, where others run into the deadline.
ROOMY = 1.0


@dataclass(frozen=True)
class Answer:
    """`endless` repeats the body until the client goes; `never` sends nothing.

    `breaks` promises more than comes and hangs up; `stalls` does not even hang up.
    """

    body: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    endless: bool = False
    never: bool = False
    breaks: bool = False
    stalls: bool = False


Script = Callable[[Body], Answer]


def says(text: object, finish: str = "stop", **message: object) -> Answer:
    """A completion; its usage is what the budget's estimate never falls below."""
    choice = {"finish_reason": finish, "message": {"content": text, **message}}
    usage = {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}
    return Answer(json.dumps({"choices": [choice], "usage": usage}))


def fails(status: int, message: str, **more: object) -> Answer:
    error = {"message": message, **more}
    return Answer(json.dumps({"error": error}, ensure_ascii=False), status)


class ChatServer:
    """What was asked, in order, and how many requests ran at once."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.asked: list[Body] = []
        self.failed = 0
        self.lists: Callable[[bool], Answer] = lambda _: Answer("no such path", 404)
        self.listed: list[bool] = []  # whether the list was asked for with a key
        self.headers: list[str] = []
        self.running = self.most_running = 0
        self.url = ""
        self.gate: asyncio.Barrier | None = None  # answers so many at once
        self.tasks: set[asyncio.Task[None]] = set()

    async def serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            with suppress(
                ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError
            ):
                await self._serve(reader, writer)
                writer.close()
                await writer.wait_closed()
        finally:
            writer.transport.abort()  # a client that reads no more is not waited for

    async def _serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        if head.startswith("GET /v1/models "):
            self.listed.append("authorization: bearer" in head.lower())
            await self._answer(self.lists(self.listed[-1]), reader, writer)
            return
        length = next(
            int(line.partition(":")[2])
            for line in head.splitlines()
            if line.lower().startswith("content-length:")
        )
        body = json.loads(await reader.readexactly(length))
        self.headers.append(head)
        self.asked.append(body)
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        try:
            answer = self.script(body)
            self.failed += answer.status >= 400
            if self.gate:
                await self.gate.wait()
            else:
                await asyncio.sleep(0)
        finally:
            self.running -= 1
        await self._answer(answer, reader, writer)

    async def _answer(
        self, answer: Answer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        if answer.never:
            await reader.read()
            return
        body = answer.body.encode() if answer.raw is None else answer.raw
        headers = {"Content-Type": "application/json", **answer.headers}
        if not answer.endless:
            length = len(body) + 10 * (answer.breaks or answer.stalls)
            headers["Content-Length"] = str(length)
        lines = [f"{name}: {value}" for name, value in headers.items()]
        start = "\r\n".join(
            [f"HTTP/1.1 {answer.status} X", "Connection: close", *lines]
        )
        writer.write(start.encode() + b"\r\n\r\n" + body)
        await writer.drain()
        if answer.stalls:
            await reader.read()
        while answer.endless:
            writer.write(body)
            await writer.drain()


@asynccontextmanager
async def chat_server(script: Script) -> AsyncIterator[ChatServer]:
    server = ChatServer(script)
    async with listening(server.serve, server.tasks) as port:
        server.url = f"http://127.0.0.1:{port}/v1"
        yield server


class Waits:
    """Sleeps that take no time and are written down."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)
        await asyncio.sleep(0)


class Quiet:
    """Sleeps that take no time, but begin when nothing is under way any more.

    So a minute never passes between a call's departure and its arrival; nor does a
    second, on however busy a machine, where `ticks` stand still.
    """

    def __init__(self, server: ChatServer) -> None:
        self._server = server

    async def __call__(self, seconds: float) -> None:  # noqa: ARG002  # the clock's
        for _ in range(3):
            for _ in range(40):
                await asyncio.sleep(0)
            if self._server.tasks:
                await asyncio.wait(self._server.tasks)


def played(server: Played) -> Script:
    """One of `tests.endpoints` for a local server to play."""

    def answer(body: Body) -> Answer:
        status, content, headers = server(body)
        return Answer("", status, dict(headers), raw=content)

    return answer


def endpoint(  # noqa: PLR0913  # what a test is about is given
    server: ChatServer,
    *,
    capabilities: Capabilities | None = None,
    budget: Budget | None = None,
    concurrency: int = 8,
    limits: CallLimits | None = None,
    effort: Effort | None = None,
    today: dt.date = UNDATED,
    tell: Callable[[str], None] = lambda _: None,
) -> Endpoint:
    return Endpoint(
        server.url,
        KEY,
        capabilities or MemoryCapabilities(),
        budget or Budget(),
        concurrency,
        limits or CallLimits(sleep=Quiet(server), ticks=float),
        effort=effort,
        today=today,
        tell=tell,
    )


class Entry(BaseModel):
    name: str
    points: tuple[str, ...] = ()


ENTRY = '{"name": "某工具", "points": ["快"]}'


def prompt(text: str = "写一条", **changes: object) -> Prompt:
    values: dict[str, Any] = {
        "step": "write",
        "story_id": StoryId("s1"),
        "messages": (
            Message(role="system", content="你是编辑。"),
            Message(role="user", content=text),
        ),
        "temperature": 1.3,
        "max_tokens": 1000,
        **changes,
    }
    return Prompt(**values)


def card_prompt(text: str = "整理成卡片", **changes: object) -> Prompt:
    return prompt(
        text, **{"step": "card", "temperature": 0.1, "shape": Entry, **changes}
    )


async def asked_together(ask: Ask, prompts: Iterable[Prompt]) -> list[Reply]:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(ask(one, Draw(n))) for n, one in enumerate(prompts)]
    return [task.result() for task in tasks]
