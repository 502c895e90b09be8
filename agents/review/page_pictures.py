"""The pictures that a page shows, as files of its draft."""

from collections.abc import Sequence
from pathlib import Path

from agents.formatter.lint.linted_document import LintedDocument
from agents.store.drafts import STATIC


def named(markdown: str) -> list[str]:
    """The static files that a text names, each once, in their order."""
    found = (image for line in LintedDocument(markdown).lines for image in line.images)
    return list(dict.fromkeys(image.removeprefix("./") for image in found))


def read(draft: Path, names: Sequence[str]) -> dict[str, bytes]:
    """Those that are there, by name; the linter names the missing ones."""
    found = {}
    for name in names:
        file = draft / name
        inside = file.resolve().is_relative_to((draft / STATIC).resolve())
        if inside and file.is_file():
            found[name] = file.read_bytes()
    return found
