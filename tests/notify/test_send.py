"""Against a server on this machine that keeps every byte that it is sent."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer

from agents.notify.send import notify
from agents.notify.webhooks import dingtalk, feishu, slack, wecom
from tests.answering import Quiet
from tests.fakes import Notes
from tests.serving import serving

NOW = 1_730_419_200.0
TOKEN = "k3y-in-the-address"  # noqa: S105  # nobody's


@dataclass
class Chat:
    port: int = 0
    status: int = 200
    body: bytes = b'{"code": 0, "errcode": 0}'
    got: list[tuple[str, bytes]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook?key={TOKEN}"


@contextmanager
def chat(**given: object) -> Iterator[Chat]:
    here = Chat(**given)  # type: ignore[arg-type]

    class Handler(Quiet):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            here.got.append((self.path, body))
            self.send(here.status, here.body, [("Location", "/elsewhere")])

    with serving(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as here.port:
        yield here


async def test_every_named_chat_gets_its_own_bytes() -> None:
    notes = Notes()
    with chat() as here:
        names = ("FEISHU", "WECOM", "DINGTALK", "SLACK")
        env = {f"{name}_WEBHOOK_URL": here.url for name in names}
        env |= {"FEISHU_WEBHOOK_SECRET": "f", "DINGTALK_WEBHOOK_SECRET": "d"}
        await notify("你好", env, NOW, notes.note)

    expected = [
        feishu(here.url, "f", "你好", NOW),
        wecom(here.url, "", "你好", NOW),
        dingtalk(here.url, "d", "你好", NOW),
        slack(here.url, "", "你好", NOW),
    ]
    wanted = [
        (url.removeprefix(f"http://127.0.0.1:{here.port}"), body)
        for url, body in expected
    ]
    assert sorted(here.got) == sorted(wanted)
    assert notes.said == []


async def test_a_refusal_is_one_note_without_address_and_secret() -> None:
    notes = Notes()
    with chat(body=b'{"code": 19021}') as here:
        env = {"FEISHU_WEBHOOK_URL": here.url, "FEISHU_WEBHOOK_SECRET": "s3cret"}
        await notify("x", env, NOW, notes.note)

    assert notes.said == [
        (
            "Feishu was not told: code 19021; check FEISHU_WEBHOOK_URL and"
            " FEISHU_WEBHOOK_SECRET"
        )
    ]


async def test_a_redirect_is_not_followed_with_the_key() -> None:
    notes = Notes()
    with chat(status=307) as here:
        await notify("x", {"SLACK_WEBHOOK_URL": here.url}, NOW, notes.note)

    assert len(here.got) == 1
    assert "answers 307" in notes.said[0]


async def test_an_endless_answer_is_not_read() -> None:
    notes = Notes()
    with chat(body=bytes(100_000)) as here:
        await notify("x", {"SLACK_WEBHOOK_URL": here.url}, NOW, notes.note)

    assert "at length" in notes.said[0]


async def test_what_cannot_be_reached_or_is_no_address_is_a_note() -> None:
    notes = Notes()
    with chat() as here:
        gone = here.url

    await notify("x", {"SLACK_WEBHOOK_URL": gone}, NOW, notes.note)
    await notify("x", {"WECOM_WEBHOOK_URL": TOKEN}, NOW, notes.note)
    await notify("x", {"WECOM_WEBHOOK_URL": f"http://[{TOKEN}"}, NOW, notes.note)

    assert len(notes.said) == 3
    assert TOKEN not in "".join(notes.said)


async def test_without_a_webhook_nothing_is_sent() -> None:
    notes = Notes()

    await notify("x", {}, NOW, notes.note)

    assert notes.said == []
