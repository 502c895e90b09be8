"""The name that a paper or a repository gives itself. Pure."""

from agents.scout.happening.analysed_text import WORD, AnalysedText
from agents.scout.happening.stopwords import COMMON, GENERIC

_FEW = 2  # words of a name without a colon behind it


def coined_in(title: AnalysedText, *, is_repository: bool) -> tuple[str, ...]:
    """Its words, from a title; often none."""
    text = title.text
    head = text.rpartition("/")[2] if is_repository else text.partition(":")[0]
    words = tuple(match[0].lower() for match in WORD.finditer(head))
    if ":" not in text and not is_repository:
        words = _before_for(title) or words
    told = ":" in text or is_repository or len(words) <= _FEW
    if not told or len(words) > _FEW + 1 or set(words) <= GENERIC | COMMON:
        return ()
    return words


def _before_for(title: AnalysedText) -> tuple[str, ...]:
    """`OmniParser for Pure Vision` names one thing, in letters of its own."""
    name, found, _ = title.text.partition(" for ")
    return (name.lower(),) if found and name.lower() in title.odd else ()
