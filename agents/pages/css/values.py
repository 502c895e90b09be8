"""Lengths and colours. Pure."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from tinycss2.color4 import parse_color

Node = Any  # a token of tinycss2, which has no types
Colour = tuple[float, float, float, float]  # red, green, blue, alpha; each up to 1
Value = str | float | Colour | None
Values = Mapping[str, Value]


class RelativeSize(float):
    """A size of letters as a share of the surrounding one."""


NOTHING: Values = MappingProxyType({})
CLEAR: Colour = (0.0, 0.0, 0.0, 0.0)
EM = 16.0  # pixels, where nobody says otherwise
WIDTH, HEIGHT = 1280.0, 800.0  # of the window, in pixels

_ALIKE = 16 / 255  # a difference per channel that no eye sees
_UNITS: Mapping[str, float] = {
    "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78, "q": 0.945,
    "em": EM, "rem": EM, "ex": EM / 2, "ch": EM / 2, "lh": EM, "rlh": EM,
    "vw": WIDTH / 100, "vh": HEIGHT / 100, "vmin": HEIGHT / 100, "vmax": WIDTH / 100,
    "dvw": WIDTH / 100, "dvh": HEIGHT / 100, "svw": WIDTH / 100, "svh": HEIGHT / 100,
    "lvw": WIDTH / 100, "lvh": HEIGHT / 100,
}  # fmt: skip


def words(tokens: Sequence[Node]) -> list[Node]:
    """Without white space and comments."""
    return [t for t in tokens if t.type not in ("whitespace", "comment")]


def is_sign(token: Node, *signs: str) -> bool:
    return token.type == "literal" and token.value in signs


def split(tokens: Sequence[Node], sign: str) -> list[list[Node]]:
    """The parts between the signs, of which there is one at least."""
    parts: list[list[Node]] = [[]]
    for token in tokens:
        if is_sign(token, sign):
            parts.append([])
        elif token.type != "comment":
            parts[-1].append(token)
    return parts


def keyword(token: Node) -> str:
    """In lower case; empty for what is no word."""
    return str(token.lower_value) if token.type == "ident" else ""


def pixels(token: Node, whole: float = WIDTH) -> float | None:
    """A length at the usual size of letters; None for what is none."""
    if token.type == "percentage":
        return float(token.value) / 100 * whole
    if token.type == "dimension":
        scale = _UNITS.get(token.lower_unit)
        return None if scale is None else float(token.value) * scale
    return float(token.value) if token.type == "number" else None


def ratio(token: Node) -> float | None:
    """A number, or a percentage as one."""
    if token.type == "percentage":
        return float(token.value) / 100
    return float(token.value) if token.type == "number" else None


def colour(token: Node) -> Colour | None:
    """None for what is no colour; `currentcolor` names none either."""
    try:
        found = parse_color(token)
        if found is None or isinstance(found, str):
            return None
        red, green, blue = found.to("srgb").coordinates
    except (NotImplementedError, TypeError, ValueError, ArithmeticError):
        return None  # a space that nobody converts, a channel without end
    return (red or 0.0, green or 0.0, blue or 0.0, min(1.0, max(0.0, found.alpha)))


def alike(one: Colour, other: Colour) -> bool:
    """Whether no eye tells two colours apart."""
    return all(abs(a - b) <= _ALIKE for a, b in zip(one[:3], other[:3], strict=True))


def over(top: Colour, ground: Colour) -> Colour:
    """A colour as it is seen upon an opaque one."""
    share = top[3]
    red, green, blue = (
        a * share + b * (1 - share) for a, b in zip(top[:3], ground[:3], strict=True)
    )
    return (red, green, blue, 1.0)
