"""How many of the issue's places each section gets. Pure."""

import math
from collections.abc import Mapping

from agents.domain.plan import Quota
from agents.domain.words import SECTIONS, SectionName

Counts = Mapping[SectionName, int]


def places(
    quotas: Mapping[SectionName, Quota], items: int, available: Counts
) -> dict[SectionName, int]:
    """Places in the quotas' proportion, at most each section's quota and its stories.

    What one section cannot fill goes to the others, in the same proportion.

    >>> quotas = {"practice": Quota(items=20), "theory": Quota(items=20)}
    >>> places(quotas, 20, {"practice": 30, "theory": 3, "news": 5})
    {'practice': 17, 'theory': 3, 'news': 0}
    """
    wanted = {name: quotas[name].items if name in quotas else 0 for name in SECTIONS}
    most = {name: min(wanted[name], available.get(name, 0)) for name in SECTIONS}
    full: dict[SectionName, int] = {}
    while True:
        room = _shared(
            {name: wanted[name] for name in SECTIONS if name not in full},
            items - sum(full.values()),
        )
        over = {name: most[name] for name in room if room[name] >= most[name]}
        if not over:
            return {name: {**full, **room}[name] for name in SECTIONS}
        full |= over


def _shared(wanted: Counts, items: int) -> dict[SectionName, int]:
    """`items` in proportion to what is wanted, or all of it where that is less.

    Largest remainders get what rounding leaves, so the sum is exact.
    """
    total = sum(wanted.values())
    if total <= items:
        return dict(wanted)
    exact = {name: count * items / total for name, count in wanted.items()}
    room = {name: math.floor(share) for name, share in exact.items()}
    rest = sorted(
        room, key=lambda name: (room[name] - exact[name], SECTIONS.index(name))
    )
    for name in rest[: items - sum(room.values())]:
        room[name] += 1
    return room
