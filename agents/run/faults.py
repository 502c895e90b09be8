"""What the program itself got wrong in one run: `errors.log`, a sentence, the bench."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from agents.domain.choice import benched
from agents.domain.report import Benched, Cost, Fault
from agents.shelves import Store
from agents.store.drafts import ERRORS, write_atomic

_WHY = "program-error：程序自身出错，没有写成，原因见 errors.log"
_LOST: Mapping[Cost, str] = {
    "story": "the place of {} in the issue",
    "checks": "the checks of {}",
    "pictures": "the pictures of {}",
    "opening": "the opening of {}",
    "source": "the reading of {}",
    "grades": "the grades of {}",
}
_WHOSE: Mapping[Cost, tuple[str, str]] = {
    "opening": ("category", "categories"),
    "source": ("source", "sources"),
    "grades": ("batch of stories", "batches of stories"),
}


def sentence(faults: Sequence[Fault], file: Path) -> str:
    """How many there were, of what, and where the tracebacks are."""
    parts = []
    for cost, lost in _LOST.items():
        if count := sum(fault.cost == cost for fault in faults):
            one, many = _WHOSE.get(cost, ("story", "stories"))
            parts.append(lost.format(f"{count} {one if count == 1 else many}"))
    return (
        f"faults of the program itself cost {', '.join(parts)}; the tracebacks are in"
        f" {file}, for whoever mends the program"
    )


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
