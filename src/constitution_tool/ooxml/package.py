"""How a Word file is packed and unpacked: the same parts give the same bytes."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping

from constitution_tool.errors import Finding, Malformed, Place

_EPOCH = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6
MOST_PARTS = 4096
MOST_BYTES = 512 * 1024 * 1024
"""A file that unpacks to more than this is refused unread: a small archive can hold a huge one."""

_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""The two ways in which a part may be packed (ECMA-376 part 2)."""

Parts = Mapping[str, bytes]
"""The parts of a Word file by name, in the order they are packed."""


def pack(parts: Parts) -> bytes:
    """Pack parts in the order given, with no clock, no owner and one level of compression.

    DEFLATE's output varies with the zlib build: the parts are promised everywhere, the file's own
    bytes on one build (`6-evidence`).
    """
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            info.external_attr = 0
            archive.writestr(info, data, compresslevel=_LEVEL)
    return held.getvalue()


def unpack(data: bytes, file: str = "", most: int = MOST_BYTES) -> dict[str, bytes]:
    """Unpack a Word file within limits.

    Args:
        data: the file's bytes.
        file: what to call it in a message.
        most: how many bytes it may unpack to.

    Raises:
        Malformed: it is not a Word file, is damaged, or unpacks beyond the limits.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _within_limits(infos, file, most)
            if any(info.compress_type not in _PACKED for info in infos):
                raise _not_word(file)
            parts = {info.filename: archive.read(info) for info in infos}
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as broken:
        raise _not_word(file) from broken
    if "word/document.xml" not in parts:
        raise _not_word(file)
    return parts


def _within_limits(infos: list[zipfile.ZipInfo], file: str, most: int) -> None:
    if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > most:
        raise Malformed(
            Finding(
                code="word-too-large",
                problem="The Word file unpacks to more than can be read safely.",
                remedy="Save it again from Word, without large pictures, and send that.",
                place=Place(path=file),
            )
        )


def _not_word(file: str) -> Malformed:
    return Malformed(
        Finding(
            code="word-unreadable",
            problem="This is not a Word file (.docx), or it is damaged.",
            remedy="Open it in Word, save it as a Word document (.docx) and use that file.",
            place=Place(path=file),
        )
    )
