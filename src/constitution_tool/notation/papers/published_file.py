"""How is it written down what was published before a meeting: `papers/published/DATE.toml`?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.model.published import Published, PublishedPaper
from constitution_tool.notation.hidden import decode
from constitution_tool.notation.register.toml_text import line
from constitution_tool.notation.toml_table import read_toml_lines

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from constitution_tool.notation.toml_table import Toml

FOLDER = "papers/published/"
_ABOUT = (
    "# The papers as they were published, by their check codes. Written by “pack --published”; "
    "not to be changed.\n"
)
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


def published_path(meeting: date) -> str:
    """Name the file of a meeting."""
    return f"{FOLDER}{meeting.isoformat()}.toml"


def print_published(published: Published) -> bytes:
    """Write what was published, in the one way there is."""
    said = [
        _ABOUT,
        line("meeting", published.meeting),
        line("published", published.day),
        line("check_code", published.check_code),
        line("decided", published.decided),
    ]
    for paper in published.papers:
        said += [
            "\n[[paper]]\n",
            line("name", paper.name),
            line("words", paper.words),
            line("word", paper.word),
            line("pdf", paper.pdf),
        ]
    return "".join(said).encode()


def read_published(files: Mapping[str, bytes]) -> dict[date, Published]:
    """Read every record of what was published, by the day of its meeting.

    Raises:
        Malformed: one is not as it was written.
    """
    return {
        one.meeting: one
        for path, data in files.items()
        if path.startswith(FOLDER) and path.endswith(".toml")
        for one in (_parse(data, path),)
    }


def _parse(data: bytes, path: str) -> Published:
    table = read_toml_lines(decode(data, path), path)
    published = Published(
        meeting=table.day("meeting"),
        day=table.day("published"),
        check_code=table.text("check_code"),
        decided=table.texts("decided"),
        papers=tuple(map(_paper, table.tables("paper"))),
    )
    table.finish()
    if table.findings:
        raise Malformed(*table.findings)
    if path != published_path(published.meeting) or print_published(published) != data:
        raise Malformed(
            Finding(
                code="published-altered",
                problem="This record of what was published is not as it was written.",
                remedy="put back the file as “pack --published” wrote it.",
                place=Place(path=path),
            )
        )
    return published


def _paper(table: Toml) -> PublishedPaper:
    digests = {key: table.text(key) for key in ("words", "word", "pdf")}
    for key, digest in digests.items():
        if digest and not _DIGEST.fullmatch(digest):
            table.find("value-wrong", key, f"“{digest}” is no SHA-256.", "put back the file.")
    paper = PublishedPaper(name=table.text("name"), **digests)
    table.finish()
    return paper
