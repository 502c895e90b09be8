"""Logistic regression on what was printed: positives, and the rest as weak negatives."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from agents.domain.taste import LearntTerm, Scale, Taste
from agents.scout.learning.matrix import Index, Matrix, TasteMatrix, tfidf
from agents.scout.learning.ngrams import terms
from agents.scout.learning.pool import Pool, PoolEntry

_C = 10.0  # the inverse of L2's strength; from 1 to 100 it makes no difference
_SEEN = 2  # texts that a term has to stand in
_UNLABELLED = 500  # of each window
_OF_ITS_KIND = 30  # below these, a kind of source is measured with all
_DIGITS = 6  # beyond which arithmetic differs from machine to machine


def train(pools: Sequence[Pool]) -> Taste | None:
    """What all these windows teach; None without something printed and something not.

    What nobody said anything of weighs together as much as what was printed; what was
    rejected weighs one each. Of the terms only those of editors' own choices count:
    of others they said nothing.
    """
    positives = [text for pool in pools for text in _printed(pool)]
    negatives = [text for pool in pools for text in _rejected(pool)]
    rest = [e for pool in pools for e in islice(pool.unlabelled, _UNLABELLED)]
    labelled = [*positives, *negatives]
    if not positives or not rest:
        return None
    names = sorted(set().union(*map(terms, labelled)))
    counts = Index(names).counts([*labelled, *(entry.text for entry in rest)])
    weak = min(1.0, len(positives) / len(rest))
    weights = [1.0] * len(labelled) + [weak] * len(rest)
    marks = [1] * len(positives) + [0] * (len(negatives) + len(rest))
    found, bias = _fitted(counts, marks, weights)
    if not found:
        return None
    taste = Taste(
        positives=len(positives),
        windows=sum(pool.positives > 0 for pool in pools),
        terms={names[column]: term for column, term in found.items()},
        bias=bias,
        scales={"": Scale(0.0, 1.0)},
    )
    return taste.model_copy(update={"scales": _scales(taste, rest)})


def _printed(pool: Pool) -> Iterator[str]:
    yield from (pool.entries[key].text for key in sorted(pool.printed))
    yield from pool.unseen


def _rejected(pool: Pool) -> Iterator[str]:
    yield from (pool.entries[key].text for key in sorted(pool.rejected))
    yield from pool.unseen_rejected


def _fitted(
    counts: Matrix, marks: Sequence[int], weights: Sequence[float]
) -> tuple[dict[int, LearntTerm], float]:
    """Each column's term, where enough texts have it, and the bias."""
    # A second of import that a rerun of an unchanged window does not pay.
    import numpy as np  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    seen = counts.getnnz(axis=0)
    kept = np.flatnonzero(seen >= _SEEN)
    if not len(kept):
        return {}, 0.0
    idf = np.round(np.log((1 + len(marks)) / (1 + seen[kept])) + 1, _DIGITS)
    model = LogisticRegression(C=_C, solver="lbfgs", max_iter=1000)
    model.fit(tfidf(counts[:, kept], idf), marks, sample_weight=weights)
    found = np.round(model.coef_[0], _DIGITS).tolist()
    terms_ = map(LearntTerm, idf.tolist(), found)
    bias = round(float(model.intercept_[0]), _DIGITS)
    return dict(zip(kept.tolist(), terms_, strict=True)), bias


def _scales(taste: Taste, rest: Sequence[PoolEntry]) -> dict[str, Scale]:
    """By kind of source, so that no kind is liked for what all of it says."""
    weighing = TasteMatrix(taste)
    scores = weighing.scores(weighing.adds(entry.text for entry in rest))
    kinds = Counter(entry.story.lead.kind for entry in rest)
    scales = {"": _scale(scores)}
    for kind in sorted(k for k, count in kinds.items() if count >= _OF_ITS_KIND):
        scales[kind] = _scale(scores[[e.story.lead.kind == kind for e in rest]])
    return scales


def _scale(scores: Matrix) -> Scale:
    spread = round(float(scores.std()), _DIGITS)
    return Scale(round(float(scores.mean()), _DIGITS), spread or 1.0)
