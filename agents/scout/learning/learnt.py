"""What was learnt, as a part of each story's score with the words that made it. Pure."""

from collections.abc import Sequence

from agents.domain.story import Story
from agents.domain.taste import Taste
from agents.scout.learning.matrix import Matrix, Weighing
from agents.scout.learning.terms import joined, text_of
from agents.scout.part import Part

_LEAST = 0.5  # points that are worth a reason
_WORDS = 3  # that a reason names
_LOOKED_AT = 8  # terms that they are made of


def learnt(stories: Sequence[Story], taste: Taste | None) -> list[Part]:
    """A part per story; it depends on that story and on past windows alone.

    What it weighs beside the prior is `taste.share`.
    """
    if taste is None:
        return [Part(0.0)] * len(stories)
    weighing = Weighing(taste)
    adds = weighing.adds(text_of(story.lead) for story in stories)
    scores = weighing.scores(adds).tolist()
    return [
        _part(points(score, story.lead.kind, taste), row, adds, weighing)
        for row, (story, score) in enumerate(zip(stories, scores, strict=True))
    ]


def points(score: float, kind: str, taste: Taste) -> float:
    """On the scale of its kind of source."""
    scale = taste.scales.get(kind, taste.scales[""])
    return round((score - scale.mean) / scale.spread, 4)


def _part(got: float, row: int, adds: Matrix, weighing: Weighing) -> Part:
    start, end = adds.indptr[row], adds.indptr[row + 1]
    if start == end:
        return Part(0.0)  # nothing is known of it: it is what is usual
    if abs(got) < _LEAST:
        return Part(got)
    columns = adds.indices[start:end]
    toward = adds.data[start:end] * weighing.index.telling[columns]
    order = (-toward if got > 0 else toward).argsort(kind="stable")[:_LOOKED_AT]
    names = [weighing.index.names[columns[n]] for n in order if toward[n] * got > 0]
    if not names:
        return Part(got)
    words = "、".join(joined(names)[:_WORDS])
    return Part(got, (f"编辑{'常' if got > 0 else '少'}选：{words} {got:+.1f}",))
