"""What every reading of a text has: where it stands, and of which kind it is."""

from dataclasses import dataclass
from typing import ClassVar, Literal

Kind = Literal["figure", "part", "ordinal", "date", "name", "concept", "word"]


@dataclass(frozen=True)
class Span:
    """`text[start:end]` states something of this kind."""

    start: int
    end: int

    kind: ClassVar[Kind]

    @property
    def place(self) -> tuple[int, int]:
        """Start and end, half-open."""
        return self.start, self.end
