"""A table's rows as lines of text, each with all that its cells span. Pure."""

from dataclasses import dataclass, field

from agents.pages.clean_text import clean

_SPAN = 12  # columns or rows that one cell is repeated over
_COLUMNS = 60


@dataclass
class Cell:
    """One cell of a row that is being read."""

    columns: int = 1
    rows: int = 1
    text: list[str] = field(default_factory=list)


def span(value: str) -> int:
    """How far a cell reaches, as an attribute says; 1 for nonsense."""
    return min(max(int(value), 1), _SPAN) if value.isdecimal() else 1


class Grid:
    """The rows of one table, from the top.

    A cell that spans rows is told again in each of them, so that a line says by
    itself what its figures are of; one that spans columns keeps their places.
    """

    def __init__(self) -> None:
        self._above: dict[int, tuple[int, str]] = {}  # by column: rows left, text

    def line(self, cells: list[Cell]) -> str:
        """One row; "" if nothing stands in it."""
        placed: dict[int, str] = {}
        below: dict[int, tuple[int, str]] = {}
        column = 0
        for cell in cells[:_COLUMNS]:
            column = self._spanned(column, placed)
            text = clean("".join(cell.text))
            for place in range(column, column + cell.columns):
                placed[place] = text if place == column else ""
                if cell.rows > 1:
                    below[place] = (cell.rows - 1, placed[place])
            column += cell.columns
        is_empty = not any(placed.values())
        self._spanned(column, placed)
        self._above = below | {
            place: (rows - 1, text)
            for place, (rows, text) in self._above.items()
            if rows > 1 and place not in below
        }
        row = [placed.get(place, "") for place in range(max(placed, default=-1) + 1)]
        line = " ".join(" | ".join(row).split())
        return "" if is_empty else line.rstrip("| ")

    def _spanned(self, column: int, placed: dict[int, str]) -> int:
        """The next column that no cell from above reaches into."""
        while column in self._above:
            placed[column] = self._above[column][1]
            column += 1
        return column
