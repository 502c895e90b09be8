"""The words that spans and checks look for: tables, read once, and nothing else.

A pattern stands as it is compiled; Han before Latin. Rows without patterns are in
files beside the modules.
"""

from collections.abc import Iterator
from importlib.resources import files


def rows(name: str) -> Iterator[tuple[str, ...]]:
    """The cells of each row of a table in this folder, which ` | ` parts."""
    table = files(__name__).joinpath(name).read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            yield tuple(cell.strip() for cell in line.split("|"))
