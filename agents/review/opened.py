"""An item that the program fails to open is shown plainly, and bars no other."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from agents.bulkhead import held_back
from agents.domain.report import Fault
from agents.review.json_object import JsonObject
from agents.store.drafts import ERRORS, write_atomic


def opened(
    folder: Path, item: str, make: Callable[[], JsonObject], plain: JsonObject
) -> JsonObject:
    """What `make` gives; else `plain`, and the traceback in the draft's errors.log."""
    faults: list[Fault] = []
    found = plain
    with held_back("checks", item, faults.append, str):
        found = make()
    for fault in faults:
        _keep(folder / ERRORS, fault)
    return found


def _keep(file: Path, fault: Fault) -> None:
    """One of each item, however often it is opened; a full disk closes no page."""
    text = fault.log_entry()
    with suppress(OSError):
        there = file.read_text(encoding="utf-8") if file.exists() else ""
        if text.partition("\n")[0] not in there.splitlines():
            write_atomic(file, "\n".join(filter(None, (there, text))).encode())
