"""What the review page can have done: an item written again, the issue published."""

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from agents.review.actions import Actions, Later, Regenerate
from agents.settings.environment import flag_values


def review_actions(
    flags: Mapping[str, Any],
    environment: Callable[[], Mapping[str, str]],
    clock: Callable[[], dt.datetime],
    note: Callable[[str], None],
) -> Actions:
    """By the flags of `review`; the environment is read anew each time.

    Both are loaded at their first use: they take a second.
    """

    def again() -> Regenerate:
        from agents.run.rewrite import Rewriter  # noqa: PLC0415

        return Rewriter(environment, clock)

    async def publish(draft_id: str) -> str:
        from agents.publish.command import order, run  # noqa: PLC0415

        env = environment()
        wanted = {"archive": None, "state": None, "keep_link": (), "id": draft_id}
        ordered = order({**wanted, "out": flags["out"], "to": to}, flag_values(env))
        done = await run(ordered, env, clock().timestamp(), note, offline=False)
        changed = "" if done.changed else "（没有变化）"
        return f"{sum(done.counts.values())} 条已写入 {done.page}{changed}"

    site = flag_values(environment()).get("to")
    to = flags["to"] or (Path(site) if site else None)
    return Actions(Later(again), publish if to else None)
