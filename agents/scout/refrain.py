"""Feeds without what they say under every entry, before anything reads them. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from agents.domain.refrain import refrains, without
from agents.domain.story import Candidate


def repeating(candidates: Iterable[Candidate]) -> list[str]:
    """The sources whose entries may share sentences. A release's notes share headings."""
    return sorted({one.source for one in candidates if _is_feed_entry(one)})


def plain_spoken(
    candidates: Sequence[Candidate], recent: Mapping[str, Sequence[str]]
) -> list[Candidate]:
    """The candidates, their texts without what `told`, by source, has again and again."""
    known: dict[str, frozenset[str]] = {}
    found = []
    for one in candidates:
        if one.source not in known:
            known[one.source] = refrains(recent.get(one.source, ()))
        found.append(_without(one, known[one.source]))
    return found


def _without(candidate: Candidate, known: frozenset[str]) -> Candidate:
    if not known or not _is_feed_entry(candidate):
        return candidate
    text = without(candidate.summary, known)
    if text == candidate.summary:
        return candidate
    return candidate.model_copy(update={"summary": text})


def _is_feed_entry(candidate: Candidate) -> bool:
    return not (candidate.row.is_query or candidate.release)
