"""A story's materials summed up in their own sentences."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from agents.domain.han import HAN
from agents.domain.sentences import sentences
from agents.domain.story import Material
from agents.extractive.boilerplate import is_boilerplate, readable
from agents.extractive.first_sentence import (
    is_background,
    is_call,
    leans,
    presents,
    without_link,
)
from agents.extractive.labels import Label, label_of
from agents.extractive.paragraphs import unwrapped
from agents.extractive.rank_sentences import Scored, choose, repeats, score, width
from agents.extractive.teasers import is_ended, is_teaser, of_it, whole_ones

MOST_SENTENCES = 7
WIDEST = 1100  # all chosen sentences, and any of them; a Han character counts 2
FEWEST_FOR_FIRST = 3  # sentences: then the further materials are not needed
READ_UP_TO = 40_000  # characters of one material
SENTENCES_UP_TO = 80  # of one material; what matters stands early
MOST_FEATURES = 5
FEATURE_WIDTHS = (4, 160)
# What is left of a formula that no line of text can hold.
TEX = re.compile(r"\\[A-Za-z]{2,}|\$[^$\s][^$]{0,200}[\^_{][^$]{0,200}\$")
HAS_WORDS = re.compile(rf"[{HAN}]{{2}}|[A-Za-z]{{3}}")


@dataclass(frozen=True)
class LabelledSentence:
    """One sentence, verbatim, and the label that it earned first in the text."""

    text: str
    label: Label | None = None


@dataclass(frozen=True)
class Extract:
    """What it is, the other sentences as the text has them, and features.

    `sources` are the materials' numbers.
    """

    lead: tuple[str, ...]
    lines: tuple[LabelledSentence, ...]
    features: tuple[str, ...]
    sources: tuple[int, ...]


def summarise(materials: Sequence[Material]) -> Extract:
    """From the first material that says enough, else from all; empty if none does."""
    # What people say of a thing is no text about it.
    texts = [m for m in materials if m.kind != "discussion"]
    texts = [m for m in texts if m.kind != "metadata"] or texts
    # A headline beside somebody's text repeats it at best, and cries at worst.
    texts = [m for m in texts if m.text.strip() != m.title.strip()] or texts
    scored: list[tuple[int, list[Scored]]] = []
    for material in texts:
        found = _scored(material)
        said = {sentence.text for _, others in scored for sentence in others}
        scored.append((material.n, [s for s in found if s.text not in said]))
        if len(found) >= FEWEST_FOR_FIRST:
            scored = [(material.n, found)]
            break
    offsets = [sum(len(f) for _, f in scored[:i]) for i in range(len(scored))]
    numbered = {
        offset + place: (n, sentence)
        for offset, (n, found) in zip(offsets, scored, strict=True)
        for place, sentence in enumerate(found)
    }
    chosen = choose(
        [replace(s, place=place) for place, (_, s) in numbered.items()],
        MOST_SENTENCES,
        WIDEST,
    )
    used = {numbered[sentence.place][0] for sentence in chosen}
    told = [sentence.text for sentence in chosen]
    features = {m.n: _untold(_features(m), told) for m in texts}
    listed = next(((n, f) for n, f in features.items() if f), None)
    if listed:
        used.add(listed[0])
    lead = _lead(chosen, {place: n for place, (n, _) in numbered.items()})
    rest = [sentence.text for sentence in chosen if sentence not in lead]
    return Extract(
        # Nothing stands before an item's first sentence that it could point to.
        lead=tuple(without_link(s.text) if s is lead[0] else s.text for s in lead),
        lines=tuple(_labelled(rest)),
        features=listed[1] if listed else (),
        sources=tuple(sorted(used)),
    )


def _lead(chosen: Sequence[Scored], material_of: Mapping[int, int]) -> list[Scored]:
    """What says what the thing is, with the sentence that goes on from it."""
    if not chosen:
        return []
    names_it = any(sentence.named for sentence in chosen)
    first = max(chosen, key=lambda sentence: _opens(sentence, names_it=names_it))
    behind = next((s for s in chosen if s.place == first.place + 1), None)
    goes_on = (
        behind is not None
        and label_of(behind.text) is None
        and material_of[behind.place] == material_of[first.place]
    )
    return [first, behind] if behind is not None and goes_on else [first]


def _opens(sentence: Scored, *, names_it: bool) -> tuple[int, int, int]:
    """How well it says what the thing is: the larger, the better.

    `names_it`: a sentence has a word of the title; what another one presents is other.
    """
    text, label = without_link(sentence.text), label_of(sentence.text)
    if not presents(text):
        is_about_it = not (leans(text) or is_background(text) or label)
        return int(is_about_it), 0, -sentence.place
    if names_it and not sentence.named:
        return 0, 0, -sentence.place
    # `Consequently, we propose …` still says more than `It is fast.`
    fit = 3 if not leans(text) else 2 if label == "方案" else 0
    return fit, sentence.named, -sentence.place


def _scored(material: Material) -> list[Scored]:
    prose = readable(material.text[:READ_UP_TO]).prose
    good: dict[str, None] = {}
    for sentence in whole_ones(sentences(unwrapped(prose)), material.kind):
        fits = HAS_WORDS.search(sentence) and width(sentence) <= WIDEST
        if fits and not is_boilerplate(sentence):
            good.setdefault(sentence)
    # A line without a full stop is a heading or a caption, unless there is no other.
    whole = [s for s in good if is_ended(s)] or list(good)
    whole = [s for s in whole if not TEX.search(s)] or whole
    telling = [s for s in whole if not (material.title and is_call(s))]
    # The title says more than a call does, or a teaser of how things stand in the field.
    if material.title and is_teaser(material.kind):
        telling = list(of_it(telling, material.title))
    return score(telling[:SENTENCES_UP_TO], material.title)


def _features(material: Material) -> tuple[str, ...]:
    narrowest, widest = FEATURE_WIDTHS
    found = dict.fromkeys(
        feature
        for feature in readable(material.text[:READ_UP_TO]).features
        if narrowest <= width(feature) <= widest
        and HAS_WORDS.search(feature)
        and not is_boilerplate(feature)
    )
    return tuple(found)[:MOST_FEATURES]


def _untold(features: Sequence[str], told: Sequence[str]) -> tuple[str, ...]:
    """Those that say more than the sentences and the features before them."""
    new: list[str] = []
    for feature in features:
        if not any(repeats(feature, other) for other in (*told, *new)):
            new.append(feature)
    return tuple(new)


def _labelled(texts: Sequence[str]) -> list[LabelledSentence]:
    """Each label once: the first sentence that earns it."""
    lines: list[LabelledSentence] = []
    given: set[Label] = set()
    for text in texts:
        label = label_of(text)
        if label is None or label in given:
            lines.append(LabelledSentence(text))
        else:
            given.add(label)
            lines.append(LabelledSentence(text, label))
    return lines
