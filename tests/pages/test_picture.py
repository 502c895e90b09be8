import io
import struct
import zlib

import pytest
from PIL import Image, ImageDraw, PngImagePlugin

from agents.domain.reading import Picture
from agents.pages.decoding import LARGEST
from agents.pages.picture import LONGEST, UnfitError, read_picture, redrawn
from agents.web.fetch import Web
from tests.web.conftest import Site, answer, redirect

SHOWN = "https://example.org/a.png"


def drawing(width: int = 640, height: int = 360) -> Image.Image:
    image = Image.new("RGB", (width, height), "black")
    box = (width // 4, height // 4, width // 2, height // 2)
    ImageDraw.Draw(image).ellipse(box, fill=(200, 60, 20))
    return image


def encoded(image: Image.Image, form: str = "PNG", **how: object) -> bytes:
    kept = io.BytesIO()
    image.save(kept, form, **how)
    return kept.getvalue()


def opened(picture: Picture) -> Image.Image:
    return Image.open(io.BytesIO(picture.content))


def with_size(width: int, height: int) -> bytes:
    """A PNG whose header promises more than there is."""
    whole = encoded(drawing())
    head = struct.pack(">II", width, height) + whole[24:29]
    crc = struct.pack(">I", zlib.crc32(b"IHDR" + head))
    return whole[:16] + head + crc + whole[33:]


@pytest.mark.parametrize(
    ("form", "kind"),
    [("PNG", "png"), ("JPEG", "jpg"), ("GIF", "png"), ("WEBP", "png")],
)
def test_a_picture_becomes_a_png_or_a_jpeg(form: str, kind: str) -> None:
    picture = redrawn(encoded(drawing(), form), SHOWN)

    assert picture.kind == kind
    assert opened(picture).size == (640, 360)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "CMYK", "I;16"])
def test_every_colour_mode_is_drawn(mode: str) -> None:
    form = "JPEG" if mode == "CMYK" else "PNG"

    image = drawing().convert("L" if mode == "I;16" else "RGB").convert(mode)

    picture = redrawn(encoded(image, form), SHOWN)

    assert opened(picture).mode == "RGB"


def test_what_is_transparent_is_white() -> None:
    image = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((100, 100, 200, 200), fill=(0, 0, 0, 255))

    shown = opened(redrawn(encoded(image), SHOWN))

    assert shown.getpixel((0, 0)) == (255, 255, 255)
    assert shown.getpixel((150, 150)) == (0, 0, 0)


def test_a_photograph_loses_its_place_and_its_maker_but_not_its_side_up() -> None:
    exif = Image.Exif()
    exif[0x010F] = "a camera"
    exif[0x0112] = 6  # to be turned by a quarter
    exif.get_ifd(0x8825)[1] = "N"  # GPS
    body = encoded(drawing(), "JPEG", exif=exif, comment=b"secret")

    picture = redrawn(body, SHOWN)

    assert opened(picture).size == (360, 640)
    assert dict(opened(picture).getexif()) == {}
    assert b"Exif" not in picture.content
    assert b"secret" not in picture.content


def test_a_png_loses_its_text() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "secret <script>")

    picture = redrawn(encoded(drawing(), pnginfo=info), SHOWN)

    assert b"secret" not in picture.content


def test_what_follows_a_picture_is_not_kept() -> None:
    picture = redrawn(encoded(drawing()) + b"<script>alert(1)</script>", SHOWN)

    assert b"script" not in picture.content


def test_a_large_picture_is_made_smaller() -> None:
    noise = Image.effect_noise((1800, 1350), 90).convert("RGB")

    picture = redrawn(encoded(noise, compress_level=1), SHOWN)

    assert max(opened(picture).size) == LONGEST
    assert len(picture.content) <= LARGEST
    assert picture.kind == "jpg"


def test_the_same_bytes_give_the_same_bytes() -> None:
    body = encoded(drawing())

    assert redrawn(body, SHOWN) == redrawn(body, SHOWN)


@pytest.mark.parametrize(
    "image",
    [
        pytest.param(drawing(199, 400), id="too small"),
        pytest.param(drawing(1300, 400), id="a banner"),
        pytest.param(Image.new("RGB", (400, 400), "white"), id="blank"),
    ],
)
def test_a_whole_picture_may_be_unfit(image: Image.Image) -> None:
    with pytest.raises(UnfitError):
        redrawn(encoded(image), SHOWN)


def test_a_picture_that_moves_is_unfit() -> None:
    frames = [drawing(), drawing().transpose(Image.Transpose.ROTATE_180)]
    body = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])

    with pytest.raises(UnfitError):
        redrawn(body, SHOWN)


HOSTILE = {
    "page.png": b"<!doctype html><script>alert(1)</script>",
    "empty.png": b"",
    "cut.png": encoded(drawing())[:600],
    "drawing.png": b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
    "endless.png": b"\x89PNG\r\n\x1a\n" + b"\0" * (16 * 1024 * 1024),
    "bomb.png": with_size(30_000, 30_000),
    "scans.jpg": encoded(drawing(), "JPEG") + b"\xff\xda" * 40,
    "eps.png": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 640 360\n",
}


@pytest.mark.parametrize("name", HOSTILE)
async def test_no_hostile_file_becomes_a_picture(
    name: str, site: Site, fetch: Web
) -> None:
    notes: list[str] = []
    url = site.url(f"/{name}", answer(HOSTILE[name], content_type="image/png"))

    picture = await read_picture(fetch, notes.append)(url)

    assert picture is None
    assert len(notes) == 1
    assert name in notes[0]


async def test_a_picture_on_a_forbidden_host_is_not_asked_for(
    site: Site, canary: Site, fetch: Web
) -> None:
    notes: list[str] = []
    goal = canary.url("/a.png", answer(encoded(drawing())))
    url = site.url("/a.png", redirect(goal))

    pictures = [await read_picture(fetch, notes.append)(u) for u in (url, goal)]

    assert pictures == [None, None]
    assert canary.asked == []
    assert len(notes) == 2


async def test_an_unfit_picture_is_passed_over_without_a_word(
    site: Site, fetch: Web
) -> None:
    notes: list[str] = []
    url = site.url("/a.png", answer(encoded(drawing(30, 30))))

    picture = await read_picture(fetch, notes.append)(url)

    assert (picture, notes) == (None, [])


async def test_a_picture_of_a_server_is_read(site: Site, fetch: Web) -> None:
    body = encoded(drawing())

    picture = await read_picture(fetch, print)(site.url("/a.png", answer(body)))

    assert picture == redrawn(body, "")


def test_a_picture_survives_the_store() -> None:
    picture = redrawn(encoded(drawing()), SHOWN)

    assert Picture.model_validate_json(picture.model_dump_json()) == picture
