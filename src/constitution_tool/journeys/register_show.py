"""Who holds which office, under which policy, and what is on record?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.authority.delegated import spent_by
from constitution_tool.engine.authority.register import BEGIN
from constitution_tool.engine.record import read_record
from constitution_tool.errors import Finding, Place, Usage
from constitution_tool.model.decision import Delegation
from constitution_tool.outcome import Outcome
from constitution_tool.publish.register_text import register_lines
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from constitution_tool.engine.authority.register import Register
    from constitution_tool.model.authority import OfficeHolders
    from constitution_tool.outcome import Json


def register_show(root: Path) -> Outcome:
    """Print the offices, the policy, the delegations and the entries of the register.

    Raises:
        Usage: nothing is on record yet.
        Malformed: the register cannot be read.
    """
    record = read_record(read_tree(root))
    register = record.register
    in_force = register.in_force(register.sequence)
    if in_force is None:
        raise Usage(
            Finding(
                code="not-founded",
                problem="Nothing is on record yet.",
                remedy=BEGIN,
                place=Place(path="register/"),
            )
        )
    return Outcome(
        result={
            **_office_holders(in_force.office_holders.value),
            "policy": in_force.policy.value.version,
            "delegations": [
                {"id": given.id, "spent_by": spent.id if spent else None}
                for given, spent in (
                    (given, spent_by(register, given))
                    for _, given in register.on_record(Delegation)
                )
            ],
            "entries": _entries(register),
            "check_code": register.check_code,
        },
        product=register_lines(register, in_force, record.settings),
    )


def _office_holders(holders: OfficeHolders) -> dict[str, Json]:
    return {
        "people": [
            {
                "id": person.id,
                "name": person.name,
                "keys": [
                    {
                        "line": key.line,
                        "from_entry": key.from_entry,
                        "until_entry": key.until_entry or None,
                        "compromised": key.compromised or None,
                    }
                    for key in person.keys
                ],
            }
            for person in holders.people
        ],
        "offices": [
            {
                "office": held.office,
                "person": held.person,
                "start": held.start.isoformat(),
                "end": held.end.isoformat() if held.end else None,
                "deputy": held.deputy or None,
                "minute": held.minute,
            }
            for held in holders.holdings
        ],
    }


def _entries(register: Register) -> list[Json]:
    return [
        {
            "sequence": kept.value.sequence,
            "day": kept.value.day.isoformat(),
            "kind": kept.value.kind.value,
            "subject": kept.value.subject,
            "effective": kept.value.effective,
            "evidence": kept.value.evidence,
        }
        for kept in register.entries
    ]
