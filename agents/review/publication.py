"""What is out of a draft, and whether publishing it again would change that."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from agents.domain.review import Publication
from agents.review import page_pictures
from agents.review.desk import Snapshot
from agents.review.json_object import JsonObject
from agents.review.whole import printed_entries


def fingerprint(snapshot: Snapshot, texts: Mapping[str, str] | None = None) -> str:
    """The sha256 of all words that the page is made of: its head, and what it prints.

    `texts` are those of items, by id, that are otherwise than in the snapshot.
    """
    made = hashlib.sha256(snapshot.manuscript.head.strip().encode())
    for entry in printed_entries(snapshot):
        text = (texts or {}).get(entry.id, entry.text).strip()
        for part in (entry.kind, entry.section, entry.category, text):
            made.update(hashlib.sha256(part.encode()).digest())
    return made.hexdigest()


def pictures(snapshot: Snapshot) -> str:
    """The sha256 of the files that the page shows; what is missing counts as such."""
    texts = [entry.text for entry in printed_entries(snapshot)]
    names = page_pictures.named("\n".join([snapshot.manuscript.head, *texts]))
    made = hashlib.sha256()
    for name, content in sorted(page_pictures.read(snapshot.folder, names).items()):
        for part in (name.encode(), content):
            made.update(hashlib.sha256(part).digest())
    return made.hexdigest()


def changed(snapshot: Snapshot) -> bool:
    """Whether it would; also where nobody noted what the page was made of.

    Where nobody noted its pictures, they are taken for the same.
    """
    out = snapshot.review.published
    if out is None or out.sha256 != fingerprint(snapshot):
        return True
    return bool(out.pictures) and out.pictures != pictures(snapshot)


def whole_path(name: str) -> str:
    """Of a site or page, which is named otherwise by hand than by a schedule; "" for none."""
    return str(Path(name).resolve()) if name else ""


def shown(snapshot: Snapshot) -> JsonObject | None:
    """As the page is told of it."""
    if (out := snapshot.review.published) is None:
        return None
    return {
        "page": out.page,
        "folder": whole_path(str(Path(out.page).parent)),
        "at": out.moment,
        "changed": changed(snapshot),
    }


def renewed(
    before: Publication | None, out: Publication, *, written: bool
) -> Publication:
    """After publishing: the same page again is the same as once.

    What was not `written` reads as it did, though nobody may have noted what it was
    made of.
    """
    if before is None or whole_path(before.page) != whole_path(out.page):
        return out
    now = {"sha256": out.sha256, "pictures": out.pictures}
    same = before.sha256 == out.sha256 and before.pictures in ("", out.pictures)
    if not written or same:
        return before.model_copy(update=now)
    return before.model_copy(update={"renewed": out.at, **now})
