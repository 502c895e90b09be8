"""docs/hostile.md as whole runs: bad sources beside a good one, and a canary that hears nothing."""

import datetime as dt
import gzip
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.utils import format_datetime
from html import escape
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
import yaml
from PIL import Image, ImageDraw

from agents.formatter.lint import lint
from tests.answering import Quiet
from tests.bombs import gzipped
from tests.program import Program
from tests.serving import serving
from tests.world import feed

ENVIRONMENT = {"RES_OPTIONS": "timeout:1 attempts:1"}  # a machine without a network
NOTHING: Mapping[str, str] = {}
RSS = "application/rss+xml; charset=utf-8"


@dataclass(frozen=True)
class Answer:
    """What a route says; `more` is sent again and again after the body."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    more: bytes = b""


@dataclass
class Site:
    routes: dict[str, Answer]
    port: int = 0
    asked: list[str] = field(default_factory=list)
    hidden: dict[str, Answer] = field(default_factory=dict)  # no sources


@dataclass(frozen=True)
class Outcome:
    folder: Path
    code: int | None
    peak_mb: int
    issue: str
    stderr: str
    report: dict[str, Any]

    def reason(self, name: str) -> str:
        [found] = [one for one in self.report["sources"] if one["name"] == name]
        return str(found["error"] or "")

    @property
    def flags(self) -> dict[str, set[str]]:
        """By heading."""
        text = (self.folder / "review.json").read_text(encoding="utf-8")
        return {
            i["heading"].strip("【】"): set(i["flags"])
            for i in json.loads(text)["items"]
        }

    def status(self, name: str) -> str:
        [found] = [one for one in self.report["sources"] if one["name"] == name]
        return str(found["status"])


class _Handler(Quiet):
    site: Site

    def do_GET(self) -> None:
        self.site.asked.append(self.path)
        known = {**self.site.hidden, **self.site.routes}
        answer = known.get(self.path.lstrip("/"), Answer(status=404))
        self.send_response(answer.status)
        headers = {"Content-Type": RSS, "Connection": "close", **answer.headers}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(answer.body)
            while answer.more:
                self.wfile.write(answer.more)
        except ConnectionError:
            pass  # it had enough, as it should


@pytest.fixture
def site() -> Iterator[Site]:
    yield from _serving({"good": Answer(feed(range(3)))})


@pytest.fixture
def canary() -> Iterator[Site]:
    yield from _serving({})


def _serving(routes: dict[str, Answer]) -> Iterator[Site]:
    here = Site(routes)
    handler = type("Handler", (_Handler,), {"site": here})
    with serving(ThreadingHTTPServer(("127.0.0.1", 0), handler)) as here.port:
        yield here


def item(title: str = "大模型 Orbit 发布", **parts: str) -> str:
    """An RSS item; parts are escaped, `raw` goes in as it is."""
    told = {
        "link": f"https://example.org/{crc32(title.encode())}",
        "description": "大模型的一段说明。" * 9,
        "pubDate": "05 Sep 2024 04:00:00 +0000",
        **parts,
    }
    raw = told.pop("raw", "")
    inside = "".join(f"<{k}>{escape(v)}</{k}>" for k, v in told.items() if v)
    return f"<item><title>{escape(title)}</title>{inside}{raw}</item>"


def rss(*items: str) -> Answer:
    text = (
        f'<rss version="2.0"><channel><title>F</title>{"".join(items)}</channel></rss>'
    )
    return Answer(text.encode())


def drafted(site: Site, folder: Path, more: Mapping[str, str] = NOTHING) -> Outcome:
    """A draft from all routes of `site`, and from `more`: addresses by name."""
    names = sorted(site.routes)
    sources = [
        {
            "name": name,
            "kind": "feed",
            "url": f"http://127.0.0.1:{site.port}/{name}",
            "section": "practice",
            "language": "zh",
        }
        for name in names
    ]
    sources += [{"name": n, "kind": "feed", "url": url} for n, url in more.items()]
    room = {"practice": {"items": 40}, "theory": {"items": 0}, "news": {"items": 0}}
    file = folder / "sources.yaml"
    text = yaml.safe_dump({"sections": room, "sources": sources}, allow_unicode=True)
    file.write_text(text, encoding="utf-8")
    dates = ("--since", "2024-09-01", "--until", "2024-09-30")
    flags = ("draft", "--sources", "sources.yaml", *dates, "--items", "40")
    run = Program(flags, folder, ENVIRONMENT)
    said = run.communicate()[1]
    place = folder / "drafts/2024-09-30"
    assert place.is_dir(), said
    return Outcome(
        place,
        run.returncode,
        run.peak_mb,
        (place / "issue.md").read_text(encoding="utf-8"),
        said,
        json.loads((place / "report.json").read_text(encoding="utf-8")),
    )


def test_bad_transport_is_named_and_the_rest_is_drafted(
    site: Site, canary: Site, tmp_path: Path
) -> None:
    elsewhere = f"http://127.0.0.1:{canary.port}/"
    bomb = gzipped(200)
    zipped = {"Content-Encoding": "gzip"}
    site.routes |= {
        "missing": Answer(status=404),
        "broken": Answer(status=500),
        "limited": Answer(
            status=429, headers={"Retry-After": "Fri, 31 Dec 2099 23:59:59 GMT"}
        ),
        "limited-long": Answer(status=503, headers={"Retry-After": "9999"}),
        "spent": Answer(
            status=403,
            headers={"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "4102444799"},
        ),
        "bomb": Answer(bomb, headers=zipped),
        "twice": Answer(
            gzip.compress(bomb), headers={"Content-Encoding": "gzip, gzip"}
        ),
        "endless": Answer(more=b"<rss>" * 10_000),
        "damaged": Answer(b"\x1f\x8b garbage", headers=zipped),
        "short": Answer(b"<rss>", headers={"Content-Length": "9999"}),
        "heavy": Answer(headers={f"X-{n}": "x" * 8000 for n in range(12)}),
        "loop": Answer(status=302, headers={"Location": "/loop"}),
        "to-file": Answer(status=302, headers={"Location": "file:///etc/passwd"}),
        "to-gopher": Answer(status=302, headers={"Location": "gopher://127.0.0.1/"}),
        "to-canary": Answer(status=302, headers={"Location": elsewhere}),
        "to-mapped": Answer(
            status=302,
            headers={"Location": f"http://[::ffff:127.0.0.1]:{canary.port}/"},
        ),
        "to-decimal": Answer(
            status=302, headers={"Location": f"http://2130706433:{canary.port}/"}
        ),
    }

    done = drafted(site, tmp_path, {"nowhere": "http://nowhere.invalid/feed"})

    bad = set(site.routes) - {"good"}
    assert done.status("nowhere") == "failed"
    assert "nowhere.invalid" in done.reason("nowhere")
    assert {name for name in bad if done.status(name) != "failed"} == set()
    assert all(done.reason(name) for name in bad)
    assert "rate limit" in done.reason("spent")
    for name in ("limited", "limited-long", "spent"):
        assert "more than is waited (120 s" in done.reason(name)
        assert site.asked.count(f"/{name}") == 1
    assert max(site.asked.count(f"/{name}") for name in bad - {"loop"}) <= 3
    assert site.asked.count("/loop") <= 6
    _survived(done, canary)


def test_what_is_no_feed_is_named_and_the_rest_is_drafted(
    site: Site, canary: Site, tmp_path: Path
) -> None:
    elsewhere = f"http://127.0.0.1:{canary.port}/x"
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    site.routes |= {
        "empty": Answer(),
        "login": Answer(b"<!DOCTYPE html><html><form>Sign in</form></html>"),
        "truncated": Answer(rss(item(), item("第二条大模型")).body[:-300]),
        "json": Answer(b'{"version": "https://jsonfeed.org/version/1", "items": ['),
        "null": Answer(b"null"),
        "list": Answer(b"[]"),
        "bomb": Answer(
            f'<!DOCTYPE rss [<!ENTITY e0 "lol">{entities}]><rss>&e9;</rss>'.encode()
        ),
        "external": Answer(
            f'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b SYSTEM'
            f' "{elsewhere}">]><rss><channel>{item("&a;&b;")}</channel></rss>'.encode()
        ),
        "outside": Answer(
            f'<!DOCTYPE rss SYSTEM "{elsewhere}"><rss><channel></channel></rss>'.encode()
        ),
        "deep": Answer(b"<rss><channel><item>" + b"<a>" * 200_000),
    }

    done = drafted(site, tmp_path)

    failed = {"empty", "login", "json", "null", "list", "bomb", "external", "deep"}
    assert {name for name in failed if done.status(name) != "failed"} == set()
    assert done.reason("empty") == "0 bytes"
    assert "not a feed" in done.reason("login")
    assert done.status("truncated") == "degraded"
    assert "root:" not in done.issue
    _survived(done, canary)


def test_hostile_entries_are_plain_prose_or_nothing(
    site: Site, canary: Site, tmp_path: Path
) -> None:
    elsewhere = f"http://127.0.0.1:{canary.port}/x"
    site.routes |= {
        "text": rss(
            item("大模型\x1b[31m红\u202e字\u200b一"),
            item("大模型长" * 25_000),
            item("大模型" + "注" * 5, description="<!--" * 50_000 + "说明"),
        ),
        "links": rss(
            item("大模型甲", link="javascript:alert(1)"),
            item("大模型乙", link="file:///etc/passwd"),
            item("大模型丙", link="https://user:secret@example.org/c"),
            item("大模型丁", link=""),
            item("大模型戊", link=elsewhere),
            item("大模型己", link="https://example.org/a_(b)_(c)"),
        ),
        "markup": rss(
            item("大模型\n## 前沿资讯\n### 【伪造】"),
            item("大模型庚", description="<script>alert(1)</script>大模型能做事。" * 9),
            item("大模型辛", description=f"![图]({elsewhere}) 大模型能做事。" * 9),
            item(
                "大模型壬 {{ 7*7 }} :::tip", description="```\n---\nslug: x\n---\n" * 9
            ),
            item("大模型癸 <img src=x onerror=alert(1)>"),
        ),
        "dates": rss(
            item("大模型三月三十日", pubDate="2024-02-30T00:00:00Z"),
            item("大模型零年", pubDate="2024年9月2日"),
            item("大模型未来", pubDate="2999-01-01T00:00:00Z"),
            item("大模型无日期", pubDate=""),
        ),
        "guid": rss(
            *(item(f"大模型重号{n}", raw="<guid>one</guid>") for n in "一二三")
        ),
        "wide": Answer(
            f"<rss><channel>{item('大模型双字节')}</channel></rss>".encode("utf-16-be")
        ),
        "gbk": Answer(
            f"<rss><channel>{item('大模型国标编码')}</channel></rss>".encode("gb18030")
        ),
    }

    done = drafted(site, tmp_path)

    headings = set(re.findall(r"^### 【(.*)】$", done.issue, re.MULTILINE))
    plain = {
        f"大模型{name}"
        for name in ("戊", "己", "庚", "辛", "国标编码", "双字节", "零年")
    }
    assert plain | {f"大模型重号{n}" for n in "一二三"} <= headings
    assert "大模型红字一" in headings
    assert "(https://example.org/a_(b)_(c))" in done.issue
    assert "7 7" in done.issue
    assert "date-unconfirmed" in done.flags["大模型三月三十日"]
    assert "date-unconfirmed" in done.flags["大模型无日期"]
    assert "date-unconfirmed" not in done.flags["大模型零年"]
    assert done.reason("links") == "4 of 6 entries without a usable link"
    assert done.reason("gbk") == "its encoding is in doubt"
    assert [found for found in lint(done.issue) if found.level == "E"] == []
    links = re.findall(r"(?<!\\)\]\(([^)\s]*)", done.issue)
    assert [url for url in links if not url.startswith(("http://", "https://"))] == []
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u200b\u202a-\u202e]", done.issue)
    assert not re.search(r"<script|<img|<!--|(?<!\\)!\[", done.issue)
    assert "secret@" not in done.issue
    assert "ÖÐ" not in done.issue
    assert "大模型未来" not in done.issue
    assert not re.search(r"^(## 前沿资讯|### 【伪造】|slug:)", done.issue, re.MULTILINE)
    assert max(map(len, re.findall(r"^### .*", done.issue, re.MULTILINE))) < 320
    _survived(done, canary)


def test_of_a_feed_without_end_the_newest_are_kept(
    site: Site, canary: Site, tmp_path: Path
) -> None:
    newest = dt.datetime(2024, 9, 29, tzinfo=dt.UTC)
    site.routes["many"] = rss(
        *(
            item(
                f"大模型第{n}号",
                link=f"https://example.org/many/{n}",
                pubDate=format_datetime(newest - dt.timedelta(seconds=n)),
            )
            for n in range(5_000, 0, -1)  # the oldest first
        )
    )
    site.routes["bad"] = Answer(status=500)

    done = drafted(site, tmp_path)

    [many] = [one for one in done.report["sources"] if one["name"] == "many"]
    shown = re.findall(r"example\.org/many/(\d+)", done.issue)
    assert (many["status"], many["fetched"]) == ("ok", 100)  # the limit of a source
    assert shown
    assert max(map(int, shown)) <= 100
    _survived(done, canary)


def test_no_hostile_picture_and_no_name_from_outside_leaves_the_drafts_folder(
    site: Site, canary: Site, tmp_path: Path
) -> None:
    good = io.BytesIO()
    drawing = Image.new("RGB", (640, 360), "white")
    ImageDraw.Draw(drawing).rectangle((50, 50, 300, 200), fill="navy")
    drawing.save(good, "PNG")
    script = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    pictures = {
        "html.png": Answer(b"<!doctype html><script>alert(1)</script>"),
        "empty.png": Answer(),
        "script.svg": Answer(script, headers={"Content-Type": "image/svg+xml"}),
        "cut.png": Answer(good.getvalue()[:200]),
        "endless.png": Answer(good.getvalue(), more=b"x" * 10_000),
        "away.png": Answer(
            status=302, headers={"Location": f"http://127.0.0.1:{canary.port}/x.png"}
        ),
    }
    titles = (
        "../../../大模型甲",
        "大模型" + "乙" * 290,
        "大模型 🧑‍🚀 丙",
        "大模型/\\丁",
    )
    here = f"http://127.0.0.1:{site.port}"
    elsewhere = f"http://127.0.0.1:{canary.port}/remote.png"
    urls = [*(f"{here}/{name}" for name in pictures), elsewhere]
    site.routes |= {
        "pictured": rss(
            *(item(f"大模型 {n}", raw=_picture(u)) for n, u in enumerate(urls))
        ),
        "named": rss(
            *(item(title, raw=_picture(f"{here}/fine.png")) for title in titles)
        ),
        "bad": Answer(status=500),
    }

    site.hidden |= {**pictures, "fine.png": Answer(good.getvalue())}
    done = drafted(site, tmp_path)

    headings = re.findall(r"^### 【(.*)】$", done.issue, re.MULTILINE)
    shown = re.findall(r"!\[[^\]]*\]\(([^)]*)\)", done.issue)
    files = [f.relative_to(tmp_path) for f in tmp_path.rglob("*.png")]
    assert len(headings) == 3 + len(urls) + len(titles)
    assert len(shown) == len(titles)
    assert all(re.fullmatch(r"static/[\w-]+\.(png|jpg)", name) for name in shown)
    assert {f"drafts/2024-09-30/{name}" for name in shown} == {*map(str, files)}
    assert sorted({f.name for f in tmp_path.iterdir()}) == [
        ".agents",
        "drafts",
        "sources.yaml",
    ]
    _survived(done, canary)


def test_a_feed_that_moved_is_read_and_its_new_address_is_advised(
    site: Site, tmp_path: Path
) -> None:
    moved = Answer(status=301, headers={"Location": "/good"})
    site.routes |= {
        "old": moved,
        "today": Answer(status=302, headers={"Location": "/good"}),
        "gone": Answer(status=410),
    }

    done = drafted(site, tmp_path)
    written = (tmp_path / "sources.yaml").read_bytes()
    again = Program(("sources",), tmp_path, ENVIRONMENT)
    lines = again.communicate()[0].splitlines()

    url = f"http://127.0.0.1:{site.port}/good"
    advised = [
        line for line in lines if f"moved permanently: update url to {url}" in line
    ]
    gone = [line for line in lines if "gone for good (410): remove it" in line]
    assert {one["name"]: one["moved"] for one in done.report["sources"]} == {
        "gone": "", "good": "", "old": url, "today": "",
    }  # fmt: skip
    assert again.returncode == 3
    assert [" old " in f"{line} " for line in advised] == [True, True]  # now, and kept
    assert [" gone " in f"{line} " for line in gone] == [True, True]
    assert (tmp_path / "sources.yaml").read_bytes() == written


def _picture(url: str) -> str:
    return f'<enclosure length="1" type="image/png" url="{escape(url)}"/>'


def _survived(done: Outcome, canary: Site) -> None:
    """What docs/hostile.md asks of every row."""
    assert done.code == 3
    assert done.issue.count("https://example.org/news/") >= 3
    assert done.status("good") == "ok"
    assert canary.asked == []
    assert "Traceback" not in done.stderr
    assert done.peak_mb < 512
