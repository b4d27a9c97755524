"""Of what do the files made at once consist: each file's SHA-256, the texts, the check code?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from constitution_tool import __version__
from constitution_tool.notation.digest import sha256_hex
from constitution_tool.ooxml.package import unpack

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constitution_tool.engine.council import BeforeCouncil
    from constitution_tool.engine.record import Record
    from constitution_tool.model.settings import Meeting

MANIFEST = "manifest.json"


def manifest(
    record: Record,
    meeting: Meeting | None,
    council: BeforeCouncil,
    outputs: Mapping[str, bytes],
    late: str = "",
) -> bytes:
    """List every file with its SHA-256 (of a Word file, of each part too), and the texts.

    `late` is why a supplement could not be published in time, for whoever puts down that it was.
    """
    listed = {
        "tool": f"constitution-tool {__version__}",
        "notice": record.settings.notice,
        "meeting": meeting.day.isoformat() if meeting else None,
        **({"late": late} if late else {}),
        "check_code": record.register.check_code,
        "texts": {
            "adopted": record.source.digest,
            "draft": record.source.digest_with(council.text),
        },
        "amendments": [one.amendment.id for one in council.made],
        "files": {
            name: {
                "sha256": sha256_hex(data),
                **({"parts": _parts(data)} if name.endswith(".docx") else {}),
            }
            for name, data in sorted(outputs.items())
        },
    }
    return (json.dumps(listed, indent=2, ensure_ascii=False) + "\n").encode()


def _parts(data: bytes) -> dict[str, str]:
    """Digest each part of a Word file: the same everywhere, whatever packed it."""
    return {part: sha256_hex(held) for part, held in sorted(unpack(data).items())}


def listed(data: bytes) -> frozenset[str]:
    """Name the files that a manifest of ours lists."""
    held = json.loads(data)
    return frozenset(held.get("files", {}))


def late_in(data: bytes) -> str:
    """Give the reason that a manifest of ours has for a supplement's lateness, if it has one."""
    return str(json.loads(data).get("late", ""))
