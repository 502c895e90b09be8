"""The model phase against the ideal: calls times latency, divided by the slots.

    python -m bench.orchestration

The model answers after a fixed time, so what is above the ideal is ours: prompts,
checks, JSON, SQLite, and slots that stand empty.
"""

import json
import tempfile
from pathlib import Path

from bench.program import draft
from bench.table import show
from tests.world import feed, world

_STORIES = 20
_FEEDS = {f"feed{n}": feed(range(5 * n, 5 * n + 5)) for n in range(_STORIES // 5)}
_CASES = ((0.2, 4), (0.2, 8), (0.5, 8), (1.0, 8))  # seconds of a call, slots


def main() -> None:
    rows = []
    for latency, slots in _CASES:
        with (
            tempfile.TemporaryDirectory() as folder,
            world(feeds=_FEEDS, latency=latency) as here,
        ):
            place = Path(folder)
            sources = here.sources(place / "sources.yaml")
            draft(
                place,
                *("--sources", str(sources), "--base-url", f"{here.url}/v1"),
                *("--model", "m", "--concurrency", str(slots)),
                model=True,
            )
            report = json.loads(
                (place / "drafts/2024-09-30/report.json").read_text(encoding="utf-8")
            )
            calls = len(here.asked)
            ideal = calls * latency / slots
            seconds = report["seconds"]
            phase = seconds["story"] + seconds["introduce"]
            rows.append((latency, slots, calls, ideal, phase, phase / ideal))
    head = ("latency s", "slots", "calls", "ideal s", "model phase s", "ratio")
    show(f"Model phase, {_STORIES} stories", head, rows)


if __name__ == "__main__":
    main()
