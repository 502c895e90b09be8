import struct
import zlib

import pytest

from agents.formatter.lint import Context, lint
from tests.pages.test_picture import drawing, encoded, with_size

PNG = encoded(drawing())


def chunk(kind: bytes, data: bytes) -> bytes:
    crc = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)


def no_pixels() -> bytes:
    """A PNG with all its parts and sums, whose pixels are no zlib stream."""
    return PNG[:33] + chunk(b"IDAT", b"no pixels") + chunk(b"IEND", b"")


def faults(name: str, content: bytes) -> list[str]:
    context = Context(files={f"static/{name}": content})
    findings = lint(f"![](static/{name})\n", context)
    return [finding.message for finding in findings if finding.rule == "L14"]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.png", "PNG"),
        ("a.jpg", "JPEG"),
        ("a.jpeg", "JPEG"),
        ("a.gif", "GIF"),
        ("a.webp", "WEBP"),
    ],
)
def test_a_whole_picture_is_no_fault(name: str, form: str) -> None:
    assert faults(name, encoded(drawing(), form)) == []


def test_a_small_picture_that_an_editor_put_there_is_no_fault() -> None:
    assert faults("a.png", encoded(drawing(40, 40))) == []


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.png", b"", "is not a whole png"),
        ("a.png", b"<html>", "is not a whole png"),
        ("a.png", PNG[:-4], "is not a whole png"),
        ("a.jpg", PNG, "is not a whole jpg"),
        ("a.png", PNG + b"x" * 2**21, "is above 2 MB"),
        ("a.png", no_pixels(), "is not a whole png"),
        ("a.png", PNG[:200] + PNG[-12:], "is not a whole png"),
        ("a.jpg", b"\xff\xd8\xff...\xff\xd9", "is not a whole jpg"),
        ("a.gif", b"GIF89a...;", "is not a whole gif"),
        ("a.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 ", "is not a whole webp"),
        (
            "a.png",
            with_size(60_000, 60_000),
            "has 60000×60000 pixels, more than are decoded",
        ),
        (
            "a.jpg",
            encoded(drawing(), "JPEG") + b"\xff\xda" * 40 + b"\xff\xd9",
            "has more than 32 scans",
        ),
    ],
)
def test_a_picture_that_would_fail_the_build_is_found(
    name: str, content: bytes, fault: str
) -> None:
    assert faults(name, content) == [f"'static/{name}' {fault}."]


def test_a_missing_picture_is_found() -> None:
    findings = lint("![](static/a.png)\n", Context(files={}))

    assert "'static/a.png' is missing." in [finding.message for finding in findings]
