"""What bears an item out, for the linter: its links and its figures. Pure.

A text as a model wrote it was checked when it was drafted, with all of its material.
What an editor changes is held against that text, what the review quotes of the
sources, and their titles and days: the rest of a source is not in the draft's folder.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from agents.domain.sentences import sentences
from agents.domain.story import Material
from agents.formatter.lint import Proof
from agents.formatter.lint.document import Document
from agents.review.desk import Sight
from agents.review.sheet import Entry
from agents.review.versions import source_text
from agents.summariser.checks.ground import Ground, ground
from agents.summariser.checks.rules import check_sentence

Json = dict[str, Any]
_FIGURE = "number-not-in-source"


def proofs(sight: Sight) -> dict[str, Proof]:
    """Of each item that a model wrote, by its heading."""
    rows = {row["id"]: row for row in sight.review["items"]}
    found = (
        (entry, proof_of(sight, entry, rows.get(entry.id, {}))) for entry in sight.sheet
    )
    return {entry.heading: proof for entry, proof in found if proof}


def proof_of(sight: Sight, entry: Entry, row: Json) -> Proof | None:
    """None where no model wrote the item: an editor's own words need no proof here."""
    drafted = source_text(row, entry, sight.model.get(entry.id, ""))
    if not drafted:
        return None
    told = row.get("sentences", [])
    for sentence in told:
        if _FIGURE in sentence.get("flags", ()):
            drafted = drafted.replace(sentence["text"], "")
    sources = row.get("sources", [])
    urls = {url for line in Document(drafted).lines for _, url in line.links}
    urls |= {str(source["url"]) for source in sources}
    text = "\n".join((drafted, *_quoted(told), *_titled(sources)))
    return Proof(urls=frozenset(urls), text=text)


def unproven(said: str, known: str) -> list[str]:
    """The figures and days of a text that what is known does not bear out."""
    return [
        complaint.text
        for sentence in sentences(said)
        for complaint in check_sentence(sentence, _ground(known), said=True)
        if complaint.flag == _FIGURE
    ]


@lru_cache(maxsize=512)  # it is asked for at every key that an editor presses
def _ground(known: str) -> Ground:
    return ground([_material(known)])


def _material(text: str) -> Material:
    return Material.model_validate(
        {
            "n": 1,
            "url": "https://draft.invalid/",
            "title": "",
            "source": "",
            "kind": "article",
            "text": text,
            "fetched": "1970-01-01T00:00:00Z",
        }
    )


def _quoted(told: list[Json]) -> Iterator[str]:
    for sentence in told:
        for span in sentence.get("evidence", ()):
            around = (span.get(part, "") for part in ("before", "quote", "after"))
            yield "".join(around)


def _titled(sources: list[Json]) -> Iterator[str]:
    for source in sources:
        yield f"{source['title']}\n{str(source.get('published') or '')[:10]}"
