"""The house's typography for Chinese text (docs/layout.md §6)."""

import re
from collections.abc import Callable

from agents.domain.han import HAN, has_han
from agents.formatter.inline import code_spans

_WIDE = "，。：；！？（）、“”‘’《》【】"
TO_WIDE = {",": "，", ":": "：", ";": "；", "!": "！", "?": "？", "(": "（", ")": "）"}
_HELD = "\ufffc"

# Left as it is, as code is: addresses, and quotations without any Han.
_OTHERS = re.compile(
    rf"""
      (?:https?://|www\.)[!-~]+
    | (?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+
    | (?<=["“‘])[^"“”‘’{HAN}]+(?=["”’])
    | {_HELD}
    """,
    re.VERBOSE | re.ASCII,
)

_Replacement = str | Callable[[re.Match[str]], str]

# In this order: each step may rely on those before it.
_STEPS: tuple[tuple[re.Pattern[str], _Replacement], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\.{3,}|。{3,}|…+", "……"),
        (rf"(?<=[{HAN}]) *-{{2,3}} *(?=[{HAN}])", "——"),
        (rf'"(?=[^"]*[{HAN}])([^"]*)"', r"“\1”"),
        (rf'(?<=[{HAN}{_WIDE}])( ?)"([^"]*)"', r"\1“\2”"),
        (rf'"([^"]*)"(?= ?[{HAN}{_WIDE}])', r"“\1”"),
        (rf"(?<![0-9A-Za-z])'(?=[^']*[{HAN}])([^']*)'", r"‘\1’"),
        (rf"\((?=[^()]*[{HAN}])([^()]*)\)", r"（\1）"),
        (rf"(?<=[{HAN}])\(([^()]*)\)|\(([^()]*)\)(?=[{HAN}])", r"（\1\2）"),
        (rf"(?<=[{HAN}])[,:;!?()]|[,:;!?()](?=[{HAN}])", lambda m: TO_WIDE[m[0]]),
        (rf"(?<=[{HAN}])\.(?![0-9A-Za-z.])", "。"),
        (rf"(?<=[0-9A-Za-z])\.(?=[{HAN}])", ". "),
        (rf"(?<! ) +(?=[{_WIDE}])|(?<=[{_WIDE}]) +", ""),
        (rf"(?<=[{HAN}])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[{HAN}])", " "),
    )
)


def spaced(text: str) -> str:
    """`text` as the house sets it; text without any Han is not touched.

    One space between Han and Latin or digits, full-width punctuation with no space
    beside it, curly quotes. Idempotent.

    >>> spaced('开源LLM模型(7B),效果"不错"...')
    '开源 LLM 模型（7B），效果“不错”……'
    """
    while has_han(text) and (after := _set(text)) != text:
        text = after
    return text


def _set(text: str) -> str:
    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        held.append(found[0])
        return _HELD

    pieces: list[str] = []
    end = 0
    for start, stop in code_spans(text):
        pieces += [_OTHERS.sub(hold, text[end:start]), _HELD]
        held.append(text[start:stop])
        end = stop
    text = "".join([*pieces, _OTHERS.sub(hold, text[end:])])
    for pattern, replacement in _STEPS:
        text = pattern.sub(replacement, text)
    rest = iter(held)
    return re.sub(_HELD, lambda _found: next(rest), text)
