"""What declarations say of letters and the ground beneath them. Pure."""

from collections.abc import Callable, Mapping

from agents.pages.css.values import (
    CLEAR,
    EM,
    NOTHING,
    Node,
    RelativeSize,
    Value,
    Values,
    alike,
    colour,
    keyword,
    pixels,
)

IMAGE = "image"  # of colours that nobody knows
INHERIT = "inherit"

_SIZES: Mapping[str, float] = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0,
    "x-large": 24.0, "xx-large": 32.0, "xxx-large": 48.0,
    "smaller": RelativeSize(0.83), "larger": RelativeSize(1.2),
}  # fmt: skip
_RELATIVE = {"em": 1.0, "ex": 0.5, "ch": 0.5}
_OF_A_BACKGROUND = frozenset(
    (
        "none", "repeat", "no-repeat", "repeat-x", "repeat-y", "space", "round",
        "scroll", "fixed", "local", "left", "right", "top", "bottom", "center", "cover",
        "contain", "auto", "border-box", "padding-box", "content-box", "text",
    )
)  # fmt: skip


def font_size(given: list[Node]) -> Values:
    size = _size(given[0])
    return NOTHING if size is None else {"font-size": size}


def font(given: list[Node]) -> Values:
    """`italic 700 0/0 serif`: the first length, which a weight without unit is not."""
    for token in given:
        is_weight = token.type == "number" and token.value != 0
        size = None if is_weight else _size(token)
        if size is not None:
            return {"font-size": size}
    return {"font-size": EM} if len(given) == 1 else NOTHING  # `caption`


def _size(token: Node) -> float | str | None:
    """Pixels, or a share of the surrounding size; None for what is no size."""
    if token.type == "ident":
        return _SIZES.get(token.lower_value)
    if token.type == "percentage":
        return RelativeSize(token.value / 100)
    if token.type == "dimension" and token.lower_unit in _RELATIVE:
        return RelativeSize(token.value * _RELATIVE[token.lower_unit])
    if token.type == "function":  # `calc(…)`
        return INHERIT
    found = pixels(token)
    is_bare = token.type == "number" and found != 0
    return None if found is None or found < 0 or is_bare else found


def text_colour(name: str) -> Callable[[list[Node]], Values]:
    """None where the colour cannot be known: `color-mix(…)`."""

    def read(given: list[Node]) -> Values:
        if keyword(given[0]) == "currentcolor":
            return {name: INHERIT}
        found = colour(given[0])
        is_known = found is not None or given[0].type == "function"
        return {name: found} if is_known else NOTHING

    return read


def background(given: list[Node]) -> Values:
    """The shorthand, which also takes away what it does not name."""
    said: dict[str, Value] = {
        "background-color": CLEAR,
        "background-image": None,
        "background-clip": None,
    }
    for token in given:
        word = keyword(token)
        if (found := colour(token)) is not None:
            said["background-color"] = found
        elif token.type in ("url", "function"):
            said["background-image"] = said["background-image"] or _picture(token)
        elif word == "text":
            said["background-clip"] = word
        elif word and word not in _OF_A_BACKGROUND:
            return NOTHING
    return said


def background_colour(given: list[Node]) -> Values:
    if (found := colour(given[0])) is not None:
        return {"background-color": found}
    is_current = keyword(given[0]) == "currentcolor"
    return {"background-image": IMAGE} if is_current else NOTHING


def background_image(given: list[Node]) -> Values:
    if given[0].type in ("url", "function"):
        return {"background-image": _picture(given[0])}
    return {"background-image": None} if keyword(given[0]) == "none" else NOTHING


def background_clip(given: list[Node]) -> Values:
    return {"background-clip": keyword(given[0])} if keyword(given[0]) else NOTHING


def _picture(token: Node) -> Value:
    """A gradient of one colour is that colour."""
    if token.type == "function" and token.lower_name.endswith("gradient"):
        stops = [found for found in map(colour, token.arguments) if found is not None]
        if stops and all(alike(stops[0], stop) for stop in stops):
            return stops[0]
    return IMAGE
