"""An office says what it decides or answers: a signed statement over exact bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.asked import intent_of, part_of, pending
from constitution_tool.engine.authority.hearing import UNSETTLED, judge
from constitution_tool.engine.authority.prepare import person_with, prepare_statement
from constitution_tool.engine.authority.proposal import hear, subject_of
from constitution_tool.engine.authority.register import Kept
from constitution_tool.engine.authority.status import written_on
from constitution_tool.engine.record import read_record
from constitution_tool.engine.standings import bench
from constitution_tool.engine.texts import moment
from constitution_tool.errors import Finding, Malformed, Place, Unauthorised
from constitution_tool.model.authority import SignedStatement
from constitution_tool.notation.digest import sha256_hex
from constitution_tool.notation.register.register_paths import signature_path, statement_path
from constitution_tool.notation.register.statement_file import parse_statement, print_statement
from constitution_tool.outcome import Outcome
from constitution_tool.sshsig.fault import Refused
from constitution_tool.sshsig.private_key import is_protected, open_key, sign
from constitution_tool.store.plan import Plan, Replace, Step, Write
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from constitution_tool.engine.record import Record
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.authority import Saying


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """The key an office signs with: the bytes of its file, and the passphrase if it has one."""

    path: str
    data: bytes
    passphrase: str = ""


def needs_passphrase(signer: Signer) -> bool:
    """Say whether a key file asks for a passphrase.

    Raises:
        Malformed: it is not a private key this program can use.
    """
    try:
        return is_protected(signer.data)
    except Refused as refused:
        raise _bad_key(signer, refused) from refused


def authorise(root: Path, id_: str, saying: Saying, signer: Signer) -> Outcome:
    """Sign what an office says of an amendment, as it stands now.

    Raises:
        Malformed: the key file cannot be used.
        Unauthorised: the key is nobody's on record, or the person may not speak for the office.
        Conflict: the amendment does not fit the text it is written on.
    """
    record = read_record(read_tree(root))
    kept = pending(record, id_)
    base = written_on(record.register, kept.value, moment(record))
    try:
        key = open_key(signer.data, signer.passphrase)
    except Refused as refused:
        raise _bad_key(signer, refused) from refused
    person = person_with(record.register, key.public)
    council = bench(record)
    meant = intent_of(record, kept, saying, person)
    statement = prepare_statement(record.register, subject_of(kept, base), meant, council)
    data = print_statement(statement)
    signature = sign(key, council.namespace(meant.office), data)
    return _put(record, kept, data, signature)


def receive(root: Path, id_: str, office: str, signature: bytes, statement: bytes) -> Outcome:
    """Put a signature made elsewhere beside the statement it signs.

    Raises:
        Malformed: the statement is not one, or is of another amendment or office.
        Unauthorised: the signature does not hold for it.
    """
    record = read_record(read_tree(root))
    kept = pending(record, id_)
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
    return _put(record, kept, statement, signature)


def _put(record: Record, kept: Kept[Amendment], data: bytes, signature: bytes) -> Outcome:
    """Judge a signed statement as it would be judged at entry, then keep it."""
    statement = parse_statement(data, "statement")
    office, id_ = statement.office, statement.subject.id
    path, beside = statement_path(id_, office), signature_path(id_, office)
    signed = SignedStatement(statement=statement, data=data, signature=signature)
    said = Kept(path=path, data=data, digest=sha256_hex(data), value=signed)
    register = record.register.saying((id_, office), said)
    base = written_on(register, kept.value, moment(record))
    head = register.head.value.day if register.head else statement.day
    hearing = hear(register, kept, base, max(head, statement.day), bench(record))
    part = part_of(record, kept, office)
    wrong = [f for f in judge(hearing, office, part) if f.code not in UNSETTLED]
    if wrong:
        raise Unauthorised(*wrong)
    old = record.files.get(path), record.files.get(beside)
    steps: list[Step] = []
    for target, was, new in ((path, old[0], data), (beside, old[1], signature)):
        steps.append(
            Write(path=target, data=new) if was is None else Replace(path=target, old=was, data=new)
        )
    printed, words = record.settings.office(office), statement.response.value.replace("-", " ")
    return Outcome(
        result={"id": id_, "office": office, "response": statement.response.value, "file": path},
        product=(path, beside),
        narration=(f"{printed}: {words} {id_}. Signed and kept.",),
        plan=Plan(steps=tuple(steps)),
    )


def _bad_key(signer: Signer, refused: Refused) -> Malformed:
    return Malformed(
        Finding(
            code=refused.fault.value,
            problem=refused.problem,
            remedy="use an ed25519 key made by “constitution-tool key new” or ssh-keygen, and its "
            "own passphrase.",
            place=Place(path=signer.path),
        )
    )
