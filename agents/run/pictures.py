"""The pictures of one run: read through the run's web, written into its draft."""

from collections.abc import Callable, Sequence

from agents.domain.issue import Card
from agents.messages.said import said
from agents.pages.picture import read_picture
from agents.ports import Fetch, ReadPicture
from agents.settings.options import Options
from agents.shelves import Store


def picture_reader(
    options: Options, fetch: Fetch, *, note: Callable[[str], None]
) -> ReadPicture:
    """A recording that was made without pictures is no fault: that is told once."""
    return read_picture(fetch, _once(note) if options.replay else note)


def picture_files(store: Store, cards: Sequence[Card]) -> dict[str, bytes]:
    """Path to content, of the printed cards alone, by path."""
    names = sorted(one.file for card in cards for one in card.illustrations)
    pictures = store.pictures.many(names)
    return {
        name: picture.content for name, picture in zip(names, pictures, strict=True)
    }


def _once(note: Callable[[str], None]) -> Callable[[str], None]:
    left = [note]

    def once(_fault: str) -> None:
        if left:
            left.pop()(
                said(
                    "some pictures are not in the recording, or were unusable when it"
                    " was made; their cards go without"
                )
            )

    return once
