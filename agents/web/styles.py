"""What CSS and attributes hide from a reader: white on white, off the screen, tiny. Pure.

Hidden text is how a page speaks to a model behind its reader's back, so it must be
gone before anybody works with the text (HOSTILE.md §6).
"""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

Colour = tuple[int, int, int] | str  # red, green, blue; or a name that is not known

WHITE: Colour = (255, 255, 255)
_NAMES: dict[str, Colour] = {
    "white": WHITE,
    "snow": (255, 250, 250),
    "ivory": (255, 255, 240),
    "whitesmoke": (245, 245, 245),
    "black": (0, 0, 0),
}
_ALIKE = 16  # a difference per channel that no eye sees
_FAINT = 0.1  # opacity
_SHORT_HEX = 4  # digits: #rgb, #rgba

_SCREEN_READERS = frozenset({"sr-only", "visually-hidden", "screen-reader-text"})
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_HEX = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b")
_RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:\s*[,/]\s*([\d.]+))?")
_LENGTH = re.compile(r"([\d.]+)\s*(px|pt|r?em|%)?")
_TINY = {"px": 2.0, "pt": 2.0, "em": 0.15, "rem": 0.15, "%": 15.0, "": 2.0}
_FAR_AWAY = re.compile(r"-\d{3,}")
_VANISHED = re.compile(r"scale\(\s*0\s*\)|-\d{4,}px")
_CLIPPED = re.compile(r"rect\(\s*[01](?:px)?\b|inset\(\s*(?:50|100)%|circle\(\s*0")
_PLAIN_SELECTOR = re.compile(r"[a-z]*([.#])([\w-]+)")


@dataclass(frozen=True)
class Look:
    """How text looks at one place of a page, as far as inline styles tell."""

    is_gone: bool = False  # with all that is inside
    is_invisible: bool = False  # unless something inside says otherwise
    is_tiny: bool = False
    colour: Colour | None = None
    background: Colour = WHITE

    @property
    def is_readable(self) -> bool:
        hidden = self.is_gone or self.is_invisible or self.is_tiny
        return not hidden and not _alike(self.colour, self.background)


class Stylesheet:
    """Classes and ids that a page's own `<style>` takes away altogether."""

    def __init__(self) -> None:
        self._hidden: set[str] = set()  # `.name` or `#name`

    def read(self, css: str) -> None:
        """Plain rules only: a rule within `@media print` says nothing of a screen."""
        for rule in _outside_at_rules(_COMMENT.sub("", css)).split("}"):
            selectors, _, body = rule.partition("{")
            if _is_gone(dict(_declarations(body))):
                for selector in selectors.lower().split(","):
                    if found := _PLAIN_SELECTOR.fullmatch(selector.strip()):
                        self._hidden.add(found[1] + found[2])

    def hides(self, attributes: Mapping[str, str]) -> bool:
        names = {f".{name}" for name in attributes.get("class", "").lower().split()}
        names.add(f"#{attributes.get('id', '').lower()}")
        return not self._hidden.isdisjoint(names)


def look(parent: Look, attributes: Mapping[str, str], sheet: Stylesheet) -> Look:
    """How an element looks inside its parent."""
    if parent.is_gone or not attributes:
        return parent
    if _is_taken_away(attributes) or sheet.hides(attributes):
        return replace(parent, is_gone=True)
    style = attributes.get("style", "")
    rules = dict(_declarations(style)) if style else {}
    if "color" in attributes:  # <font color>
        rules.setdefault("color", attributes["color"].lower())
    if "bgcolor" in attributes:
        rules.setdefault("background-color", attributes["bgcolor"].lower())
    return _styled(parent, rules) if rules else parent


def _styled(parent: Look, rules: Mapping[str, str]) -> Look:
    seen = parent
    if "visibility" in rules:
        seen = replace(seen, is_invisible=rules["visibility"] != "visible")
    if "font-size" in rules:
        seen = replace(seen, is_tiny=_is_tiny(rules["font-size"]))
    if "color" in rules:
        seen = replace(seen, colour=_colour(rules["color"]))
    for name in ("background", "background-color"):
        if (colour := _background(rules.get(name, ""))) is not None:
            seen = replace(seen, background=colour)
    return replace(seen, is_gone=_is_gone(rules))


def _is_taken_away(attributes: Mapping[str, str]) -> bool:
    classes = attributes.get("class", "").lower().split()
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden", "").strip().lower() == "true"
        or not _SCREEN_READERS.isdisjoint(classes)
    )


def _is_gone(rules: Mapping[str, str]) -> bool:
    return (
        rules.get("display") == "none"
        or rules.get("content-visibility") == "hidden"
        or _is_transparent(rules.get("opacity", ""))
        or _is_out_of_sight(rules)
    )


def _is_out_of_sight(rules: Mapping[str, str]) -> bool:
    sides = " ".join(rules.get(side, "") for side in ("left", "right", "top", "bottom"))
    is_placed = rules.get("position") in ("absolute", "fixed")
    sizes = [rules.get(n, "") for n in ("height", "max-height", "width", "max-width")]
    is_flat = any(size in ("0", "0px", "1px") for size in sizes)
    return (
        (is_placed and _FAR_AWAY.search(sides) is not None)
        or _FAR_AWAY.match(rules.get("text-indent", "")) is not None
        or _VANISHED.search(rules.get("transform", "")) is not None
        or _CLIPPED.search(rules.get("clip", "") + rules.get("clip-path", ""))
        is not None
        or (is_flat and rules.get("overflow") == "hidden")
    )


def _is_transparent(opacity: str) -> bool:
    found = _LENGTH.fullmatch(opacity)
    scale = 100 if found and found[2] == "%" else 1
    return found is not None and _number(found[1]) < _FAINT * scale


def _is_tiny(size: str) -> bool:
    found = _LENGTH.fullmatch(size)
    return found is not None and _number(found[1]) < _TINY[found[2] or ""]


def _number(digits: str) -> float:
    try:
        return float(digits)
    except ValueError:  # `1.2.3`
        return math.inf


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    for part in _COMMENT.sub("", style).lower().split(";"):
        name, _, value = part.partition(":")
        yield name.strip(), value.replace("!important", "").strip()


def _outside_at_rules(css: str) -> str:
    """Without `@media … {…}` and the like, however deeply they are nested."""
    kept, depth, inside = [], 0, False
    for piece in re.split(r"([{}@;])", css):
        inside = inside or (piece == "@" and depth == 0)
        depth += (piece == "{") - (piece == "}")
        if not inside:
            kept.append(piece)
        elif depth <= 0 and piece in ("}", ";"):  # `@import …;` has no block
            inside = False
    return "".join(kept)


def _background(value: str) -> Colour | None:
    """None where nothing is said of it; an image is no colour that text could have."""
    if "url(" in value or "gradient" in value:
        return "image"
    return _colour(value)


def _colour(value: str) -> Colour | None:
    """None for what takes the colour of its surroundings."""
    if found := _HEX.search(value):
        return _from_hex(found[1])
    if found := _RGB.search(value):
        if found[4] and _number(found[4]) < _FAINT:
            return "transparent"
        return (int(found[1][:3]), int(found[2][:3]), int(found[3][:3]))
    name = value.strip().partition(" ")[0]
    if name in ("", "inherit", "initial", "unset", "none", "currentcolor"):
        return None
    return _NAMES.get(name, name)


def _from_hex(digits: str) -> Colour:
    if len(digits) <= _SHORT_HEX:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (int(digits[at : at + 2], 16) for at in (0, 2, 4))
    return (red, green, blue)


def _alike(one: Colour | None, other: Colour) -> bool:
    if isinstance(one, tuple) and isinstance(other, tuple):
        return all(abs(a - b) <= _ALIKE for a, b in zip(one, other, strict=True))
    return one in (other, "transparent")
