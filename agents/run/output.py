"""The files of a draft: `issue.md`, `model.md`, `review.json`, `report.json`."""

import hashlib
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from pydantic_core import to_json

from agents.domain.front_matter import rows_of
from agents.domain.issue import Card, Evidence, Introduction, Sentence
from agents.domain.plan import Plan
from agents.domain.report import Benched, Fault, SourceReport, Usage
from agents.domain.story import Material, Ranked, Writing
from agents.domain.words import SECTIONS, Flag
from agents.formatter.inline import line
from agents.formatter.parts import meant_parts
from agents.formatter.rich_text import rich_text
from agents.pages.licence import is_open
from agents.store.drafts import ISSUE, MODEL, REPORT, REVIEW

Json = dict[str, Any]
ReviewedCard = tuple[Card, Ranked, Writing]  # what the review says of one item
_AROUND = 160  # characters of a source that the review shows beside a span


def files(
    markdown: str,
    review: Json,
    report: Json,
    pictures: Mapping[str, bytes] = MappingProxyType({}),
) -> dict[str, bytes]:
    """`report.json` comes last: where it is, the draft is whole."""
    return {
        **pictures,
        MODEL: markdown.encode(),
        ISSUE: markdown.encode(),
        REVIEW: _dump(review),
        REPORT: _dump(report),
    }


def review(
    draft_id: str,
    markdown: str,
    cards: Sequence[ReviewedCard],
    bench: Sequence[Benched],
    openings: Sequence[Introduction] = (),
) -> Json:
    """`review.json` (docs/operating.md §6), the items in printed order, the bench best first.

    `openings` is ours: the categories' first paragraphs and what they rest on.
    """
    texts = item_texts(markdown)
    return {
        "issue": draft_id,
        "items": [
            row(card, ranked, writing, text)
            for (card, ranked, writing), text in zip(cards, texts, strict=True)
        ],
        "openings": [opening(one) for one in openings],
        "bench": bench_rows(bench),
    }


def bench_rows(bench: Sequence[Benched]) -> list[Benched]:
    """Best first, in a total order."""
    return sorted(bench, key=lambda b: (-b.score, b.url, b.title))


def item_texts(markdown: str) -> list[str]:
    """Each item's own Markdown, in printed order, from its heading to the next."""
    rows = rows_of(markdown)
    found = (part for part in meant_parts(rows) if part.is_item)
    items = ("\n".join(rows[part.first - 1 : part.last]) for part in found)
    return [f"{text.rstrip()}\n" for text in items]


def report(  # noqa: PLR0913  # one line of report.json each, docs/operating.md §6
    plan: Plan,
    draft_id: str,
    *,
    sources: Sequence[SourceReport],
    counts: Mapping[str, int],
    model: tuple[str, str, Usage],
    spent: Mapping[str, Any],
    seconds: Mapping[str, float],
    cards: Sequence[Card],
    terms: Sequence[Mapping[str, str]] = (),
    notes: Sequence[str],
    faults: Sequence[Fault] = (),
) -> Json:
    name, mode, usage = model
    own: list[Flag] = ["program-error"] if faults else []
    flags = sorted({*own, *(flag for card in cards for flag in card.flags)})
    return {
        "id": draft_id,
        "window": {
            "since": plan.window.since.isoformat(),
            "until": plan.window.until.isoformat(),
        },
        "sources": [source.model_dump() for source in sources],
        "counts": {
            **counts,
            **{name: sum(c.section == name for c in cards) for name in SECTIONS},
            "program-error": len(faults),
        },
        "model": {
            "name": name,
            "mode": mode,
            **usage.model_dump(),
            "tokens_per_card": usage.a_card(len(cards)),
            **spent,
        },
        "seconds": dict(seconds),
        "flags": flags,
        "terms": [dict(term) for term in terms],
        "notes": list(notes),
        "exit_code": 3 if faults else exit_code(sources, cards),
    }


def exit_code(sources: Sequence[SourceReport], cards: Sequence[Card]) -> int:
    """0 if an editor has nothing to look at first, else 3 (docs/operating.md §4)."""
    faulty = any(source.status in ("failed", "degraded") for source in sources)
    return 3 if faulty or any(card.flags for card in cards) else 0


def row(card: Card, ranked: Ranked, writing: Writing, text: str) -> Json:
    """One item of `review.json`; `text` is its Markdown."""
    verdicts = {verdict.sample: verdict for verdict in writing.verdicts}
    texts = {material.n: material.text for material in writing.materials}
    return {
        "id": card.story_id,
        "heading": card.item.heading,
        "section": card.section,
        "category": card.category,
        "status": "pending",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "score": ranked.score,
        "reasons": list(ranked.reasons),
        "sources": [
            {
                "n": material.n,
                "url": material.url,
                "title": material.title,
                "source": material.source,
                "published": material.published.isoformat()
                if material.published
                else None,
                "fetched": material.fetched.isoformat(),
                **_closed_figures(material),
            }
            for material in writing.materials
        ],
        "sentences": [
            _sentence(
                sentence,
                [_proof(e, texts.get(e.source, "")) for e in sentence.evidence],
            )
            for sentence in card.sentences
        ],
        "flags": list(card.flags),
        "images": [one.model_dump() for one in card.illustrations],
        "answers": [
            {
                "sample": answer.sample,
                "text": answer.text,
                "verdict": verdicts[answer.sample].model_dump(
                    exclude={"sample", "chosen"}
                ),
                "chosen": verdicts[answer.sample].chosen,
            }
            for answer in writing.answers
        ],
    }


def opening(one: Introduction) -> Json:
    """`text` as the issue prints it; its evidence are sentences of the items."""
    return {
        "section": one.section,
        "category": one.category,
        "text": line(rich_text(one.text)),
        "status": "pending",
        "items": list(one.story_ids),
        "sentences": [
            _sentence(
                sentence,
                [
                    {"item": one.story_ids[span.source - 1], "quote": span.quote}
                    for span in sentence.evidence
                ],
            )
            for sentence in one.sentences
        ],
    }


def _sentence(sentence: Sentence, evidence: list[Json]) -> Json:
    return {
        "text": sentence.text,
        "evidence": evidence,
        "support": sentence.support,
        **({"unfound": list(sentence.unfound)} if sentence.unfound else {}),
        **({"doubted": True} if sentence.doubted else {}),
        "flags": list(sentence.flags),
    }


def _closed_figures(material: Material) -> Json:
    """What a paper shows under a licence that lets nothing be printed."""
    if not material.figures or is_open(material.licence):
        return {}
    figures = [figure.model_dump() for figure in material.figures]
    return {"licence": material.licence, "figures": figures}


def _proof(evidence: Evidence, text: str) -> Json:
    """The span with what stands around it, if its place in the source is known."""
    start, end = evidence.start, evidence.end
    if text[start:end] != evidence.quote:
        return evidence.model_dump()
    around = {"before": text[max(0, start - _AROUND) : start]}
    return evidence.model_dump() | around | {"after": text[end : end + _AROUND]}


def _dump(value: Json) -> bytes:
    """Python's own JSON, when it has to be indented, takes ten times as long."""
    return to_json(value, indent=1) + b"\n"
