"""Pictures made in code: PNG of every sort, and grey JPEG, whole or spoilt."""

from __future__ import annotations

import struct
import zlib

CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
PASSES = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(
    width: int = 60,
    height: int = 40,
    *,
    colours: int = 2,
    depth: int = 8,
    interlaced: bool = False,
    before: bytes = b"",
    shade: int = 0,
) -> bytes:
    """Draw slanting stripes; `before` are chunks that stand before the pixels."""
    header = struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, int(interlaced))
    palette = chunk(b"PLTE", bytes(n % 256 for n in range(3 * 2**depth))) if colours == 3 else b""
    lines = []
    for left, top, across, down in PASSES if interlaced else ((0, 0, 1, 1),):
        wide = -(-(width - left) // across)
        size = (wide * CHANNELS[colours] * depth + 7) // 8
        for y in range(top, height if wide > 0 else top, down):
            line = bytes((shade + 4 * (x // CHANNELS[colours] + y)) % 256 for x in range(size))
            lines.append(b"\0" + line)
    pixels = zlib.compress(b"".join(lines), 9)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", header),
            palette,
            before,
            chunk(b"IDAT", pixels[:40]),
            chunk(b"IDAT", pixels[40:]),
            chunk(b"IEND", b""),
        )
    )


def resolution(dots_per_metre: int) -> bytes:
    return chunk(b"pHYs", struct.pack(">IIB", dots_per_metre, dots_per_metre, 1))


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def jfif(dots: int, unit: int = 1) -> bytes:
    return segment(0xE0, b"JFIF\0" + struct.pack(">HBHHBB", 0x0102, unit, dots, dots, 0, 0))


def exif(orientation: int, dots: int = 0, order: str = ">") -> bytes:
    """A camera's notes: which way up the picture is, and perhaps its resolution."""
    head = b"MM\0*" if order == ">" else b"II*\0"
    entries = [struct.pack(f"{order}HHIHH", 0x0112, 3, 1, orientation, 0)]
    after = b""
    if dots:
        at = 8 + 2 + 12 * 3 + 4
        entries += [struct.pack(f"{order}HHII", tag, 5, 1, at) for tag in (0x011A, 0x011B)]
        after = struct.pack(f"{order}II", dots, 1)
    count = struct.pack(f"{order}H", len(entries))
    return head + struct.pack(f"{order}I", 8) + count + b"".join(entries) + bytes(4) + after


def camera(body: bytes) -> bytes:
    return segment(0xE1, b"Exif\0\0" + body)


def jpeg(
    width: int = 60,
    height: int = 40,
    *,
    components: int = 3,
    before: bytes = b"",
    frame: int = 0xC0,
    bits: int = 8,
) -> bytes:
    """A JPEG of plain grey: every block is "as the one before" and "nothing more", a bit each."""
    blocks = -(-width // 8) * -(-height // 8) * components * 2
    pixels = int("0" + "0" * blocks + "1" * (-blocks % 8), 2).to_bytes((blocks + 7) // 8, "big")
    each = bytes(byte for n in range(components) for byte in (n + 1, 0x11, 0))
    table = bytes((1, *bytes(15), 0))
    scan = bytes((components,)) + bytes(b for n in range(components) for b in (n + 1, 0))
    return b"".join(
        (
            b"\xff\xd8",
            before,
            segment(0xDB, b"\0" + bytes([1] * 64)),
            segment(frame, struct.pack(">BHHB", bits, height, width, components) + each),
            segment(0xC4, b"\x00" + table + b"\x10" + table),
            segment(0xDA, scan + b"\0\x3f\0"),
            pixels,
            b"\xff\xd9",
        )
    )
