"""Reference documents to try: the house style of this repository, with parts of it changed."""

from __future__ import annotations

import re
import struct
import zlib
from typing import TYPE_CHECKING

from constitution_tool.ooxml.package import pack, unpack
from council import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

PATH = "templates/word/house-style.docx"
STYLES, DOCUMENT, TYPES = "word/styles.xml", "word/document.xml", "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def plain() -> bytes:
    """Give this repository's own."""
    return (ROOT / PATH).read_bytes()


def changed(*edits: tuple[str, str, str], more: Mapping[str, bytes] | None = None) -> bytes:
    """Give it with a pattern in a part replaced, every time it is met, and with parts added."""
    parts = unpack(plain())
    for part, old, new in edits:
        text, times = re.subn(old, new, parts[part].decode(), flags=re.DOTALL)
        assert times, old
        parts[part] = text.encode()
    return pack({**parts, **(more or {})})


def without(part: str) -> bytes:
    """Give it without one of its parts."""
    return pack({name: data for name, data in unpack(plain()).items() if name != part})


def related(kind: str, target: str, mode: str = "") -> tuple[str, str, str]:
    """Relate the document to one more part."""
    outside = f' TargetMode="{mode}"' if mode else ""
    row = f'<Relationship Id="more" Type="{OFFICE}/{kind}" Target="{target}"{outside}/>'
    return ("word/_rels/document.xml.rels", "</Relationships>", f"{row}</Relationships>")


def letterhead(content: str) -> tuple[str, str, str]:
    """Put something in the first page's header."""
    return ("word/header2.xml", "<w:p/>", content)


def png(width: int = 4, height: int = 4) -> bytes:
    """Draw a grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        code = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + code

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    lines = zlib.compress((b"\0" + b"\x80" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def picture(link: str = 'r:embed="rId5"', uri: str = f"{DRAWING}/picture") -> str:
    """Give a paragraph with a logo in it, as Word writes one."""
    return (
        '<w:p w:rsidR="00A1"><w:pPr><w:pStyle w:val="Header"/><w:jc w:val="right"/></w:pPr><w:r>'
        f'<w:drawing><wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing" distT="0" distB="0" '
        'distL="0" distR="0"><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="Logo" '
        'descr="The arms of the council"/><a:graphic '
        f'xmlns:a="{DRAWING}/main"><a:graphicData uri="{uri}"><pic:pic '
        f'xmlns:pic="{DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="1" name="Logo"/>'
        f"<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip {link}><a:extLst>"
        '<a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"/></a:extLst></a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        '<a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


LOGO = {
    "word/media/image1.png": png(),
    "word/_rels/header2.xml.rels": (
        '<?xml version="1.0"?><Relationships '
        'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        f'Id="rId5" Type="{OFFICE}/image" Target="media/image1.png"/></Relationships>'
    ).encode(),
}


def headed(content: str) -> bytes:
    """Give a reference document with this in its first page's header, and a logo to be shown."""
    return changed(letterhead(content), more=LOGO)
