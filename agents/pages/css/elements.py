"""Elements as selectors see them. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass


class EnoughError(Exception):
    """The document goes on beyond what is read."""


@dataclass(frozen=True, eq=False)
class StyledElement:
    """An open or finished element, with what lies around it."""

    tag: str
    attributes: Mapping[str, str]
    parent: "StyledElement | None" = None
    before: "StyledElement | None" = None  # the sibling that was finished last
    place: int = 1  # among its siblings
    names: frozenset[str] = frozenset()  # `.class` and `#id`, in lower case


def names(attributes: Mapping[str, str]) -> frozenset[str]:
    """Without regard to case: a page without a doctype has none."""
    found = {f".{name}" for name in attributes.get("class", "").lower().split()}
    if "id" in attributes:
        found.add(f"#{attributes['id'].strip().lower()}")
    return frozenset(found)
