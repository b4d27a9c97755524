"""How is a statement written down, so that its bytes can be signed? (`register/statements/`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Place
from constitution_tool.model.authority import Attestation, Response, Seen, Statement, Subject
from constitution_tool.model.settings import FORMAT
from constitution_tool.notation.register.canonical_json import read_json, write_json
from constitution_tool.notation.register.fields import SHA256, Fields, refuse_any
from constitution_tool.notation.register.register_paths import OFFICE, PERSON, SUBJECT

if TYPE_CHECKING:
    from datetime import date

ABSENT = "absent"
HOLDER = "holder"
DEPUTY = "deputy: "
_DIGEST_OR_ABSENT = re.compile(f"{SHA256.pattern}|{ABSENT}")
_CAPACITY = re.compile(f"{HOLDER}|{DEPUTY}.+")


def print_statement(statement: Statement) -> bytes:
    """Write a statement in the one layout that is signed."""
    attested = {"attested": _print_attestation(statement.attested)} if statement.attested else {}
    return write_json(
        {
            **attested,
            "format": FORMAT,
            "subject": {
                "id": statement.subject.id,
                "sha256": statement.subject.sha256,
                "touches": dict(statement.subject.touches),
            },
            "office": statement.office,
            "person": statement.person,
            "capacity": statement.capacity,
            "interest": statement.interest,
            "response": statement.response.value,
            "words": statement.words,
            "day": statement.day.isoformat(),
            "seen": {
                "sequence": statement.seen.sequence,
                "digest": statement.seen.digest,
                "office_holders": statement.seen.office_holders,
                "policy": statement.seen.policy,
            },
            "expires": statement.expires.isoformat() if statement.expires else None,
        }
    )


def parse_statement(data: bytes, path: str) -> Statement:
    """Read a statement.

    Raises:
        Malformed: With every fault found; any other layout of the same words is one.
    """
    findings: list[Finding] = []
    fields = Fields(read_json(data, path), Place(path=path), findings)
    fields.format(FORMAT)
    subject, seen = fields.table("subject"), fields.table("seen")
    expires: date | None = None if fields.is_null("expires") else fields.written_day("expires")
    statement = Statement(
        subject=_subject(subject),
        office=fields.text("office", OFFICE),
        person=fields.text("person", PERSON),
        capacity=fields.text("capacity", _CAPACITY),
        interest=fields.text("interest"),
        response=fields.choice("response", Response),
        words=fields.prose("words"),
        day=fields.written_day("day"),
        seen=_seen(seen),
        expires=expires,
        attested=_attestation(fields.table("attested")) if fields.has("attested") else None,
    )
    fields.finish()
    refuse_any(findings)
    return statement


def _print_attestation(attested: Attestation) -> dict[str, str]:
    return {
        "office": attested.office,
        "person": attested.person,
        "capacity": attested.capacity,
        "sha256": attested.sha256,
        "whereabouts": attested.whereabouts,
    }


def _attestation(fields: Fields) -> Attestation:
    attested = Attestation(
        office=fields.text("office", OFFICE),
        person=fields.text("person", PERSON),
        capacity=fields.text("capacity", _CAPACITY),
        sha256=fields.text("sha256", SHA256),
        whereabouts=fields.text("whereabouts"),
    )
    fields.finish()
    return attested


def _subject(fields: Fields) -> Subject:
    subject = Subject(
        id=fields.text("id", SUBJECT),
        sha256=fields.text("sha256", SHA256),
        touches=fields.pairs("touches", re.compile("[a-z-]+:[a-z0-9.]+")),
    )
    for key, digest in subject.touches:
        if not _DIGEST_OR_ABSENT.fullmatch(digest):
            fields.refuse("field-value", f"In the statement, “{key}” is not a digest.")
    fields.finish()
    return subject


def _seen(fields: Fields) -> Seen:
    sequence = fields.number("sequence")
    digest = fields.text("digest", SHA256) if sequence else fields.prose("digest")
    if not sequence and digest:
        fields.refuse("field-value", "The statement names a record that had not begun.")
    seen = Seen(
        sequence=sequence,
        digest=digest,
        office_holders=fields.text("office_holders", SHA256),
        policy=fields.text("policy", SHA256),
    )
    fields.finish()
    return seen
