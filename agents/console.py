"""What the operator is told: plain lines of progress, and what closes a command."""

import shlex
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

from agents.domain.columns import padded
from agents.domain.flag_words import flagged
from agents.domain.report import Usage
from agents.messages.alike import Alike
from agents.messages.said import listed, said, section, step_name
from agents.settings.program import program
from agents.store.drafts import ISSUE

_QUIET = 30.0  # seconds without a line, after which a step says how far it is
_TALLIES = ("model calls", "tokens")  # no steps: the summary tells them


class Plain:
    """One line per note and per finished step, for logs and pipes.

    A step that takes long says how far it is; one without a total is only counted.
    `brief`: no note comes twice, and of many of one kind the first few.
    """

    def __init__(
        self,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
        *,
        brief: bool = False,
    ) -> None:
        self._stream = stream or sys.stderr
        self._clock = clock
        self._alike = Alike() if brief else None
        self._done: dict[str, int] = {}
        self._total: dict[str, int] = {}
        self._begun: dict[str, float] = {}
        self._last_said: dict[str, float] = {}

    def begin(self, step: str, total: int) -> None:
        total = 0 if step in _TALLIES else total
        self._total[step], self._done[step] = total, 0
        self._begun[step] = self._last_said[step] = self._clock()
        if total:
            self._say(
                said(
                    "{step}: {done}/{total}", step=step_name(step), done=0, total=total
                )
            )

    def advance(self, step: str, by: int = 1) -> None:
        self._done[step] = done = self._done.get(step, 0) + by
        total = self._total.get(step, 0)
        if not total or not by:
            return
        now = self._clock()
        if done == total:
            self._say(
                said(
                    "{step}: {done}/{total}",
                    step=step_name(step),
                    done=done,
                    total=done,
                )
            )
        elif now - self._last_said[step] >= _QUIET:
            self._last_said[step] = now
            left = (now - self._begun[step]) / done * (total - done)
            self._say(
                said(
                    "{step}: {done}/{total}, some {minutes} min left",
                    step=step_name(step),
                    done=done,
                    total=total,
                    minutes=max(1, round(left / 60)),
                )
            )

    def note(self, message: str) -> None:
        if self._alike is None or self._alike.admits(message):
            self._say(message)

    def close(self, report: Path | None = None) -> None:
        """Tell how many notes were left out; `report` has them, where one was written."""
        if self._alike and (line := self._alike.closing(report)):
            self._say(line)

    def _say(self, line: str) -> None:
        if self._stream is not None:  # stderr may be closed
            self._stream.write(line + "\n")
            self._stream.flush()


def summary(report: dict[str, Any], issue: Path) -> Iterator[str]:
    """The closing lines: what is in the draft, what needs a look, what is next."""
    counts, model = report["counts"], report["model"]
    redraft = issue.name != ISSUE
    if redraft:
        yield said(
            "{issue} is an editor's and stays as it was; the new version, which these"
            " lines are about, is {redraft}",
            issue=issue.with_name(ISSUE),
            redraft=issue,
        )
    yield said(
        "{cards} cards ({practice} 🧐, {theory} 🤯, {news} 🤠) from {candidates} entries"
        " ({stories} stories, {known} known already)",
        **counts,
    )
    failed = [s["name"] for s in report["sources"] if s["status"] == "failed"]
    if failed:
        yield said("failed sources: {names}", names=listed(failed))
    if report["flags"]:
        yield said(
            "flags to look at: {flags}", flags=listed(map(flagged, report["flags"]))
        )
    if model["mode"] != "extractive":
        used = Usage.model_validate(
            {name: model[name] for name in Usage.model_fields if name in model}
        )
        card = used.a_card(counts["cards"])
        yield said(
            "model (recorded): {calls} calls, {hits} from the recording, {used}"
            if model["mode"] == "recorded"
            else "model {name}: {calls} calls, {hits} from the journal, {used}",
            name=model["name"],
            calls=used.calls,
            hits=used.journal_hits,
            used=used.in_words(),
        ) + (said("; a card took {card:,} tokens", card=card) if card else "")
    yield said(
        "next: compare the two; {program} review {draft} shows issue.md"
        if redraft
        else "next: {program} review {draft}",
        program=program(),
        draft=named(issue.parent),
    )


def named(draft: Path) -> str:
    """A draft as `review`, `check` and `publish` take it: its id, or its folder."""
    return draft.name if draft.parent == Path("drafts") else shlex.quote(str(draft))


def published(
    page: Path, changed: tuple[Path, ...], counts: dict[str, int]
) -> Iterator[str]:
    """What is in the published page, and which files changed for it."""
    yield said(
        "{name}: {count} items ({listed})",
        name=page.name,
        count=sum(counts.values()),
        listed=listed(f"{n} {section(name)}" for name, n in counts.items()),
    )
    for file in changed:
        yield said("wrote {file}", file=file)
    if not changed:
        yield said("nothing changed since it was published last")


def verdict(files: Sequence[Path], levels: Sequence[str]) -> str:
    """The closing line of `check`: a clean file is told to be clean."""
    named = str(files[0]) if len(files) == 1 else said("{len} files", len=len(files))
    errors = levels.count("E")
    if not levels:
        return said("{named}: clean, nothing to mend", named=named)
    rest = said("{count} to look at", count=len(levels) - errors)
    return (
        said(
            "{named}: {errors} that block, {rest}",
            named=named,
            errors=errors,
            rest=rest,
        )
        if errors
        else said("{named}: {rest}", named=named, rest=rest)
    )


def diagnosed(name: str, verdict: str, text: str) -> str:
    """A line of `doctor`, whatever lines the fault had."""
    words = {"ok": said("ok"), "look": said("look"), "fails": said("fails")}
    return f"{padded(words[verdict], 6)} {padded(_looked_at(name), 13)} {' '.join(text.split())}"


def _looked_at(name: str) -> str:
    known = {
        "settings": said("settings"),
        "folders": said("folders"),
        "lock": said("lock"),
        "database": said("database"),
        "window": said("window"),
        "certificates": said("certificates"),
        "proxy": said("proxy"),
        "model": said("model"),
        "sources": said("sources"),
        "schedule": said("schedule"),
    }
    return known.get(name, name)


def prognosis(verdicts: Sequence[str]) -> str:
    return said(
        "{failing} that would fail, {seen} to look at, {fine} fine",
        failing=verdicts.count("fails"),
        seen=verdicts.count("look"),
        fine=verdicts.count("ok"),
    )
