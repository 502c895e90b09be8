"""What declarations say of boxes: there or not, where, how large, cut. Pure."""

from collections.abc import Callable

from agents.pages.css.values import (
    NOTHING,
    Node,
    Values,
    keyword,
    pixels,
    ratio,
)

GONE = "gone"
_DISPLAYS = frozenset(
    (
        "none", "block", "inline", "flex", "grid", "contents", "flow", "flow-root",
        "list-item", "run-in", "table", "ruby", "math",
    )
)  # fmt: skip
_PARTS = ("table-", "ruby-", "inline-", "-webkit-")
_OVERFLOWS = frozenset({"visible", "hidden", "clip", "scroll", "auto", "overlay"})
_FAR = 1_000.0  # pixels that nothing is moved by on purpose
_AWAY = 100.0  # pixels of a box that is placed by itself
_INDENT = 100.0  # pixels to the left of the first line
_NARROW = 1.0  # pixels of a strip that shows no letter
_SIDES = 4


def one_of(name: str, *known: str) -> Callable[[list[Node]], Values]:
    def read(given: list[Node]) -> Values:
        word = keyword(given[0])
        return {name: word} if word in known and len(given) == 1 else NOTHING

    return read


def display(given: list[Node]) -> Values:
    said = [keyword(token) for token in given]
    if all(word in _DISPLAYS or word.startswith(_PARTS) for word in said):
        return {"display": said[0]}
    return NOTHING


def opacity(given: list[Node]) -> Values:
    share = ratio(given[0])
    return NOTHING if share is None or len(given) > 1 else {"opacity": share}


def length(name: str) -> Callable[[list[Node]], Values]:
    """None for `auto`, and for what must be calculated."""

    def read(given: list[Node]) -> Values:
        found = pixels(given[0])
        is_length = found is not None or given[0].type in ("ident", "function")
        return {name: found} if is_length and len(given) == 1 else NOTHING

    return read


def sides(prefix: str) -> Callable[[list[Node]], Values]:
    """Top, right, bottom, left; one, two or three stand for the others too."""

    def read(given: list[Node]) -> Values:
        found = [pixels(token) for token in given[:_SIDES]]
        top = found[0]
        right = found[1] if len(found) > 1 else top
        bottom = found[2] if len(found) > 2 else top  # noqa: PLR2004
        left = found[3] if len(found) >= _SIDES else right
        places = {"top": top, "right": right, "bottom": bottom, "left": left}
        return {f"{prefix}{side}": place for side, place in places.items()}

    return read


def overflow(given: list[Node]) -> Values:
    said = {keyword(token) for token in given}
    if not said or not _OVERFLOWS.issuperset(said):
        return NOTHING
    return {"overflow": "hidden" if {"hidden", "clip"} & said else "visible"}


def clip(given: list[Node]) -> Values:
    """`rect(top, right, bottom, left)`, of which `auto` is the box's own edge."""
    if given[0].type != "function" or given[0].lower_name != "rect":
        return {"clip": None} if keyword(given[0]) else NOTHING
    edges = [e for e in given[0].arguments if e.type not in ("whitespace", "literal")]
    if len(edges) != _SIDES:
        return NOTHING
    top, right, bottom, left = map(pixels, edges)
    is_cut = _is_narrow(top, bottom) or _is_narrow(left, right)
    return {"clip": GONE if is_cut else None}


def _is_narrow(start: float | None, end: float | None) -> bool:
    return end is not None and end - (start or 0.0) <= _NARROW


def clip_path(given: list[Node]) -> Values:
    if given[0].type != "function":
        return {"clip-path": None}
    numbers = [
        n for n in (pixels(t, 100.0) for t in given[0].arguments) if n is not None
    ]
    match given[0].lower_name:
        case "inset":
            shares = [ratio(t) for t in given[0].arguments if t.type == "percentage"]
            is_cut = any(share is not None and share >= 0.5 for share in shares)  # noqa: PLR2004
        case "circle" | "ellipse":
            is_cut = bool(numbers) and numbers[0] <= 0
        case "polygon":
            is_cut = not any(numbers)
        case _:
            is_cut = False
    return {"clip-path": GONE if is_cut else None}


def moved(name: str) -> Callable[[list[Node]], Values]:
    """`transform` and its parts: whether nothing of it is left in sight."""

    def read(given: list[Node]) -> Values:
        if name == "transform":
            gone = any(map(_vanishes, given))
        elif name == "scale":
            gone = any(ratio(token) == 0 for token in given)
        else:
            gone = any(map(_is_far, given))
        return {name: GONE if gone else None}

    return read


def _vanishes(token: Node) -> bool:
    if token.type != "function":
        return False
    if token.lower_name.startswith("scale"):
        return any(ratio(argument) == 0 for argument in token.arguments)
    is_shift = token.lower_name.startswith("translate")
    return is_shift and any(map(_is_far, token.arguments))


def _is_far(token: Node) -> bool:
    found = pixels(token)
    return found is not None and abs(found) >= _FAR


def filtered(given: list[Node]) -> Values:
    """`filter: opacity(0)`."""
    said = [t for t in given if t.type == "function" and t.lower_name == "opacity"]
    shares = [ratio(argument) for token in said for argument in token.arguments[:1]]
    known = [share for share in shares if share is not None]
    return {"filter": min(known, default=1.0)}


def is_out_of_sight(said: Values) -> bool:
    """Whether where a box is, and what is cut from it, leaves nothing of its text."""
    cut = ("clip", "clip-path", "transform", "translate", "scale")
    return (
        any(said.get(name) == GONE for name in cut)
        or _is_away(said)
        or _is_flat(said)
        or _number(said, "text-indent") <= -_INDENT
    )


def _is_away(said: Values) -> bool:
    """Left of the window, above it, or so far off that nobody scrolls there."""
    position = said.get("position")
    places = [_number(said, side) for side in ("left", "top", "right", "bottom")]
    least = -_AWAY if position in ("absolute", "fixed") else -_FAR
    is_placed = position in ("absolute", "fixed", "relative", "sticky")
    margins = [_number(said, f"margin-{side}") for side in ("left", "top")]
    return (is_placed and min(places) <= least) or min(margins) <= -_FAR


def _is_flat(said: Values) -> bool:
    """No letter fits into the box, and what is outside it is not shown."""
    names = ("height", "max-height", "width", "max-width")
    sizes = [said.get(name) for name in names]
    is_flat = any(isinstance(s, float) and s <= _NARROW for s in sizes)
    return is_flat and said.get("overflow") == "hidden"


def _number(said: Values, name: str) -> float:
    found = said.get(name)
    return found if isinstance(found, float) else 0.0
