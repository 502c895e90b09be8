"""Mutated feeds, dates and encodings: any error but a SourceError is a find.

    python -m bench.fuzz [SECONDS] [FOLDER ...]

The corpus is a few documents of our own and the files of the folders named.
"""

import datetime as dt
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from agents.domain.source import FeedSource
from agents.errors import SourceError
from agents.ports import Fetched
from agents.sources import feed
from agents.sources.moment import moment
from agents.web.encoding import decode
from bench.site import document
from bench.table import show

_SOURCE = FeedSource(name="fuzz", kind="feed", url="https://example.org/feed")
_UNTIL = dt.datetime(2024, 10, 1, tzinfo=dt.UTC)
_SLOW = 5.0  # seconds of one document
_PIECES = (
    b"<", b">", b"&", b"]]>", b"<![CDATA[", b"<!--", b"<!DOCTYPE rss [", b"&#0;",
    b"&#x110000;", b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"<item>", b"</item>",
    b"xmlns:a='b'", b"{", b"[", b"null", b'"', b"1e999", "2024年13月45日".encode(),
)  # fmt: skip
_OWN = (
    document(1, 3),
    (
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "t", "items": [{"id": 1,'
        b' "url": "https://example.org/1", "title": "one", "date_published":'
        b' "2024-09-02T10:30:00+08:00"}]}'
    ),
    (
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">a</title>'
        b'<link href="/a"/><updated>2024-09-02T10:30:00Z</updated></entry></feed>'
    ),
    b"Mon, 02 Sep 2024 10:30:05 +0800",
)


def main(seconds: float, folders: list[Path]) -> int:
    corpus = [*_OWN, *(f.read_bytes() for d in folders for f in _files(d))]
    chance = random.Random(5)  # noqa: S311  # the same finds each time
    finds: dict[str, bytes] = {}
    tried = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        body = mutated(chance.choice(corpus), chance)
        tried += 1
        for target in (_feed, _moment, _decode):
            if found := fault(target, body):
                finds.setdefault(found, body)
    rows = [(found[:90], repr(body[:60])) for found, body in sorted(finds.items())]
    show(f"{tried} documents, {len(corpus)} in the corpus", ("find", "document"), rows)
    return 1 if finds else 0


def mutated(body: bytes, chance: random.Random) -> bytes:
    """One to eight cuts, copies, insertions or changed bytes."""
    body = body[:200_000]
    for _ in range(chance.randint(1, 8)):
        start, end = sorted(chance.randrange(len(body) + 1) for _ in range(2))
        piece = chance.choice(
            (b"", body[start:end] * 2, chance.choice(_PIECES), chance.randbytes(3))
        )
        body = body[:start] + piece + body[end if chance.random() < 0.3 else start :]  # noqa: PLR2004
    return body[:400_000]


def fault(target: Callable[[bytes], object], body: bytes) -> str:
    begun = time.monotonic()
    try:
        target(body)
    except SourceError:
        pass
    except Exception as error:  # noqa: BLE001  # whatever it is, it is what we look for
        return f"{target.__name__}: {error!r}"
    slow = time.monotonic() - begun > _SLOW
    return f"{target.__name__}: slower than {_SLOW:g} s" if slow else ""


def _feed(body: bytes) -> object:
    answer = Fetched(url=_SOURCE.url, status=200, headers={}, body=body)
    return feed.parse(_SOURCE, answer, _UNTIL, dt.UTC)


def _moment(body: bytes) -> object:
    return moment(body[-60:].decode("utf-8", "replace"), dt.UTC)


def _decode(body: bytes) -> object:
    return decode(body, "text/html; charset=gbk")


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


if __name__ == "__main__":
    asked = sys.argv[1:] or ["300"]
    sys.exit(main(float(asked[0]), [Path(name) for name in asked[1:]]))
