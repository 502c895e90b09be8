"""`p.note#one[title]:not(.x)`: what one element must be. Pure.

What cannot be decided here (`:hover`, `::before`, `:has()`) selects nothing: at rest
most of it does not, and no article is hidden for want of an answer.
"""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tinycss2.nth import parse_nth

from agents.pages.css.elements import StyledElement
from agents.pages.css.values import Node, split, words

LONGEST = 64  # tokens of one compound
_DEEPEST = 4  # `:not(:is(…))`

Test = Callable[[StyledElement], bool]
Weight = tuple[int, int, int]  # ids; classes and the like; tags


@dataclass(frozen=True)
class Compound:
    """`p.note#one[title]`: what one element must be."""

    tag: str = ""
    names: frozenset[str] = frozenset()
    tests: tuple[Test, ...] = ()
    weight: Weight = (0, 0, 0)

    def with_(self, other: "Compound") -> "Compound":
        ids, names, tags = map(sum, zip(self.weight, other.weight, strict=True))
        return Compound(
            other.tag or self.tag,
            self.names | other.names,
            self.tests + other.tests,
            (ids, names, tags),
        )

    def fits(self, element: StyledElement) -> bool:
        return (
            (not self.tag or self.tag == element.tag)
            and self.names <= element.names
            and all(test(element) for test in self.tests)
        )


class UnknownError(ValueError):
    """A selector that says what nobody here decides."""


def compound(tokens: Sequence[Node], depth: int = _DEEPEST) -> Compound:
    """Raises UnknownError."""
    rest = deque(tokens)
    if not rest or not depth or len(rest) > LONGEST:
        raise UnknownError
    made = Compound()
    while rest:
        made = made.with_(_part(rest, depth))
    return made


def _part(rest: deque[Node], depth: int) -> Compound:
    """What stands first, taken away."""
    token = rest.popleft()
    sign = token.value if token.type == "literal" else token.type
    match sign:
        case "*":
            return Compound()
        case "ident":
            return Compound(tag=token.lower_value, weight=(0, 0, 1))
        case "hash":
            return Compound(
                names=frozenset({f"#{token.value.lower()}"}), weight=(1, 0, 0)
            )
        case "." if rest and rest[0].type == "ident":
            named = f".{rest.popleft().lower_value}"
            return Compound(names=frozenset({named}), weight=(0, 1, 0))
        case "[] block":
            test = _attribute(words(token.content))
            return _tested(test)
        case ":" if rest:
            return _pseudo(rest.popleft(), depth)
    raise UnknownError


def _attribute(tokens: Sequence[Node]) -> Test:
    """`[name]`, `[name=value]` and the five other comparisons."""
    if not tokens or tokens[0].type != "ident":
        raise UnknownError
    name = tokens[0].lower_value
    if len(tokens) == 1:
        return lambda element: name in element.attributes
    # tinycss2 has `~=` as one sign, and a single `=`.
    sign, value = tokens[1], tokens[2] if len(tokens) > 2 else None  # noqa: PLR2004
    if sign.type != "literal" or value is None or value.type not in ("ident", "string"):
        raise UnknownError
    compare = _COMPARISONS.get(sign.value)
    if compare is None:
        raise UnknownError
    wanted = str(value.value).lower()
    return lambda element: (
        name in element.attributes and compare(element.attributes[name].lower(), wanted)
    )


_COMPARISONS: Mapping[str, Callable[[str, str], bool]] = {
    "=": lambda has, wanted: has == wanted,
    "~=": lambda has, wanted: wanted in has.split(),
    "|=": lambda has, wanted: has == wanted or has.startswith(f"{wanted}-"),
    "^=": lambda has, wanted: bool(wanted) and has.startswith(wanted),
    "$=": lambda has, wanted: bool(wanted) and has.endswith(wanted),
    "*=": lambda has, wanted: bool(wanted) and wanted in has,
}


def _pseudo(token: Node, depth: int) -> Compound:
    if token.type == "ident" and token.lower_value == "root":
        return _tested(lambda element: element.tag == "html")
    if token.type == "ident" and token.lower_value == "first-child":
        return _tested(lambda element: element.place == 1)
    if token.type == "function" and token.lower_name == "nth-child":
        counted = parse_nth(token.arguments)
        if counted is None:
            raise UnknownError
        return _tested(_every(*counted))
    if token.type == "function" and token.lower_name in ("not", "is", "where"):
        return _any(token, depth)
    raise UnknownError


def _every(step: int, first: int) -> Test:
    """Places `step * n + first`, for n from 0 on."""

    def test(element: StyledElement) -> bool:
        away = element.place - first
        return away == 0 if step == 0 else away % step == 0 and away // step >= 0

    return test


def _any(token: Node, depth: int) -> Compound:
    """`:is(a, .b)` and `:not(a, .b)`, of single compounds."""
    written = split(token.arguments[:LONGEST], ",")
    parts = [compound(words(part), depth - 1) for part in written]
    is_negation = token.lower_name == "not"
    heaviest: Weight = max(part.weight for part in parts)
    weight = (0, 0, 0) if token.lower_name == "where" else heaviest

    def test(element: StyledElement) -> bool:
        return is_negation is not any(part.fits(element) for part in parts)

    return _tested(test, weight)


def _tested(test: Test, weight: Weight = (0, 1, 0)) -> Compound:
    return Compound(tests=(test,), weight=weight)
