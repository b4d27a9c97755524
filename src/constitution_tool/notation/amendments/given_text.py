"""Which text does a file of `drafts/` give to an amendment?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed, Place, Severity
from constitution_tool.model.instruction import InFile, InsertInstrument, SubstituteInstrument
from constitution_tool.notation.digest import sha256_hex
from constitution_tool.notation.hidden import decode
from constitution_tool.notation.text.parse import parse_instrument
from constitution_tool.notation.text.printer import print_instrument

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.instruction import Instruction


def file_of(instruction: Instruction) -> InFile | None:
    """Give the text by file that an instruction names, if it names one."""
    match instruction:
        case SubstituteInstrument(text=InFile() as text) | InsertInstrument(text=InFile() as text):
            return text
        case _:
            return None


def files_of(amendment: Amendment) -> dict[str, bytes]:
    """Give the files that the instructions of an amendment name, as they are written."""
    named = (file_of(entry.instruction) for entry in amendment.entries)
    return {text.path: print_instrument(text.instrument).encode() for text in named if text}


def file_digest(text: InFile) -> str:
    """Give the SHA-256 of the file, which is written as the tool writes it."""
    return sha256_hex(print_instrument(text.instrument).encode())


def text_in(path: str, files: Mapping[str, bytes], place: Place) -> InFile:
    """Read the file that a sentence at `place` names.

    Raises:
        Malformed: it is not there, has errors, or is not written as the tool writes it, so that
            its digest would not be that of what it says.
    """
    if path not in files:
        raise Malformed(
            Finding(
                code="draft-missing",
                problem=f"The file {path}, which gives the text, is not there.",
                remedy=f"put it back as {path}, or quote the text beneath the sentence.",
                place=place,
            )
        )
    parsed = parse_instrument(decode(files[path], path), path)
    wrong = [
        replace(finding, severity=Severity.ERROR)
        for finding in parsed.findings
        if finding.severity is Severity.ERROR or finding.code == "not-canonical"
    ]
    if wrong:
        raise Malformed(*wrong)
    return InFile(path=path, instrument=parsed.instrument)
