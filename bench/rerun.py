"""What a second run of an unchanged window costs: calls, seconds, CPU, changed bytes.

python -m bench.rerun
"""

import tempfile
from pathlib import Path

from bench.program import draft
from bench.table import show
from tests.world import feed, world

_FEEDS = {f"feed{n}": feed(range(5 * n, 5 * n + 5)) for n in range(4)}


def main() -> None:
    rows = []
    with (
        tempfile.TemporaryDirectory() as folder,
        world(feeds=_FEEDS, latency=0.2) as here,
    ):
        place = Path(folder)
        sources = here.sources(place / "sources.yaml")
        issue = place / "drafts/2024-09-30/issue.md"
        before = b""
        for number in (1, 2, 3):
            here.asked.clear()
            run = draft(
                place,
                *("--sources", str(sources), "--base-url", f"{here.url}/v1"),
                *("--model", "m"),
                model=True,
            )
            same = "–" if number == 1 else str(issue.read_bytes() == before)
            before = issue.read_bytes()
            took = run.seconds, run.cpu, run.peak_mb
            rows.append((number, len(here.asked), *took, same))
    head = ("run", "model calls", "seconds", "CPU s", "peak MB", "same bytes")
    show("The same window again, 20 stories, 0.2 s a call, 8 slots", head, rows)


if __name__ == "__main__":
    main()
