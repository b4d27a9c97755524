"""Does every rule hold over the whole repository, before any authority is asked?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.check import (
    check_amendment,
    check_constitution,
    new_ids,
    reused_ids,
)
from constitution_tool.engine.standings import draft
from constitution_tool.engine.status import written_on
from constitution_tool.errors import Conflict, Place
from constitution_tool.model.amendment import UnderDelegation
from constitution_tool.model.authority import Delegation
from constitution_tool.model.instrument import Index

if TYPE_CHECKING:
    from constitution_tool.engine.record import Record
    from constitution_tool.errors import Finding
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.instrument import Constitution


def check_record(record: Record) -> tuple[Finding, ...]:
    """Check the text, and every amendment that is not entered on the text it is written on."""
    source = record.source
    findings = list(check_constitution(source.constitution, source.positions))
    if not record.register.entries:
        return tuple(findings)
    text = draft(record)
    for id_, amendment in sorted(record.amendments.items()):
        if record.register.entry_of(id_) is None:
            findings += check_one(record, amendment, text)
    return tuple(findings)


def check_one(record: Record, amendment: Amendment, text: Constitution) -> tuple[Finding, ...]:
    """Check one amendment on the text it is written on; every finding says where it is."""
    path = f"amendments/{amendment.id}.md"
    places = record.parsed[amendment.id].positions
    try:
        base = written_on(record.register, amendment, text)
    except Conflict as refused:
        findings = refused.findings
    else:
        given, law = delegation(record, amendment), record.source.law
        findings = check_amendment(base, amendment, law, given, places)
        findings += reused_ids(amendment, used_ids(record, amendment.id))
    return tuple(
        finding if finding.place.path else replace(finding, place=Place(path=path))
        for finding in findings
    )


def used_ids(record: Record, but: str = "") -> frozenset[str]:
    """Gather every id ever given to a clause, but for those one amendment gives (law 8)."""
    ids = {str(id_) for id_ in Index(record.source.constitution).by_id}
    for id_, amendment in record.amendments.items():
        if id_ != but:
            ids |= set(new_ids(amendment))
    return frozenset(ids)


def delegation(record: Record, amendment: Amendment) -> Delegation | None:
    """Find the delegation an amendment relies on, if it relies on one that is on record."""
    if not isinstance(amendment.basis, UnderDelegation):
        return None
    kept = record.register.decisions.get(amendment.basis.delegation)
    return kept.value if kept and isinstance(kept.value, Delegation) else None
