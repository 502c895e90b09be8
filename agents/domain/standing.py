"""How a source has done over the runs: streaks, yield, and what to do about it."""

from collections.abc import Sequence

from pydantic import AwareDatetime

from agents.domain.report import SourceReport
from agents.domain.words import Noun
from agents.messages.said import said

STREAK = 3  # windows in a row, until a source is called out


class Checkup(Noun):
    """One source in one window, as its last run found it."""

    window: str  # the draft's id
    read: AwareDatetime
    report: SourceReport


class Standing(Noun):
    """A source over its windows; `kept` is what lay inside of them."""

    name: str
    windows: int
    fetched: int
    kept: int
    seconds: float  # the mean
    last_success: AwareDatetime | None
    failing: int  # the last so many windows failed
    silent: int  # the last so many were read and had nothing
    advice: str = ""

    @property
    def called_out(self) -> str:
        """What is wrong for at least `STREAK` windows, or nothing."""
        if self.failing >= STREAK:
            return said(
                "{name}: failed {count} times in a row",
                name=self.name,
                count=self.failing,
            )
        if self.silent >= STREAK:
            return said(
                "{name}: nothing new {count} times in a row",
                name=self.name,
                count=self.silent,
            )
        return ""


def standing(name: str, checkups: Sequence[Checkup]) -> Standing:
    """`checkups` oldest first, one per window, at least one."""
    reports = [checkup.report for checkup in checkups]
    read = [c.read for c in checkups if c.report.status != "failed"]
    failing = _streak([report.status == "failed" for report in reports])
    silent = _streak([r.status != "failed" and not r.kept for r in reports])
    return Standing(
        name=name,
        windows=len(reports),
        fetched=sum(report.fetched for report in reports),
        kept=sum(report.kept for report in reports),
        seconds=sum(report.seconds for report in reports) / len(reports),
        last_success=read[-1] if read else None,
        failing=failing,
        silent=silent,
        advice=_advice(reports[-1], failing, silent),
    )


def suggestion(last: SourceReport) -> str:
    """What one answer tells for `sources.yaml`; nobody but the operator changes it."""
    if last.gone:
        return said("gone for good (410): remove it")
    if last.moved:
        return said("moved permanently: update url to {address}", address=last.moved)
    return ""


def _advice(last: SourceReport, failing: int, silent: int) -> str:
    if advice := suggestion(last):
        return advice
    if failing >= STREAK:
        return said("look for its new address, or set enabled: false")
    if silent >= STREAK:
        return said("look whether it still publishes, or widen its query")
    return ""


def _streak(flags: Sequence[bool]) -> int:
    """How many of the last are true.

    >>> _streak([True, False, True, True])
    2
    """
    count = 0
    for flag in reversed(flags):
        if not flag:
            break
        count += 1
    return count
