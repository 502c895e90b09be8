"""`material.json` of a draft: what each item was written from, to write it again."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import ValidationError

from agents.domain.issue import Card, Illustration
from agents.domain.plan import Plan
from agents.domain.story import Material, Ranked, Writing
from agents.domain.words import Noun, StoryId
from agents.errors import SettingsError, writing_to
from agents.messages.said import said
from agents.store.drafts import MATERIAL, write_atomic


class KeptStory(Noun):
    """One story as it was ranked, read and illustrated.

    `unwritten` is one that was only read so far: its pictures are not chosen yet.
    """

    ranked: Ranked
    materials: tuple[Material, ...]
    illustrations: tuple[Illustration, ...] = ()
    unwritten: bool = False


class Materials(Noun):
    plan: Plan
    stories: dict[StoryId, KeptStory]


def materials(plan: Plan, cards: Sequence[tuple[Card, Ranked, Writing]]) -> bytes:
    stories = {
        card.story_id: KeptStory(
            ranked=ranked,
            materials=writing.materials,
            illustrations=card.illustrations,
        )
        for card, ranked, writing in cards
    }
    return f"{Materials(plan=plan, stories=stories).model_dump_json()}\n".encode()


def keep_newcomer(
    folder: Path, story_id: StoryId, kept: KeptStory, pictures: Mapping[str, bytes]
) -> None:
    """One story more, its pictures first: whoever dies in between leaves none missing.

    Raises OutputError.
    """
    there = read_materials(folder)
    more = there.model_copy(update={"stories": {**there.stories, story_id: kept}})
    files = {**pictures, MATERIAL: f"{more.model_dump_json()}\n".encode()}
    for name, content in files.items():
        file = folder / name
        with writing_to(file, said("what was there is intact; free the disk")):
            file.parent.mkdir(exist_ok=True)
            write_atomic(file, content)


def read_materials(folder: Path) -> Materials:
    """Raises SettingsError where the draft has none, or it was spoilt."""
    file = folder / MATERIAL
    try:
        return Materials.model_validate_json(file.read_bytes())
    except (OSError, ValidationError) as error:
        raise SettingsError(
            said(
                "{file} cannot be read, and without it no item can be written again; draft the issue anew",
                file=file,
            )
        ) from error
