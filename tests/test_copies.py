"""The same six lines stand in one place, or a line below says why in two."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("agents", "tests", "bench", "scripts", "templates")
KINDS = ("", ".css", ".j2", ".js", ".py")
LONG_ENOUGH = 6  # lines of code that may not stand twice
# What may stand in two files, and why. Of a protocol it is a method's parameters.
KEPT: Mapping[tuple[str, str], str] = {
    ("agents/ports.py", "agents/web/fetch.py"): "a port, and what it is",
    ("agents/shelves.py", "agents/store/run_state.py"): "likewise",
    ("agents/store/database.py", "tests/store/test_database.py"): "the tables of the"
    " first version: a script that was edited later would be found by them",
}
_IMPORT = re.compile(r"(?:import|from [.\w]+ import) ")
_SAYS_NOTHING = re.compile(r"\W*\Z|#|// ")


class Line(NamedTuple):
    file: str
    number: int
    code: str


class Run(NamedTuple):
    """One run of lines in two places; `here` and `there` are the lines' indexes."""

    here: int
    there: int
    length: int


def test_no_six_lines_of_code_stand_twice() -> None:
    files = {str(file.relative_to(ROOT)): file.read_text("utf-8") for file in _files()}

    assert list(complaints(files, KEPT)) == []


PLANTED = """\
import os
from agents import (
    one,
    two,
)

def {name}(file):
    # {name} stands here
    opened = first(file)
    second(opened)

    third(
        opened,
    )
    fourth(opened)
    {last}
"""


def test_a_copy_is_found_whatever_stands_between_its_lines() -> None:
    other = PLANTED.replace("    ", "\t").replace("\n\n", "\n")
    files = {
        "a.py": PLANTED.format(name="a", last="fifth()"),
        "b.py": "\n\n" + other.format(name="b", last="fifth()"),
    }

    assert list(complaints(files, {})) == ["a.py:9-16 stands again in b.py:10-16"]


def test_five_lines_are_no_copy_and_imports_are_no_lines() -> None:
    files = {
        name: PLANTED.format(name=name, last=f"{name}.last()") for name in ("a", "b")
    }

    assert list(complaints(files, {})) == []


def test_a_copy_in_one_file_is_found_and_lines_do_not_copy_themselves() -> None:
    run = "".join(f"step({n})\n" for n in range(6))

    assert list(complaints({"a.py": run + "else_()\n" + run}, {})) == [
        "a.py:1-6 stands again in a.py:8-13"
    ]
    assert list(complaints({"a.py": "again()\n" * 8}, {})) == []


def test_a_reason_lets_one_pair_of_files_stand_and_goes_with_it() -> None:
    run = "".join(f"step({n})\n" for n in range(6))
    reasons = {("a.py", "b.py"): "why", ("a.py", "d.py"): "why once"}

    found = complaints({"a.py": run, "b.py": run, "c.py": run}, reasons)

    assert list(found) == [
        "a.py:1-6 stands again in c.py:1-6",
        "b.py:1-6 stands again in c.py:1-6",
        "a.py and d.py have nothing in common, so they need no exception",
    ]


def code_of(name: str, text: str) -> Iterator[Line]:
    """Without comments, imports, lone punctuation; white space folded."""
    importing = False
    for number, line in enumerate(text.split("\n"), 1):
        code = " ".join(line.split())
        begins = bool(_IMPORT.match(code))
        if not (begins or importing or _SAYS_NOTHING.match(code)):
            yield Line(name, number, code)
        importing = (importing or (begins and "(" in code)) and ")" not in code


def copies(lines: list[Line]) -> Iterator[Run]:
    """The longest runs that stand twice, in two files or apart in one."""
    places = defaultdict[tuple[str, ...], list[int]](list)
    for i in range(len(lines) - LONG_ENOUGH + 1):
        window = lines[i : i + LONG_ENOUGH]
        if window[0].file == window[-1].file:
            places[tuple(line.code for line in window)].append(i)
    pairs = {
        pair
        for found in places.values()
        if len(found) > 1
        for pair in combinations(found, 2)
        if lines[pair[0]].file != lines[pair[1]].file
        or pair[1] - pair[0] >= LONG_ENOUGH
    }
    for here, there in sorted(pairs):
        if (here - 1, there - 1) not in pairs:
            more = 1
            while (here + more, there + more) in pairs:
                more += 1
            yield Run(here, there, LONG_ENOUGH + more - 1)


def complaints(
    files: Mapping[str, str], reasons: Mapping[tuple[str, str], str]
) -> Iterator[str]:
    """`files` by their names, `reasons` by two names in their order."""
    lines = [line for name, text in files.items() for line in code_of(name, text)]
    found = set[tuple[str, str]]()
    for run in copies(lines):
        one, other = (
            f"{lines[i].file}:{lines[i].number}-{lines[i + run.length - 1].number}"
            for i in (run.here, run.there)
        )
        pair = (lines[run.here].file, lines[run.there].file)
        found.add(pair)
        if pair not in reasons:
            yield f"{one} stands again in {other}"
    for one, other in sorted(reasons.keys() - found):
        yield f"{one} and {other} have nothing in common, so they need no exception"


def _files() -> Iterable[Path]:
    for room in ROOMS:
        for file in sorted((ROOT / room).rglob("*")):
            if file.is_file() and file.suffix in KINDS:
                yield file
