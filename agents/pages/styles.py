"""What CSS and attributes hide from a reader: white on white, off the screen, tiny. Pure.

Hidden text is how a page speaks to a model behind its reader's back, so it must be
gone before anybody works with the text (docs/hostile.md §6).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import tinycss2

from agents.pages.css.boxes import is_out_of_sight
from agents.pages.css.elements import StyledElement
from agents.pages.css.paint import IMAGE, INHERIT
from agents.pages.css.properties import values
from agents.pages.css.stylesheet import NO_VARIABLES, Custom, Declaration, Stylesheet
from agents.pages.css.values import CLEAR, EM, Colour, RelativeSize, Value, alike, over

WHITE: Colour = (1.0, 1.0, 1.0, 1.0)
TINY = 2.4  # pixels
_FAINT = 0.1  # opacity
_SCREEN_READERS = frozenset({".sr-only", ".visually-hidden", ".screen-reader-text"})
_VARIABLES = 500  # that are remembered at one place
_OLD = {"color": "color", "bgcolor": "background-color"}  # <font>, <td>


@dataclass(frozen=True)
class Look:
    """How text looks at one place of a page, as far as the page itself tells.

    None is a colour that is not known; a text in it, or upon it, is taken for seen.
    """

    is_gone: bool = False  # with all that is inside
    is_invisible: bool = False  # unless something inside says otherwise
    size: float = EM  # of letters, in pixels
    opacity: float = 1.0
    colour: Colour | None = None
    fill: Colour | None = None  # instead of the colour
    ground: Colour | None = WHITE
    custom: Custom = field(default_factory=lambda: NO_VARIABLES)

    @property
    def is_readable(self) -> bool:
        if self.is_gone or self.is_invisible or self.size < TINY:
            return False
        letters = self.fill or self.colour
        if letters is None:
            return True
        if letters[3] < _FAINT:
            return False
        return self.ground is None or not alike(over(letters, self.ground), self.ground)


def look(parent: Look, element: StyledElement, sheet: Stylesheet) -> Look:
    """How an element looks inside its parent. Raises EnoughError."""
    attributes = element.attributes
    if parent.is_gone or (not attributes and sheet.is_empty):
        return parent
    if _is_taken_away(element):
        return replace(parent, is_gone=True)
    held = list(sheet.declarations(element))
    first: dict[str, Value] = {}
    if "hidden" in attributes or "popover" in attributes:
        first["display"] = "none"  # a rule of the page may say otherwise
    for name in _OLD.keys() & attributes.keys():
        first |= values(_OLD[name], _parsed(attributes[name]))
    if not held and not first:
        return parent
    custom = _variables(parent.custom, held)
    for declaration in held:
        first |= declaration.values(custom)
    return _styled(replace(parent, custom=custom), first)


def _parsed(value: str) -> Sequence[object]:
    nodes: Sequence[object] = tinycss2.parse_component_value_list(value[:50])
    return nodes


def _variables(inherited: Custom, held: Sequence[Declaration]) -> Custom:
    own = {one.name: one.tokens for one in held if one.name.startswith("--")}
    if not own or len(inherited) > _VARIABLES:
        return inherited
    return {**inherited, **own}


def _styled(parent: Look, said: Mapping[str, Value]) -> Look:
    seen = parent
    if (visibility := said.get("visibility", INHERIT)) not in (INHERIT, None):
        seen = replace(seen, is_invisible=visibility != "visible")
    size = said.get("font-size")
    if isinstance(size, float):
        pixels = size * parent.size if isinstance(size, RelativeSize) else size
        seen = replace(seen, size=pixels)
    if said.get("color", INHERIT) != INHERIT:
        seen = replace(seen, colour=_colour(said["color"]), fill=None)
    if said.get("-webkit-text-fill-color", INHERIT) != INHERIT:
        seen = replace(seen, fill=_colour(said["-webkit-text-fill-color"]))
    seen = _upon(seen, said)
    opacity = seen.opacity
    for name in ("opacity", "filter"):
        share = said.get(name)
        opacity *= share if isinstance(share, float) else 1.0
    gone = opacity < _FAINT or _is_gone(said)
    return replace(seen, opacity=opacity, is_gone=gone)


def _colour(said: Value) -> Colour | None:
    return said if isinstance(said, tuple) else None


def _upon(seen: Look, said: Mapping[str, Value]) -> Look:
    """With the ground that lies beneath its letters now."""
    ground, picture = seen.ground, said.get("background-image")
    if said.get("background-clip") == "text":  # the letters are cut out of it
        return replace(seen, colour=None, fill=None)
    for layer in (_colour(said.get("background-color")) or CLEAR, _colour(picture)):
        if layer is not None and layer[3] > 0:
            ground = over(layer, ground or WHITE)
    return replace(seen, ground=None if picture == IMAGE else ground)


def _is_taken_away(element: StyledElement) -> bool:
    aria = element.attributes.get("aria-hidden", "").strip().lower()
    return aria == "true" or not _SCREEN_READERS.isdisjoint(element.names)


def _is_gone(said: Mapping[str, Value]) -> bool:
    return (
        said.get("display") == "none"
        or said.get("content-visibility") == "hidden"
        or is_out_of_sight(said)
    )
