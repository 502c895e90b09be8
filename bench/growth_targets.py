"""What `bench.growth` measures: the functions that are given foreign text.

`most` is the longest text that the program lets through to one; None where nothing
bounds it but the memory of the reader, as with an editor's file.
"""

import base64
import datetime as dt
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import NamedTuple

from pydantic import ValidationError

from agents.domain import (
    addresses,
    canonical,
    characters,
    identity,
    injection,
    repeated_sentences,
    sentences,
    untrusted,
)
from agents.domain import text as domain_text
from agents.domain.evidence import ReviewSentence
from agents.domain.issue import Evidence, Labelled, LinkLine
from agents.domain.memory import Terminology
from agents.domain.review import Review
from agents.domain.source import FeedSource
from agents.domain.story import Candidate, Material, Story
from agents.domain.words import CandidateId, StoryId
from agents.errors import AgentsError
from agents.extractive import (
    boilerplate,
    extract,
    labels,
    paragraphs,
    rank_sentences,
    titles,
)
from agents.formatter import fix, inline, parse, render, terminology, typography
from agents.formatter import images as pictures
from agents.formatter import lint as linter
from agents.formatter import rich_text as rich
from agents.formatter.card import CardAnswer
from agents.formatter.lint import links
from agents.model import (
    allowance,
    answer,
    error_answer,
    punctuation,
    redaction,
    thinking,
)
from agents.pages import clean_text, encoding, markup, metadata, styles, web_page
from agents.pages.css.elements import EnoughError, StyledElement
from agents.pages.css.stylesheet import Stylesheet
from agents.ports import Fetched
from agents.publish import body, lessons
from agents.publish import link_check as last_look
from agents.review import difference, manuscript, merge, proof, rendering
from agents.review.sheet import SheetEntry
from agents.run import resources
from agents.scout import already_shared, cluster, lexicon, prior, product, terms, unfit
from agents.scout.happening.entry_text import EntryText as Told
from agents.scout.happening.same import same
from agents.scout.learning import ngrams
from agents.sources import (
    arxiv_atom,
    entry,
    feed,
    hackernews,
    opml,
    release,
    repositories,
    tex,
    text_links,
    timestamps,
    urls,
)
from agents.summariser import align, support, taglines
from agents.summariser.checks import counts, ground, related_figures, rules
from agents.summariser.spans import (
    aliases,
    concepts,
    dates,
    figures,
    names,
    numerals,
    units,
)

_URL = "https://example.org/feed"
_WHEN = dt.datetime(2024, 10, 1, tzinfo=dt.UTC)
_PRIOR = prior.Prior(resources.terms(), ())
_SOURCE = FeedSource(name="growth", kind="feed", url=_URL)
_SAID = "大模型 Orbit 2.5 有 70 亿参数，2024 年 9 月 2 日发布，三种尺寸，提升 10%。"
_HEAD = (
    '---\ntitle: "前沿技术分享-第二期"\ndate: "2024-10-08"\ndescription: "本文档汇集了研发团队发起的'
    '『YYTThub 前沿技术分享会』第 1 至第 5 期的精彩内容，更新截至 📅2024 年 9 月 30 日。"\n'
    "tableOfContents:\n  minHeadingLevel: 2\n  maxHeadingLevel: 3\n---\n\n"
    "## 🧐 更落地！实践向\n\n***\n\n## 大模型研发\n\n### 【甲】乙\n\n"
)  # fmt: skip
_WORDS = Terminology(
    spelling={"pytorch": "PyTorch"},
    instead={"大语言模型": "大模型", "AI 代理": "智能体"},
    known=frozenset({"llm"}),
    chinese={"agent": "智能体"},
)

Read = Callable[[str], object]


class Target(NamedTuple):
    """`most` characters reach `read`."""

    read: Read
    most: int | None = None


def _material(text: str) -> Material:
    return Material(
        n=1, url=_URL, title=text[:300] or "t", source="s", kind="article", text=text,
        published=_WHEN, fetched=_WHEN,
    )  # fmt: skip


_GROUND = ground.ground([_material(_SAID)])


def _candidate(title: str = "", summary: str = "", url: str = _URL) -> Candidate:
    return Candidate(
        id=CandidateId("1"), source="growth", kind="feed", url=url, title=title[:300] or "t",
        summary=summary, published=_WHEN,
    )  # fmt: skip


def _story(text: str) -> Story:
    return Story(id=StoryId("1"), lead=_candidate(text, text))


def _issue(text: str) -> str:
    return f"{_HEAD}{text}\n"


def _fetched(text: str, kind: str = "text/html") -> Fetched:
    return Fetched(
        url=_URL, status=200, headers={"content-type": kind},
        body=text.encode("utf-8", "replace"),
    )  # fmt: skip


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _rss(text: str) -> None:
    body_ = (
        f"<rss><channel><title>t</title><item><title>{_xml(text[:2000])}</title><link>"
        f"https://a.cn/1</link><description>{_xml(text)}</description></item></channel></rss>"
    )
    feed.parse(_SOURCE, _fetched(body_, "text/xml"), _WHEN, dt.UTC)


def _raw_feed(text: str) -> None:
    feed.parse(_SOURCE, _fetched(f"<rss>{text}", "text/xml"), _WHEN, dt.UTC)


def _json_feed(text: str) -> None:
    item = {"id": "1", "url": "https://a.cn", "title": text, "content_html": text}
    told = {"version": "https://jsonfeed.org/version/1.1", "items": [item]}
    feed.parse(_SOURCE, _fetched(json.dumps(told)), _WHEN, dt.UTC)


def _paper(text: str) -> None:
    said = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2409.00001'
        f"v1</id><title>{_xml(text)}</title><summary>{_xml(text)}</summary></entry></feed>"
    )
    arxiv_atom.parse(_fetched(said, "text/xml"), "growth")


def _opml(text: str) -> None:
    told = f"<opml><body><outline text={json.dumps(_xml(text))} xmlUrl='https://a.cn'/></body></opml>"
    opml.as_yaml_lines(opml.parse(told.encode("utf-8", "replace"), "growth").sources)


def _readme(text: str) -> None:
    content = base64.b64encode(text.encode("utf-8", "replace")).decode()
    repositories.readme_text(repositories.Readme(content=content, encoding="base64"))


def _sheet(text: str) -> tuple[SheetEntry, ...]:
    return (
        SheetEntry(id="1", section="news", category="", status="pending", text=text, generated=""),
    )  # fmt: skip


def _merged(text: str) -> None:
    piece = manuscript.Piece("news", "", f"### 【乙】\n\n{text[::-1]}x\n")
    merge.outside(_sheet(f"### 【甲】\n\n{text}\n"), (piece,), {})


def _rendered(text: str) -> None:
    told = [ReviewSentence(text=one) for one in sentences.sentences(text)]
    rendering.rendered(text, told[:200], text)


def _card(text: str) -> None:
    answer.parse(text, CardAnswer)


def _ranked(text: str) -> None:
    parts = sentences.sentences(text)[:80]
    rank_sentences.choose(rank_sentences.score(parts, text[:300]), 7, 1100)


def _element(text: str) -> StyledElement:
    return StyledElement("p", {"style": text, "class": text})


def _no_date(stated: str) -> dt.datetime | None:  # noqa: ARG001
    return None


def _tried(read: Read) -> Read:
    """What a door promises to refuse costs time, too."""

    def reading(text: str) -> None:
        with suppress(AgentsError, EnoughError, answer.AnswerError, ValidationError):
            read(text)

    return reading


_ITEM = 8_000  # characters: the longest item that was published has 7,000
# A model's answer is bounded by its tokens, a material by `summariser.read`.
_ANSWER, _MATERIAL, _LINE = 100_000, 48_000, 1_500
SUMMARISER: Mapping[str, Target] = {
    "check": Target(lambda t: rules.check(t, _GROUND), _ANSWER),
    "check_sentence": Target(lambda t: rules.check_sentence(t, _GROUND), _ANSWER),
    "ground": Target(lambda t: ground.ground([_material(t)], f"作者：{t[:800]}"), _MATERIAL),
    "check against": Target(
        lambda t: rules.check_sentence(_SAID, ground.ground([_material(t)])), _MATERIAL
    ),
    "align": Target(lambda t: align.align(t, [_material(_SAID)]), _ANSWER),
    "align against": Target(lambda t: align.align(_SAID, [_material(t)]), _MATERIAL),
    "align itself": Target(lambda t: align.align(t, [_material(t)]), _ANSWER),
    "borne_out": Target(lambda t: support.borne_out(t, [support.Line(1, t)], [_material(t)]), _ANSWER),
    "borne_out against": Target(
        lambda t: support.borne_out(_SAID, [support.Line(1, t)], [_material(t)]), _MATERIAL
    ),
    "taglines": Target(lambda t: taglines.taglines(_material(t)), _MATERIAL),
    "concepts": Target(lambda t: list(concepts.concepts(t)), _MATERIAL),
    "figures": Target(figures.figures, _MATERIAL),
    "dates": Target(dates.dates, _MATERIAL),
    "parts": Target(lambda t: list(numerals.parts(t)), _MATERIAL),
    "multiples": Target(lambda t: list(numerals.multiples(t)), _MATERIAL),
    "ordinals": Target(lambda t: list(numerals.ordinals(t)), _MATERIAL),
    "unit": Target(units.unit, _MATERIAL),
    "spelt": Target(names.spelt, _MATERIAL),
    "latin_names": Target(names.latin_names, _ANSWER),
    "missing_names": Target(lambda t: names.missing_names(t, _SAID), _ANSWER),
    "misnumbered": Target(lambda t: names.misnumbered(t, _SAID), _ANSWER),
    "misnumbered in": Target(lambda t: names.misnumbered(_SAID, t), _MATERIAL),
    "missing_quotations": Target(lambda t: names.missing_quotations(t, t), _ANSWER),
    "addresses": Target(addresses.addresses, _MATERIAL),
    "without_unsourced": Target(lambda t: addresses.without_unsourced(t, _SAID), _ANSWER),
    "missing_urls": Target(lambda t: names.missing_urls(t, _SAID), _ANSWER),
    "spelling": Target(names.spelling, _LINE),
    "folded": Target(names.folded, _MATERIAL),
    "is_common": Target(names.is_common, _MATERIAL),
    "aliases": Target(lambda t: aliases.missing(t, t), _MATERIAL),
    "enumerated": Target(lambda t: counts.enumerated(0, 3, t), _ANSWER),
    "misadded": Target(lambda t: list(counts.misadded(t)), _ANSWER),
    "contradicted": Target(
        lambda t: counts.contradicted(t, [Evidence(source=1, quote=t[:400], start=0, end=1)]),
        _ANSWER,
    ),
    "kindred": Target(lambda t: list(related_figures.wrong(t, t, (), (), ())), _ANSWER),
    "injection": Target(injection.addresses_a_model, _MATERIAL),
}  # fmt: skip
DOMAIN: Mapping[str, Target] = {
    "visible": Target(characters.visible),
    "concealed": Target(characters.concealed),
    "visible_url": Target(characters.visible_url, 2_048),
    "sentences": Target(sentences.sentences),
    "without boilerplate": Target(
        lambda t: repeated_sentences.without(t, repeated_sentences.boilerplate([t, t, t])), 20_000
    ),
    "inert": Target(domain_text.inert),
    "Run": Target(lambda t: domain_text.TextRun(text=t)),
    "normal": Target(lambda t: domain_text.normal((domain_text.TextRun(text=t),)), _ITEM),
    "normal bold": Target(
        lambda t: domain_text.normal((domain_text.TextRun(text=t, style="bold"), domain_text.TextRun(text=t))),
        _ITEM,
    ),
    "clean": Target(clean_text.clean),
    "clean_lines": Target(clean_text.clean_lines),
    "cut": Target(lambda t: clean_text.cut(t, len(t) - 1)),
    "language_of": Target(clean_text.language_of),
    "datamarked": Target(lambda t: untrusted.datamarked(t, untrusted.marker([t])), 60_000),
}  # fmt: skip
WEB: Mapping[str, Target] = {
    "decode": Target(lambda t: encoding.decode(t.encode("gb18030", "replace"), "")),
    "plain": Target(markup.plain, markup.LONGEST),
    "visible_html": Target(markup.visible_html, web_page.READ),
    "Stylesheet": Target(Stylesheet, web_page.READ),
    "look": Target(
        _tried(lambda t: styles.look(styles.Look(), _element(t), Stylesheet(".a {color: red}"))), web_page.READ
    ),
    "Metadata": Target(lambda t: metadata.Metadata(t).dates, web_page.READ),
    "extract": Target(_tried(lambda t: web_page.extract(_URL, _fetched(f"<article>{t}"), _no_date)), web_page.READ),
    "verdict": Target(lambda t: last_look.verdict(_URL, _fetched(t)), 400_000),
}  # fmt: skip
SOURCES: Mapping[str, Target] = {
    "feed": Target(_tried(_rss), 200_000),
    "feed, raw": Target(_tried(_raw_feed), None),
    "json feed": Target(_tried(_json_feed), 200_000),
    "paper": Target(_tried(_paper), None),
    "opml": Target(_tried(_opml), None),
    "readme_text": Target(_tried(_readme), None),
    "readable tex": Target(tex.readable, 20_000),
    "mentioned": Target(text_links.mentioned, 20_000),
    "moment": Target(lambda t: timestamps.parse_timestamp(t, dt.UTC), None),
    "absolute": Target(lambda t: urls.absolute(f"https://{t}", ""), None),
    "as_release": Target(
        lambda t: release.as_release(entry.Entry(title=t, link=f"https://github.com/a/b/releases/tag/{t}"))
    ),
    "candidate": Target(lambda t: entry.candidate(_SOURCE, entry.Entry(title=t, link=_URL, text=t, note=t, authors=(t,)))),
    "hackernews": Target(lambda t: hackernews._entry(hackernews._Hit(objectID="1", title=t, story_text=t, created_at_i=1))),  # noqa: SLF001
    "refusal": Target(lambda t: repositories.refusal(json.dumps({"message": t}).encode())),
}  # fmt: skip
SCOUT: Mapping[str, Target] = {
    "Words": Target(lambda t: terms.Words(t).hits(lexicon.FIELD), 20_300),
    "DIGEST": Target(lexicon.DIGEST.search, 300),
    "SPAM": Target(lexicon.SPAM.search, 5_000),
    "learnt terms": Target(ngrams.terms, 2_300),
    "identity": Target(lambda t: identity.identity(f"https://a.cn/{t}"), 2_048),
    "repository": Target(lambda t: identity.repository(f"https://github.com/{t}"), 2_048),
    "month_of": Target(lambda t: identity.month_of(f"https://a.cn/{t}"), 2_048),
    "title_key": Target(identity.title_key, 300),
    "canonical": Target(lambda t: canonical.canonical(f"https://a.cn/{t}?{t}"), 2_048),
    "versioned": Target(product.versioned, 300),
    "names_of": Target(product.names_of, 300),
    "product_of": Target(lambda t: product.product_of(_candidate(t)), 300),
    "group": Target(lambda t: cluster.group([_candidate(t, t)]), 20_000),
    "same": Target(lambda t: same(Told(_candidate(t, t)), Told(_candidate(t, f"{t} a"))), 2_000),
    "prior": Target(
        lambda t: _PRIOR.said(_story(t), terms.Words(t[:300]), terms.Words(t)), 4_000
    ),
    "unfit": Target(lambda t: unfit.unfit(_story(t)), 20_000),
    "known": Target(lambda t: already_shared.split([_story(t)], ()), 20_000),
}  # fmt: skip
FORMATTER: Mapping[str, Target] = {
    "rich_text": Target(rich.rich_text, _LINE),
    "spaced": Target(typography.spaced, _LINE),
    "enforced": Target(lambda t: terminology.enforced(_WORDS, t), _LINE),
    "escaped": Target(inline.escaped, _LINE),
    "line": Target(lambda t: inline.line(domain_text.normal((domain_text.TextRun(text=t),))), _LINE),
    "at_line_start": Target(inline.at_line_start),
    "code": Target(inline.code),
    "code_spans": Target(lambda t: list(inline.code_spans(t))),
    "link": Target(lambda t: inline.link(t, f"https://a.cn/{t}"), 2_048),
    "heading": Target(inline.heading, 300),
    "label_line": Target(lambda t: render.label_line(Labelled(label="甲", text=(domain_text.TextRun(text=t),))), _LINE),
    "link_line": Target(_tried(lambda t: render.link_line(LinkLine(url=f"https://a.cn/{t}"))), 2_048),
    "parse": Target(_tried(lambda t: parse.parse(_issue(t))), _ITEM),
    "lint": Target(lambda t: linter.lint(_issue(t)), _ITEM),
    "lint whole": Target(linter.lint, _ITEM),
    "fix": Target(lambda t: fix.fix(_issue(t)), _ITEM),
    "unproven": Target(lambda t: proof.unproven(t, t)),
    "lint identity": Target(lambda t: links.identity(f"https://a.cn/{t}"), 2_048),
    "readme_pictures": Target(lambda t: pictures.readme_pictures(_candidate(url="https://github.com/a/b"), t), 60_000),
}  # fmt: skip
MODEL: Mapping[str, Target] = {
    "answer": Target(_tried(_card), _ANSWER),
    "answer, mended": Target(_tried(_card), answer.REPAIRABLE),
    "without_thinking": Target(thinking.without_thinking),
    "a refusal": Target(lambda t: error_answer.read_error_answer(429, {}, t), 40_000),
    "a refusal's headers": Target(lambda t: allowance.read_allowance({"retry-after": t})),
    "mended": Target(punctuation.mended, _ANSWER),
    "extract": Target(lambda t: extract.summarise([_material(t)]), 40_000),
    "readable": Target(boilerplate.readable, 40_000),
    "boilerplate plain": Target(boilerplate.plain, 40_000),
    "is_boilerplate": Target(boilerplate.is_boilerplate, 1_100),
    "label_of": Target(labels.label_of, 40_000),
    "unwrapped": Target(paragraphs.unwrapped, 40_000),
    "rank": Target(_ranked, 40_000),
    "name_of": Target(titles.name_of, 300),
    "quotable": Target(lambda t: redaction.quotable(t, ["secret-word"])),
}  # fmt: skip
REVIEW: Mapping[str, Target] = {
    "rendered": Target(_rendered, _ITEM),
    "split": Target(lambda t: manuscript.split.__wrapped__(_issue(t))),
    "whole_item": Target(lambda t: manuscript.whole_item(f"### 【甲】\n\n{t}")),
    "merged": Target(_merged),
    "difference": Target(lambda t: list(difference.difference(t, t[::-1] + "x"))),
    "compare": Target(lambda t: lessons.compare(_issue(t), _issue(t[::-1] + "x"), Review(issue="1", items=(), bench=())), _ITEM),
    "escape": Target(body.escape),
    "body": Target(lambda t: body.body(t, "0" * 16, [], [body.TableRow("", t, (), (), "")])),
}  # fmt: skip
TARGETS: Mapping[str, Mapping[str, Target]] = {
    "summariser": SUMMARISER,
    "domain": DOMAIN,
    "web": WEB,
    "sources": SOURCES,
    "scout": SCOUT,
    "formatter": FORMATTER,
    "model": MODEL,
    "review": REVIEW,
}
