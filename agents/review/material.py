"""What was read for an item, to lie beside the text that an editor writes of it."""

from pathlib import Path

from pydantic import ValidationError

from agents.domain.foreign import document
from agents.domain.story import Material
from agents.review.json_object import JsonObject
from agents.store.drafts import MATERIAL


def read_for(folder: Path, item: str) -> list[JsonObject]:
    """Title, address and text of each source; none where the draft has kept none."""
    try:
        parsed = document((folder / MATERIAL).read_bytes())
        rows = parsed["stories"][item]["materials"]
        found = [Material.model_validate(row) for row in rows]
    except (OSError, ValueError, LookupError, TypeError, ValidationError):
        return []
    return [
        {"title": one.title, "url": one.url, "text": one.whole or one.text}
        for one in found
    ]
