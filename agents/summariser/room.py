"""How much of what was read fits into one prompt. Pure."""

from collections.abc import Iterable, Sequence

from agents.domain.story import Material
from agents.domain.untrusted import MARKED
from agents.pages.shown_passages import until

ROOM = 40_000  # characters of all materials of one prompt
_LEAST = 300  # characters of one material
_TAIL = 4  # the last part of so many, where a text is too long


def fitted(materials: Sequence[Material]) -> tuple[Material, ...]:
    """Numbered, and within `ROOM`: the first takes its own, the others share the rest.

    Whoever would get less than a paragraph is left out.
    """
    left, fit = ROOM, []
    for n, material in enumerate(materials):
        if left < _LEAST * (len(materials) - n):
            break
        share = left if n == 0 else left // (len(materials) - n)
        shown = lines_until(material.text, share)
        cut = (
            {"whole": material.whole or material.text} if shown != material.text else {}
        )
        fit.append(material.model_copy(update={"n": n + 1, "text": shown, **cut}))
        left -= _size(shown)
    return tuple(fit)


def lines_until(text: str, most: int) -> str:
    """Whole lines while they fit, those of the end too, where a text concludes.

    Of a first line that does not fit, whole sentences.
    """
    if _size(text) <= most:
        return text
    lines = text.split("\n")
    ending = _fitting(reversed(lines), most // _TAIL)[::-1]
    opening = _fitting(
        lines[: len(lines) - len(ending)], most - sum(map(_size, ending))
    )
    if not opening:
        room = max(0, most - MARKED)
        return until(text, room) or text[:room]
    return "\n".join((*opening, *ending))


def _fitting(lines: Iterable[str], most: int) -> list[str]:
    """The first lines, as long as they fit."""
    kept = []
    for line in lines:
        most -= _size(line)
        if most < 0:
            break
        kept.append(line)
    return kept


def _size(text: str) -> int:
    """As a prompt shows it, with the marks of its lines."""
    return len(text) + MARKED * (text.count("\n") + 1)
