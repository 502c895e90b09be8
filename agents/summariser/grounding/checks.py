"""The hard checks: what an answer says that its material does not (no model)."""

import re

from agents.domain.sentences import LONGEST, sentences
from agents.domain.story import Complaint
from agents.domain.words import Flag
from agents.summariser.grounding import (
    agreement,
    counts,
    dates,
    figures,
    kindred,
    names,
)
from agents.summariser.grounding.attribution import is_side
from agents.summariser.grounding.dates import Date
from agents.summariser.grounding.ground import Ground, ground
from agents.summariser.grounding.plain import marked, plain

__all__ = ["BLOCKING", "Ground", "check", "check_sentence", "ground"]

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
_MIN_HAN, _MAX_HAN = 60, 1200  # docs/layout.md §5, with room for the format step
_HAN_SHARE = 0.35
_READ = 4_000  # characters without spaces; more are too many, or not Chinese
_COPIED = 60  # characters in a row
_CROSSED = 0.3  # less of its names in the material: another story's answer
_ENOUGH_NAMES = 4
_SLASHED = re.compile(r"(?<![\d/.])(1[0-2]|[1-9])/(3[01]|[12]\d|[1-9])(?![\d/.])")
_FEW = 9  # an enumeration is counted by eye
_HYPE = re.compile(
    r"颠覆性|史诗级|炸裂|王炸|遥遥领先|震惊|重磅|吊打|史上最强|划时代|革命性突破|碾压|逆天|封神"
)


def check(text: str, base: Ground) -> tuple[Complaint, ...]:
    """All complaints about an answer, in reading order, then about the whole.

    Of one that is far too long nothing else is said.
    """
    visible = re.sub(r"\s", "", text)
    form = _form(visible)
    if len(visible) > _READ:
        return tuple(form)
    found = [
        complaint
        for line in text.split("\n")
        for part in sentences(line)
        for complaint in check_sentence(part, base, said=is_side(line))
    ]
    return (*found, *form, *_borrowed(text, base))


def check_sentence(
    sentence: str, base: Ground, *, said: bool = False
) -> list[Complaint]:
    """What one sentence states without support: figures, dates, names, quotations.

    `said`: it stands where the words are told as somebody's.
    """
    if len(sentence) > LONGEST:
        what = f"一句 {len(sentence)} 个字，至多 {LONGEST}"
        return [Complaint(flag="too-long", text=what, sentence=sentence)]
    base = base.of(sentence, said=said)
    found: list[tuple[Flag, str]] = [
        ("number-not-in-source", what) for what in _unsupported(sentence, base)
    ]
    found += [
        ("name-not-in-source", name)
        for name in names.missing_names(sentence, base.text)
    ]
    found += [
        ("quote-not-in-source", quote)
        for quote in names.missing_quotations(sentence, base.text)
    ]
    found += [
        ("url-not-in-source", url) for url in names.missing_urls(sentence, base.text)
    ]
    found += [
        ("hype", word) for word in _HYPE.findall(sentence) if word not in base.text
    ]
    return [Complaint(flag=flag, text=what, sentence=sentence) for flag, what in found]


def _unsupported(sentence: str, base: Ground) -> list[str]:
    """Dates, versions and figures that the material does not state, in order."""
    stated = dates.dates(sentence)
    named = [match.span() for match in names.spelt(sentence)]
    named += [*names.addresses(sentence), *_days(sentence, base)]
    named += [(date.start, date.end) for date in stated]
    uncounted = marked(len(sentence), named)
    found = {
        date.start: sentence[date.start : date.end].strip()
        for date in stated
        if not dates.supported(date, base.dates, base.published)
        and not _amount(date, sentence, base)
    }
    found |= {
        start: sentence[start:end]
        for start, end in (
            *names.misnumbered(sentence, base.text),
            *counts.misadded(sentence),
        )
    }
    found |= {
        said.start: sentence[said.start : said.end]
        for said in kindred.wrong(
            sentence, base.text, base.figures, base.dates, base.published
        )
    }
    readings: dict[int, list[figures.Figure]] = {}
    all_said = figures.figures(sentence)
    for figure in all_said:
        if not uncounted[figure.start]:  # the 4 of GPT-4o is no figure
            readings.setdefault(figure.start, []).append(figure)
    for start, read in readings.items():
        alike = [figure for figure in read if figure.version] or read
        counted = any(_enumerated(figure, sentence) for figure in alike)
        checked = any(agreement.telling(figure) for figure in alike) and not counted
        if checked and not any(
            agreement.supported(figure, base.figures)
            or agreement.difference(figure, all_said, base.figures)
            for figure in alike
        ):
            found[start] = sentence[start : alike[0].end].strip()
    return [found[start] for start in sorted(found)]


def _days(sentence: str, base: Ground) -> list[tuple[int, int]]:
    """Where 8/15 is a day that the material has; else it is two numbers."""
    return [
        match.span()
        for match in _SLASHED.finditer(plain(sentence))
        if dates.supported(
            Date(*match.span(), month=int(match[1]), day=int(match[2])),
            base.dates,
            base.published,
        )
    ]


def _enumerated(figure: figures.Figure, sentence: str) -> bool:
    """A small count in words that the sentence itself bears out: A、B 和 C 三种."""
    if figure.digits or figure.unit != "count" or figure.said > _FEW:
        return False
    return counts.enumerated(figure.start, figure.said, sentence)


def _amount(date: Date, sentence: str, base: Ground) -> bool:
    """Whether what looks like a bare year is a number of the material: 2000 人."""
    if not date.bare:
        return False
    read = figures.figures(sentence[date.start : date.end])
    return any(agreement.supported(figure, base.figures) for figure in read)


def _form(visible: str) -> list[Complaint]:
    """Language and length of an answer."""
    han = len(re.findall(r"[\u4e00-\u9fff]", visible))
    found: list[tuple[Flag, str]] = []
    if han < _HAN_SHARE * len(visible):
        found.append(("wrong-language", "正文应以中文为主"))
    elif han < _MIN_HAN:
        found.append(("too-short", f"{han} 个汉字，至少 {_MIN_HAN}"))
    if han > _MAX_HAN:
        found.append(("too-long", f"{han} 个汉字，至多 {_MAX_HAN}"))
    return [Complaint(flag=flag, text=what) for flag, what in found]


def _borrowed(text: str, base: Ground) -> list[Complaint]:
    """What else only the whole answer shows: copying, another story."""
    found: list[tuple[Flag, str]] = []
    if run := _copied(text, base.text):
        found.append(("copied", run))
    if _crossed(text, base.text):
        found.append(("unsupported", "提到的名称大多不在材料中"))
    return [Complaint(flag=flag, text=what) for flag, what in found]


def _crossed(text: str, source: str) -> bool:
    known = names.latin_names(text)
    missing = [name for name in names.missing_names(text, source) if name in known]
    enough = len(known) >= _ENOUGH_NAMES
    return enough and len(known) - len(missing) < _CROSSED * len(known)


def _copied(text: str, source: str) -> str:
    """The first run of Chinese that was taken over word for word, if long."""
    known = names.folded(source)
    for part in re.split(r"\n|“[^“”]*”", text):
        bare = names.folded(part)
        for start in range(0, len(bare) - _COPIED + 1, _COPIED // 4):
            run = bare[start : start + _COPIED]
            if not run.isascii() and run in known:
                return run
    return ""
