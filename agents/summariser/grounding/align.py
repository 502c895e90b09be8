"""The span of a material that supports a sentence, by figures, names and words."""

import re
from collections.abc import Mapping, Sequence

from agents.domain.issue import Evidence
from agents.domain.sentences import spans
from agents.domain.story import Material
from agents.summariser.grounding import figures, names

_ENOUGH = 2.0
_QUOTE = 400  # characters of a quotation at the most


def align(
    sentence: str, materials: Sequence[Material], terms: Mapping[str, str] | None = None
) -> tuple[Evidence, ...]:
    """Up to two spans, the best first; none if nothing in the material fits.

    `terms` maps words of the card to words of the source, as the format step gave
    them; a pair counts only where both really occur.
    """
    wanted = _keys(sentence, terms or {})
    scored = [
        (score, -material.n, -start, material, start, end)
        for material in materials
        for start, end in spans(material.text)
        if (score := _score(wanted, material.text[start:end])) >= _ENOUGH
    ]
    scored.sort(key=lambda entry: entry[:3], reverse=True)
    return tuple(
        Evidence(
            source=material.n,
            quote=material.text[start : min(end, start + _QUOTE)],
            start=start,
            end=min(end, start + _QUOTE),
        )
        for *_, material, start, end in scored[:2]
    )


class _Keys:
    """What a sentence can be recognised by in another language."""

    def __init__(
        self,
        values: list[figures.Figure],
        latin: list[str],
        pairs: list[str],
        grams: set[str],
    ) -> None:
        self.values, self.latin, self.pairs, self.grams = values, latin, pairs, grams


def _keys(sentence: str, terms: Mapping[str, str]) -> _Keys:
    return _Keys(
        [figure for figure in figures.figures(sentence) if figures.telling(figure)],
        [names.folded(name) for name in names.latin_names(sentence)],
        [names.folded(word) for said, word in terms.items() if said in sentence],
        _grams(sentence),
    )


def _score(keys: _Keys, span: str) -> float:
    bare = names.folded(span)
    theirs = figures.figures(span) if keys.values else []
    score = 2.0 * sum(figures.supported(figure, theirs) for figure in keys.values)
    score += 1.5 * sum(name in bare for name in keys.latin)
    score += 2.0 * sum(word in bare for word in keys.pairs if word)
    if keys.grams and (shared := len(keys.grams & _grams(span))):
        score += 8.0 * shared / len(keys.grams)
    return score


def _grams(text: str) -> set[str]:
    """Pairs of Han characters that stand together."""
    runs = re.findall(r"[\u4e00-\u9fff]{2,}", text)
    return {run[i : i + 2] for run in runs for i in range(len(run) - 1)}
