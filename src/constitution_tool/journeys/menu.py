"""What can be chosen from, when someone is asked what they want to do?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from constitution_tool.engine.deciding.starting_policy import STARTING_POLICY
from constitution_tool.engine.record import survey
from constitution_tool.engine.standings import standings
from constitution_tool.errors import Refusal
from constitution_tool.model.authority import Status
from constitution_tool.publish.papers import phrases
from constitution_tool.store.tree import find_root, read_tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from constitution_tool.engine.record import Record

Named = tuple[tuple[str, str], ...]
"""Things to choose from: what the command line calls each, and what people do."""

_WAITING = (Status.UNDECIDED, Status.DECIDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What is here: a line on the record, and everything a question may let one choose from.

    `root` is None outside a constitution's folder. `waiting` are amendments and decisions that are
    not on record yet; `amendments` all of them. `offices` are those held, or before founding those
    that the usual policy asks for; `signers` are by the kind of decision that they certify.
    """

    root: Path | None = None
    line: str = "There is no constitution in this folder."
    founded: bool = False
    waiting: Named = ()
    amendments: Named = ()
    decisions: Named = ()
    offices: Named = ()
    people: Named = ()
    protocols: Named = ()
    for_approval: Named = ()
    signers: Mapping[str, Named] = field(default_factory=dict)


def offered(start: Path) -> Offered:
    """Gather what there is to choose from; what cannot be read offers nothing."""
    try:
        root = find_root(start)
    except Refusal:
        return Offered()
    try:
        return _of(root, survey(read_tree(root)))
    except Refusal as refused:
        return Offered(root=root, line=refused.findings[0].problem)


def _of(root: Path, record: Record) -> Offered:
    register = record.register
    head = register.head
    amendments = tuple((id_, one.title) for id_, one in sorted(record.amendments.items()))
    decisions = tuple(
        (id_, kept.value.title)
        for id_, kept in sorted(register.decisions.items())
        if register.entry_of(id_) is None
    )
    in_force = register.in_force(register.sequence)
    holdings = in_force.office_holders.value.holdings if in_force else ()
    policy = in_force.policy.value if in_force else STARTING_POLICY
    asked = (office for rule in policy.rules for office, _ in rule.offices)
    offices = dict.fromkeys((held.office for held in holdings) if in_force else asked)
    people = in_force.office_holders.value.people if in_force else ()
    return Offered(
        root=root,
        line=f"{record.source.law.council}: nothing is on record yet."
        if head is None
        else f"{record.source.law.council}: "
        f"{phrases.counted(head.value.sequence, 'entry', 'entries')} on record, the last on "
        f"{phrases.day(head.value.day)}.",
        founded=head is not None,
        waiting=(*_with_status(record, amendments, _WAITING), *decisions),
        amendments=amendments,
        decisions=decisions,
        offices=tuple((office, record.settings.office(office)) for office in offices),
        for_approval=_with_status(record, amendments, (Status.FOR_APPROVAL, Status.CARRIED)),
        signers={
            rule.kind: tuple((office, record.settings.office(office)) for office, _ in rule.offices)
            for rule in policy.rules
        },
        people=tuple((each.id, each.name) for each in people),
        protocols=tuple(
            (str(one.id), f"{one.number} {one.title}")
            for one in record.source.constitution.instruments
        ),
    )


def _with_status(record: Record, amendments: Named, wanted: tuple[Status, ...]) -> Named:
    if record.register.head is None:
        return ()
    where = standings(record)
    return tuple(pair for pair in amendments if where[pair[0]].status in wanted)
