"""What editors decided in earlier drafts, read from their `review.json`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from agents.domain.foreign import document
from agents.domain.memory import Decided
from agents.messages.said import said
from agents.store.drafts import REVIEW


def read_decisions(folder: Path, note: Callable[[str], None]) -> tuple[Decided, ...]:
    """Every drafted item, by draft and in printed order. No folder: none.

    A review that cannot be read is a note: a memory that is lost costs a repeat,
    not the draft.
    """
    found: list[Decided] = []
    for file in sorted(folder.glob(f"*/{REVIEW}")) if folder.is_dir() else ():
        try:
            items = document(file.read_bytes())["items"]
            found += [_decided(file.parent.name, item) for item in items]
        except (OSError, ValueError, KeyError, TypeError, ValidationError) as error:
            note(
                said(
                    "{file} cannot be read, so its decisions are not remembered:"
                    " {name}; restore it, or delete it",
                    file=file,
                    name=type(error).__name__,
                )
            )
    return tuple(found)


def _decided(draft: str, item: dict[str, Any]) -> Decided:
    return Decided(
        draft=draft,
        heading=item["heading"],
        status=item["status"],
        urls=tuple(source["url"] for source in item["sources"]),
        titles=tuple(source["title"] for source in item["sources"]),
    )
