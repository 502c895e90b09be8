"""The kinds of sources are a table, and nobody else asks for a kind by its name."""

import re
from pathlib import Path
from typing import get_args

from agents.domain.kinds import KINDS
from agents.domain.source import Kind, Source

AGENTS = Path(__file__).resolve().parents[2] / "agents"
# A comparison with a kind's name; `kind: Literal[…]` of its class is none.
ASKED = re.compile(
    rf"\.kind\s*(?:[!=]=|(?:not )?in)\s*\(?[\"'](?:{'|'.join(KINDS)})[\"']"
)


def test_every_kind_has_its_row_and_its_class() -> None:
    classes = get_args(get_args(Source)[0])

    assert set(KINDS) == set(get_args(Kind))
    assert {row.source for row in KINDS.values()} == set(classes)
    for kind, row in KINDS.items():
        assert get_args(row.source.model_fields["kind"].annotation) == (kind,)


def test_no_two_kinds_lead_alike() -> None:
    assert len({row.primary for row in KINDS.values()}) == len(KINDS)


def test_no_room_asks_for_a_kind_by_its_name() -> None:
    # A material's kinds, which are others, have one name in common: a feed's text.
    asking = [
        f"{module.relative_to(AGENTS)}: {line.strip()}"
        for module in sorted(AGENTS.rglob("*.py"))
        for line in module.read_text(encoding="utf-8").splitlines()
        if ASKED.search(line) and "material.kind" not in line
    ]

    assert asking == []
