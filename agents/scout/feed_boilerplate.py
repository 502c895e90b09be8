"""Feeds' texts without what the feed says under every entry, nor by whom. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from agents.domain.byline import learnt, without_byline
from agents.domain.repeated_sentences import boilerplate, without
from agents.domain.story import Candidate
from agents.domain.words import CandidateId

Texts = Mapping[CandidateId, str]


def cleaned_texts(
    candidates: Iterable[Candidate], recent: Sequence[str]
) -> dict[CandidateId, str]:
    """Texts of one source's entries without what `recent`, of it, has again and again.

    Nor with who wrote them. A release's notes share headings, and are left out.
    """
    known, writers = boilerplate(recent), learnt(recent)
    entries = [one for one in candidates if _is_feed_entry(one)]
    texts = {one.id: without_byline(one.summary, writers) for one in entries}
    if not known:
        return texts
    return {id_: without(text, known) for id_, text in texts.items()}


def feeds_to_clean(candidates: Iterable[Candidate], ready: Texts) -> list[str]:
    """The sources whose entries may share sentences, and have no text that is ready."""
    return sorted(
        {
            one.source
            for one in candidates
            if one.id not in ready and _is_feed_entry(one)
        }
    )


def cleaned(
    candidates: Sequence[Candidate], recent: Mapping[str, Sequence[str]], ready: Texts
) -> list[Candidate]:
    """The candidates in their order, with the `cleaned_texts` of each source.

    Those of entries that are `ready` were made when their source was read.
    """
    entries: dict[str, list[Candidate]] = defaultdict(list)
    for one in candidates:
        if one.id not in ready:
            entries[one.source].append(one)
    texts = dict(ready)
    for source, own in entries.items():
        texts |= cleaned_texts(own, recent.get(source, ()))
    return [_with_text(one, texts.get(one.id, one.summary)) for one in candidates]


def _with_text(candidate: Candidate, text: str) -> Candidate:
    if text == candidate.summary:
        return candidate
    return candidate.model_copy(update={"summary": text})


def _is_feed_entry(candidate: Candidate) -> bool:
    return not (candidate.row.is_query or candidate.release)
