"""What the program itself got wrong in one run: `errors.log`, a sentence, the bench."""

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import get_args

from agents.domain.choice import benched
from agents.domain.report import Benched, Cost, Fault
from agents.messages.said import listed, said
from agents.shelves import Store
from agents.store.drafts import ERRORS, write_atomic

_WHY = "program-error：程序自身出错，没有写成，原因见 errors.log"
_COSTS = get_args(Cost)


def sentence(faults: Sequence[Fault], file: Path) -> str:
    """How many there were, of what, and where the tracebacks are."""
    counts = Counter(fault.cost for fault in faults)
    return said(
        "faults of the program itself cost {parts}; the tracebacks are in {file}, for"
        " whoever mends the program",
        parts=listed(_lost(cost, counts[cost]) for cost in _COSTS if counts[cost]),
        file=file,
    )


def _lost(cost: Cost, count: int) -> str:
    one = count == 1
    sentences = {
        "story": said(
            "the place of {count} story in the issue"
            if one
            else "the place of {count} stories in the issue",
            count=count,
        ),
        "checks": said(
            "the checks of {count} story" if one else "the checks of {count} stories",
            count=count,
        ),
        "pictures": said(
            "the pictures of {count} story"
            if one
            else "the pictures of {count} stories",
            count=count,
        ),
        "opening": said(
            "the opening of {count} category"
            if one
            else "the opening of {count} categories",
            count=count,
        ),
        "source": said(
            "the reading of {count} source"
            if one
            else "the reading of {count} sources",
            count=count,
        ),
        "grades": said(
            "the grades of {count} batch of stories"
            if one
            else "the grades of {count} batches of stories",
            count=count,
        ),
    }
    return sentences[cost]


def log(faults: Iterable[Fault], store: Store) -> bytes:
    """Each traceback under what it cost; a story with its id and its title."""
    texts = []
    for fault in faults:
        title = ""
        if fault.cost in ("story", "checks", "pictures"):
            title = repr(store.ranked.one(fault.name).story.lead.title)
        texts.append(fault.log_entry(title))
    return "\n".join(texts).encode(errors="backslashreplace")


def lost_places(faults: Iterable[Fault], store: Store) -> list[Benched]:
    """The stories that lost their place."""
    lost = [fault.name for fault in faults if fault.cost == "story"]
    return [benched(ranked, _WHY) for ranked in store.ranked.many(lost)]


def leave(state: Path, faults: Sequence[Fault], store: Store) -> Path | None:
    """The log of a run that leaves no draft, beside its state; else none lies there.

    The run's own end is told in any case, also where the disk has no room for this.
    """
    file = state / ERRORS
    with suppress(OSError):
        if faults:
            write_atomic(file, log(faults, store))
            return file
        file.unlink(missing_ok=True)
    return None
