"""Which characters of a council's files can no PDF show, and where do they stand?

The PDF maker refuses them, but only once a document is made: then the text may be on record, and
every document that prints it would be refused for ever. So they are looked for in the files, before
anything is checked, signed or put on record.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.model.identity import DRAFT
from constitution_tool.publish.pdf.typeface import FAMILY, characters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PRINTED = ("source/", "amendments/", "drafts/", "examples/worked/", "constitution.toml")
"""Where what documents are made of is written."""

REMEDY = "write it in other characters, or leave it out."


def unprintable(files: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """Find each character that the typeface lacks, once a file, where it stands first.

    A file that is not UTF-8 is passed over: reading it says so.
    """
    return tuple(finding for path, data in sorted(files.items()) for finding in _in(path, data))


def of_documents(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Choose the files that documents are made of."""
    chosen = (".md", ".toml")
    return {p: d for p, d in files.items() if p.startswith(PRINTED) and p.endswith(chosen)}


def of_amendment(files: Mapping[str, bytes], path: str) -> dict[str, bytes]:
    """Choose the file of an amendment, and those of drafts/ that it names."""
    named_in = DRAFT.findall(files[path].decode("utf-8"))
    return {chosen: files[chosen] for chosen in (path, *named_in) if chosen in files}


def refuse_unprintable(files: Mapping[str, bytes]) -> None:
    """Let files pass that a PDF can show whole.

    Raises:
        Malformed: it cannot; with each character, by name.
    """
    if found := unprintable(files):
        raise Malformed(*found)


def lacking(text: str) -> list[str]:
    """List what the typeface cannot show of a text, in order; line breaks it need not show."""
    return sorted(set(text) - characters() - {"\n"})


def named(character: str) -> str:
    """Name a character so that a clerk can ask for it: `“☐”, BALLOT BOX (U+2610)`."""
    name = unicodedata.name(character, "a control character")
    shown = f"“{character}”, " if character.isprintable() else ""
    return f"{shown}{name} (U+{ord(character):04X})"


def _in(path: str, data: bytes) -> Iterator[Finding]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return
    for character in lacking(text):
        before, _, _ = text.partition(character)
        line = before.rpartition("\n")[2]
        times = text.count(character)
        often = f" It stands in {times} places." if times > 1 else ""
        yield Finding(
            code="character-unprintable",
            problem=f"No PDF can show {named(character)}: its typeface, {FAMILY}, lacks it.{often}",
            remedy=REMEDY,
            place=Place(path=path, line=before.count("\n") + 1, column=len(line) + 1),
        )
