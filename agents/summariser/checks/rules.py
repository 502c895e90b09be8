"""The table of checks: what an answer says that its material does not (no model)."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from agents.domain.hype import praise
from agents.domain.sentences import LONGEST, sentences
from agents.domain.story import Complaint
from agents.domain.words import Flag
from agents.summariser.checks import form, numbers
from agents.summariser.checks.attribution import is_side
from agents.summariser.checks.ground import Ground
from agents.summariser.spans import names

# The words that a sentence, or an answer, must not say over what was read.
Check = Callable[[str, Ground], Iterator[str]]
LOOK_BACK = 2  # sentences whose lists the next one may count


def _unnamed(sentence: str, base: Ground) -> Iterator[str]:
    yield from names.missing_names(sentence, base.text)


def _misquoted(sentence: str, base: Ground) -> Iterator[str]:
    yield from names.missing_quotations(sentence, base.text)


def _unlinked(sentence: str, base: Ground) -> Iterator[str]:
    yield from names.missing_urls(sentence, base.text)


def _hyped(sentence: str, base: Ground) -> Iterator[str]:
    """A source's own word is quoted."""
    for word in praise(sentence):
        if word not in base.text:
            yield word


OF_SENTENCES: tuple[tuple[Flag, Check], ...] = (
    ("number-not-in-source", numbers.unstated),
    ("name-not-in-source", _unnamed),
    ("quote-not-in-source", _misquoted),
    ("url-not-in-source", _unlinked),
    ("hype", _hyped),
)
OF_FORM: tuple[tuple[Flag, Check], ...] = (
    ("wrong-language", form.foreign),
    ("too-short", form.short),
    ("too-long", form.long),
)
OF_ANSWERS: tuple[tuple[Flag, Check], ...] = (
    *OF_FORM,
    ("copied", form.copied),
    ("unsupported", form.crossed),
)
# A complaint of these kinds keeps an answer from being chosen.
BLOCKING: frozenset[Flag] = frozenset(
    {
        "number-not-in-source",
        "quote-not-in-source",
        "url-not-in-source",
        "wrong-language",
        "too-short",
        "too-long",
        "unsupported",
    }
)


def check(text: str, base: Ground) -> tuple[Complaint, ...]:
    """All complaints about an answer, in reading order, then about the whole.

    Of one that is far too long nothing else is said.
    """
    if form.visible(text) > form.READ:
        return tuple(_found(OF_FORM, text, base))
    parts = [
        (part, is_side(line)) for line in text.split("\n") for part in sentences(line)
    ]
    found = [
        complaint
        for n, (part, said) in enumerate(parts)
        for before in ["".join(one for one, _ in parts[max(0, n - LOOK_BACK) : n])]
        for complaint in check_sentence(part, base, said=said, before=before)
    ]
    return (*found, *_found(OF_ANSWERS, text, base))


def check_sentence(
    sentence: str, base: Ground, *, said: bool = False, before: str = ""
) -> list[Complaint]:
    """What one sentence states without support: figures, dates, names, quotations.

    `said`: it stands where the words are told as somebody's. `before`: the one or two
    sentences before it, whose lists it may count.
    """
    if len(sentence) > LONGEST:
        what = f"一句 {len(sentence)} 个字，至多 {LONGEST}"
        return [Complaint(flag="too-long", text=what, sentence=sentence)]
    known = replace(base.of(sentence, said=said), before=before)
    found = _found(OF_SENTENCES, sentence, known)
    return [one.model_copy(update={"sentence": sentence}) for one in found]


def _found(
    table: tuple[tuple[Flag, Check], ...], text: str, base: Ground
) -> Iterator[Complaint]:
    for flag, check_ in table:
        for what in check_(text, base):
            yield Complaint(flag=flag, text=what)
