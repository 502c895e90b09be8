"""Which lines of a PDF are headings, told by their numbers, names and letters. Pure."""

import re
from dataclasses import dataclass

from agents.domain.han import HAN, count_han, has_han
from agents.pages.outline import named_part
from agents.pages.pdf_lines import PdfLine

LARGER = 1.08  # a heading's letters against the text's

_NAMED = re.compile(
    r"^(?:abstract|introduction|related works?|background|methods?|methodology|approach"
    r"|experiments?|results|evaluation|analysis|discussion|limitations?|conclusions?"
    r"|conclusions? and future work|future work|references|bibliography|appendix"
    r"|appendices|acknowledge?ments?|ethics statement|executive summary|key findings"
    r"|摘\s?要|引言|绪论|相关工作|方法|实验|结果|讨论|局限性?|结论|总结|参考文献|致谢|附录)\W{0,2}$",
    re.IGNORECASE,
)
_ABSTRACT = re.compile(r"^(?:abstract|摘\s?要)\W*$", re.IGNORECASE)
_CITED = re.compile(r"^\W*(?:references|bibliography|参考文献)\W*$", re.IGNORECASE)
_ARABIC = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s{1,4}(\S.*)$")
_ROMAN = re.compile(r"^(?:[IVX]{1,5})\.\s{1,4}(\S.*)$")
_LETTER = re.compile(rf"^([A-K](?:\.\d{{1,2}}){{0,2}})\.?\s{{1,4}}([A-Z{HAN}].*)$")
_CHINESE = (
    re.compile(
        r"^(?:第[一二三四五六七八九十百\d]{1,4}[章篇编部]|[一二三四五六七八九十]{1,3}、)"
    ),
    re.compile(
        r"^(?:第[一二三四五六七八九十百\d]{1,4}节|[（(][一二三四五六七八九十]{1,3}[）)])"
    ),
)
_WORD = re.compile(rf"[^\W\d_]{{2}}|[{HAN}]")
_UNFINISHED = re.compile(r"[,;，；、。]$|(?<!\b[A-Z])[.:：]$|\xad$|\.{4}|…{2}|\s\d+$")
_LONGEST, _MOST_WORDS, _MOST_HAN = 110, 16, 36
_LEAF = 6  # the level of an abstract: no other heading is a part of it
_MINOR = 3  # the level of a line that stands out by being bold alone


@dataclass(frozen=True)
class BodyLook:
    """How the text looks that headings stand out from."""

    size: float
    is_bold: bool = False
    larger: tuple[float, ...] = ()  # the sizes of headings without a number


@dataclass(frozen=True)
class Setting:
    """How a line stands on its page: with space above, and ending before the margin."""

    is_apart: bool
    is_short: bool


def is_references(heading: str) -> bool:
    bare = re.sub(r"^(?:[IVX]+|[\W\d]+)\b\.?", "", heading)
    return _CITED.match(bare) is not None


def is_named(text: str) -> bool:
    """Whether a line is the name of a part of a paper, and nothing else."""
    return _NAMED.match(text) is not None


def level(line: PdfLine, look: BodyLook, setting: Setting) -> int:
    """Of a heading; 0 for all other lines."""
    text = line.text
    if is_named(text):
        is_seen = setting.is_apart or _stands_out(line, look) or text.isupper()
        depth = _LEAF if _ABSTRACT.match(text) else 1
        return depth if is_seen else 0
    if _is_too_long(text) or _UNFINISHED.search(text) or not _WORD.search(text):
        return 0
    return _numbered(line, look, setting) or _unnumbered(line, look, setting)


def is_numbered(text: str) -> bool:
    forms = (_ARABIC, _ROMAN, _LETTER, *_CHINESE)
    return any(form.match(text) for form in forms)


def _stands_out(line: PdfLine, look: BodyLook) -> bool:
    return line.size >= look.size * LARGER or (line.is_bold and not look.is_bold)


def _is_too_long(text: str) -> bool:
    words, han = len(text.split()), count_han(text)
    return len(text) > _LONGEST or words > _MOST_WORDS or han > _MOST_HAN


def _numbered(line: PdfLine, look: BodyLook, setting: Setting) -> int:
    text, stands_out = line.text, _stands_out(line, look)
    for depth, form in enumerate(_CHINESE, 1):
        if form.match(text):
            return depth if setting.is_short or stands_out else 0
    if not (setting.is_apart or stands_out):
        return 0
    if found := _ROMAN.match(text):
        return int(stands_out or found[1].isupper() or line.is_italic)
    if found := _LETTER.match(text):
        return 1 + found[1].count(".") if stands_out else 2 * line.is_italic
    return _arabic(text, stands_out=stands_out, is_short=setting.is_short)


def _arabic(text: str, *, stands_out: bool, is_short: bool) -> int:
    found = _ARABIC.match(text)
    if not found or not _WORD.search(found[2]):
        return 0
    names = is_short and found[2][0].isupper() and named_part(found[2]) is not None
    is_seen = stands_out or found[2].isupper() or names
    return 1 + found[1].count(".") if is_seen else 0


def _unnumbered(line: PdfLine, look: BodyLook, setting: Setting) -> int:
    begins = line.text[0]
    if not (setting.is_short and (begins.isupper() or has_han(begins[:1]))):
        return 0
    if line.size in look.larger:
        return min(1 + look.larger.index(line.size), _MINOR)
    is_bold = line.is_bold and not look.is_bold and line.size >= look.size * 0.95
    return _MINOR if is_bold and setting.is_apart else 0
