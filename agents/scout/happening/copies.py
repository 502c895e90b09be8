"""Whether one medium has taken over another's text. Pure."""

import re

from agents.scout.happening.entry_text import EntryText

_NUMBER = re.compile(r"\d+")
_RUNS, _COPIED = 60, 0.65  # different runs of four characters, the share of them


def copied(one: EntryText, other: EntryText) -> bool:
    """Whether one's opening is for the most part the other's, in another medium."""
    if one.candidate.source == other.candidate.source:
        return False
    least = min(len(one.signs), len(other.signs))
    if least < _RUNS or not (one.is_post and other.is_post):
        return False
    short, long = sorted(
        (one, other), key=lambda entry: (len(entry.signs), entry.signs)
    )
    probes = (
        short.signs[at : at + 8] for at in (least // 4, least // 2, 3 * least // 4)
    )
    if not any(probe in long.signs for probe in probes):
        return False
    ours, theirs = (
        f",{','.join(_NUMBER.findall(entry.signs))}," for entry in (short, long)
    )
    if ours not in theirs and ours != ",,":
        return False  # a form that is filled in anew each time
    runs = len(short.runs)
    return runs >= _RUNS and len(short.runs & long.runs) >= _COPIED * runs
