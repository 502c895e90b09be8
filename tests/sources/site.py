"""A web site on this machine that answers as a test says, and a fetch that asks it."""

import json
import ssl
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit
from zoneinfo import ZoneInfo

import httpx

from agents.domain.reading import Validators
from agents.domain.words import Window
from agents.errors import SourceError
from agents.ports import Fetched
from agents.sources.client import Client
from agents.sources.rate_limit import Gap, Rate
from tests.answering import Quiet
from tests.serving import serving

SHANGHAI = ZoneInfo("Asia/Shanghai")
WEEK = Window(
    since=datetime(2024, 9, 2, tzinfo=SHANGHAI),
    until=datetime(2024, 9, 9, tzinfo=SHANGHAI),
)
TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # never used, and slow to make anew
NOTHING_KNOWN = Validators()


@dataclass(frozen=True)
class Asked:
    """One request, as the site saw it; `at` in monotonic seconds."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]
    at: float


@dataclass(frozen=True)
class Answer:
    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


def as_json(value: object, status: int = 200) -> Answer:
    kind = ("content-type", "application/json")
    return Answer(json.dumps(value).encode(), status, (kind,))


class Site:
    """Answers are functions of the request, by path; any other path is a 404."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.answers: dict[str, Callable[[Asked], Answer]] = {}
        self._closing = ExitStack()
        server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._port = self._closing.enter_context(serving(server))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def put(self, path: str, answer: Answer) -> None:
        self.answers[path] = lambda _: answer

    def answer(self, asked: Asked) -> Answer:
        known = self.answers.get(asked.path)
        return known(asked) if known else Answer(status=404)

    def client(self, token: str = "", gap: Gap | None = None) -> Client:
        return Client(
            fetch=self.fetch,
            zone=SHANGHAI,
            github_token=token,
            arxiv_gap=gap or Gap(0.0),
            github_rate=Rate(1000),
        )

    async def fetch(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        validators: Validators | None = None,
        page: bool = False,
        gap: float = 0.0,  # noqa: ARG002
    ) -> Fetched:
        assert not page  # none of the readers asks for a page
        sent = dict(headers or {})
        if validators and validators.etag:
            sent["If-None-Match"] = validators.etag
        async with httpx.AsyncClient(trust_env=False, verify=TLS) as client:
            answer = await client.get(url, headers=sent)
        if answer.status_code >= 400:
            text = f"the server answered {answer.status_code}"
            raise SourceError(text, answer.status_code, answer.content)
        names = {name.lower(): value for name, value in answer.headers.items()}
        return Fetched(
            url=url, status=answer.status_code, headers=names, body=answer.content
        )

    def close(self) -> None:
        self._closing.close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(Quiet):
            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                asked = Asked(
                    path=parts.path,
                    query=dict(parse_qsl(parts.query)),
                    headers={k.lower(): v for k, v in self.headers.items()},
                    at=time.monotonic(),
                )
                site.asked.append(asked)
                answer = site.answer(asked)
                self.send(answer.status, answer.body, answer.headers)

        return Handler
