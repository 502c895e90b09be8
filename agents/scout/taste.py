"""What earlier issues teach about choosing: a few points, explained and bounded."""

from collections.abc import Mapping, Sequence

from agents.domain.memory import Taste
from agents.domain.story import Story
from agents.domain.words import SectionName

ENOUGH = 8  # decisions below which nothing is learnt
MOST = 3.0  # points of a source, and of a category, up or down: never a verdict
_SLOPE = 10.0  # points for a whole share more, or less, than is usual
_PRIOR = 8  # decisions' weight of what is usual: few cases move little
_LEAST = 0.5  # points that are worth a reason

Tastes = Mapping[tuple[str, str], Taste]


def by_name(tastes: Sequence[Taste]) -> Tastes:
    return {(taste.about, taste.name): taste for taste in tastes}


def learnt(
    story: Story, section: SectionName, category: str, tastes: Tastes
) -> tuple[float, str]:
    """Points, -6 to 6, and the reasons; 0 where too little is known.

    Of a story's sources the best liked one counts, so that a source that editors
    like less never costs a story that others have too.
    """
    if not tastes:
        return 0.0, ""
    sources = sorted({candidate.source for candidate in story.candidates})
    named = [_points(tastes.get(("source", name))) for name in sources]
    best = max(named, key=lambda one: one[0])
    kind = _points(tastes.get(("category", category_key(section, category))))
    return best[0] + kind[0], "；".join(filter(None, (best[1], kind[1])))


def category_key(section: str, category: str) -> str:
    """Two sections may have a category of the same name."""
    return f"{section} {category}"


def _points(taste: Taste | None) -> tuple[float, str]:
    """From one taste, with its reason.

    >>> _points(Taste(about="source", name="A", liked=16, of=16, usual=0.7))
    (2.0, '编辑常用A：16 次采用率 100%（平常 70%），+2.0 分')
    """
    if taste is None or taste.of < ENOUGH:
        return 0.0, ""
    share = (taste.liked + _PRIOR * taste.usual) / (taste.of + _PRIOR)
    points = round(max(-MOST, min(MOST, _SLOPE * (share - taste.usual))), 2)
    if abs(points) < _LEAST:
        return points, ""
    return points, (
        f"编辑{'常' if points > 0 else '少'}用{taste.name}：{taste.of} 次采用率"
        f" {taste.liked / taste.of:.0%}（平常 {taste.usual:.0%}），{points:+.1f} 分"
    )
