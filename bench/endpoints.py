"""Whole runs on servers as people have them, and what each cost.

    python -m bench.endpoints [NAME ...]

A context of 8,192 tokens, silent truncation, thinking of 2,500 and 9,000 tokens, an
answer of 100 s, 8 calls a minute, a day's quota, one slot: the program itself, twice
over the same window. Those with a pace take minutes.
"""

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.program import draft
from bench.table import show
from tests import endpoints
from tests.world import World, world

_HEAD = (
    *("server", "run", "s", "code", "stories", "the model's", "judged", "asked"),
    *("calls", "refused", "cut off", "thinking"),
)


def servers() -> Iterator[tuple[str, int, endpoints.Endpoint, tuple[str, ...]]]:
    """Name, stories, the server, and flags."""
    for dialect in ("OpenAI", "llama.cpp", "Zhipu, no figure"):
        yield f"context {dialect}", 6, endpoints.small(8192, dialect), ()
    yield "deaf", 6, endpoints.deaf(4096), ()
    for thinking in (2_500, 9_000):
        for signs in ("counted", "shown", "none", "uncounted"):
            thinker = endpoints.Thinker(thinking, signs)
            yield f"thinks {thinking} {signs}", 12, thinker, ()
    effort = endpoints.Thinker(2_500, field="thinking")
    yield "thinks, effort", 6, endpoints.strict({"thinking"}, effort), ()
    yield "thinks, effort ignored", 6, endpoints.Thinker(2_500), ()
    yield "slow", 1, endpoints.Thinker(2_500, seconds=100.0), ("--samples", "1")
    for telling in ("limits", "retry-after", "words", "nothing"):
        yield f"pace {telling}", 4, endpoints.Rationed(8, telling), ()
    yield "day", 6, endpoints.Rationed(1000, "limits", a_day=20), ()
    for slots in (1, 8):
        flags = ("--concurrency", str(slots), "--model-timeout", "3")
        yield f"slot, concurrency {slots}", 6, endpoints.OneSlot(0.5), flags


def main(names: list[str]) -> None:
    rows: list[tuple[object, ...]] = []
    for name, stories, server, flags in servers():
        if names and not any(name.startswith(wanted) for wanted in names):
            continue
        with tempfile.TemporaryDirectory() as folder, world() as here:
            for number in (1, 2):
                here.asked.clear()
                here.limited = server
                row = run(here, Path(folder), stories, flags)
                rows.append((name, number, *row))
                print(*rows[-1], flush=True)
    show("Runs on servers as people have them", _HEAD, rows)


def run(
    here: World, folder: Path, stories: int, flags: tuple[str, ...]
) -> tuple[object, ...]:
    endpoints.fill(here, stories)
    began = time.perf_counter()
    done = draft(
        folder,
        *("--sources", str(here.sources(folder / "sources.yaml", "one"))),
        *("--base-url", f"{here.url}/v1", "--model", "m", *flags),
        model=True,
    )
    report = read(folder, "report.json") or {"model": {}}
    review = read(folder, "review.json") or {"items": []}
    own = [item for item in review["items"] if "extractive" not in item["flags"]]
    used = report["model"]
    return (
        *(time.perf_counter() - began, done.code, len(review["items"])),
        *(len(own), sum(endpoints.judged(item) for item in own), len(here.asked)),
        *(
            used.get(what)
            for what in ("calls", "refused", "cut_off", "thinking_tokens")
        ),
    )


def read(folder: Path, name: str) -> dict[str, Any]:
    file = folder / "drafts/2024-09-30" / name
    found: dict[str, Any] = json.loads(file.read_bytes()) if file.exists() else {}
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
