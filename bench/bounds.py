"""What takes long of what is bounded: hostile documents, many entries, a run told to stop.

python -m bench.bounds
"""

import datetime as dt
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from agents.domain.source import FeedSource
from agents.errors import LayoutError, SourceError
from agents.formatter.lint import lint
from agents.formatter.parse import parse
from agents.pages.plain_text import plain
from agents.pages.web_page import extract
from agents.ports import Fetched
from agents.sources import feed
from agents.sources.safe_xml import safe_xml
from agents.summariser.align import align
from bench.program import ROOT
from bench.table import show
from tests import make
from tests.world import World, world
from tests.world import feed as feed_of

_URL = "https://example.org/feed"
_SOURCE = FeedSource(name="bounds", kind="feed", url=_URL)
_ISSUE = (ROOT / "tests/golden/2024-09-30.md").read_text(encoding="utf-8")
_PARSED = {f"feed{n:03}": feed_of(range(1000 if n > 150 else 1)) for n in range(180)}  # noqa: PLR2004
Work = Callable[[str], object]


def main() -> None:
    show(
        "Seconds of CPU",
        ("door", "of what", "kB", "s", "at most"),
        [
            (door, what, len(text.encode()) // 1024, cpu(work, text), most)
            for door, work, most, texts in doors()
            for what, text in texts.items()
        ],
    )
    show(
        "Seconds from SIGTERM to the end of a run",
        ("while", "s", "at most"),
        [
            ("models think", stopped({"one": feed_of(range(6))}, thinking), 5.0),
            ("processes parse", stopped(_PARSED, parsing), 5.0),
        ],
    )


def doors() -> Iterator[tuple[str, Work, float, dict[str, str]]]:
    """Each with the seconds that a document may take it, on a machine of its own."""
    yield "a feed", _feed, 10.0, {"20,000 entries": feed_of(range(20_000)).decode()}
    yield (
        "an entry",
        _entry,
        2.0,
        {
            "comments": "<![CDATA[" + "<!--" * 50_000 + "]]>",
            "escaped comments": "&lt;!--" * 50_000,
            "nested tags": "<![CDATA[" + "<div>" * 50_000 + "]]>",
            "nested elements": "<b>" * 20_000 + "</b>" * 20_000,
            "open attributes": "<a b='" * 10_000,
        },
    )
    yield (
        "a feed's prolog",
        _prolog,
        1.0,
        {"comments": "<!-- x -->" * 100_000 + "<rss/>"},
    )
    yield (
        "a text",
        plain,
        2.0,
        {
            "wrong nesting": "<b><i>" * 50_000 + "</b></i>" * 50_000,
            "ends without starts": "</p>" * 200_000,
            "tags that never end": "<a " * 100_000,
            "attributes": "<p " + " ".join(f"a{n}=1" for n in range(60_000)),
            "rules": "<style>" + ".a{display:none}" * 25_000,
            "a selector": "<style>" + "a" * 400_000,
            "comments in a style": "<p style='" + "/*" * 200_000 + "'>",
            "terminal sequences": "<p>" + "\x1b]" * 200_000,
        },
    )
    units = {
        "depth": "<div>",
        "headings": "<h2>x</h2><p>y",
        "tables": "<table><tr><td>",
    }
    yield (
        "a page",
        _page,
        3.0,
        {what: unit * (1_000_000 // len(unit)) for what, unit in units.items()},
    )
    yield (
        "an issue to parse",
        parse,
        2.0,
        {
            f"pieces {piece!r}": _ISSUE + f"\n{piece * 5_000}\n"
            for piece in ("&amp;", "\\*")
        },
    )
    yield "an issue to lint", lint, 1.0, {"a whole one": _ISSUE}
    lines = "".join(f"Model M{n} has {n}.5 billion parameters.\n" for n in range(300))
    yield "evidence", _evidence, 1.0, {"15 sentences": lines[:12_000]}


def cpu(work: Work, text: str) -> float:
    begun = time.process_time()
    with suppress(SourceError, LayoutError):
        work(text)
    return time.process_time() - begun


def _feed(text: str) -> None:
    answer = Fetched(url=_URL, status=200, headers={}, body=text.encode())
    feed.parse(_SOURCE, answer, dt.datetime(2024, 10, 1, tzinfo=dt.UTC), dt.UTC)


def _entry(text: str) -> None:
    item = f"<item><title>t</title><description>{text}</description></item>"
    _feed(f"<rss version='2.0'><channel>{item}</channel></rss>")


def _prolog(text: str) -> None:
    safe_xml(text, "bounds", "a feed", ("rss",))


def _page(text: str) -> None:
    headers = {"content-type": "text/html"}
    answer = Fetched(url=_URL, status=200, headers=headers, body=text.encode())
    extract(_URL, answer, lambda _: None)


def _evidence(text: str) -> None:
    material = make.material(text=text)
    for n in range(15):
        align(f"模型 M{n * 20} 有 {n * 2}5 亿参数，支持 {n} 种语言。", (material,))


def thinking(here: World) -> bool:
    return here.running >= 6  # noqa: PLR2004


def parsing(here: World) -> bool:
    return len(here.fetched) >= 160  # noqa: PLR2004


def stopped(feeds: dict[str, bytes], busy: Callable[[World], bool]) -> float:
    with tempfile.TemporaryDirectory() as folder, world(feeds=feeds, prompt=2) as here:
        place = Path(folder)
        run = subprocess.Popen(  # noqa: S603  # our own program
            [
                *(sys.executable, "-m", "agents", "draft", "--model", "m"),
                *("--since", "2024-09-01", "--until", "2024-09-30"),
                *("--sources", str(here.sources(place / "sources.yaml"))),
                *("--base-url", f"{here.url}/v1", "--out", str(place / "drafts")),
                *("--state", str(place / "state")),
            ],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        while not busy(here):
            time.sleep(0.01)  # noqa: TID251  # another process sends no event
        begun = time.perf_counter()
        run.send_signal(signal.SIGTERM)
        run.wait()
        return time.perf_counter() - begun


if __name__ == "__main__":
    main()
