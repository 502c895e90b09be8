"""Which pictures are decoded, and within which bounds; the header is asked before a pixel.

The same for what comes from the web and for what an editor puts beside an issue.
"""

import struct
import zlib

from PIL import Image

from agents.messages.said import said

PIXELS = 16_000_000  # decoded: 64 MB at the most
SCANS = 32  # of one JPEG; each costs a pass over all pixels
LARGEST = 2 * 1024 * 1024  # bytes as printed (docs/layout.md §7, L14)

FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
# What Pillow's decoders raise of damaged files.
BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    OverflowError,
    struct.error,
    zlib.error,
)
# Pillow's own limit only warns; ours is lower and is asked before decoding.
Image.MAX_IMAGE_PIXELS = None


def excess(image: Image.Image, body: bytes) -> str:
    """Of what an opened picture has too much to be decoded, as half a sentence; or ""."""
    width, height = image.size
    if width * height > PIXELS:
        return said(
            "has {width}×{height} pixels, more than are decoded",
            width=width,
            height=height,
        )
    if image.format == "JPEG" and body.count(b"\xff\xda") > SCANS:
        return said("has more than {most} scans", most=SCANS)
    return ""
