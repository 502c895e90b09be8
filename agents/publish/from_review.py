"""What the review page can have done: an item written again, the issue published."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agents.review.actions import Actions, LazyRegenerate, Regenerate
from agents.run.no_model import no_model
from agents.settings.environment import flag_values

if TYPE_CHECKING:
    from agents.publish.link_check import Checked


def review_actions(
    flags: Mapping[str, Any],
    environment: Callable[[], Mapping[str, str]],
    clock: Callable[[], dt.datetime],
) -> Actions:
    """By the flags of `review`; the environment is read anew each time.

    What takes a second to load is loaded at its first use.
    """

    def again() -> Regenerate:
        from agents.run.rewrite import Rewriter  # noqa: PLC0415

        return Rewriter(environment, clock)

    async def publish(draft_id: str) -> str:
        from agents.publish.command import order, run  # noqa: PLC0415

        env = environment()
        wanted = {"archive": None, "state": None, "keep_link": (), "id": draft_id}
        ordered = order({**wanted, "out": flags["out"], "to": to}, flag_values(env))
        noted: list[str] = []  # for the editor: the page speaks another language
        done = await run(ordered, env, clock().timestamp(), noted.append, offline=False)
        changed = "" if done.changed else "（没有变化）"
        head = f"{sum(done.counts.values())} 条已写入 {done.page}{changed}"
        if done.corrected:
            head += f"，更正 {len(done.corrected)} 处："
        looked = _looked_at(ordered.draft, done.links)
        lines = (head, *done.corrected, *done.hints, *looked, *noted)
        return "\n".join(lines)

    site = flag_values(environment()).get("to")
    to = flags["to"] or (Path(site) if site else None)

    def lacking() -> str:
        return no_model(environment())

    hand = publish if to else None
    return Actions(LazyRegenerate(again), hand, str(to or ""), lacking)


def _looked_at(draft: Path, links: "Sequence[Checked]") -> Iterator[str]:
    """What an editor has to look at himself; each reason in the order of the page.

    What is indented belongs to the line above it: the page folds it.
    """
    from agents.publish.link_report import UNSEEN, many, unseen  # noqa: PLC0415

    left = unseen(links)
    if left:
        listed = f"；都列在 {draft / UNSEEN} 里" if many(left) else ""
        yield (
            f"{len(links)} 个链接里有 {len(left)} 个没能检查，请自己打开看看{listed}；"
            f"第一个的原因：{left[0].reason}"
        )
        yield from (f"  {link.heading}　{link.url}" for link in left)
    noted = [link for link in links if link.state == "noted"]
    if noted:
        yield f"有 {len(noted)} 个链接能打开，但要看一眼："
        yield from (f"  {link.heading}　{link.url}　{link.reason}" for link in noted)
