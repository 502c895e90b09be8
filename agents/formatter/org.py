"""Who stands behind a heading: institutions before persons. Pure."""

import re
from collections.abc import Sequence

from agents.domain.story import Material, Ranked

_NAMES = re.compile(r"[、，,和与]|\s*等$")


def org(said: str, ranked: Ranked, materials: Sequence[Material]) -> str:
    """Never a person where an institution is known; `said` is the model's word.

    Nobody stands there where a theory text names institutions, but not whose they are.
    """
    known = [name for material in materials for name in material.affiliations]
    if not _is_person(said, ranked.story.lead.authors) and (said or not known):
        return said
    if known:
        return known[0]
    unlabelled = any(material.unlabelled for material in materials)
    return "" if unlabelled and ranked.section == "theory" else said


def _is_person(said: str, authors: Sequence[str]) -> bool:
    """Whether it names one of the authors, whole or by the family name."""
    names = {part.strip().casefold() for part in _NAMES.split(said) if part}
    known = [author.casefold() for author in authors if author.strip()]
    return any(
        name in (author, author.split()[-1]) for name in names for author in known
    )
