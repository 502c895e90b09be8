"""Past windows chosen again, each by what the windows before it teach. Pure."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from agents.domain.story import Story
from agents.domain.taste import Learning, Recall, Replayed, Taste
from agents.domain.words import StoryId, Window
from agents.messages.said import said
from agents.scout.learning.measure import PLACES, ndcg
from agents.scout.learning.pool import Pool
from agents.scout.learning.train import train

ENOUGH, WINDOWS = 20, 2  # printed items, and windows with some, to be learnt from
_REPLAYED = 6  # windows that `draft` chooses again before it trusts what it learnt

# Of a window's stories by their ids, with a taste or by the prior alone.
Score = Callable[[Sequence[Story], Window, Taste | None], Mapping[StoryId, float]]


def learn(pools: Sequence[Pool], score: Score, of: str = "") -> Learning:
    """What all windows teach, and whether it would have chosen the last ones better."""
    positives = sum(pool.positives for pool in pools)
    windows = sum(pool.positives > 0 for pool in pools)
    taste = train(pools)
    replayed = forward(pools, score, _REPLAYED) if taste else ()
    return Learning(
        of=of,
        positives=positives,
        windows=windows,
        taste=taste,
        replayed=replayed,
        why=_why_not(positives, windows, taste, replayed),
    )


def forward(
    pools: Sequence[Pool], score: Score, most: int | None = None
) -> tuple[Replayed, ...]:
    """The last windows of which something printed is among the candidates that are kept.

    The first window is chosen by the prior alone, since nothing was before it.
    """
    fit = [n for n, pool in enumerate(pools) if pool.printed]
    return tuple(
        _replayed(pools[n], train(pools[:n]), score)
        for n in fit[-most if most else 0 :]
    )


def _why_not(
    positives: int, windows: int, taste: Taste | None, replayed: Sequence[Replayed]
) -> str:
    """In a sentence for the operator; "" where it is used."""
    if positives < ENOUGH or windows < WINDOWS:
        return said(
            "{positives} printed items in {windows} window are too few: {enough} in"
            " {least} are needed"
            if windows == 1
            else "{positives} printed items in {windows} windows are too few: {enough}"
            " in {least} are needed",
            positives=positives,
            windows=windows,
            enough=ENOUGH,
            least=WINDOWS,
        )
    if taste is None:
        return said(
            "the state keeps no other candidates of those windows to tell the printed"
            " ones from; they come with the weekly drafts"
        )
    tested = [one for one in replayed if one.positives]
    if not tested:
        return said(
            "none of those windows can be chosen again: their printed items are not"
            " among the candidates that the state keeps"
        )
    before, after = mean_of(tested)
    if after < before:
        return said(
            "it would have chosen the past windows less well: nDCG@{places}"
            " {after:.3f} against {before:.3f} of the prior alone",
            places=PLACES,
            after=after,
            before=before,
        )
    return ""


def mean_of(replayed: Sequence[Replayed]) -> tuple[float, float]:
    """nDCG@20 of the prior alone, and with what was learnt."""
    count = len(replayed)
    return (
        sum(one.prior for one in replayed) / count,
        sum(one.learnt for one in replayed) / count,
    )


def _replayed(pool: Pool, taste: Taste | None, score: Score) -> Replayed:
    orders = [_order(pool, score, None), _order(pool, score, taste)]
    found = [ndcg([key in pool.printed for key in order]) for order in orders]
    return Replayed(
        window=pool.past.name,
        candidates=len(pool.entries),
        printed=len(pool.printed),
        positives=taste.positives if taste else 0,
        prior=found[0],
        learnt=found[1],
        recall=_recall(pool, *(set(order[:PLACES]) for order in orders)),
    )


def _order(pool: Pool, score: Score, taste: Taste | None) -> list[str]:
    """Best first."""
    stories = [entry.story for entry in pool.entries.values()]
    by_id = score(stories, pool.past.window, taste)
    scores = {key: by_id[entry.story.id] for key, entry in pool.entries.items()}
    return sorted(scores, key=lambda key: (-scores[key], key))


def _recall(pool: Pool, first: set[str], second: set[str]) -> tuple[Recall, ...]:
    printed = Counter(pool.printed.values())
    by_prior = Counter(s for key, s in pool.printed.items() if key in first)
    by_learnt = Counter(s for key, s in pool.printed.items() if key in second)
    return tuple(
        Recall(section, printed[section], by_prior[section], by_learnt[section])
        for section in sorted(printed)
    )
