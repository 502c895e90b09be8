"""What `draft --record` writes down of itself: the window, which no feed's answer tells."""

from pathlib import Path

from agents.domain.words import Window
from agents.errors import OutputError
from agents.store.drafts import write_atomic

WINDOW = "window.json"


def keep_window(folder: Path, window: Window) -> None:
    """Raises OutputError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_atomic(folder / WINDOW, f"{window.model_dump_json()}\n".encode())
    except OSError as error:
        raise OutputError(
            f"{folder} cannot be written: {error.strerror}; make room for the recording"
            " or leave out --record"
        ) from error
