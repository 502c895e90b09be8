"""A small world on this machine for whole runs: feeds, and a model that tells the truth.

Used by the tests of whole runs and by `bench/`.
"""

import json
import math
import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from tests.answering import Patient, Quiet
from tests.serving import serving

Body = dict[str, Any]
Answered = tuple[int, bytes, Mapping[str, str]]
KEY = "sk-test-0123456789abcdef"
_WEIGHING = "挑这一期要登的消息"  # in the prompt that weighs, and in no other
_PAIRING = "找出说同一件事的几条"  # in the one that looks for what is told twice
_ASKING = {  # the last line of each prompt
    "write": "现在写这篇短讯",
    "judge": "现在审稿",
    "card": "现在输出 JSON",
    "cite": "现在标依据",
    "introduce": "现在写导语",
}
_FEED = "application/rss+xml; charset=utf-8"
_KINDS = {b" ": "text/html; charset=utf-8", b"{": "application/json"}
_TOPICS = (
    "多智能体协作框架", "长视频理解模型", "文生视频模型", "虚假信息检测工具", "情绪分析数据集",
    "语音对话模型", "检索增强工具", "具身智能平台", "提示词管理工具", "大模型评测基准",
)  # fmt: skip


def entry(number: int) -> str:
    """One item of an RSS feed about an invented, distinct event, dated in the window."""
    topic = _TOPICS[number % len(_TOPICS)]
    day = 1 + number % 28
    text = (
        f"第 {number} 号实验室发布了{topic} Orbit{number}，用来处理团队日常遇到的信息。"
        f"它把任务拆成 {number + 5} 个步骤，每一步由单独的智能体完成，再由检查模块汇总。"
        f"作者在 {number + 20} 个公开任务上做了比较，结果比单个大模型高 {number + 3} 个百分点，"
        f"Orbit{number} 的代码和模型参数都已公开。"
        f"作者也承认，Orbit{number} 在长文本上仍会遗漏细节，运行一次需要较长的时间。"
        f"团队计划之后支持更多语言，并且公开第 {number} 份训练数据的处理方法。"
        f"Orbit{number} 目前只提供命令行界面，还没有图形界面，部署时需要一张显存较大的显卡。"
    )
    return (
        f"<item><title>{topic} Orbit{number} 发布</title>"
        f"<link>https://example.org/news/{number}</link>"
        f"<guid>orbit-{number}</guid><description>{text}</description>"
        f"<pubDate>{day:02} Sep 2024 04:00:00 +0000</pubDate></item>"
    )


def feed(numbers: range) -> bytes:
    items = "".join(entry(number) for number in numbers)
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>Orbit</title><link>https://example.org/</link>{items}</channel></rss>"
    ).encode()


def article(number: int) -> bytes:
    """A page about such an event, of its own day."""
    told = entry(number)
    title = told.partition("<title>")[2].partition("</title>")[0]
    text = told.partition("<description>")[2].partition("</description>")[0]
    return (
        f' <!doctype html><html><head><title>{title}</title><meta charset="utf-8">'
        '<meta property="article:published_time" content="2024-09-12T08:00:00+08:00">'
        f"</head><body><article><h1>{title}</h1><p>{text}</p></article></body></html>"
    ).encode()


def truthful(body: Body) -> str:
    """What an honest model answers to our prompts: only what the source says.

    The first message may be the only one where a server knows no system role.
    """
    user = str(body["messages"][min(1, len(body["messages"]) - 1)]["content"])
    if pairs(body):
        return json.dumps({"groups": []})
    if weighs(body):
        return _weighed(user)
    answering = {"judge": _judged, "card": _card, "cite": _cited, "introduce": _opening}
    if step := answering.get(step_of(body)):
        return step(user)
    return "".join(_source_lines(user)[1:])


def step_of(body: Body) -> str:
    """Which of our steps asks; what it asks for stands last of all."""
    if weighs(body):
        return "repeats" if pairs(body) else "weigh"
    said = "\n".join(str(message["content"]) for message in body["messages"])
    return max(_ASKING, key=lambda step: said.rfind(_ASKING[step]))


def of_step(bodies: Iterable[Body], step: str) -> list[Body]:
    return [body for body in bodies if step_of(body) == step]


def weighs(body: Body) -> bool:
    """Whether it asks about the longlist, not about one story."""
    return _WEIGHING in body["messages"][0]["content"] or pairs(body)


def pairs(body: Body) -> bool:
    return _PAIRING in body["messages"][0]["content"]


def _weighed(user: str) -> str:
    """All alike, each with its title as the line that says what it is."""
    numbers = re.findall(r'^<source n="(\d+)"', user, flags=re.MULTILINE)
    rows = [
        {
            "n": int(n),
            "reason": "团队用得上。",
            "grade": 6,
            "section": "practice",
            "category": "",
            "gist": title,
        }
        for n, title in zip(numbers, _source_lines(user)[::2], strict=True)
    ]
    return json.dumps({"stories": rows}, ensure_ascii=False)


def _card(user: str) -> str:
    answer = user.rpartition("<answer>")[2].partition("</answer>")[0].strip()
    sentences = [part + "。" for part in answer.split("。") if part]
    found = re.search(r"Orbit\d+", answer)
    name = found[0] if found else "Orbit"
    return json.dumps(
        {
            "name": f"智能体 {name}",
            "org": "",
            "category": "",
            "lead": sentences[0],
            "parts": [{"label": "特点", "text": "", "points": sentences[1:4]}],
            "application": "",
            "quotes": [],
            "sources": [1],
        },
        ensure_ascii=False,
    )


def _judged(user: str) -> str:
    """All faithful, the first the best."""
    rows = [
        {"n": int(n), "reason": "逐句有依据。", "unsupported": [], "grade": 4}
        for n in re.findall(r'^<answer n="(\d+)"', user, flags=re.MULTILINE)
    ]
    return json.dumps({"answers": rows, "best": 1}, ensure_ascii=False)


def _cited(user: str) -> str:
    """The line that has the sentence; none where no line has it."""
    mark = re.search(r'mark="(\w+)"', user)
    word = mark[1] if mark else ""
    lines = re.findall(rf"^{word} (\d+)\| (.*)$", user, flags=re.MULTILINE)
    card = user.rpartition("<card>")[2].partition("</card>")[0]
    rows = [
        {
            "n": int(n),
            "lines": [int(at) for at, line in lines if said.strip() in line][:1],
        }
        for n, said in re.findall(r"^(\d+)\| (.*)$", card, flags=re.MULTILINE)
    ]
    return json.dumps({"sentences": rows}, ensure_ascii=False)


def _opening(user: str) -> str:
    """Two cards, each in its own first sentence."""
    texts = [line for line in _source_lines(user) if not line.startswith("【")]
    return "".join(texts[:1] + texts[-1:])


def _source_lines(user: str) -> list[str]:
    mark = re.search(r'mark="(\w+)"', user)
    if mark is None:
        return [user]
    return re.findall(rf"^{mark[1]}(?: [0-9]+)?\| (.*)$", user, flags=re.MULTILINE)


@dataclass
class World:
    """A feed server and a model server; what was asked of them, in order."""

    feeds: dict[str, bytes] = field(default_factory=dict)
    answering: Callable[[Body], str] = truthful
    latency: float = 0.0  # seconds of each model call
    # Calls beside those that weigh; about later ones the model thinks until `woken`.
    prompt: float = math.inf
    woken: threading.Event = field(default_factory=threading.Event)
    fetched: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    asked: list[Body] = field(default_factory=list)
    refuse: int | None = None  # a status for every model call
    completing: Callable[[Body], tuple[int, bytes]] | None = None  # status and body
    limited: Callable[[Body], Answered] | None = None  # the same, with its headers
    running: int = 0
    most_running: int = 0
    port: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def environment(self) -> dict[str, str]:
        """What an operator sets to have this world's model."""
        return {
            "OPENAI_API_KEY": KEY,
            "OPENAI_BASE_URL": f"{self.url}/v1",
            "OPENAI_MODEL": "m",
        }

    def begin_again(self, **given: Any) -> None:
        """As `world(**given)` makes it, at the same address."""
        vars(self).update(vars(World(**given, port=self.port)))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def sources(self, file: Path, *names: str) -> Path:
        """A sources file over these feeds, or over all."""
        lines = [
            f"  - {{name: {name}, kind: feed, url: '{self.url}/{name}', language: zh,"
            " section: practice}"
            for name in names or sorted(self.feeds)
        ]
        head = "sections: {practice: {items: 20}, theory: {items: 0}, news: {items: 0}}"
        text = "\n".join([head, "sources:", *lines, ""])
        file.write_text(text, encoding="utf-8")
        return file

    def entered(self, folder: Path, patch: pytest.MonkeyPatch, *names: str) -> Path:
        """The sources file in the folder that a command runs in, with what it may ask."""
        patch.chdir(folder)
        for name, value in self.environment.items():
            patch.setenv(name, value)
        return self.sources(folder / "sources.yaml", *names)


@contextmanager
def world(**given: Any) -> Iterator[World]:
    here = World(**given)
    with serving(Patient(("127.0.0.1", 0), _handler(here))) as here.port:
        try:
            yield here
        finally:
            here.woken.set()


def _handler(here: World) -> type[BaseHTTPRequestHandler]:
    class Handler(_Handler):
        world = here

    return Handler


def _kind(body: bytes) -> str:
    html = body.startswith(b"<!DOCTYPE html>")
    return _KINDS.get(b" " if html else body[:1], _FEED)


class _Handler(Quiet):
    protocol_version = "HTTP/1.1"
    # Head and body in one packet: else the kernels wait 40 ms for one another.
    wbufsize = -1
    disable_nagle_algorithm = True
    world: World

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.world.fetched.append((self.path, headers))
        body = self.world.feeds.get(self.path.lstrip("/"))
        if body is None:
            body = self.world.feeds.get(self.path.partition("?")[0].lstrip("/"))
        if self.path.endswith("/models"):
            # A list that anyone may see tells nothing of the key, so it asks for one.
            refused = self.world.refuse or (200 if KEY in str(headers) else 401)
            self._send(refused, b'{"object": "list", "data": []}')
        elif body is None:
            self._send(404, b"not here")
        elif headers.get("if-none-match") == '"one"':
            self._send(304, b"")
        else:  # a feed, or what else stands at its address
            self._send(200, body, _kind(body))

    def do_POST(self) -> None:
        due = time.monotonic() + self.world.latency
        length = int(self.headers["Content-Length"])
        sent = self.rfile.read(length)
        if len(sent) < length:
            return  # the client was killed in the middle of a word
        body = json.loads(sent)
        with self.world.lock:
            self.world.asked.append(body)
            number = sum(not weighs(body) for body in self.world.asked)
            self.world.running += 1
            self.world.most_running = max(self.world.most_running, self.world.running)
        if number > self.world.prompt and not weighs(body):
            self.world.woken.wait()
        try:
            status, answer, headers = self._answered(body)
            # What it took to find the answer is a part of the latency.
            time.sleep(max(0.0, due - time.monotonic()))  # noqa: TID251  # the model thinks
            self._send(status, answer, headers=headers)
        finally:
            with self.world.lock:
                self.world.running -= 1

    def _answered(self, body: Body) -> Answered:
        if self.world.refuse:
            error = {"error": {"message": f"no, {KEY}"}}
            return self.world.refuse, json.dumps(error).encode(), {}
        if self.world.completing:
            return *self.world.completing(body), {}
        if self.world.limited:
            return self.world.limited(body)
        return 200, completion(self.world.answering(body)), {}

    def _send(
        self,
        status: int,
        body: bytes,
        kind: str = "application/json",
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        told = {**headers, "Content-Type": kind, "ETag": '"one"'}
        self.send(status, body, told.items())


def issue(folder: Path, out: str = "drafts") -> str:
    """The draft of September, as it was written below `folder`."""
    return (folder / out / "2024-09-30/issue.md").read_text(encoding="utf-8")


def kept(folder: Path, name: str, out: str = "drafts") -> dict[str, Any]:
    """One of the JSON files beside it."""
    text = (folder / out / "2024-09-30" / name).read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def completion(
    text: str, asked: int = 900, told: int = 200, finish: str = "stop"
) -> bytes:
    choice = {"finish_reason": finish, "message": {"content": text}}
    usage = {
        "prompt_tokens": asked,
        "completion_tokens": told,
        "total_tokens": asked + told,
    }
    return json.dumps({"choices": [choice], "usage": usage}).encode()
