"""Many feeds: a whole extractive run against feedparser alone, and with httpx.

python -m bench.scouting [FEEDS ...]

Nothing is fetched by feedparser alone, which parses on both cores; the bare pair
fetches as well. `bench.choosing` has the steps between reading and the longlist.
"""

import json
import math
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.program import ROOT, draft, run
from bench.table import show

_ENTRIES = 20
_FEEDS = (500, 2000)


def main(sizes: list[int]) -> None:
    rows: list[tuple[object, ...]] = []
    for feeds in sizes:
        with tempfile.TemporaryDirectory() as folder, site(feeds) as port:
            place = Path(folder)
            sources = place / "sources.yaml"
            sources.write_text(_sources(port, feeds), encoding="utf-8")
            alone = run("-m", "bench.bare", "--parse", str(feeds), str(_ENTRIES))
            bare = run("-m", "bench.bare", str(port), str(feeds))
            first = draft(place, "--sources", str(sources))
            choosing = _choosing(place)
            again = draft(place, "--sources", str(sources))
        rows.append(
            (
                *(feeds, alone.seconds, bare.seconds, first.seconds),
                *(first.seconds / alone.seconds, first.seconds / bare.seconds),
                *(alone.cpu, bare.cpu, first.cpu, first.cpu / alone.cpu, choosing),
                *(again.seconds, again.seconds / first.seconds, first.peak_mb),
            )
        )
    head = (
        *("feeds", "feedparser s", "bare pair s", "whole run s"),
        *("of feedparser", "of the pair"),
        *("their CPU s", "", "", "of feedparser", "choosing s"),
        *("with 304s s", "of the first", "peak MB"),
    )
    show(f"Scouting, {_ENTRIES} entries a feed", head, rows)
    if len(rows) > 1:
        (few, *_), (many, *_) = rows[0], rows[-1]
        growth = math.log(_seconds(rows[-1]) / _seconds(rows[0]))
        growth /= math.log(int(str(many)) / int(str(few)))
        print(f"growth exponent {growth:.2f}")


def _choosing(place: Path) -> float:
    """Seconds between the last source read and the longlist, as the run counted them."""
    report = next((place / "drafts").glob("*/report.json"))
    return float(json.loads(report.read_text(encoding="utf-8"))["seconds"]["choose"])


def _seconds(row: tuple[object, ...]) -> float:
    return float(str(row[3]))


def _sources(port: int, feeds: int) -> str:
    lines = [
        f"  - {{name: Feed {n}, kind: feed, url: 'http://127.0.0.1:{port}/{n}',"
        " section: practice}"
        for n in range(feeds)
    ]
    return "\n".join(["sources:", *lines, ""])


@contextmanager
def site(feeds: int) -> Iterator[int]:
    """The feed server's port, while it runs."""
    server = subprocess.Popen(  # noqa: S603  # our own program
        [sys.executable, "-m", "bench.site", str(feeds), str(_ENTRIES)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )
    try:
        assert server.stdout is not None  # noqa: S101  # it is a pipe
        yield int(server.stdout.readline())
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(_FEEDS))
