"""How is it written down what was published before a meeting: `papers/published/DATE.toml`?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.model.published import Published, PublishedPaper, SealedPaper
from constitution_tool.notation.hidden import decode
from constitution_tool.notation.register.toml_text import line, lines
from constitution_tool.notation.toml_table import read_toml_lines

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from constitution_tool.notation.toml_table import Toml

FOLDER = "papers/published/"
_ABOUT = (
    "# The papers as they were published: what they say, and the check codes of their files.\n"
    "# Written by “pack --published”; not to be changed.\n"
)
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_PUT_BACK = "put back the file as “pack --published” wrote it."


def published_path(meeting: date, number: int = 0) -> str:
    """Name the file of a meeting's papers, or of a supplement to them."""
    supplement = f".supplement-{number}" if number else ""
    return f"{FOLDER}{meeting.isoformat()}{supplement}.toml"


def print_published(published: Published) -> bytes:
    """Write what was published, in the one way there is."""
    said = [
        _ABOUT,
        line("meeting", published.meeting),
        line("published", published.day),
        line("supplement", published.number),
        line("late", published.late),
        line("check_code", published.check_code),
        line("decided", published.decided),
        line("withdrawn", published.withdrawn),
    ]
    for paper in published.papers:
        said += [
            "\n[[paper]]\n",
            line("name", paper.name),
            line("word", paper.word),
            line("pdf", paper.pdf),
            lines("words", paper.words),
        ]
    for sealed in published.sealed:
        said += [
            "\n[[sealed]]\n",
            line("words", sealed.words),
            line("word", sealed.word),
            line("pdf", sealed.pdf),
        ]
    return "".join(said).encode()


def read_published(files: Mapping[str, bytes]) -> dict[date, tuple[Published, ...]]:
    """Read all that was published, in its order, by the day of the meeting.

    Raises:
        Malformed: a record of it is not as it was written, or one is missing.
    """
    every = [
        _parse(data, path)
        for path, data in files.items()
        if path.startswith(FOLDER) and path.endswith(".toml")
    ]
    by_meeting: dict[date, list[Published]] = {}
    for one in sorted(every, key=lambda one: one.number):
        before = by_meeting.setdefault(one.meeting, [])
        if one.number != len(before):
            raise Malformed(_altered("is missing", published_path(one.meeting, len(before))))
        before.append(one)
    return {meeting: tuple(several) for meeting, several in by_meeting.items()}


def _parse(data: bytes, path: str) -> Published:
    table = read_toml_lines(decode(data, path), path)
    published = Published(
        meeting=table.day("meeting"),
        day=table.day("published"),
        number=table.number("supplement"),
        late=table.text("late", ""),
        check_code=table.text("check_code"),
        decided=table.texts("decided"),
        withdrawn=table.texts("withdrawn"),
        papers=tuple(map(_paper, table.tables("paper"))),
        sealed=tuple(map(_sealed, table.tables("sealed"))),
    )
    table.finish()
    if table.findings:
        raise Malformed(*table.findings)
    at = published_path(published.meeting, published.number)
    if path != at or print_published(published) != data:
        raise Malformed(_altered("is not as it was written", path))
    return published


def _altered(how: str, path: str) -> Finding:
    return Finding(
        code="published-altered",
        problem=f"This record of what was published {how}.",
        remedy=_PUT_BACK,
        place=Place(path=path),
    )


def _paper(table: Toml) -> PublishedPaper:
    paper = PublishedPaper(
        name=table.text("name"),
        word=_digest(table, "word"),
        pdf=_digest(table, "pdf"),
        words=table.texts("words"),
    )
    table.finish()
    return paper


def _sealed(table: Toml) -> SealedPaper:
    sealed = SealedPaper(
        words=_digest(table, "words"), word=_digest(table, "word"), pdf=_digest(table, "pdf")
    )
    table.finish()
    return sealed


def _digest(table: Toml, key: str) -> str:
    digest = table.text(key)
    if digest and not _DIGEST.fullmatch(digest):
        table.find("value-wrong", key, f"“{digest}” is no SHA-256.", _PUT_BACK)
    return digest
