"""The lines of a PDF's pages → a document with headings and paragraphs. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from agents.domain.document import Document, Passage
from agents.pages.affiliations import institutions, names_institutions
from agents.pages.outline import named_part
from agents.web.characters import clean, cut

Line = tuple[str, float]  # its text, and the size of its letters in points
Page = list[Line]

_NUMBERED = re.compile(
    r"^(\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-H])\.?\s{1,4}([A-Z\u4e00-\u9fff]\S.{0,90})$"
)
_NAMED = re.compile(
    r"^(?:abstract|introduction|related works?|background|methods?|methodology|approach"
    r"|experiments?|results|evaluation|analysis|discussion|limitations?|conclusions?"
    r"|conclusions? and future work|future work|references|bibliography|appendix"
    r"|acknowledge?ments?|ethics statement|摘\s?要|引言|相关工作|方法|实验|结果|讨论|局限|结论"
    r"|参考文献|致谢|附录)\W{0,2}$",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"^(?:figure|fig\.|table|图|表)\s?\d{1,3}\s?[:：.|]", re.IGNORECASE
)
_PAGE_NUMBER = re.compile(r"^[\W\d]{1,12}$|^page \d+(?: of \d+)?$", re.IGNORECASE)
_STAMP = re.compile(r"^arXiv:\d{4}\.\d{4,5}", re.IGNORECASE)
_BULLET = re.compile(r"^[•◦▪‣–-]\s+|^\(?[a-z\d]\)\s+")
_ENDS = re.compile(r"[.!?:;。！？：；”’)\]]$")
_SPLIT = re.compile(r"[a-z]-$")
_CITED = frozenset(("references", "bibliography", "参考文献"))
_LARGER = 1.08  # a heading's letters against the text's
_TITLE_LINES, _TITLE_WORDS = 4, 16
_LONGEST = 8_000  # characters of one passage


def document(pages: Sequence[Page]) -> Document:
    """The document: its title in the largest letters of its first page."""
    told = _without_frame(pages)
    body = _body_size(told)
    title, authors = _opening(told, body)
    passages = tuple(_passages(told, body))
    known = institutions((), authors)
    return Document(
        title=title,
        passages=passages,
        affiliations=known,
        unlabelled=not known and names_institutions(authors),
        is_whole=any(one.kind == "heading" and _is_end(one.text) for one in passages),
    )


def _is_end(heading: str) -> bool:
    bare = re.sub(r"^[\W\d]+", "", heading).strip().casefold()
    return bare in _CITED or named_part(heading) == "conclusion"


def _without_frame(pages: Sequence[Page]) -> list[Page]:
    """Without page numbers, arXiv's stamp, and what heads or foots three pages."""
    edges = Counter(
        re.sub(r"\d+", "", text)
        for page in pages
        for text in {line[0] for line in (*page[:3], *page[-3:])}
    )
    often = {text for text, count in edges.items() if count >= 3 and text.strip()}  # noqa: PLR2004
    return [
        [
            (clean(text), size)
            for n, (text, size) in enumerate(page)
            if not _PAGE_NUMBER.match(text.strip())
            and not _STAMP.match(text)
            and not (
                (n < 3 or n >= len(page) - 3) and re.sub(r"\d+", "", text) in often  # noqa: PLR2004
            )
        ]
        for page in pages
    ]


def _body_size(pages: Sequence[Page]) -> float:
    """The size in which most characters are set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for text, size in page:
            sizes[size] += len(text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _opening(pages: Sequence[Page], body: float) -> tuple[str, str]:
    """The title, and the lines between it and the abstract: authors, institutions."""
    first = [line for line in pages[0] if line[0]] if pages else []
    largest = max((size for _, size in first), default=0.0)
    title = [text for text, size in first if size == largest > body * _LARGER]
    end = next((n for n, (text, _) in enumerate(first) if _NAMED.match(text)), 0)
    authors = [text for text, size in first[:end] if text not in title]
    return " ".join(title[:_TITLE_LINES])[:300], "\n".join(authors[:60])


def _passages(pages: Sequence[Page], body: float) -> Iterator[Passage]:
    """Paragraphs joined over lines, columns and pages; headings on their own."""
    lines = [line for page in pages for line in (*page, ("", 0.0))]
    parts: list[str] = []
    for text, size in lines:
        level = _level(text, size, body)
        begins = bool(level or _CAPTION.match(text) or _BULLET.match(text))
        if parts and (begins or (not text and _ENDS.search(parts[-1]))):
            yield _passage(parts)
            parts = []
        if level:
            yield Passage(kind="heading", text=cut(text, 200), level=level)
        elif text:
            parts.append(text)
    if parts:
        yield _passage(parts)


def _level(text: str, size: float, body: float) -> int:
    """Of a heading, by its number or its letters; 0 for all other lines."""
    if len(text) > 100 or len(text.split()) > _TITLE_WORDS or text.endswith((".", ",")):  # noqa: PLR2004
        return 1 if _NAMED.match(text) else 0
    if _NAMED.match(text):
        return 1
    found = _NUMBERED.match(text)
    if found is None or not (size >= body * _LARGER or named_part(text)):
        return 0
    return 1 + found[1].count(".")


def _passage(parts: Sequence[str]) -> Passage:
    """One paragraph; a word that was split at the end of a line is whole again."""
    text = parts[0]
    for part in parts[1:]:
        text = text[:-1] + part if _SPLIT.search(text) else f"{text} {part}"
    text = re.sub(r"(?<=[\u4e00-\u9fff，。；：]) (?=[\u4e00-\u9fff])", "", text)
    if _CAPTION.match(text):
        return Passage(kind="caption", text=cut(text, 2_000))
    if _BULLET.match(text):
        return Passage(kind="item", text=cut(_BULLET.sub("", text), _LONGEST) or text)
    return Passage(kind="paragraph", text=cut(text, _LONGEST))
