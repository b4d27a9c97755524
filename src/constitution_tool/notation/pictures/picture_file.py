"""Which picture do these bytes hold, and can it be printed?"""

from __future__ import annotations

from constitution_tool.model.pictures import PictureFile, PictureKind
from constitution_tool.notation.digest import sha256_hex
from constitution_tool.notation.pictures import jpeg, png
from constitution_tool.notation.pictures.damage import Unprintable
from constitution_tool.notation.pictures.size import MOST_BYTES

_OTHERS = (
    (b"GIF8", 0, "a GIF"),
    (b"BM", 0, "a bitmap (BMP)"),
    (b"II*\0", 0, "a TIFF"),
    (b"MM\0*", 0, "a TIFF"),
    (b"WEBP", 8, "a WebP"),
    (b"ftypavif", 4, "an AVIF"),
    (b"ftyphei", 4, "a HEIC, as phones make"),
    (b"ftypmif1", 4, "a HEIC, as phones make"),
    (b"%PDF", 0, "a PDF"),
    (b"<svg", 0, "a drawing (SVG)"),
    (b"<?xml", 0, "a drawing (SVG)"),
    (b"\xd7\xcd\xc6\x9a", 0, "a Windows metafile"),
    (b" EMF", 40, "a Windows metafile"),
)
"""How other files begin, at which byte, and what people call them."""


def read_picture(data: bytes) -> PictureFile:
    """Read a picture strictly, from its first byte to its last.

    Raises:
        Unprintable: it is neither PNG nor JPEG, damaged, too large, or not printed alike
            everywhere.
    """
    if len(data) > MOST_BYTES:
        raise Unprintable(
            "picture-too-large",
            f"is a file of {len(data) / 1024 / 1024:.1f} MB: more than "
            f"{MOST_BYTES // 1024 // 1024} MB is not printed",
            "save it smaller: 2,000 pixels across fill a page.",
        )
    if data.startswith(png.SIGNATURE):
        kind, measured = PictureKind.PNG, png.measure_png(data)
    elif data.startswith(jpeg.SIGNATURE):
        kind, measured = PictureKind.JPEG, jpeg.measure_jpeg(data)
    else:
        raise Unprintable(
            "picture-format", f"is {_named(data)}, not a PNG or JPEG", "save it as PNG or JPEG."
        )
    wide, high = measured.natural()
    return PictureFile(kind=kind, wide=wide, high=high, data=data, digest=sha256_hex(data))


def _named(data: bytes) -> str:
    said = (name for start, at, name in _OTHERS if data[at : at + len(start)] == start)
    return next(said, "a file of another kind") if data else "an empty file"
