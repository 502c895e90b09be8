"""What a run says on its way, kept for its report."""

from pathlib import Path

from agents.messages.said import listed, said
from agents.model.local_servers import local_servers
from agents.ports import Progress


def without_model() -> str:
    return said(
        "no model is set: the draft is extractive, made of the sources' own sentences;"
        " for a written one set OPENAI_API_KEY or --base-url, and --model"
    )


async def no_model(replay: Path | None) -> str:
    """What to say, and which server on this machine could be asked."""
    found = [] if replay else await local_servers()
    more = said("; found here: {found}", found=listed(found)) if found else ""
    return without_model() + more


class Noted:
    """A Progress that remembers its notes for the report, each once."""

    def __init__(self, inner: Progress) -> None:
        self._inner = inner
        self.notes: dict[str, None] = {}

    def begin(self, step: str, total: int) -> None:
        self._inner.begin(step, total)

    def advance(self, step: str, by: int = 1) -> None:
        self._inner.advance(step, by)

    def note(self, message: str) -> None:
        self.notes[message] = None
        self._inner.note(message)
