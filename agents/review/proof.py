"""What bears an item out, for the linter: its links and its figures. Pure.

A text as a model wrote it was checked when it was drafted, with all of its material.
What an editor changes is held against that text, what the review quotes of the
sources, and their titles and days: the rest of a source is not in the draft's folder.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from agents.domain.evidence import ReviewMention, ReviewSentence, Source
from agents.domain.review import ReviewItem
from agents.domain.sentences import sentences
from agents.domain.story import Material
from agents.formatter.lint import ItemEvidence
from agents.formatter.lint.linted_document import LintedDocument
from agents.review.desk import Snapshot
from agents.review.sheet import SheetEntry, items
from agents.review.versions import source_text
from agents.summariser.checks.ground import Ground, ground
from agents.summariser.checks.rules import check_sentence

_FIGURE = "number-not-in-source"


def proofs(snapshot: Snapshot) -> dict[str, ItemEvidence]:
    """Of each item that a model wrote, by its heading."""
    rows = snapshot.review.rows
    found = (
        (entry, proof_of(snapshot, entry, rows.get(entry.id)))
        for entry in items(snapshot.sheet)
    )
    return {entry.heading: proof for entry, proof in found if proof}


def licences(items_: Iterable[ReviewItem]) -> dict[str, str]:
    """What the page of each picture states, by its file; one put in by hand has none."""
    return {one.file: one.licence for item in items_ for one in item.images}


def proof_of(
    snapshot: Snapshot, entry: SheetEntry, row: ReviewItem | None
) -> ItemEvidence | None:
    """None where no model wrote the item: an editor's own words need no proof here."""
    drafted = source_text(row, entry, snapshot.model.get(entry.id, ""))
    if row is None or not drafted:
        return None
    for sentence in row.sentences:
        if _FIGURE in sentence.flags:
            drafted = drafted.replace(sentence.text, "")
    urls = _links(drafted) | {source.url for source in row.sources}
    text = "\n".join((drafted, *_quoted(row.sentences), *_titled(row.sources)))
    return ItemEvidence(urls=urls, text=text)


@lru_cache(maxsize=512)  # of 60 items they were 85 % of each answer
def _links(text: str) -> frozenset[str]:
    return frozenset(
        url for line in LintedDocument(text).lines for _, url in line.links
    )


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


def _quoted(sentences: Iterable[ReviewSentence]) -> Iterator[str]:
    for sentence in sentences:
        for span in sentence.evidence:
            if isinstance(span, ReviewMention):
                yield span.quote
            else:
                yield f"{span.before}{span.quote}{span.after}"


def _titled(sources: Iterable[Source]) -> Iterator[str]:
    for source in sources:
        yield f"{source.title}\n{(source.published or '')[:10]}"
