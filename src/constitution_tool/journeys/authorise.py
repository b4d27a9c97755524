"""An office says what it decides, answers or certifies: a signed statement over exact bytes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.asked import hearing_of, intent_of, part_of
from constitution_tool.engine.authority.authorise import reasons_against
from constitution_tool.engine.authority.judging import UNSETTLED, judge
from constitution_tool.engine.authority.keys import is_locked
from constitution_tool.engine.authority.prepare import attestation, person_with, prepare_statement
from constitution_tool.engine.authority.register import Kept
from constitution_tool.engine.checking.record import refuse_unsound
from constitution_tool.engine.record import read_record
from constitution_tool.engine.standings import bench
from constitution_tool.engine.texts import moment
from constitution_tool.errors import Finding, Malformed, Place, Unauthorised
from constitution_tool.model.authority import SignedStatement
from constitution_tool.notation.digest import sha256_hex
from constitution_tool.notation.register.register_paths import signature_path, statement_path
from constitution_tool.notation.register.statement_file import parse_statement, print_statement
from constitution_tool.outcome import Outcome
from constitution_tool.publish.pdf.unprintable import of_amendment, refuse_unprintable
from constitution_tool.store.hand import hand_of
from constitution_tool.store.plan import Plan, written
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from constitution_tool.engine.record import Record
    from constitution_tool.model.authority import KeyFile, Saying


def needs_passphrase(file: KeyFile) -> bool:
    """Say whether a key file asks for a passphrase.

    Raises:
        Malformed: it is not a private key this program can use.
    """
    return is_locked(file)


def authorise(root: Path, id_: str, saying: Saying, file: KeyFile) -> Outcome:
    """Sign what an office says of an amendment or a decision, as it stands now.

    Raises:
        Malformed: the key file cannot be used.
        Unauthorised: the key is nobody's on record, or the person may not speak for the office.
        Conflict: the amendment does not fit the text it is written on.
    """
    record = read_record(read_tree(root))
    register, council = record.register, bench(record)
    hand = hand_of(file)
    person = person_with(register, hand.public)
    hearing = hearing_of(record, register, id_, saying.day)
    attested = saying.attested
    meant = intent_of(hearing, saying, "" if attested else person)
    statement = prepare_statement(register, hearing.subject, meant, council)
    if attested:
        by = attestation(register, attested, person, saying.day, council)
        statement = replace(statement, attested=by)
    data = print_statement(statement)
    return _put(record, data, hand.sign(council.namespace(statement.signing_office), data))


def receive(root: Path, id_: str, office: str, signature: bytes, statement: bytes) -> Outcome:
    """Put a signature made elsewhere beside the statement it signs.

    Raises:
        Malformed: the statement is not one, or is of another amendment or office.
        Unauthorised: the signature does not hold for it.
    """
    record = read_record(read_tree(root))
    parsed = parse_statement(statement, statement_path(id_, office))
    if (parsed.subject.id, parsed.office) != (id_, office):
        raise Malformed(
            Finding(
                code="statement-name",
                problem=f"The statement is of {parsed.office} on {parsed.subject.id}, not of "
                f"{office} on {id_}.",
                remedy="name the amendment and office that the statement is of.",
                place=Place(path=statement_path(id_, office)),
            )
        )
    return _put(record, statement, signature)


def _put(record: Record, data: bytes, signature: bytes) -> Outcome:
    """Judge a signed statement, and what it is of, as both would be judged at entry; then keep it.

    So nobody signs in vain what cannot be decided as it is written, or printed, whoever signs it.
    """
    statement = parse_statement(data, "statement")
    office, id_ = statement.office, statement.subject.id
    path, beside = statement_path(id_, office), signature_path(id_, office)
    signed = SignedStatement(statement=statement, data=data, signature=signature)
    said = Kept(path=path, data=data, digest=sha256_hex(data), value=signed)
    register = record.register.saying((id_, office), said)
    head = register.head.value.day if register.head else statement.day
    hearing = hearing_of(record, register, id_, max(head, statement.day))
    part = part_of(hearing, office)
    wrong = [f for f in judge(hearing, office, part) if f.code not in UNSETTLED]
    if proposal := register.amendments.get(id_):
        wrong += reasons_against(hearing, proposal.value, moment(record))
    if wrong:
        raise Unauthorised(*wrong)
    if proposal:
        refuse_unsound(replace(record, register=register), proposal.value, moment(record))
        refuse_unprintable(of_amendment(record.files, proposal.path))
    printed, words = record.settings.office(office), statement.response.value.replace("-", " ")
    how = "Signed and kept"
    if statement.attested:
        how = f"Attested by the {record.settings.office(statement.attested.office)}, not signed"
    return Outcome(
        result={"id": id_, "office": office, "response": statement.response.value, "file": path},
        product=(path, beside),
        narration=(f"{printed}: {words} {id_}. {how}.",),
        plan=Plan(steps=written(record.files, {path: data, beside: signature})),
    )
