"""A small invented web under example.org, reached as through a proxy, with its model.

Feeds in two languages, a page with a picture, an arXiv, a GitHub and a model server.
Used by `make.py`, which has an earlier version draft it, and by the tests of what that
version left.
"""

import base64
import datetime as dt
import io
import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from PIL import Image

from tests.answering import Patient, Quiet
from tests.serving import serving
from tests.world import completion, truthful

MODEL = "http://models.example.org/v1"
SOURCES = """\
team:
  topics: [多智能体, 大模型产品形态]
sections:
  practice: {items: 4}
  theory: {items: 1}
  news: {items: 1}
sources:
  - {name: 智能体周报, kind: feed, url: "http://zh.example.org/feed.xml", section: practice, language: zh}
  - {name: Agents weekly, kind: feed, url: "http://en.example.org/feed.xml", section: news, language: en}
  - {name: arXiv cs.CL, kind: arxiv, query: "cat:cs.CL", url: "http://papers.example.org/api/query", limit: 20, section: theory, language: en}
  - {name: GitHub agent, kind: github, query: agent, url: "http://code.example.org", min_stars: 50, limit: 20, section: practice, language: en}
"""
WEEKS = (dt.date(2024, 9, 1), dt.date(2024, 9, 8), dt.date(2024, 9, 15))
_TOPICS = ("多智能体协作框架", "多智能体调试工具", "多智能体编排平台", "检索增强助手")
_WORK = (
    "把一份长会议记录拆给四个角色整理，最后合成一页纪要",
    "在命令行里回放每一步的工具调用，方便找出哪一步走偏",
    "让几个智能体轮流审阅同一份稿件，意见不同时由人裁决",
    "按问题从团队的资料库里取出段落，并在句子旁边标明出处",
)


def _chinese(number: int) -> str:
    """What the Chinese feed says."""
    return (
        f"示例实验室发布了{_TOPICS[number % 4]} Orbit{number}，它能{_WORK[number % 4]}。"
        f"作者的出发点是，小团队每周要看的材料越来越多，而人手没有变多。{_told(number)}"
        f"团队计划在下一版里给 Orbit{number} 加上图形界面，并且支持更多的语言。"
    )


def _told(number: int) -> str:
    """What the model says of it in Chinese, whatever the source's language."""
    return (
        f"Orbit{number} 在 {number + 20} 个公开任务上完成了 {number + 30} 次测试，"
        "作者说它比上一版更省时间。"
        f"Orbit{number} 的代码和配置都已公开，可以在一台笔记本上运行。"
        f"作者也承认，Orbit{number} 处理超过 {number + 40} 页的材料时仍会漏掉细节。"
    )


def _english(number: int) -> str:
    return (
        f"Example Lab presents Orbit{number}, a large language model agent for the work"
        f" of small teams. Orbit{number} was tested on {number + 20} public tasks in"
        f" {number + 30} runs. The authors say that it needs less time than the version"
        f" before. Code and settings of Orbit{number} are public, and it runs on one"
        f" laptop. Material of more than {number + 40} pages still loses details."
    )


def _day(week: dt.date, number: int) -> dt.datetime:
    day = week + dt.timedelta(days=number % 5 + 1)
    return dt.datetime.combine(day, dt.time(4), dt.UTC)


def _item(week: dt.date, number: int, text: str, host: str) -> str:
    title = f"{_TOPICS[number % 4]} Orbit{number}" if "zh" in host else f"Orbit{number}"
    return (
        f"<item><title>{title} {'发布' if 'zh' in host else 'is an AI agent'}</title>"
        f"<link>http://{host}/{number}</link><guid>{host}-{number}</guid>"
        f"<description>{text}</description>"
        f"<pubDate>{_day(week, number):%a, %d %b %Y %H:%M:%S +0000}</pubDate></item>"
    )


def _feed(host: str) -> bytes:
    """Both have all three weeks; the English one only teases, its pages tell."""
    items = []
    for at, week in enumerate(WEEKS):
        if "zh" in host:
            items += [
                _item(week, n, _chinese(n), host) for n in range(at * 4, at * 4 + 4)
            ]
        else:
            number = 50 + at
            text = f"Orbit{number} is an agent for small teams."
            items.append(_item(week, number, text, host))
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>{host}</title><link>http://{host}/</link>{''.join(items)}</channel></rss>"
    ).encode()


def _page(number: int) -> bytes:
    sentences = "".join(f"<p>{part}.</p>" for part in _english(number).split(". "))
    return (
        f"<html><head><title>Orbit{number}</title></head><body><article>"
        f"<h1>Orbit{number} is an AI agent</h1>{sentences}"
        f'<img src="http://en.example.org/{number}.png" width="640" height="400"'
        f' alt="The window of Orbit{number}"></article></body></html>'
    ).encode()


def _picture() -> bytes:
    kept = io.BytesIO()
    Image.linear_gradient("L").resize((640, 400)).quantize(4).save(kept, "PNG")
    return kept.getvalue()


def _papers(query: str) -> bytes:
    """Those of the week whose first day the query names, in GMT."""
    entries = []
    for at, week in enumerate(WEEKS):
        if f"[{week - dt.timedelta(days=1):%Y%m%d}" in query:
            entries = [_paper(week, 60 + at * 2 + n) for n in range(2)]
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"'
        ' xmlns:arxiv="http://arxiv.org/schemas/atom"'
        ' xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">'
        f"<opensearch:totalResults>{len(entries)}</opensearch:totalResults>"
        f"{''.join(entries)}</feed>"
    ).encode()


def _paper(week: dt.date, number: int) -> str:
    day = _day(week, number)
    return (
        f"<entry><id>http://arxiv.org/abs/2409.9{number:04}v1</id>"
        f"<published>{day:%Y-%m-%dT%H:%M:%SZ}</published>"
        f"<updated>{day:%Y-%m-%dT%H:%M:%SZ}</updated>"
        f"<title>Orbit{number}: Language Model Agents at Work</title>"
        f"<summary>{_english(number)}</summary><author><name>A. Author</name></author>"
        '<arxiv:primary_category term="cs.CL"/><category term="cs.CL"/></entry>'
    )


def _repositories(query: str) -> bytes:
    items = []
    for at, week in enumerate(WEEKS):
        if f"created:{week - dt.timedelta(days=1)}" in query:
            items.append(_repository(week, 70 + at))
    return json.dumps({"total_count": len(items), "items": items}).encode()


def _repository(week: dt.date, number: int) -> dict[str, Any]:
    return {
        "name": f"Orbit{number}",
        "full_name": f"example-lab/Orbit{number}",
        "html_url": f"https://github.com/example-lab/Orbit{number}",
        "owner": {"login": "example-lab"},
        "description": f"Orbit{number}, an LLM agent for small teams",
        "license": {"spdx_id": "MIT"},
        "topics": ["agent", "llm"],
        "stargazers_count": 400 + number,
        "created_at": f"{_day(week, number):%Y-%m-%dT%H:%M:%SZ}",
    }


def _readme(number: int) -> bytes:
    text = f"# Orbit{number}\n\n{_english(number)}\n"
    encoded = base64.b64encode(text.encode()).decode()
    return json.dumps(
        {
            "content": encoded,
            "encoding": "base64",
            "html_url": f"https://github.com/example-lab/Orbit{number}/blob/main/README.md",
        }
    ).encode()


def answer(host: str, path: str, query: str) -> tuple[bytes, str] | None:
    """What the web says: body and content type; None where nothing is."""
    number = int(found[1]) if (found := re.search(r"(\d+)", path)) else 0
    table: dict[str, Callable[[], tuple[bytes, str]]] = {
        r"(zh|en)\.\S+ /feed\.xml": lambda: (_feed(host), "application/rss+xml"),
        r"en\.\S+ /\d+": lambda: (_page(number), "text/html; charset=utf-8"),
        r"en\.\S+ /\d+\.png": lambda: (_picture(), "image/png"),
        r"papers\.\S+ /api/query": lambda: (_papers(query), "application/atom+xml"),
        r"code\.\S+ /search/\w+": lambda: (_repositories(query), "application/json"),
        r"code\.\S+ /repos/\S+/readme": lambda: (_readme(number), "application/json"),
    }
    for shape, made in table.items():
        if re.fullmatch(shape, f"{host} {path}"):
            return made()
    return None


def said(body: dict[str, Any]) -> str:
    """What the model answers: in Chinese, and shorter where an editor wished so.

    About Orbit71 it speaks English, which is no card, until an editor asks again.
    """
    told = truthful(body)
    asked = "".join(str(message["content"]) for message in body["messages"])
    about = re.findall(r"Orbit(\d+)", str(body["messages"][-1]["content"]))
    is_again = "<editor" in asked
    if told.startswith("{") or not about:
        return told
    if not re.search(r"[一-鿿]{8}", told) and (is_again or about[0] != "71"):
        told = _told(int(about[0]))
    return "。".join(told.split("。")[:3]) + "。" if is_again else told


@dataclass
class Web:
    """The port of the proxy, what was asked of the model, and when it falls silent.

    `silent` is set by the first call that waits for `woken`.
    """

    port: int = 0
    asked: list[dict[str, Any]] = field(default_factory=list)
    prompt: float = float("inf")  # calls; of later ones the model thinks till `woken`
    silent: threading.Event = field(default_factory=threading.Event)
    woken: threading.Event = field(default_factory=threading.Event)

    @property
    def environment(self) -> dict[str, str]:
        """How both doors are led here."""
        proxy = f"http://127.0.0.1:{self.port}"
        return {"HTTP_PROXY": proxy, "AGENTS_PROXY": proxy}


@contextmanager
def web() -> Iterator[Web]:
    here = Web()

    class Handler(_Handler):
        told = here

    with serving(Patient(("127.0.0.1", 0), Handler)) as here.port:
        try:
            yield here
        finally:
            here.woken.set()


class _Handler(Quiet):
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    told: Web

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        host = asked.hostname or str(self.headers["Host"]).partition(":")[0]
        query = " ".join(v for vs in parse_qs(asked.query).values() for v in vs)
        if host.startswith("models."):
            self._send(200, b'{"object": "list", "data": []}', "application/json")
        elif found := answer(host, asked.path, query):
            self._send(200, *found)
        else:
            self._send(404, b"not here", "text/plain")

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        sent = self.rfile.read(length)
        if len(sent) < length:
            return  # who asked is killed
        body = json.loads(sent)
        self.told.asked.append(body)
        if len(self.told.asked) > self.told.prompt:
            self.told.silent.set()
            self.told.woken.wait()
        self._send(200, completion(said(body)), "application/json")

    def _send(self, status: int, body: bytes, kind: str) -> None:
        self.send(status, body, [("Content-Type", kind)])
