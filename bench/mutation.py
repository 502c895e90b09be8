"""Which small changes of the program its own tests notice.

    python -m bench.mutation [ROOM … [NUMBER]]

Each module of a room (`scout`, `summariser/checks`) that has a test file of its name is
changed at one place: a comparison, a connective, a sign, a number, a truth value. That
file's tests alone are run; a change that they let pass is shown. `NUMBER` changes of each
room are tried, the same ones each time.
"""

import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bench.table import show

ROOT = Path(__file__).resolve().parents[1]
_ROOMS = ("scout", "summariser/checks", "summariser/spans")
_NEEDED = ("agents", "tests", "prompts", "templates", "pyproject.toml")
_LONGEST = 120  # seconds of one test file; one that hangs has noticed
_OTHER: dict[type[ast.AST], Any] = {
    a: b
    for one, two in (
        (ast.Lt, ast.LtE),
        (ast.Gt, ast.GtE),
        (ast.Eq, ast.NotEq),
        (ast.In, ast.NotIn),
        (ast.Is, ast.IsNot),
        (ast.And, ast.Or),
        (ast.Add, ast.Sub),
        (ast.Mult, ast.Div),
    )
    for a, b in ((one, two), (two, one))
}


class Mutant(NamedTuple):
    line: int
    told: str
    source: str


def mutants(source: str) -> Iterator[Mutant]:
    """One for each place that can be changed, in the order of the text."""
    number = 0
    while True:
        tree = ast.parse(source)
        sites = [(node, act) for node in ast.walk(tree) for act in _acts(node)]
        if number == len(sites):
            return
        node, act = sites[number]
        before = ast.unparse(node)
        act()
        line = getattr(node, "lineno", 0)
        yield Mutant(line, f"{before} → {ast.unparse(node)}", ast.unparse(tree))
        number += 1


def _acts(node: ast.AST) -> list[Callable[[], None]]:
    """The ways to change a node in place."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _OTHER:
        other = _OTHER[type(node.ops[0])]()
        return [lambda: setattr(node, "ops", [other, *node.ops[1:]])]
    if isinstance(node, ast.BoolOp | ast.BinOp) and type(node.op) in _OTHER:
        return [lambda: setattr(node, "op", _OTHER[type(node.op)]())]
    if isinstance(node, ast.Constant) and isinstance(node.value, bool | int):
        new = (not node.value) if isinstance(node.value, bool) else node.value + 1
        return [lambda: setattr(node, "value", new)]
    return []


def _noticed(place: Path, module: Path, tests: Path, source: str) -> bool:
    """Whether the module's own tests fail with this source in its place."""
    file = place / module
    sound = file.read_text(encoding="utf-8")
    for old in (file.parent / "__pycache__").glob(f"{file.stem}.*"):
        old.unlink()
    file.write_text(source, encoding="utf-8")
    try:
        return not _passes(place, tests)
    finally:
        file.write_text(sound, encoding="utf-8")


def _passes(place: Path, tests: Path) -> bool:
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}  # noqa: TID251  # a tool's own
    command = [sys.executable, "-m", "pytest", "-qx", "-p", "no:randomly", str(tests)]
    try:
        done = subprocess.run(  # noqa: S603  # our own tests
            command,
            cwd=place,
            env=env,
            capture_output=True,
            check=False,
            timeout=_LONGEST,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def room_of(place: Path, room: str, number: int) -> list[tuple[str, int, int]]:
    """Module, changes tried, changes noticed."""
    pairs = {
        module.relative_to(ROOT): Path("tests") / room / f"test_{module.name}"
        for module in sorted((ROOT / "agents" / room).glob("*.py"))
        if (ROOT / "tests" / room / f"test_{module.name}").exists()
    }
    every = [
        (module, one)
        for module in pairs
        for one in mutants((ROOT / module).read_text(encoding="utf-8"))
    ]
    chosen = random.Random(1).sample(every, min(number, len(every)))  # noqa: S311
    rows: dict[str, list[bool]] = {}
    for module, one in sorted(chosen, key=lambda pair: (pair[0], pair[1].line)):
        noticed = _noticed(place, module, pairs[module], one.source)
        rows.setdefault(module.name, []).append(noticed)
        if not noticed:
            print(f"not noticed: {module}:{one.line}: {one.told[:100]}", flush=True)
    return [(name, len(found), sum(found)) for name, found in rows.items()]


def main(arguments: list[str]) -> None:
    number = int(arguments.pop()) if arguments and arguments[-1].isdigit() else 60
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name in _NEEDED:
            one = ROOT / name
            (shutil.copytree if one.is_dir() else shutil.copy)(one, place / name)
        for room in arguments or _ROOMS:
            if not (rows := room_of(place, room, number)):
                continue
            tried, noticed = sum(row[1] for row in rows), sum(row[2] for row in rows)
            title = f"{room}: {noticed} of {tried} changes noticed by the module's own tests"
            show(title, ("module", "tried", "noticed"), rows)


if __name__ == "__main__":
    main(sys.argv[1:])
