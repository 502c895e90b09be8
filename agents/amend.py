"""`draft --swap`, `--add`, `--drop`: a draft's choice changed, all else left as it is."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from agents.domain.identity import identity
from agents.domain.plan import Rewrite
from agents.domain.report import Usage
from agents.domain.review import ReviewItem
from agents.domain.words import Step, StoryId
from agents.errors import SettingsError
from agents.review.decisions import Decision
from agents.review.desk import Desk, Sight
from agents.review.headless import folder
from agents.review.lineup import add, drop, keeps, restored, swap
from agents.review.project import bench_id, written_entry
from agents.review.sheet import SheetEntry, items
from agents.run.noted import NO_MODEL
from agents.run.rewrite import item
from agents.settings.amendments import Amendments
from agents.settings.options import Options
from agents.settings.window import last_day, window, zone
from agents.sources.urls import absolute

Row = Mapping[str, object]
Note = Callable[[str], None]
_FIRST = "1970-01-02"
_NUMBER = re.compile(r"[0-9]{1,6}")
_PUT_AWAY = ("rejected", "held")


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


@dataclass(frozen=True)
class _Step:
    """One change: what goes, and what comes instead (an address, or an item again)."""

    old: SheetEntry | None
    url: str = ""
    back: SheetEntry | None = None
    added: bool = False


async def amend(
    chosen: Options, amendments: Amendments, now: dt.datetime, note: Note
) -> Amended:
    """Each change is whole before the next begins. Raises the errors of `agents.errors`.

    What cannot be done is refused before any model is asked.
    """
    desk = Desk(_draft(chosen, now), lambda: now.isoformat(timespec="seconds"))
    steps = _planned(desk.look(), amendments)
    has_writer = chosen.writes_with_model or chosen.replay is not None
    if any(step.url for step in steps) and not has_writer:
        note(NO_MODEL)
    used: list[Usage] = []
    came: list[str] = []
    for step in steps:
        row = await _written(chosen, now, desk, step, used.append, note)
        desk.decide(_decision(desk.look(), step, row), version=row)
        came += [str(row["id"])] if row else []
        note(_told(step, row))
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


def _planned(sight: Sight, amendments: Amendments) -> list[_Step]:
    """Drops, swaps, then what is added. Raises SettingsError."""
    steps = [_Step(_item(sight, "--drop", word)) for word in amendments.drops]
    for word, url in amendments.swaps:
        steps.append(
            _coming(sight, f"--swap {word}", url, _item(sight, "--swap", word))
        )
    steps += [_coming(sight, "--add", url, None) for url in amendments.adds]
    went = [step.old.id for step in steps if step.old]
    came = [identity(step.url) for step in steps if step.url]
    came += [step.back.id for step in steps if step.back]
    if len(set(went)) < len(went) or len(set(came)) < len(came):
        raise SettingsError(
            "an item or an address is named twice; name each once, nothing was changed"
        )
    return steps


def _item(sight: Sight, flag: str, word: str) -> SheetEntry:
    """By its number, id, heading, or the name in it."""
    sheet = items(sight.sheet)
    at = int(word) if _NUMBER.fullmatch(word) else 0
    if 1 <= at <= len(sheet):
        found: Sequence[SheetEntry] = [sheet[at - 1]]
    else:
        found = [e for e in sheet if word in (e.id, e.heading)] or [
            e for e in sheet if e.heading.startswith(f"【{word.strip('【】')}】")
        ]
    if len(found) != 1:
        many = f"{len(found)} items" if found else "no item"
        raise SettingsError(
            f"{flag} {word!r} names {many} of {sight.review.issue}; take a number,"
            f" id or heading of review --status ({len(sheet)} items)"
        )
    if found[0].status in _PUT_AWAY:
        raise SettingsError(
            f"{flag} {word!r}: {found[0].heading} is put away already; take one that is"
            " in the issue, or --add what is to come"
        )
    return found[0]


def _coming(sight: Sight, flag: str, typed: str, old: SheetEntry | None) -> _Step:
    """From the bench, or by an address alone; what was put away comes back as it was."""
    url = absolute(typed, "")
    if url is None:
        raise SettingsError(f"{flag}={typed}: that is no web address that can be read")
    key = identity(url)
    entries = {entry.id: entry for entry in sight.sheet}
    for row in sight.review.items:
        if key not in {identity(source.url) for source in row.sources}:
            continue
        there = entries[row.id]
        if there.status not in _PUT_AWAY:
            raise SettingsError(
                f"{flag}: {url} is in the draft already, as {there.heading}"
            )
        return _Step(old, back=there)
    bench = sight.review.bench
    found = next((r.url for r in bench if r.url == url), None) or next(
        (r.url for r in bench if identity(r.url) == key), None
    )
    if found is None and old is not None:
        raise SettingsError(
            f"{flag}={url}: no bench row of {sight.review.issue} has this address;"
            " take one of review.json's bench, or --add it and --drop the other"
        )
    return _Step(old, found or url, added=found is None)


async def _written(
    chosen: Options,
    now: dt.datetime,
    desk: Desk,
    step: _Step,
    spend: Callable[[Usage], None],
    note: Note,
) -> Row | None:
    if not step.url:
        return None

    def tell(name: Step, answers: int) -> None:
        note(f"{step.url}: {name} {answers}")

    request = Rewrite(
        story_id=StoryId(bench_id(step.url)),
        section=None,
        url=step.url,
        new=True,
        added=step.added,
    )
    return await item(chosen, now, desk.folder, request, tell, spend)


def _decision(sight: Sight, step: _Step, row: Row | None) -> Decision:
    new = restored(step.back.id) if step.back else None
    if row is not None:
        new = add(written_entry(row))
    if step.old is None:
        assert new is not None  # noqa: S101  # nothing goes, so something comes
        return new
    keep = keeps(sight, step.old)
    return swap(step.old.id, new, keep=keep) if new else drop(step.old.id, keep=keep)


def _told(step: _Step, row: Row | None) -> str:
    came = str(row["heading"]) if row else step.back.heading if step.back else ""
    went = step.old.heading if step.old else ""
    said = ("换下" if came else "移出", went), ("换入" if went else "加入", came)
    return "，".join(f"{word} {heading}" for word, heading in said if heading)
