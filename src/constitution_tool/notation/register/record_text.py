"""Are these bytes plain text as a record must be, and laid out as the tool writes it?"""

from __future__ import annotations

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.notation.hidden import check_characters, decode, hidden_in

LONGEST = 1_000_000
"""No file of the register but a kept text is longer than this many bytes."""


def read_text(data: bytes, path: str) -> str:
    """Read a file of the register as text, or say exactly why not.

    Raises:
        Malformed: The file is too long, not UTF-8, or not plain text with one last line end.
    """
    if len(data) > LONGEST:
        raise Malformed(_refused("record-too-long", "is longer than any record is", path))
    text = decode(data, path)
    findings = list(check_characters(text, path))
    if not text or text.endswith("\n\n"):
        findings.append(_refused("record-final-line", "does not end with one line end", path))
    if findings:
        raise Malformed(*findings)
    return text


def is_plain(words: str) -> bool:
    """Say whether words hold no hidden character; a line end is not hidden."""
    return next(hidden_in(words), None) is None


def first_difference(text: str, expected: str) -> int:
    """Number the first line in which two texts differ (1 is first)."""
    lines, others = text.split("\n"), expected.split("\n")
    for number, (line, other) in enumerate(zip(lines, others, strict=False), start=1):
        if line != other:
            return number
    return min(len(lines), len(others)) + 1


def not_as_written(text: str, expected: str, path: str) -> Finding:
    """Refuse a file whose words are understood, but not laid out as the tool writes them."""
    return Finding(
        code="record-layout",
        problem=f"{path} is not laid out as constitution-tool writes it.",
        remedy="put back the file as it was made; a record is never edited by hand.",
        place=Place(path=path, line=first_difference(text, expected)),
    )


def _refused(code: str, what: str, path: str) -> Finding:
    return Finding(
        code=code,
        problem=f"{path} {what}.",
        remedy="put back the file as it was made.",
        place=Place(path=path),
    )
