"""What only a whole answer shows: its language, its length, what it took over."""

import re
from collections.abc import Iterator

from agents.domain.han import count_han
from agents.summariser.checks.ground import Ground
from agents.summariser.spans import names

_MIN_HAN, _MAX_HAN = 60, 1200  # docs/layout.md §5, with room for the format step
_HAN_SHARE = 0.35
READ = 4_000  # characters without spaces; more are too many, or not Chinese
_COPIED = 60  # characters in a row
_CROSSED = 0.3  # less of its names in the material: another story's answer
_ENOUGH_NAMES = 4


def visible(text: str) -> int:
    """Characters that are no space."""
    return len(text) - len(re.findall(r"\s", text))


def _han(text: str) -> int:
    return count_han(text)


def _is_foreign(text: str) -> bool:
    return _han(text) < _HAN_SHARE * visible(text)


def foreign(text: str, base: Ground) -> Iterator[str]:  # noqa: ARG001
    if _is_foreign(text):
        yield "正文应以中文为主"


def short(text: str, base: Ground) -> Iterator[str]:  # noqa: ARG001
    if (han := _han(text)) < _MIN_HAN and not _is_foreign(text):
        yield f"{han} 个汉字，至少 {_MIN_HAN}"


def long(text: str, base: Ground) -> Iterator[str]:  # noqa: ARG001
    if (han := _han(text)) > _MAX_HAN:
        yield f"{han} 个汉字，至多 {_MAX_HAN}"


def copied(text: str, base: Ground) -> Iterator[str]:
    """The first run of Chinese that was taken over word for word, if long."""
    known = names.folded(base.text)
    for part in re.split(r"\n|“[^“”]*”", text):
        bare = names.folded(part)
        for start in range(0, len(bare) - _COPIED + 1, _COPIED // 4):
            run = bare[start : start + _COPIED]
            if not run.isascii() and run in known:
                yield run
                return


def crossed(text: str, base: Ground) -> Iterator[str]:
    """Most of what it names is not in the material: it tells another story."""
    known = names.latin_names(text)
    missing = [name for name in names.missing_names(text, base.text) if name in known]
    enough = len(known) >= _ENOUGH_NAMES
    if enough and len(known) - len(missing) < _CROSSED * len(known):
        yield "提到的名称大多不在材料中"
