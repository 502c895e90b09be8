"""The properties that decide whether a text is seen, and how each is read. Pure.

A browser drops a declaration that it cannot read and keeps the one before it, so what
is not understood says nothing here either.
"""

from collections.abc import Callable, Mapping, Sequence

from agents.pages.css import boxes, paint
from agents.pages.css.values import CLEAR, EM, NOTHING, Node, Value, Values, words

_READERS: Mapping[str, Callable[[list[Node]], Values]] = {
    "display": boxes.display,
    "visibility": boxes.one_of("visibility", "visible", "hidden", "collapse"),
    "content-visibility": boxes.one_of(
        "content-visibility", "visible", "auto", "hidden"
    ),
    "opacity": boxes.opacity,
    "filter": boxes.filtered,
    "font": paint.font,
    "font-size": paint.font_size,
    "color": paint.text_colour("color"),
    "-webkit-text-fill-color": paint.text_colour("-webkit-text-fill-color"),
    "background": paint.background,
    "background-color": paint.background_colour,
    "background-image": paint.background_image,
    "background-clip": paint.background_clip,
    "-webkit-background-clip": paint.background_clip,
    "position": boxes.one_of(
        "position", "static", "relative", "absolute", "fixed", "sticky"
    ),
    "inset": boxes.sides(""),
    "margin": boxes.sides("margin-"),
    "overflow": boxes.overflow,
    "overflow-x": boxes.overflow,
    "overflow-y": boxes.overflow,
    "clip": boxes.clip,
    "clip-path": boxes.clip_path,
    "-webkit-clip-path": boxes.clip_path,
    "transform": boxes.moved("transform"),
    "-webkit-transform": boxes.moved("transform"),
    "translate": boxes.moved("translate"),
    "scale": boxes.moved("scale"),
    **{
        name: boxes.length(name)
        for name in (
            "left", "right", "top", "bottom", "margin-left", "margin-top",
            "text-indent", "width", "height", "max-width", "max-height",
        )
    },
}  # fmt: skip
_DEFAULTS = frozenset({"inherit", "initial", "unset", "revert", "revert-layer"})
_FIRST: Mapping[str, Value] = {"font-size": EM, "visibility": "visible"}
_INHERITED = frozenset(
    {"color", "-webkit-text-fill-color", "visibility", "font-size", "font"}
)


def matters(name: str) -> bool:
    """Whether a property has a say; `--name` has, through those that use it."""
    return name in _READERS or name.startswith("--")


def values(name: str, tokens: Sequence[Node]) -> Values:
    """What one declaration says, by its longhands' names."""
    given = words(tokens)
    if name not in _READERS or not given:
        return NOTHING
    if len(given) == 1 and given[0].type == "ident":
        word = given[0].lower_value
        if word in _DEFAULTS:
            return _default(name, word)
    return _READERS[name](given)


def unknown(name: str) -> Values:
    """What a declaration says whose variables nobody knows."""
    if name.startswith("background"):
        return {"background-image": paint.IMAGE}
    return {name: None} if name in _INHERITED else NOTHING


def _default(name: str, word: str) -> Values:
    if name.startswith("background"):
        return {"background-color": CLEAR, "background-image": None}
    if name not in _INHERITED:
        return {name: None}
    name = "font-size" if name == "font" else name
    return {name: _FIRST.get(name) if word == "initial" else paint.INHERIT}
