"""Files that someone names on the command line, or that lie where a draft has them."""

from pathlib import Path

from agents.domain.utf8 import utf8
from agents.errors import SettingsError
from agents.messages.said import cause, said


def named_bytes(file: Path, way_out: str = "") -> bytes:
    """Raises SettingsError naming the file, and the way out where there is one."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise SettingsError(
            said(
                "{file} cannot be read: {cause}; {way_out}",
                file=file,
                cause=cause(error),
                way_out=way_out,
            )
            if way_out
            else said("{file} cannot be read: {cause}", file=file, cause=cause(error))
        ) from error


def named_text(file: Path, way_out: str = "") -> str:
    """Likewise; raises EncodingError where it is no UTF-8."""
    return utf8(named_bytes(file, way_out), file)
