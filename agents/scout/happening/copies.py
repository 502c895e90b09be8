"""Whether one medium has taken over another's text. Pure."""

from agents.scout.happening.entry_text import EntryText

_RUNS, _COPIED = 60, 0.65  # different runs of four characters, the share of them


def copied(one: EntryText, other: EntryText) -> bool:
    """Whether one's opening is for the most part the other's, in another medium."""
    if one.candidate.source == other.candidate.source:
        return False
    if not (one.is_post and other.is_post):
        return False
    ours, theirs = one.signs, other.signs
    lengths = len(ours.text), len(theirs.text)
    if min(lengths) < _RUNS:
        return False
    is_first = (lengths[0], ours.text) <= (lengths[1], theirs.text)
    short, long = (ours, theirs) if is_first else (theirs, ours)
    if not any(probe in long.text for probe in short.probes):
        return False
    if short.numbers not in long.numbers and short.numbers != ",,":
        return False  # a form that is filled in anew each time
    runs = len(short.runs)
    return runs >= _RUNS and len(short.runs & long.runs) >= _COPIED * runs
