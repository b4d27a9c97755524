"""How is an entry of the register written down? (`register/NNNN.json`)."""

from __future__ import annotations

import re

from constitution_tool.errors import Finding, Place
from constitution_tool.model.authority import EntryKind, RegisterEntry
from constitution_tool.model.settings import FORMAT
from constitution_tool.notation.register.canonical_json import read_json, write_json
from constitution_tool.notation.register.fields import SHA256, Fields, refuse_any
from constitution_tool.notation.register.register_paths import SUBJECT, entry_path

ON_ADOPTION = "on-adoption"
_EFFECTIVE = re.compile(f"{ON_ADOPTION}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}")
_PATH = re.compile(r"(register|amendments|source|drafts)(/[A-Za-z0-9][A-Za-z0-9._-]*)+")


def print_entry(entry: RegisterEntry) -> bytes:
    """Write an entry in its one layout; the digest of these bytes is the entry's."""
    return write_json(
        {
            "format": FORMAT,
            "sequence": entry.sequence,
            "day": entry.day.isoformat(),
            "previous": entry.previous,
            "kind": entry.kind.value,
            "subject": entry.subject,
            "relied_on": dict(entry.relied_on),
            "adopted": entry.adopted,
            "draft": entry.draft,
            "effective": entry.effective,
            "evidence": entry.evidence,
        }
    )


def parse_entry(data: bytes, path: str) -> RegisterEntry:
    """Read an entry.

    Raises:
        Malformed: With every fault found; any other layout of the same words is one.
    """
    findings: list[Finding] = []
    fields = Fields(read_json(data, path), Place(path=path), findings)
    fields.format(FORMAT)
    sequence = fields.number("sequence", 1)
    entry = RegisterEntry(
        sequence=sequence,
        day=fields.written_day("day"),
        previous=fields.prose("previous") if sequence == 1 else fields.text("previous", SHA256),
        kind=fields.choice("kind", EntryKind),
        subject=fields.text("subject", SUBJECT),
        relied_on=fields.pairs("relied_on", _PATH),
        adopted=fields.text("adopted", SHA256),
        draft=fields.text("draft", SHA256),
        effective=fields.text("effective", _EFFECTIVE),
        evidence=fields.text("evidence"),
    )
    for relied, digest in entry.relied_on:
        if not SHA256.fullmatch(digest):
            fields.refuse("field-value", f"In {path}, the check of {relied} is not one.")
    fields.finish()
    if not findings and path != entry_path(entry.sequence):
        fields.refuse("entry-name", f"{path} calls itself entry {entry.sequence}.")
    refuse_any(findings)
    return entry


def check_code(sequence: int, digest: str) -> str:
    """Write the check code of a document: the last entry before it, and that entry's digest."""
    return f"{sequence}:{digest}"
