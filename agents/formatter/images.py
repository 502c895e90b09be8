"""Which pictures a story offers, what a picture's file is called, where it stands."""

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from agents.domain.block import alt_text
from agents.domain.cut import at_break
from agents.domain.han import count_han
from agents.domain.identity import arxiv_id
from agents.domain.issue import (
    Block,
    Illustration,
    Images,
    LinkLine,
    Paragraph,
    TextRun,
)
from agents.domain.reading import Page
from agents.domain.story import Candidate, Material, Story
from agents.domain.words import SectionName, StoryId, valid_url
from agents.pages.licence import is_open

TRIES = 6  # pictures of one story that are fetched at the most
_READ = 60  # pictures of one text that are looked at
_NAMED = 2  # authors of a figure that are named
_SLUG = 40  # characters of an item's name in a file's name
_LONGEST = 80  # characters of what is said instead of a picture
_TELLING = 4  # Han characters that tell something

_REPOSITORY = re.compile(
    r"https?://(?:www\.)?github\.com/([\w.-]+/[\w.-]+?)(?:\.git)?(?:[/?#].*)?"
)
# The text in front of an address tells a badge as well as the address does.
_MARKDOWN = re.compile(
    r"!\[([^\[\]]{0,300})\]\(\s*<?([^\s()<>]{1,2048}+)>?[^()\n]{0,300}\)"
)
_TAG = re.compile(r"<img\s([^<>]{1,4000})>", re.IGNORECASE)
_SRC = re.compile(r"""(?<![\w-])src\s*=\s*["']?([^\s"'<>]{1,2048})""", re.IGNORECASE)
_ALT = re.compile(
    r"""(?<![\w-])alt\s*=\s*(?:"([^"]{0,300})"|'([^']{0,300})')""", re.IGNORECASE
)
_BLOB = re.compile(r"https?://github\.com/([^/]+/[^/]+)/(?:blob|raw)/(.+?)(?:\?.*)?")
# Badges, faces, banners, marks and pixels: words of an address, and whole hosts.
_WORDS = re.compile(
    r"(?<![a-z])(badges?|shields?|avatars?|banners?|logos?|logotype|icons?|favicons?"
    r"|sprites?|pixel|beacon|track(?:er|ing)|spacer|blank|sponsors?|profile|portrait"
    r"|headshot|authors?|qr(?:code)?|wechat|discord|star-history|contrib(?:utors)?"
    r"|visitors?|emojis?|buttons?|colab)(?![a-z])",
    re.IGNORECASE,
)
_HOSTS = re.compile(
    r"(^|\.)(shields\.io|badge\.fury\.io|badgen\.net|travis-ci\.\w+|circleci\.com"
    r"|codecov\.io|gravatar\.com|avatars\.githubusercontent\.com|contrib\.rocks"
    r"|opengraph\.githubassets\.com|api\.star-history\.com|doubleclick\.net"
    r"|google-analytics\.com|feedburner\.com|statcounter\.com)$"
)
_ENDINGS = (".svg", ".svgz", ".ico", ".html", ".htm", ".pdf", ".mp4", ".webm")


class Offer(NamedTuple):
    """A picture, the page that shows it, and the licence if the page states one.

    `credit` is what the licence asks to be printed below it, `description` what the
    page says that the picture shows.
    """

    url: str
    page: str
    licence: str = ""
    credit: str = ""
    description: str = ""


def offers(story: Story, materials: Sequence[Material]) -> list[Offer]:
    """What was read names them: a feed's, a README's, a page's; the lead's first."""
    found: list[Offer] = []
    for candidate in story.candidates:
        found += [Offer(url, candidate.url) for url in candidate.images]
        for material in materials:
            if material.url == candidate.url and material.kind == "readme":
                found += readme_pictures(candidate, material.whole or material.text)
    found += [Offer(url, m.url) for m in materials for url in m.images]
    found += [offer for m in materials for offer in of_paper(story, m)]
    return fit(found)


def of_paper(story: Story, material: Material) -> list[Offer]:
    """A paper's own figures, where its licence lets them be printed (docs/architecture.md §6)."""
    number = arxiv_id(material.url)
    if number is None or not is_open(material.licence):
        return []
    authors = story.lead.authors
    names = "、".join(authors[:_NAMED]) + (" 等" if len(authors) > _NAMED else "")
    credit = f"图：{names or '论文作者'}，arXiv:{number}，{material.licence}"
    page = f"https://arxiv.org/abs/{number}"
    return [
        Offer(figure.url, page, material.licence, credit, figure.caption)
        for figure in material.figures
    ]


def pages(story: Story, materials: Sequence[Material]) -> list[str]:
    """The page of an entry that nobody read yet and that may show pictures."""
    read = {m.url for m in materials if m.kind in ("article", "readme")}
    found = [
        candidate.url
        for candidate in story.candidates
        if not candidate.row.is_query
        and candidate.url not in read
        and not arxiv_id(candidate.url)
    ]
    return list(dict.fromkeys(found))[:1]


def shown_on(page: Page) -> list[Offer]:
    return fit(Offer(url, page.url) for url in page.images)


def readme_pictures(candidate: Candidate, text: str) -> list[Offer]:
    """In the README's order; addresses within the repository become whole ones."""
    if not (found := _REPOSITORY.fullmatch(candidate.url)):
        return []
    base = f"https://raw.githubusercontent.com/{found[1]}/HEAD/"
    return [
        Offer(url, candidate.url, candidate.licence, description=_description(around))
        for around, written in _written(text)
        if not _WORDS.search(around) and (url := _whole(base, written))
    ]


def fit(found: Iterable[Offer]) -> list[Offer]:
    """Each once, without badges, avatars, banners, trackers and drawings in SVG."""
    fitting = {offer.url: offer for offer in found if _fits(offer.url)}
    return list(fitting.values())[:TRIES]


def file_name(day: dt.date, name: str, story_id: StoryId, n: int, kind: str) -> str:
    """`static/<yyyymmdd>-<slug>-<n>.<ext>`, another one for every story.

    Of foreign text only ASCII letters and digits come in.
    """
    words = re.findall(r"[a-z0-9]+", name.lower())
    slug = "-".join(words)[:_SLUG].strip("-")
    digest = hashlib.sha256(story_id.encode()).hexdigest()[:6]
    parts = (f"{day:%Y%m%d}", *([slug] if slug else []), digest, str(n))
    return f"static/{'-'.join(parts)}.{kind}"


def alternative(description: str, name: str, n: int, count: int) -> str:
    """What is said instead of the n-th picture of `count`: what its page says it shows.

    Where that is nothing, or a word such as image, the item's `name` stands there.
    """
    words = alt_text(description)
    if count_han(words) >= _TELLING or len(re.findall(r"[^\W\d_]{2,}", words)) > 1:
        return at_break(words, _LONGEST, _TELLING)
    return alt_text(name if count == 1 else f"{name}，图 {n}")


def illustrated(
    blocks: Sequence[Block], section: SectionName, shown: Sequence[Illustration]
) -> tuple[Block, ...]:
    """A row of pictures where the layout has it, and whose they are (docs/layout.md §5).

    A paper's stand below its links, all others at the end of the item.
    """
    if not shown:
        return tuple(blocks)
    row: tuple[Block, ...] = (
        Images(
            files=tuple(one.file for one in shown), alts=tuple(one.alt for one in shown)
        ),
        *(
            Paragraph(text=(TextRun(text=credit),))
            for credit in dict.fromkeys(one.credit for one in shown)
            if credit
        ),
    )
    links = [n for n, block in enumerate(blocks, 1) if isinstance(block, LinkLine)]
    place = links[-1] if section == "theory" and links else len(blocks)
    return (*blocks[:place], *row, *blocks[place:])


def _description(around: str) -> str:
    """What stands in front of an address, or of a tag its `alt`."""
    if not _SRC.search(around):
        return around
    found = _ALT.search(around)
    return (found[1] or found[2]) if found else ""


def _written(text: str) -> Iterator[tuple[str, str]]:
    """What stands around each picture, and its address as written, in their order."""
    found = [(m.start(), m[1], m[2]) for m in _MARKDOWN.finditer(text)]
    found += [
        (tag.start(), tag[1], source[1])
        for tag in _TAG.finditer(text)
        if (source := _SRC.search(tag[1]))
    ]
    for _, alt, written in sorted(found)[:_READ]:
        yield alt, written


def _whole(base: str, written: str) -> str:
    """An absolute address; "" for one that leaves the repository on its own host."""
    if blob := _BLOB.fullmatch(written):
        return f"https://raw.githubusercontent.com/{blob[1]}/{blob[2]}"
    if re.match(r"[a-z][a-z0-9+.-]*:", written, re.IGNORECASE):
        return written
    if written.startswith("//"):
        return f"https:{written}"
    whole = urljoin(base, written.lstrip("/"))
    return whole if whole.startswith(base) else ""


def _fits(url: str) -> bool:
    if valid_url(url) is None:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets without an address
        return False
    if _HOSTS.search((parts.hostname or "").lower()):
        return False
    path = parts.path.lower()
    return not path.endswith(_ENDINGS) and not _WORDS.search(path.replace("_", "-"))
