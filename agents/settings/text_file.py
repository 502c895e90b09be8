"""The text of a file that someone names on the command line."""

from pathlib import Path

from agents.domain.utf8 import utf8
from agents.errors import SettingsError
from agents.messages.said import cause, said


def named_text(file: Path) -> str:
    """Raises SettingsError naming the file, EncodingError where it is no UTF-8."""
    try:
        return utf8(file.read_bytes(), file)
    except OSError as error:
        raise SettingsError(
            said("{file} cannot be read: {cause}", file=file, cause=cause(error))
        ) from error
