"""A page's own rules: which declarations hold for an element, in which order. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import tinycss2

from agents.pages.css import media
from agents.pages.css.elements import EnoughError, StyledElement
from agents.pages.css.properties import matters, unknown, values
from agents.pages.css.selectors import (
    Selector,
    parse,
    within,
)
from agents.pages.css.values import Node, Values, split

LONGEST = 300_000  # characters of a page's `<style>`s that are read
INLINE = 300_000  # characters of its different `style` attributes
RULES = 5_000
WORK = 1_000_000  # comparisons of a selector with an element, for one page
_FITTING = 5  # comparisons that a declaration is worth which holds
_DEEPEST = 8  # rules within one another
_DIGITS = re.compile(r"([0-9]{15})[0-9]+")
_MOST = 64  # tokens that a variable may become

Selected = Sequence[Sequence[Node]]  # selectors as they are written
Custom = Mapping[str, Sequence[Node]]  # variables, by `--name`
NO_VARIABLES: Custom = MappingProxyType({})


@dataclass(frozen=True)
class Declaration:
    """`said` is read beforehand where no variable is in it."""

    name: str
    tokens: Sequence[Node]
    said: Values | None

    def values(self, custom: Custom) -> Values:
        if self.said is not None:
            return self.said
        tokens = resolved(self.tokens, custom)
        return unknown(self.name) if tokens is None else values(self.name, tokens)


@dataclass(frozen=True)
class RuleBlock:
    """What stands between two braces, or in a `style`."""

    usual: tuple[Declaration, ...] = ()
    important: tuple[Declaration, ...] = ()

    def __len__(self) -> int:
        return len(self.usual) + len(self.important)


@dataclass(frozen=True)
class Rule:
    selector: Selector
    block: RuleBlock
    place: int


class Stylesheet:
    """The rules of one page; with a bound on the work that they may make."""

    def __init__(self, css: str = "") -> None:
        self._rules: dict[str, list[Rule]] = {}
        self._count = 0
        self._work = WORK
        self._inline: dict[str, RuleBlock] = {}
        self._unread = INLINE
        if css:
            nodes = tinycss2.parse_stylesheet(shortened(css[:LONGEST]))
            self._read(nodes, (), _DEEPEST)

    @property
    def is_empty(self) -> bool:
        return not self._rules

    def declarations(self, element: StyledElement) -> Iterator[Declaration]:
        """All that hold, the weakest first. Raises EnoughError."""
        found = sorted(
            (rule for rule in self._about(element) if self._selects(rule, element)),
            key=lambda rule: (rule.selector.weight, rule.place),
        )
        self._spend(_FITTING * sum(len(rule.block) for rule in found))
        own = self._styled(element.attributes.get("style", ""))
        for rule in found:
            yield from rule.block.usual
        yield from own.usual
        for rule in found:
            yield from rule.block.important
        yield from own.important

    def _about(self, element: StyledElement) -> Iterator[Rule]:
        if not self._rules:
            return
        for key in (*element.names, element.tag, ""):
            yield from self._rules.get(key, ())

    def _selects(self, rule: Rule, element: StyledElement) -> bool:
        return rule.selector.selects(element, self._spend)

    def _spend(self, work: int = 1) -> None:
        self._work -= work
        if self._work < 0:
            raise EnoughError

    def _styled(self, style: str) -> RuleBlock:
        if style not in self._inline:
            self._unread -= len(style)
            if self._unread < 0:
                raise EnoughError
            self._inline[style] = block(
                tinycss2.parse_blocks_contents(shortened(style))
            )
        return self._inline[style]

    def _read(self, nodes: Sequence[Node], outer: Selected, depth: int) -> None:
        """`outer` are the selectors around them; all is bounded."""
        for node in nodes if depth else ():
            if self._count >= RULES:
                return
            if node.type == "qualified-rule":
                inner = tinycss2.parse_blocks_contents(node.content)
                written = within(outer, node.prelude)
                self._keep(written, block(inner))
                self._read(inner, written, depth - 1)
            elif node.type == "at-rule" and _holds(node):
                inner = tinycss2.parse_blocks_contents(node.content)
                self._keep(outer, block(inner))
                self._read(inner, outer, depth - 1)

    def _keep(self, written: Selected, found: RuleBlock) -> None:
        for selector in parse(written) if found else ():
            self._count += 1
            rule = Rule(selector, found, self._count)
            self._rules.setdefault(selector.key, []).append(rule)


def _holds(rule: Node) -> bool:
    """Whether the rules within an at-rule are the page's too."""
    if rule.content is None:
        return False
    match rule.lower_at_keyword:
        case "media":
            return media.on_screen(rule.prelude)
        case "supports":
            return media.supported(rule.prelude)
        case "layer":
            return True
        case _:
            return False


def block(nodes: Sequence[Node]) -> RuleBlock:
    """The declarations that matter, in their order."""
    found: dict[bool, list[Declaration]] = {False: [], True: []}
    for node in nodes:
        if node.type != "declaration" or not matters(node.lower_name):
            continue
        name = node.name if node.name.startswith("--") else node.lower_name
        said = values(name, node.value)
        if name.startswith("--") or _has_variable(node.value):
            found[node.important].append(Declaration(name, node.value, None))
        elif said:
            found[node.important].append(Declaration(name, (), said))
    return RuleBlock(tuple(found[False]), tuple(found[True]))


def _has_variable(tokens: Sequence[Node], depth: int = _DEEPEST) -> bool:
    functions = [t for t in tokens if t.type == "function"] if depth else []
    return any(
        t.lower_name == "var" or _has_variable(t.arguments, depth - 1)
        for t in functions
    )


def resolved(
    tokens: Sequence[Node], custom: Custom, depth: int = _DEEPEST
) -> list[Node] | None:
    """With a variable's own tokens in its place; None where one is not known.

    Within a function (`rgb(var(--r) 0 0)`) none is.
    """
    made: list[Node] = []
    for token in tokens:
        inner: Sequence[Node] | None = [token]
        if _has_variable([token]):
            is_plain = depth > 0 and token.lower_name == "var"
            found = _variable(token, custom) if is_plain else ()
            inner = resolved(found, custom, depth - 1) if found else None
        if inner is None or len(made) > _MOST:
            return None
        made += inner
    return made


def _variable(token: Node, custom: Custom) -> Sequence[Node]:
    """`var(--name, what else)`."""
    name, *other = split(token.arguments, ",")
    named = next((t.value for t in name if t.type == "ident"), "")
    return custom.get(named) or (other[0] if other else ())


def shortened(css: str) -> str:
    """Without the digits that no number needs: Python refuses to count thousands."""
    return _DIGITS.sub(r"\1", css)
