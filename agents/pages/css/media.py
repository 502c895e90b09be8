"""`@media`: whether a rule holds on the screen of a desk. Pure."""

import operator
from collections.abc import Callable, Mapping, Sequence

from agents.pages.css.values import (
    HEIGHT,
    WIDTH,
    Node,
    is_sign,
    keyword,
    pixels,
    split,
    words,
)

_DEEPEST = 16  # brackets within one another
_SIZES = {
    "width": WIDTH, "height": HEIGHT, "device-width": WIDTH, "device-height": HEIGHT,
}  # fmt: skip
# What else a page asks, and what a reader at a desk has.
_ANSWERS: Mapping[str, frozenset[str]] = {
    "orientation": frozenset({"landscape"}),
    "hover": frozenset({"hover"}),
    "any-hover": frozenset({"hover"}),
    "pointer": frozenset({"fine"}),
    "any-pointer": frozenset({"fine"}),
    "prefers-color-scheme": frozenset({"light"}),
    "prefers-reduced-motion": frozenset({"no-preference"}),
    "prefers-contrast": frozenset({"no-preference"}),
    "forced-colors": frozenset({"none"}),
    "scripting": frozenset({"enabled"}),
    "update": frozenset({"fast"}),
    "display-mode": frozenset({"browser"}),
    "color": frozenset(),
    "min-resolution": frozenset({"1dppx", "96dpi"}),
}
_COMPARED: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge,
    "=": operator.eq,
}  # fmt: skip


def on_screen(prelude: Sequence[Node]) -> bool:
    """Whether any query of a list holds; an empty one always does."""
    return not words(prelude) or any(
        _query(words(part), _DEEPEST) for part in split(prelude, ",")
    )


def supported(prelude: Sequence[Node]) -> bool:
    """`@supports`: a browser of today knows what is asked, unless it must not."""
    return keyword(next(iter(words(prelude)), _Nothing)) != "not"


class _Nothing:
    type = ""


def _query(tokens: Sequence[Node], depth: int) -> bool:
    """Words and brackets, joined by `and` or `or`; `not` turns what follows."""
    if not tokens or not depth:
        return False
    answers, is_any, turned = [], False, False
    for token in tokens:
        word = keyword(token)
        if word == "or":
            is_any = True
        elif word == "not":
            turned = True
        elif word not in ("and", "only"):
            answers.append(_answer(token, depth))
    holds = any(answers) if is_any else all(answers)
    return bool(answers) and holds != turned


def _answer(token: Node, depth: int) -> bool:
    if token.type != "() block":
        return keyword(token) in ("all", "screen")
    inner = words(token.content)
    if any(t.type == "() block" for t in inner):
        return _query(inner, depth - 1)
    return _feature(inner)


def _feature(tokens: Sequence[Node]) -> bool:
    """`min-width: 600px`, `width >= 600px`, `hover`; what is not known does not hold."""
    if len(tokens) == 1:
        return keyword(tokens[0]) in {*_SIZES, *_ANSWERS} - {"scripting"}
    sign = tokens[1].value if tokens and tokens[1].type == "literal" else ""
    rest = [t for t in tokens[2:] if t.type != "literal"]
    if not rest:
        return False
    name, said = keyword(tokens[0]), rest[0]
    if sign == ":":
        return _stated(name, said)
    if any(is_sign(t, "=") for t in tokens[2:3]):
        sign += "="  # `>` and `=` are two signs
    size, compare = _SIZES.get(name), _COMPARED.get(sign)
    limit = pixels(said)
    if size is None or compare is None or limit is None:
        return False
    return compare(size, limit)


def _stated(name: str, said: Node) -> bool:
    end, _, size = name.partition("-")
    limit = pixels(said)
    if end in ("min", "max") and size in _SIZES and limit is not None:
        return _SIZES[size] >= limit if end == "min" else _SIZES[size] <= limit
    return keyword(said) in _ANSWERS.get(name, ())
