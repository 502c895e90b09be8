"""Which commits of a branch are ours, and which branch a page goes to. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Standing = Literal["ours", "shared", "foreign"]
_BASE = re.compile(r"^Agents-Base: ([0-9a-f]{40,64})$", re.MULTILINE)
_TREE = re.compile(r"^Agents-Tree: ([0-9a-f]{40,64})$", re.MULTILINE)
_RECORD = 4  # id, tree, parents, message


@dataclass(frozen=True)
class Commit:
    id: str
    tree: str
    parents: tuple[str, ...]
    message: str

    @property
    def base(self) -> str:
        """The commit that our branch left from; empty where we wrote none."""
        found = _BASE.search(self.message)
        return found[1] if found else ""

    @property
    def is_ours(self) -> bool:
        """Whether its tree is the very one that we noted when we wrote it.

        An author's name proves nothing: an amended or rebased commit keeps it.
        """
        noted = _TREE.search(self.message)
        return bool(
            self.base and noted and noted[1] == self.tree and len(self.parents) == 1
        )


@dataclass(frozen=True)
class Branch:
    """`last` is our newest commit in it, what people put on top of it aside."""

    name: str
    tip: str
    standing: Standing
    last: Commit | None


def message(subject: str, base: str, tree: str) -> str:
    return f"{subject}\n\nAgents-Base: {base}\nAgents-Tree: {tree}\n"


def commits(log: str) -> list[Commit]:
    """From `git log -z` of id, tree, parents and message, each on lines of its own."""
    found = []
    for record in log.split("\0"):
        parts = record.split("\n", _RECORD - 1)
        if len(parts) == _RECORD:
            found.append(Commit(parts[0], parts[1], tuple(parts[2].split()), parts[3]))
    return found


def branch(name: str, history: Sequence[Commit]) -> Branch:
    """`history` from the tip on, first parents only; never empty.

    Ours is a branch in which each commit down to the one it left from is ours.
    """
    tip = history[0].id
    last = next((commit for commit in history if commit.is_ours), None)
    if last is None:
        return Branch(name, tip, "foreign", None)
    for commit in history:
        if commit.id == last.base:
            return Branch(name, tip, "ours", last)
        if not commit.is_ours or commit.base != last.base:
            break
    return Branch(name, tip, "shared", last)


def numbered(stem: str, names: Iterable[str]) -> dict[int, str]:
    """Those of one draft by their round: 1 for `stem`, 2 for `stem-r2`, ….

    >>> numbered("issue/a", ["issue/a-r3", "issue/a", "issue/a-rx", "issue/ab"])
    {1: 'issue/a', 3: 'issue/a-r3'}
    """
    form = re.compile(rf"{re.escape(stem)}(?:-r([2-9]|[1-9]\d{{1,3}}))?")
    rounds = {
        int(found[1] or 1): name for name in names if (found := form.fullmatch(name))
    }
    return dict(sorted(rounds.items()))


def following(stem: str, rounds: Mapping[int, str]) -> str:
    """The name of the next round."""
    return f"{stem}-r{max(rounds) + 1}" if rounds else stem
