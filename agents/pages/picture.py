"""A picture from the web made safe: decoded within bounds, drawn anew, nothing else kept."""

import asyncio
import io
from collections.abc import Callable, Iterator

from PIL import Image, ImageOps

from agents.domain.reading import Picture
from agents.errors import SourceError
from agents.messages.said import said
from agents.pages.decoding import BROKEN, FORMATS, LARGEST, excess
from agents.ports import Fetch, ReadPicture
from agents.web.address import briefly

SHORTEST = 200  # pixels; what is smaller is a badge, an avatar or a tracker
STEEPEST = 3.0  # long side to short side; what is longer is a banner
LONGEST = 1600  # pixels of a side as printed
AT_ONCE = 6  # bodies in memory, each within the fetch's own limit

QUALITIES = (88, 75, 60)


class UnfitError(Exception):
    """A whole picture that is not one to print: too small, too long, moving, blank."""


def read_picture(fetch: Fetch, note: Callable[[str], None]) -> ReadPicture:
    """The ReadPicture port over a Fetch; one picture is decoded at a time.

    `note` is told of what fails, not of what is merely unfit.
    """
    waiting, decoding = asyncio.Semaphore(AT_ONCE), asyncio.Semaphore(1)

    async def read(url: str) -> Picture | None:
        async with waiting:
            try:
                body = (await fetch(url)).body
                async with decoding:
                    return await asyncio.to_thread(redrawn, body, briefly(url))
            except SourceError as error:
                note(str(error))
            except UnfitError:
                pass
            return None

    return read


def redrawn(body: bytes, shown: str) -> Picture:
    """The same pixels as a PNG or JPEG of our own, without metadata.

    Raises SourceError for what is no picture, or one beyond the limits, and
    UnfitError.
    """
    try:
        with Image.open(io.BytesIO(body), formats=FORMATS) as image:
            _check(image, body, shown)
            kind = image.format
            drawn = _drawn(image)
    except BROKEN as error:
        raise SourceError(
            said("{shown} is no whole picture; it is left out", shown=shown)
        ) from error
    if all(low == high for low, high in _extremes(drawn)):
        raise UnfitError
    for name, content in _saved(drawn, is_photo=kind == "JPEG"):
        if len(content) <= LARGEST:
            return Picture(kind=name, content=content)
    raise SourceError(said("{shown} stays above 2 MB; it is left out", shown=shown))


def _check(image: Image.Image, body: bytes, shown: str) -> None:
    """Before a pixel is decoded: the header alone tells the size."""
    if fault := excess(image, body):
        raise SourceError(
            said("{shown} {fault}; it is left out", shown=shown, fault=fault)
        )
    width, height = image.size
    is_small = min(width, height) < SHORTEST
    if is_small or max(width, height) > STEEPEST * min(width, height):
        raise UnfitError
    if getattr(image, "is_animated", False):
        raise UnfitError


def _drawn(image: Image.Image) -> Image.Image:
    """On white, upright, within the longest side; only the pixels are carried over."""
    image.load()
    coloured = ImageOps.exif_transpose(image).convert("RGBA")
    drawn = Image.new("RGB", coloured.size, "white")
    drawn.paste(coloured, mask=coloured.getchannel("A"))
    drawn.thumbnail((LONGEST, LONGEST))
    return drawn


def _extremes(drawn: Image.Image) -> list[tuple[int, int]]:
    return [band.getextrema() for band in drawn.split()]  # type: ignore[misc]


def _saved(drawn: Image.Image, *, is_photo: bool) -> Iterator[tuple[str, bytes]]:
    """A drawing as PNG first, a photograph as JPEG; then ever smaller."""
    if not is_photo:
        yield "png", _bytes(drawn, "PNG")
    for quality in QUALITIES:
        yield "jpg", _bytes(drawn, "JPEG", quality=quality)


def _bytes(drawn: Image.Image, form: str, **how: int) -> bytes:
    kept = io.BytesIO()
    drawn.save(kept, form, **how)
    return kept.getvalue()
