"""PDFs as a test tells them, object by object, good ones and hostile ones."""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

PLAIN, BOLD, ITALIC, CHINESE = "F1", "F2", "F3", "F4"
_FONTS = (
    b"<</F1 <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    b"/F2 <</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>"
    b"/F3 <</Type/Font/Subtype/Type1/BaseFont/Helvetica-Oblique>>"
    b"/F4 <</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
    b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>>>]>>>>"
)


@dataclass
class Sheet:
    """One page of US letter, 612 by 792 points; it remembers where it writes."""

    left: float = 72
    base: float = 720
    drawn: list[bytes] = field(default_factory=list)

    def line(
        self, text: str, size: float = 10, font: str = PLAIN, *, x: float | None = None
    ) -> "Sheet":
        """One line, and down to the next."""
        self.at(self.left if x is None else x, self.base, text, size, font)
        self.base -= 1.2 * size
        return self

    def row(self, *cells: str, width: float = 80) -> "Sheet":
        for n, cell in enumerate(cells):
            self.at(self.left + n * width, self.base, cell)
        self.base -= 12
        return self

    def paragraph(self, text: str, wide: int = 80, size: float = 10) -> "Sheet":
        """Lines of at most so many characters, and half a line of space below."""
        line = ""
        for word in text.split(" "):
            if len(line) + len(word) >= wide:
                self.line(line, size)
                line = ""
            line = f"{line} {word}".strip()
        return self.line(line, size).down(6)

    def heading(self, text: str, size: float = 12, font: str = BOLD) -> "Sheet":
        return self.down(6).line(text, size, font).down(6)

    def down(self, points: float) -> "Sheet":
        self.base -= points
        return self

    def column(self, left: float, base: float = 720) -> "Sheet":
        self.left, self.base = left, base
        return self

    def at(
        self, x: float, y: float, text: str, size: float = 10, font: str = PLAIN
    ) -> "Sheet":
        return self.draw(f"BT /{font} {size} Tf {x} {y} Td {shown(text, font)} Tj ET")

    def draw(self, operators: str) -> "Sheet":
        self.drawn.append(operators.encode())
        return self


def shown(text: str, font: str = PLAIN) -> str:
    encoding = "utf-16-be" if font == CHINESE else "cp1252"
    return f"<{text.encode(encoding).hex()}>"


def pdf(*sheets: Sheet) -> bytes:
    return pdf_of([b"\n".join(sheet.drawn) for sheet in sheets])


def pdf_of(contents: Sequence[bytes], resources: bytes = b"/Font " + _FONTS) -> bytes:
    """A PDF of pages with these operators."""
    pages = range(3, 3 + 2 * len(contents), 2)
    kids = b" ".join(b"%d 0 R" % number for number in pages)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(contents)),
    ]
    for number, content in zip(pages, contents, strict=True):
        head = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<<%s>>"
        objects.append((head + b"/Contents %d 0 R>>") % (resources, number + 1))
        objects.append(stream(content))
    return file_of(objects)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(content), content)


def file_of(objects: Iterable[bytes], trailer: bytes = b"") -> bytes:
    """A file of objects, the first of them its catalogue."""
    parts = [b"%PDF-1.7\n"]
    parts += (b"%d 0 obj\n%s\nendobj\n" % one for one in enumerate(objects, 1))
    *places, end = accumulate(map(len, parts))
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(places) + 1
    return (
        b"".join(parts)
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (size, trailer)
        + b"startxref\n%d\n%%%%EOF\n" % end
    )


def locked() -> bytes:
    """Its password is nowhere; neither is what its texts say."""
    whole = pdf(Sheet().line("locked"))
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>/ID[<00><00>]"
    return whole.replace(b"/Root", lock % (b"41" * 32, b"42" * 32) + b"/Root")


def endless_tree() -> bytes:
    """Each node of its pages is a kid of its own."""
    return file_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 1000000>>",
            b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R 3 0 R]/Count 1000000>>",
        ]
    )


def bomb(gigabytes: int = 1) -> bytes:
    """A page whose stream of 1 MB holds so many gigabytes of spaces."""
    whole = pdf_of([b""])
    packed = _packed(b" " * 2**20, 1024 * gigabytes)
    return whole.replace(stream(b""), stream(packed, b"/Filter/FlateDecode"))


def _packed(block: bytes, times: int) -> bytes:
    """The block so many times over, compressed once."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packer.compress(block)
    packer.flush(zlib.Z_FULL_FLUSH)
    one = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x78\xda" + one * times + b"\x03\x00"


def nested_forms(depth: int = 30) -> bytes:
    """Each form draws the next one twice."""
    head = (
        b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A %d 0 R>>>>"
    )
    forms = [stream(b"/A Do /A Do", head % (number + 6)) for number in range(depth)]
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</XObject<</A 5 0 R>>>>>>"
    )
    return file_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            page,
            stream(b"/A Do /A Do"),
            *forms,
            stream(b"BT ET", head % 5),
        ]
    )


def deep(levels: int = 200_000) -> bytes:
    """Arrays in arrays, where the size of a page is asked for."""
    box = b"[0 0 612 792]"
    return pdf_of([b""]).replace(box, b"[" * levels + b"]" * levels)


def slow() -> bytes:
    """Pages of nothing but states that are saved and restored: 15 s and more."""
    packed = _packed(b"q Q " * 2**18, 32)
    whole = pdf_of([b""] * 60)
    return whole.replace(stream(b""), stream(packed, b"/Filter/FlateDecode"))
