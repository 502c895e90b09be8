"""Mutated documents for everything that reads what strangers wrote.

    python -m bench.fuzz [SECONDS[,SEED]] [FOLDER ...]

A find is any error but the one that the door promises, a document that takes too much
time, and an answer that breaks a law of ours. The corpus is a few documents of our own
and the files of the folders named, archives opened. The document in hand lies in a
file, and one that never ends is told with where it hangs. How time grows with the
length of a text, of every function, is what `bench.growth` tells.
"""

import datetime as dt
import faulthandler
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from agents.domain.source import FeedSource
from agents.errors import LayoutError, SourceError
from agents.formatter.lint import lint
from agents.formatter.parse import parse as parse_issue
from agents.pages.encoding import decode
from agents.pages.web_page import extract
from agents.ports import Fetched
from agents.sources import arxiv_atom, feed, opml
from agents.sources.timestamps import parse_timestamp
from bench.fuzz_seeds import others, own
from bench.table import show

_URL = "https://example.org/feed"
_SOURCE = FeedSource(name="fuzz", kind="feed", url=_URL)
_UNTIL = dt.datetime(2024, 10, 1, tzinfo=dt.UTC)
_SLOW = (
    2.0  # seconds of CPU of one document; docs/hostile.md §2 allows an entry as much
)
_HANGS = 120  # seconds
_FOREIGN = 0.2  # of the documents are another target's
_LONGEST = 400_000  # bytes
_TAGS = (b"item", b"entry", b"p", b"div", b"title", b"a", b"outline", b"style", b"link")
_PIECES = (
    b"<", b">", b"&", b"]]>", b"<![CDATA[", b"<!--", b"<!DOCTYPE rss [", b"&#0;",
    b"&#x110000;", b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"<item>", b"</item>",
    b"xmlns:a='b'", b"{", b"[", b"null", b'"', b"1e999", "2024年13月45日".encode(),
    b"http://[", b"%", b"\\", b"$", b"\n---\n", b"\n### ", b"```", b"](", b"![", b"**",
    b"&amp;", b":not(", b"/*", "\u202e\u200d\U0001f3fb".encode(), b"99999999999999999999",
    b"-1", b"\r", b"<svg>", b"<base href='//x:y'>", b"encoding='utf-32'",
)  # fmt: skip
_CODECS = ("utf-8", "gb18030", "utf-16", "utf-32", "latin-1", "shift_jis", "big5")


def main(seconds: float, seed: int, folders: list[Path]) -> int:
    seeds = own()
    foreign = [body for folder in folders for body in others(folder)]
    corpus = [*(body for bodies in seeds.values() for body in bodies), *foreign]
    chance = random.Random(seed)  # noqa: S311  # the same finds each time
    tried: Counter[str] = Counter()
    longest: Counter[str] = Counter()  # milliseconds of CPU
    finds: dict[str, bytes] = {}
    in_hand = Path(tempfile.gettempdir()) / "frontier-issue-fuzz.bin"
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        name = chance.choice(tuple(TARGETS))
        near = [*seeds[name], *(foreign if name in ("feed", "page") else ())]
        pool = corpus if chance.random() < _FOREIGN else near
        body = mutated(chance.choice(pool), chance, chance.choice(corpus))
        in_hand.write_bytes(body)
        faulthandler.dump_traceback_later(_HANGS, exit=True)
        found, took = fault(name, TARGETS[name], body)
        tried[name] += 1
        longest[name] = max(longest[name], int(took * 1000))
        if found:
            finds.setdefault(found, body)
    faulthandler.cancel_dump_traceback_later()
    rows = [(name, tried[name], longest[name]) for name in TARGETS]
    title = f"{tried.total()} documents in {seconds:g} s, {len(corpus)} in the corpus"
    show(title, ("target", "documents", "longest ms"), rows)
    for found, body in sorted(finds.items()):
        kept = Path(tempfile.mkdtemp(prefix="fuzz-")) / "document"
        kept.write_bytes(body)
        print(f"FOUND {found}\n  {len(body)} bytes in {kept}")
    print(f"{len(finds)} finds")
    return 1 if finds else 0


def mutated(body: bytes, chance: random.Random, other: bytes = b"") -> bytes:
    """One to eight changes; `other` is what pieces are spliced in from."""
    body = body[: _LONGEST // 2]
    for _ in range(chance.randint(1, 8)):
        body = chance.choice(_CHANGES)(body, chance, other)[:_LONGEST]
    return body


def _cut_or_copy(body: bytes, chance: random.Random, _: bytes) -> bytes:
    start, end = _span(body, chance)
    piece = chance.choice((b"", body[start:end] * 2, body[start:end] * 40))
    return body[:start] + piece + body[end:]


def _insert(body: bytes, chance: random.Random, _: bytes) -> bytes:
    at = chance.randrange(len(body) + 1)
    piece = chance.choice((*_PIECES, chance.randbytes(3)))
    many = chance.choice((1, 1, 1, 2, 5_000))
    return body[:at] + piece * many + body[at:]


def _flip(body: bytes, chance: random.Random, _: bytes) -> bytes:
    changed = bytearray(body)
    for _place in range(min(len(changed), chance.choice((1, 4, 30)))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _splice(body: bytes, chance: random.Random, other: bytes) -> bytes:
    start, end = _span(other, chance)
    at = chance.randrange(len(body) + 1)
    return body[:at] + other[start:end] + body[at:]


def _swap_tags(body: bytes, chance: random.Random, _: bytes) -> bytes:
    one, two = chance.sample(_TAGS, 2)
    return body.replace(one, two, chance.choice((-1, 1)))


def _recode(body: bytes, chance: random.Random, _: bytes) -> bytes:
    said, meant = chance.choice(_CODECS), chance.choice(_CODECS)
    return body.decode(said, "replace").encode(meant, "replace")


def _span(body: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(body) + 1)
    return start, min(len(body), start + chance.choice((1, 8, 60, 500, len(body))))


_CHANGES: tuple[Callable[[bytes, random.Random, bytes], bytes], ...] = (
    _cut_or_copy,
    _insert,
    _insert,
    _flip,
    _splice,
    _swap_tags,
    _recode,
)


def fault(
    name: str, target: Callable[[bytes], object], body: bytes
) -> tuple[str, float]:
    """What is wrong, or nothing; and the seconds of CPU that it took."""
    begun = time.process_time()
    found = ""
    try:
        target(body)
    except (SourceError, LayoutError):
        pass
    except Exception as error:  # noqa: BLE001  # whatever it is, it is what we look for
        last = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__} in {last.filename}:{last.lineno}"
        found = f"{name}: {what}: {str(error)[:90]}"
    took = time.process_time() - begun
    return found or (f"{name}: slower than {_SLOW:g} s" if took > _SLOW else ""), took


def _fetched(body: bytes, kind: str = "") -> Fetched:
    return Fetched(url=_URL, status=200, headers={"content-type": kind}, body=body)


def _feed(body: bytes) -> None:
    reading = feed.parse(_SOURCE, _fetched(body), _UNTIL, dt.UTC)
    wrong = [one.url for one in reading.candidates if not one.url.startswith("http")]
    if wrong:
        raise AssertionError(f"an address that is none: {wrong[0]!r}")


def _papers(body: bytes) -> None:
    arxiv_atom.parse(_fetched(body), "fuzz")
    arxiv_atom.complaint(body)


def _page(body: bytes) -> None:
    read_date = partial(parse_timestamp, zone=dt.UTC)
    extract(_URL, _fetched(body, "text/html; charset=gbk"), read_date)


def _opml(body: bytes) -> None:
    opml.as_yaml_lines(opml.parse(body, "fuzz.opml").sources)


def _issue(body: bytes) -> None:
    text = body.decode("utf-8", "replace")
    lint(text)
    parse_issue(text)


def _moment(body: bytes) -> None:
    parse_timestamp(body[-60:].decode("utf-8", "replace"), dt.UTC)


def _encoding(body: bytes) -> None:
    decode(body, "text/html; charset=gbk")[0].encode()


TARGETS: Mapping[str, Callable[[bytes], object]] = {
    "feed": _feed,
    "json_feed": _feed,
    "papers": _papers,
    "page": _page,
    "opml": _opml,
    "issue": _issue,
    "moment": _moment,
    "encoding": _encoding,
}


if __name__ == "__main__":
    asked = sys.argv[1:] or ["300"]
    time_, _, chosen = asked[0].partition(",")
    sys.exit(main(float(time_), int(chosen or 5), [Path(name) for name in asked[1:]]))
