"""What was learnt, as a part of each story's score with the words that made it. Pure."""

from collections.abc import Sequence

from agents.domain.story import Story
from agents.domain.taste import Taste
from agents.scout.learning.matrix import Matrix, TasteMatrix
from agents.scout.learning.ngrams import joined, text_of
from agents.scout.part import ScorePart

# The prior's points spread so on recorded papers: beside it one weighs as the other.
_STRETCH = 1.5
_LEAST = 0.3  # points of the score that are worth a reason
_WORDS = 3  # that a reason names
_LOOKED_AT = 8  # terms that they are made of


def learnt(stories: Sequence[Story], taste: Taste | None) -> list[ScorePart]:
    """A part per story; it depends on that story and on past windows alone.

    What it weighs beside the prior is `taste.share`.
    """
    if taste is None:
        return [ScorePart(0.0)] * len(stories)
    weighing = TasteMatrix(taste)
    adds = weighing.adds(text_of(story.lead) for story in stories)
    scores = weighing.scores(adds).tolist()
    parts = []
    for row, (story, score) in enumerate(zip(stories, scores, strict=True)):
        part = slice(adds.indptr[row], adds.indptr[row + 1])
        if part.start == part.stop:
            parts.append(ScorePart(0.0))  # nothing is known of it: it is what is usual
            continue
        scale = taste.scales.get(story.lead.kind, taste.scales[""])
        points = round(_STRETCH * (score - scale.mean) / scale.spread, 4)
        weighed = points * taste.share  # as much as the score has of it
        names = _words(adds, part, weighed, weighing) if abs(weighed) >= _LEAST else []
        parts.append(ScorePart(points, (_reason(names, weighed),) if names else ()))
    return parts


def _words(adds: Matrix, part: slice, sign: float, weighing: TasteMatrix) -> list[str]:
    """The terms of a row that did most in that direction."""
    columns = adds.indices[part]
    toward = adds.data[part] * weighing.index.telling[columns]
    order = (-toward if sign > 0 else toward).argsort(kind="stable")[:_LOOKED_AT]
    names = [weighing.index.names[columns[n]] for n in order if toward[n] * sign > 0]
    return joined(names)[:_WORDS]


def _reason(names: Sequence[str], points: float) -> str:
    return f"编辑{'常' if points > 0 else '少'}选：{'、'.join(names)} {points:+.1f}"
