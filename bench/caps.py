"""What a cap on tokens leaves: how much of it is used, and whose the cards are.

    python -m bench.caps

A server that counts every token; the need is what a run without a cap takes. Stories
with articles of 14,000 characters, and with none beside their teaser.
"""

import tempfile
from pathlib import Path

from bench.endpoints import read
from bench.program import draft
from bench.table import show
from tests import endpoints
from tests.world import World, feed, world

_STORIES = 20
_SHARES = (0.25, 0.4, 0.6, 0.8, 1.0)  # of the need


def main() -> None:
    rows: list[tuple[object, ...]] = []
    for name in ("articles", "teasers"):
        with world() as here:
            here.limited = endpoints.honest
            if name == "articles":
                endpoints.fill(here, _STORIES)
            else:
                here.feeds["one"] = feed(range(_STORIES))
            need = 0
            for share in (None, *_SHARES):
                used, *row = run(here, round(share * need) if share else None)
                need = need or used
                rows.append(
                    (name, share or "none", used, used / (share or 1) / need, *row)
                )
                print(*rows[-1], flush=True)
    head = ("stories", "cap / need", "tokens", "used / cap", "model's", "judged", "s")
    show(f"Caps, {_STORIES} stories", head, rows)


def run(here: World, cap: int | None) -> tuple[int, str, str, float]:
    """Tokens as the server counts them, cards of the model, those judged, seconds."""
    here.asked.clear()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        done = draft(
            place,
            *("--sources", str(here.sources(place / "sources.yaml", "one"))),
            *("--base-url", f"{here.url}/v1", "--model", "m"),
            *(("--max-tokens-total", str(cap)) if cap else ()),
            model=True,
        )
        model = read(place, "report.json")["model"]
        items = read(place, "review.json")["items"]
    own = [item for item in items if "extractive" not in item["flags"]]
    judged = sum(endpoints.judged(item) for item in own)
    used = model["prompt_tokens"] + model["completion_tokens"]
    return used, f"{len(own)}/{len(items)}", f"{judged}/{len(own)}", done.seconds


if __name__ == "__main__":
    main()
