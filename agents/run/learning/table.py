"""What was learnt and how past windows would have been chosen, as lines."""

from collections.abc import Iterator, Sequence

from agents.domain.columns import padded
from agents.domain.taste import Learning, Replayed, Taste
from agents.domain.words import SECTIONS
from agents.formatter.layout import SECTION_HEADINGS
from agents.messages.said import listed, said
from agents.scout.learning.forward import mean_of
from agents.scout.learning.ngrams import is_telling, joined

_TERMS = 12  # that are shown of either kind


def learning_table(learning: Learning) -> Iterator[str]:
    """How much was learnt from, whether it is used, the terms and the backtest."""
    if not learning.positives:
        yield nothing()
        return
    yield said(
        "printed or accepted: {items} items in {windows} window"
        if learning.windows == 1
        else "printed or accepted: {items} items in {windows} windows",
        items=learning.positives,
        windows=learning.windows,
    )
    if learning.used:
        yield said(
            "used: it makes {share:.0%} of the score, the prior the rest",
            share=learning.used.share,
        )
    else:
        yield said("not used: {why}", why=learning.why)
    if learning.taste:
        yield ""
        yield from _term_lines(learning.taste)
        yield said("+ speaks for printing, - against it, the more the larger")
    if learning.replayed:
        yield ""
        yield from replayed_table(learning.replayed)


def nothing() -> str:
    return said(
        "nothing was printed or accepted yet, so there is nothing to learn from"
    )


def replayed_table(replayed: Sequence[Replayed]) -> Iterator[str]:
    """A line per window: nDCG@20 and recall@20 by section, before → after."""
    heads = [
        said("{mark} recall", mark=SECTION_HEADINGS[name].split()[0])
        for name in SECTIONS
    ]
    yield said(
        "window      candidates printed learnt from  nDCG@20 before  after  "
    ) + "  ".join(heads)
    for one in replayed:
        yield (
            f"{one.window:11} {one.candidates:10} {one.printed:7} {one.positives:11}"
            f"  {one.prior:14.3f}  {one.learnt:5.3f}  {_recall(one)}"
        )
    tested = [one for one in replayed if one.positives]
    if tested:
        before, after = mean_of(tested)
        mean = padded(said("mean of those with something learnt"), 42)
        yield f"{mean}  {before:14.3f}  {after:5.3f}"
    yield from _legend()


def _legend() -> Iterator[str]:
    """What the columns mean."""
    yield said(
        "before: the prior alone; after: with what the windows before that one teach"
    )
    yield said(
        "candidates: what the sources had in that window; printed: those of them that"
        " the team printed; learnt from: what it had printed before"
    )
    yield said(
        "nDCG@20: how near the top the printed ones stand among the first 20, 1 is"
        " best; recall: how many of a section's are among them, before→after of all"
    )


def strongest(taste: Taste, sign: int) -> list[tuple[str, float]]:
    """The terms that move a score most in that direction, parts of one word joined."""
    pulls = {
        name: round(term.idf * term.weight, 2)
        for name, term in taste.terms.items()
        if term.weight * sign > 0 and is_telling(name)
    }
    names = sorted(pulls, key=lambda name: (-abs(pulls[name]), name))[: 3 * _TERMS]
    shown = joined(names)[:_TERMS]
    rows = [(one, max((pulls[n] for n in names if n in one), key=abs)) for one in shown]
    return sorted(rows, key=lambda row: -abs(row[1]))


def _term_lines(taste: Taste) -> Iterator[str]:
    for title, sign in ((said("editors print:"), 1), (said("editors pass over:"), -1)):
        terms = [f"{name} {weight:+.1f}" for name, weight in strongest(taste, sign)]
        yield f"{padded(title, 19)}{listed(terms) or '–'}"


def _recall(one: Replayed) -> str:
    """`3→4 of 7` where seven were printed; a section without any is a dash."""
    found = {recall.section: recall for recall in one.recall}
    cells = (
        said(
            "{prior}→{learnt} of {printed}",
            prior=got.prior,
            learnt=got.learnt,
            printed=got.printed,
        )
        if got
        else "–"
        for got in map(found.get, SECTIONS)
    )
    return "  ".join(padded(cell, 9) for cell in cells).rstrip()
