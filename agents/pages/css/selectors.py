"""Selectors: which element a rule speaks of. Pure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tinycss2.ast import WhitespaceToken

from agents.pages.css.compounds import Compound, UnknownError, compound
from agents.pages.css.elements import StyledElement
from agents.pages.css.values import Node, is_sign, split

LONGEST = 32  # compounds of one selector
TOKENS = 256  # of one selector that stands within others
MANY = 64  # selectors of one rule within others
LIST = 1_000  # selectors of one rule


@dataclass(frozen=True)
class Selector:
    """Compounds from right to left, each with how it stands to the one before."""

    compounds: tuple[Compound, ...]
    joints: tuple[str, ...] = ()

    @property
    def weight(self) -> list[int]:
        weights = zip(*(one.weight for one in self.compounds), strict=True)
        return [sum(numbers) for numbers in weights]

    @property
    def key(self) -> str:
        """What an element must have for this to be worth a look."""
        last = self.compounds[0]
        return min(last.names, default=last.tag)

    def selects(self, element: StyledElement, work: Callable[[], None]) -> bool:
        """`work` is called for each comparison, and may raise EnoughError."""
        return self._reaches(element, 0, work)

    def _reaches(
        self, element: StyledElement, at: int, work: Callable[[], None]
    ) -> bool:
        work()
        if not self.compounds[at].fits(element):
            return False
        if at == len(self.joints):
            return True
        others = _related(element, self.joints[at])
        return any(self._reaches(other, at + 1, work) for other in others)


def _related(element: StyledElement, joint: str) -> Iterator[StyledElement]:
    """The elements to which a combinator leads, the nearest first."""
    step = "parent" if joint in " >" else "before"
    found: StyledElement | None = getattr(element, step)
    while found is not None:
        yield found
        found = getattr(found, step) if joint in " ~" else None


def parse(written: Sequence[Sequence[Node]]) -> list[Selector]:
    """Those that are understood; CSS would drop the whole list for one that is not."""
    found = []
    for tokens in written:
        try:
            found.append(_selector(tokens))
        except UnknownError:
            continue
    return found


def within(
    outer: Sequence[Sequence[Node]], prelude: Sequence[Node]
) -> list[list[Node]]:
    """The selectors of a rule, or of one that is nested in another (`& .b`, `> p`)."""
    inner = split(prelude, ",")
    if not outer:
        return inner[:LIST]
    made = [_nested(one, other) for one in outer for other in inner[:MANY]]
    return [tokens for tokens in made if len(tokens) <= TOKENS][:MANY]


def _nested(outer: Sequence[Node], inner: Sequence[Node]) -> list[Node]:
    if not any(is_sign(token, "&") for token in inner):
        return [*outer, WhitespaceToken(1, 1, " "), *inner]
    return [
        part for token in inner for part in (outer if is_sign(token, "&") else [token])
    ]


def _selector(tokens: Sequence[Node]) -> Selector:
    compounds: list[list[Node]] = [[]]
    joints: list[str] = []
    joint = ""
    for token in tokens:
        is_joint = is_sign(token, ">", "+", "~")
        if is_joint or token.type == "whitespace":
            joint = token.value if is_joint else joint or " "
            continue
        if joint and compounds[-1]:
            joints.append(joint)
            compounds.append([])
        joint = ""
        compounds[-1].append(token)
    if len(compounds) > LONGEST or joint in (">", "+", "~"):
        raise UnknownError
    read = [compound(part) for part in compounds]
    return Selector(tuple(reversed(read)), tuple(reversed(joints)))
