"""Marks foreign text off from our own words in a prompt."""

import hashlib
from collections.abc import Iterator, Sequence

_DIGITS = 12
MARKED = _DIGITS + 8  # characters that a marked and numbered line is longer


def marker(texts: Sequence[str]) -> str:
    """A word that none of the texts contains, nor could contain on purpose.

    It is taken from the hash of the very texts: whoever writes a text cannot know
    the mark that his text will get, and yet a rerun builds the same prompt, so that
    the journal answers it.
    """
    digest = hashlib.sha256("\0".join(texts).encode()).hexdigest()
    words = (digest[:length] for length in range(_DIGITS, len(digest) + 1))
    return next(word for word in words if not any(word in text for text in texts))


def datamarked(text: str, mark: str, number: Iterator[int] | None = None) -> str:
    """Each line begins with the mark, and no tag of ours can be closed.

    Marking all of a text, not only its ends, is what lowered attack success most
    in arXiv:2403.14720. With `number` each line has its own too, by which it is cited.
    """
    lines = lines_of(tagless(text))
    if number is None:
        return "\n".join(f"{mark}| {line}" for line in lines)
    return "\n".join(f"{mark} {next(number)}| {line}" for line in lines)


def lines_of(text: str) -> list[str]:
    """The lines that are marked and numbered: all that are not blank."""
    return [line for line in text.splitlines() if line.strip()]


def tagless(text: str) -> str:
    """Angle brackets can't open or close a tag of a prompt."""
    return text.replace("<", "‹").replace(">", "›")
