"""What does an amendment's file say? Text ⇄ Amendment, exact inverses (laws 1 and 2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed, Place, Severity
from constitution_tool.model.amendment import Amendment, Entry
from constitution_tool.notation.amendments.amendment_body import (
    INSTRUCTIONS,
    REASON,
    WHY,
    read_body,
)
from constitution_tool.notation.amendments.amendment_head import read_head, write_head
from constitution_tool.notation.amendments.given_text import files_of
from constitution_tool.notation.amendments.instruction import parse_instruction, print_instruction
from constitution_tool.notation.front_matter import split
from constitution_tool.notation.hidden import check_characters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constitution_tool.notation.amendments.amendment_body import Numbered


_NO_FILES: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedAmendment:
    """An amendment as read, where each instruction stands (by its number), and the warnings."""

    amendment: Amendment
    positions: Mapping[int, Place]
    findings: tuple[Finding, ...]


# --- writing ----------------------------------------------------------------------------------


def print_amendment(amendment: Amendment) -> str:
    """Write an amendment as its file, and read it back before handing it over.

    Raises:
        Malformed: no file says exactly this (words that cannot be quoted, HTML in a reason).
    """
    text = _print(amendment)
    path = f"amendments/{amendment.id}.md"
    if _parse(text, path, files_of(amendment)).amendment != amendment:
        raise Malformed(
            Finding(
                code="amendment-unwritable",
                problem=f"Amendment {amendment.id} cannot be written down just so.",
                remedy="let its title, reasons and “Why” neither begin nor end with blanks.",
                place=Place(path=path),
            )
        )
    return text


def _print(amendment: Amendment) -> str:
    parts = [write_head(amendment), WHY]
    if amendment.why:
        parts.append(amendment.why)
    parts.append(INSTRUCTIONS)
    for number, entry in enumerate(amendment.entries, start=1):
        marker = f"{number}. "
        lines = print_instruction(entry.instruction).split("\n")
        lines += ["", f"{REASON} {entry.reason}"]
        indented = [f"{' ' * len(marker)}{line}".rstrip(" ") for line in lines]
        parts.append(marker + "\n".join(indented).lstrip(" "))
    return "\n\n".join(parts) + "\n"


# --- reading ----------------------------------------------------------------------------------


def parse_amendment(
    text: str, path: str, files: Mapping[str, bytes] = _NO_FILES
) -> ParsedAmendment:
    """Read the file of an amendment.

    Args:
        text: what the file says.
        path: where it lies.
        files: the files of the repository; those of `drafts/` may give it the text of instruments.

    Raises:
        Malformed: there is an error in it; with every finding, warnings too. An amendment is read
            wholly or not at all.
    """
    parsed = _parse(text, path, files)
    return replace(parsed, findings=(*parsed.findings, *_layout(parsed.amendment, text, path)))


def _parse(text: str, path: str, files: Mapping[str, bytes]) -> ParsedAmendment:
    findings = list(check_characters(text, path))
    readable = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    try:
        parts = split(readable, path)
        head = read_head(parts.head)
        parts.head.finish()
        findings += parts.head.findings
        findings += _name(head.id, path, parts.head.place("amendment"))
        body = read_body(parts.body, path, parts.line)
    except Malformed as refusal:
        raise Malformed(*findings, *refusal.findings) from None
    findings += body.findings
    entries: list[Entry] = []
    for numbered in body.numbered:
        try:
            entries.append(_entry(numbered, path, files))
        except Malformed as refusal:
            findings += refusal.findings
    if not body.numbered:
        findings.append(_no_instructions(path, parts.line))
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise Malformed(*sorted(findings, key=lambda f: (f.place.line, f.place.column)))
    amendment = Amendment(
        id=head.id,
        title=head.title,
        kind=head.kind,
        basis=head.basis,
        effective=head.effective,
        expires=head.expires,
        after=head.after,
        expects=head.expects,
        why=body.why,
        entries=tuple(entries),
    )
    positions = {each.number: _place(each, path) for each in body.numbered}
    return ParsedAmendment(amendment=amendment, positions=positions, findings=tuple(findings))


def _entry(numbered: Numbered, path: str, files: Mapping[str, bytes]) -> Entry:
    """Read one instruction; its findings are placed in the file and say which it is."""
    try:
        instruction = parse_instruction(numbered.text, path, numbered.line, files)
    except Malformed as refusal:
        note = _place(numbered, path).note
        raise Malformed(
            *(
                finding
                if finding.place.path != path
                else replace(
                    finding,
                    place=replace(
                        finding.place,
                        column=finding.place.column and finding.place.column + numbered.width,
                        note=note,
                    ),
                )
                for finding in refusal.findings
            )
        ) from None
    return Entry(instruction=instruction, reason=numbered.reason)


def _place(numbered: Numbered, path: str) -> Place:
    return Place(path=path, line=numbered.line, note=f"instruction {numbered.number}")


def _name(id_: str, path: str, place: Place) -> tuple[Finding, ...]:
    stem = path.rpartition("/")[2].removesuffix(".md")
    if not id_ or stem == id_:
        return ()
    return (
        Finding(
            code="amendment-name",
            problem=f"The file is named {stem}.md and calls itself amendment {id_}.",
            remedy=f"name the file {id_}.md, or mend its line “amendment = …”.",
            place=place,
        ),
    )


def _no_instructions(path: str, line: int) -> Finding:
    return Finding(
        code="instructions-none",
        problem="The amendment has no instructions.",
        remedy=f"write them beneath “{INSTRUCTIONS}”, each with its number: 1. In …",
        place=Place(path=path, line=line),
    )


def _layout(amendment: Amendment, text: str, path: str) -> tuple[Finding, ...]:
    """Warn when the tool would lay the file out otherwise; says the first line that differs."""
    printed = _print(amendment)
    if printed == text:
        return ()
    old, new = text.split("\n"), printed.split("\n")
    at = next(
        (n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other),
        min(len(old), len(new)) - 1,
    )
    return (
        Finding(
            code="not-canonical",
            problem="This is not laid out as the tool writes it.",
            remedy="run `constitution-tool format`; it changes the layout and not one word.",
            place=Place(path=path, line=at + 1, column=1),
            severity=Severity.WARNING,
        ),
    )
