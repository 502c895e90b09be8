"""`edits.jsonl` in the state folder: a line per published issue, and its table."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from agents.domain.foreign import document
from agents.domain.words import SECTIONS
from agents.errors import writing_to
from agents.formatter.layout import SECTION_HEADINGS
from agents.messages.said import said
from agents.publish.lessons import Lessons
from agents.settings.program import program
from agents.store.drafts import write_atomic

_PUBLISHED = ("kept", "rewritten")
FILE = "edits.jsonl"
_WIDTH = 20  # characters of a full bar
_SECONDS = 3600.0


def keep(file: Path, lessons: Lessons) -> None:
    """In place of an earlier line of the same issue. Raises OutputError."""
    known = {line.issue: line for line in read(file)}
    known[lessons.issue] = lessons
    lines = [known[issue].model_dump_json() for issue in sorted(known)]
    content = "".join(f"{line}\n" for line in lines).encode()
    with writing_to(file, said("free the disk or choose --state")):
        if not file.exists() or file.read_bytes() != content:
            write_atomic(file, content)


def read(file: Path) -> list[Lessons]:
    """By issue. A line that a crash or a hand has spoilt is left out."""
    try:
        lines = file.read_bytes().splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return []
    found = {}
    for line in lines:
        try:
            lessons = Lessons.model_validate(document(line))
        except ValueError:
            continue
        found[lessons.issue] = lessons
    return [found[issue] for issue in sorted(found)]


def hours(decisions: Path) -> float | None:
    """From the review's opening to its last decision; None where no log tells it."""
    try:
        lines = decisions.read_bytes().splitlines()
    except FileNotFoundError:
        return None
    moments = [moment for line in lines if (moment := _moment(line))]
    if not moments:
        return None
    return round((max(moments) - min(moments)).total_seconds() / _SECONDS, 3)


def _moment(line: bytes) -> dt.datetime | None:
    """A torn line tells no time."""
    try:
        moment = dt.datetime.fromisoformat(document(line)["time"])
    except (ValueError, KeyError, TypeError):
        return None
    return moment if moment.tzinfo else None


def shares(issues: Sequence[Lessons]) -> dict[str, float]:
    """Each source's share of the published items of a model's draft.

    An item of several sources counts for each of them.
    """
    published = [i for one in issues for i in one.items if i.fate in _PUBLISHED]
    named = Counter(source for item in published for source in item.sources)
    return {source: count / len(published) for source, count in named.items()}


def table(issues: Sequence[Lessons], state: Path) -> Iterator[str]:
    """A line per issue, oldest first, then the trend of acceptance as bars."""
    if not issues:
        yield said(
            "nothing was published with the state in {state} yet:"
            " {program} publish ID --to DIR adds an issue here",
            state=state,
            program=program(),
        )
        return
    yield said(
        "issue       drafted kept rewritten dropped added accepted edited cost   hours"
    )
    for one in issues:
        counts = [one.count(f) for f in ("kept", "rewritten", "dropped", "added")]
        kept, rewritten, dropped, added = counts
        yield (
            f"{one.issue:11} {one.drafted:7} {kept:4} {rewritten:9} {dropped:7}"
            f" {added:5} {one.acceptance:8.0%} {one.edits:6.0%}"
            f" {_number(one.cost):6} {_number(one.hours)}"
        )
    yield ""
    yield said("accepted, and how much of the published text the editors changed")
    for one in issues:
        yield f"{one.issue:11} {_bar(one.acceptance, '█')} {one.acceptance:4.0%}"
        yield f"{'':11} {_bar(one.edits, '▒')} {one.edits:4.0%}"
    yield ""
    yield said("by section: drafted, accepted, edited")
    for one in issues:
        yield f"{one.issue:11} " + " · ".join(
            f"{SECTION_HEADINGS[name].split()[0]} {part.drafted:2}"
            f" {part.acceptance:4.0%} {part.edits:4.0%}"
            for name in SECTIONS
            for part in [one.within(name)]
        )
    used = [
        (
            one.issue,
            one.used.in_words()
            + (said("; a card {card:,}", card=card) if card else ""),
        )
        for one in issues
        if one.used
        for card in [one.used.a_card(one.drafted)]
    ]
    if used:
        yield ""
        yield said("what the model took")
        for issue, words in used:
            yield f"{issue:11} {words}"


def _bar(share: float, mark: str) -> str:
    filled = round(share * _WIDTH)
    return mark * filled + "·" * (_WIDTH - filled)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
