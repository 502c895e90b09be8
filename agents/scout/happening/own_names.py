"""What a paper or a repository has named, and whether a post tells of it. Pure."""

import re
from collections.abc import Collection, Iterable

from agents.domain.comparisons import is_beside
from agents.domain.identity import bare_title
from agents.scout.happening.analysed_text import stem
from agents.scout.happening.entry_text import EntryText, gap
from agents.scout.happening.stopwords import COMMON, GENERIC


def coined(paper: EntryText, post: EntryText) -> bool:
    """A headline about what a paper has named."""
    if not paper.is_paper or not _reported(paper, post):
        return False
    odd = set(paper.coined) & paper.title.odd
    if odd and not _is_spelled(odd, paper, post):
        return False
    if odd:
        return set(paper.coined) <= post.title.tokens and max(map(len, odd)) >= _LEAST
    if len(paper.coined) == 1:
        name = paper.coined[0]
        return len(name) > _LEAST and name in post.title.names
    if paper.coined:
        return phrase(paper.coined) in phrase(m[0].lower() for m in post.title.latin)
    return bool(paper.products & post.products)


def _reported(paper: EntryText, post: EntryText) -> bool:
    """A product's report is news for days, and a post about it has it as its subject."""
    if not paper.products:
        return True
    is_its = bool(paper.products & post.products) or not post.title.products
    return is_its and gap(paper, post) <= _SOON


def _is_spelled(names: Collection[str], paper: EntryText, post: EntryText) -> bool:
    """`Swift` and `hired` are not what a paper calls SWIFT and HiRED."""
    ours = {m[0] for m in paper.title.latin if m[0].lower() in names}
    return any(
        match[0] in ours or match[0][1:] != match[0][1:].lower()
        for match in post.title.latin
        if match[0].lower() in names
    )


_HEAD = re.compile(r"([A-Za-z][A-Za-z0-9.+-]{2,})(?:: ?| [-–—] )")
# Before a colon these say what sort of text it is.
_SORTS = {
    "opinion", "analysis", "exclusive", "review", "report", "reports", "update", "breaking", "explainer", "interview",
    "podcast", "tutorial", "ask", "tell", "launch", "live", "watch", "poll", "study", "survey",
}  # fmt: skip
_VAGUE = COMMON | GENERIC | _SORTS
_SOON = 14 * 86_400  # seconds in which a product's report is news
_DESCRIBED = 2  # words of a description that a headline says as well
_PHRASE = 18  # letters of a title that a headline has whole
_LEAST = 4  # letters of a name; a shorter one is a technique's


def its_code(code: EntryText, post: EntryText) -> bool:
    """A repository's name and its owner's, however they are set."""
    if not code.is_repository:
        return False
    owner, _, name = map(bare_title, code.title.text.partition(" / "))
    if len(name) <= _LEAST and name not in post.title.tokens:
        return False
    if name not in bare_title(post.title.text):
        return False
    whose = {m.row for m in code.title.mentions if m.start < len(owner)}
    if owner in bare_title(post.all.text) or whose & post.rows:
        return True
    said = (code.opening.stems & post.title.stems) - {stem(name)}
    return name in post.title.tokens and len(said) >= _DESCRIBED


def is_titled(paper: EntryText, post: EntryText) -> bool:
    if not paper.is_paper:
        return False
    title = bare_title(paper.title.text)
    if len(title) >= 25 and title in bare_title(post.all.text):  # noqa: PLR2004
        return True
    headline = bare_title(post.title.text)
    if len(title) >= _PHRASE and title in headline:
        return True
    if len(headline) >= 25 and title.endswith(headline):  # noqa: PLR2004
        return True
    ours, theirs = paper.title.words, post.title.words
    return len(ours) >= 4 and len(ours & theirs) >= 0.75 * len(ours | theirs)  # noqa: PLR2004


def heads_apart(one: EntryText, other: EntryText) -> bool:
    """Whether each headline begins with a name of its own that the other never says.

    `Name: what it is for` is said of hundreds of things, whose purposes are alike.
    """
    ours, theirs = _head(one), _head(other)
    if not ours or not theirs:
        return False
    return ours not in other.all.tokens and theirs not in one.all.tokens


def same_head(one: EntryText, other: EntryText) -> bool:
    """Whether one headline begins with a name that the other is about, too.

    In a Chinese headline each word in Latin letters is a name; an English one may mean
    something else by it, so its text has to say it as well.
    """
    return _is_about(other, _head(one)) or _is_about(one, _head(other))


def _is_about(entry: EntryText, name: str) -> bool:
    if len(name) <= _LEAST or not (
        entry.title.is_chinese or name in entry.opening.tokens
    ):
        return False
    text = entry.title.text
    return any(
        match[0].lower() == name and not is_beside(text, match.start())
        for match in entry.title.latin
    )


def _head(entry: EntryText) -> str:
    """The word before the colon or dash, in lower case, where the text tells of it, too."""
    found = _HEAD.match(entry.title.text)
    name = found[1].lower() if found else ""
    # `OpenAI: …` and `Opinion: …` name who says it, and what it is.
    if name in _VAGUE or any(mention.start == 0 for mention in entry.title.mentions):
        return ""
    is_told = not entry.opening.text or name in entry.opening.tokens
    return name if is_told or name in entry.title.odd else ""


def phrase(words: Iterable[str]) -> str:
    return f" {' '.join(words)} "
