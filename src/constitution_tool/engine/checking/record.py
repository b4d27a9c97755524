"""Does every rule hold over the whole repository, before any authority is asked?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.accounting import stages
from constitution_tool.engine.authority.cited import untrue_when_signed
from constitution_tool.engine.authority.moment import present
from constitution_tool.engine.authority.status import written_on
from constitution_tool.engine.authority.verify import verify
from constitution_tool.engine.checking.check import (
    check_amendment,
    check_constitution,
    new_ids,
    reused_ids,
    shared_gaps,
)
from constitution_tool.engine.checking.check_following import check_following
from constitution_tool.engine.checking.check_pictures import check_pictures
from constitution_tool.engine.checking.named_nowhere import named_nowhere
from constitution_tool.engine.texts import moment
from constitution_tool.errors import Conflict, Place, Refusal, Severity
from constitution_tool.model.amendment import UnderDelegation
from constitution_tool.model.decision import Delegation
from constitution_tool.model.instrument import Index

if TYPE_CHECKING:
    from constitution_tool.engine.authority.moment import Moment
    from constitution_tool.engine.authority.register import Register
    from constitution_tool.engine.record import Record
    from constitution_tool.errors import Finding
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.instrument import Constitution


def check_all(record: Record) -> tuple[Finding, ...]:
    """Check everything: as read, against the record, and by every rule; each thing said once."""
    replayed = verify(record.files).findings if record.register.entries else ()
    try:
        ruled = check_record(record)
    except Refusal as refused:
        ruled = refused.findings
    return tuple(dict.fromkeys((*record.findings, *replayed, *ruled)))


def errors(record: Record) -> tuple[Finding, ...]:
    """Find everything that must be mended."""
    return tuple(f for f in check_all(record) if f.severity is Severity.ERROR)


def check_record(record: Record) -> tuple[Finding, ...]:
    """Check the text, and every amendment that is not entered on the text it is written on.

    An amendment on top of one that cannot be read is passed over: nothing can be said of it yet.

    Raises:
        Unauthorised: the record is damaged, and the draft cannot be computed from it.
    """
    source = record.source
    text, positions = source.constitution, source.positions
    findings = [*check_constitution(text, positions, lambda: texts_on_record(record))]
    findings += (finding for _, finding in check_pictures(text, positions))
    index = Index(text)
    findings += named_nowhere(source.law, record.register, {*index.by_id, *index.instruments})
    if not record.register.entries:
        return tuple(findings)
    now = moment(record)
    waiting = _waiting(record, now)
    for amendment in waiting:
        findings += check_one(record, amendment, now)
    varied = {one.in_place_of for one in waiting}
    return (*findings, *shared_gaps(now.draft, [one for one in waiting if one.id not in varied]))


def texts_on_record(record: Record) -> tuple[Constitution, ...]:
    """Give every text adopted up to now; none where they cannot be followed: `verify` says why."""
    if not record.register.entries:
        return ()
    try:
        return tuple(stage.source.constitution for stage in stages(record.register))
    except Refusal:
        return ()


def following_all(record: Record) -> tuple[Finding, ...]:
    """Find what the amendments that wait leave to follow; nothing if the record does not hold."""
    if not record.register.entries:
        return ()
    try:
        now = moment(record)
    except Refusal:
        return ()
    return tuple(
        finding
        for amendment in _waiting(record, now)
        for finding in check_following(record, amendment, now)
    )


def _waiting(record: Record, now: Moment) -> list[Amendment]:
    """List the amendments that nothing has become of, and that can be read with their ground."""
    return [
        amendment
        for id_, amendment in sorted(record.amendments.items())
        if id_ not in now.became and not record.damaged & set(amendment.after)
    ]


def check_one(record: Record, amendment: Amendment, now: Moment) -> tuple[Finding, ...]:
    """Check one amendment on the text it is written on; every finding says where it is."""
    path = f"amendments/{amendment.id}.md"
    places = record.parsed[amendment.id].positions
    try:
        base = written_on(record.register, amendment, now)
    except Conflict as refused:
        findings = refused.findings
    else:
        given, law = delegation(record, amendment), record.source.law
        findings = check_amendment(base, amendment, law, given, places)
        if new_ids(amendment):
            findings += reused_ids(amendment, used_ids(record, amendment), base)
    if _was_true(record.register, amendment):
        findings = tuple(_drifted(finding) for finding in findings)
    return tuple(
        finding if finding.place.path else replace(finding, place=Place(path=path))
        for finding in findings
    )


def refuse_unsound(record: Record, amendment: Amendment, now: Moment) -> tuple[Finding, ...]:
    """Refuse an amendment that breaks a rule, whoever decides it; else give the warnings.

    Raises:
        Conflict: With every error.
    """
    found = check_one(record, amendment, now)
    if wrong := [finding for finding in found if finding.severity is Severity.ERROR]:
        raise Conflict(*wrong)
    return found


def _was_true(register: Register, amendment: Amendment) -> bool:
    """Say whether an amendment was signed, and its citations were true when it was."""
    if all(subject != amendment.id for subject, _ in register.statements):
        return False
    return not any(untrue_when_signed(register, amendment, lambda n: present(register.as_at(n))))


def _drifted(finding: Finding) -> Finding:
    """Make a note of a citation that was true when it was signed: the id operates."""
    drifted = finding.code == "citation-untrue"
    return replace(finding, severity=Severity.WARNING) if drifted else finding


def used_ids(record: Record, but: Amendment | None = None) -> frozenset[str]:
    """Gather every id ever given to a clause, but for those one amendment gives (law 8).

    What it was carried in the place of, or was carried in its place, gives the same ones.
    """
    ids = {str(id_) for id_ in Index(record.source.constitution).by_id}
    put = but and (but.in_place_of or but.id)
    for id_, amendment in record.amendments.items():
        if put is None or put not in (id_, amendment.in_place_of):
            ids |= set(new_ids(amendment))
    return frozenset(ids)


def delegation(record: Record, amendment: Amendment) -> Delegation | None:
    """Find the delegation an amendment relies on, if it relies on one that is on record."""
    if not isinstance(amendment.basis, UnderDelegation):
        return None
    kept = record.register.decisions.get(amendment.basis.delegation)
    return kept.value if kept and isinstance(kept.value, Delegation) else None
