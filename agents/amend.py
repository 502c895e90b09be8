"""`draft --swap`, `--add`, `--drop`: a draft's choice changed, all else left as it is."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from agents.domain.plan import Rewrite
from agents.domain.report import Usage
from agents.domain.review import ReviewItem
from agents.domain.words import Step, StoryId
from agents.messages.said import said, step_name
from agents.review.amendments import Amendment, planned
from agents.review.decisions import Decision
from agents.review.desk import Desk, Snapshot
from agents.review.headless import folder
from agents.review.lineup import add, drop, keeps, restored, swap
from agents.review.project import bench_id, written_entry
from agents.run.noted import without_model
from agents.run.rewrite import item
from agents.settings.amendments import Amendments
from agents.settings.options import Options
from agents.settings.window import last_day, window, zone

Row = Mapping[str, object]
Note = Callable[[str], None]
_FIRST = "1970-01-02"


@dataclass(frozen=True)
class Amended:
    """The draft, the rows of what came in, the ids of what went, what it took."""

    issue: Path
    rows: tuple[ReviewItem, ...]
    put_away: tuple[str, ...]
    usage: Usage

    @property
    def exit_code(self) -> int:
        return 3 if any(row.flags for row in self.rows) else 0

    @property
    def line(self) -> dict[str, object]:
        """The JSON line of docs/operating.md §10.

        `row` is the new one, `rows` are all where there are more.
        """
        rows = [row.dump() for row in self.rows]
        return {
            "issue": str(self.issue),
            "row": rows[0] if rows else None,
            "rows": rows,
            "put_away": list(self.put_away),
            "model": self.usage.model_dump(),
            "exit_code": self.exit_code,
        }


async def amend(
    chosen: Options, amendments: Amendments, now: dt.datetime, note: Note
) -> Amended:
    """Each change is whole before the next begins. Raises the errors of `agents.errors`.

    What cannot be done is refused before any model is asked.
    """
    desk = Desk(_draft(chosen, now), lambda: now.isoformat(timespec="seconds"))
    steps = planned(desk.look(), amendments)
    has_writer = chosen.writes_with_model or chosen.replay is not None
    if any(step.url for step in steps) and not has_writer:
        note(without_model())
    used: list[Usage] = []
    came: list[str] = []
    for step in steps:
        row = await _written(chosen, now, desk, step, used.append, note)
        desk.decide(_decision(desk.look(), step, row), version=row)
        came += [str(row["id"])] if row else []
        note(_sentence(step, row))
    rows = desk.look().review.rows
    return Amended(
        issue=desk.folder / "issue.md",
        rows=tuple(rows[name] for name in came),
        put_away=tuple(step.old.id for step in steps if step.old),
        usage=sum(used, start=Usage()),
    )


def _draft(chosen: Options, now: dt.datetime) -> Path:
    """The newest draft, or that of `--until`'s day."""
    if chosen.until is None:
        return folder(chosen.out, None)
    tz = zone(chosen.tz)
    return folder(
        chosen.out, last_day(window(_FIRST, chosen.until, tz, now), tz).isoformat()
    )


async def _written(
    chosen: Options,
    now: dt.datetime,
    desk: Desk,
    step: Amendment,
    spend: Callable[[Usage], None],
    note: Note,
) -> Row | None:
    if not step.url:
        return None

    def tell(name: Step, answers: int) -> None:
        note(
            said(
                "{url}: {step} {answers}",
                url=step.url,
                step=step_name(name),
                answers=answers,
            )
        )

    request = Rewrite(
        story_id=StoryId(bench_id(step.url)),
        section=None,
        url=step.url,
        new=True,
        added=step.added,
    )
    return await item(chosen, now, desk.folder, request, tell, spend)


def _decision(snapshot: Snapshot, step: Amendment, row: Row | None) -> Decision:
    new = restored(step.back.id) if step.back else None
    if row is not None:
        new = add(written_entry(row))
    if step.old is None:
        assert new is not None  # noqa: S101  # nothing goes, so something comes
        return new
    keep = keeps(snapshot, step.old)
    return swap(step.old.id, new, keep=keep) if new else drop(step.old.id, keep=keep)


def _sentence(step: Amendment, row: Row | None) -> str:
    came = str(row["heading"]) if row else step.back.heading if step.back else ""
    went = step.old.heading if step.old else ""
    if came and went:
        return said("out: {went}; in its place: {came}", went=went, came=came)
    return said("out: {went}", went=went) if went else said("in: {came}", came=came)
