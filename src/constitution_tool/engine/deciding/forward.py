"""What comes of a decision once it is drafted: who has signed it, and is it on record?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.certifying import reasons_against
from constitution_tool.engine.authority.enter import enter
from constitution_tool.engine.authority.moment import begin
from constitution_tool.engine.authority.prepare import Intent, person_with, prepare_statement
from constitution_tool.engine.authority.proposal import (
    hear_decision,
    refuse_out_of_turn,
    refuse_unread,
)
from constitution_tool.engine.authority.register_reading import read_register
from constitution_tool.engine.standings import bench
from constitution_tool.engine.texts import moment
from constitution_tool.errors import Finding, Unauthorised, Usage
from constitution_tool.model.authority import Response
from constitution_tool.model.decision import Decision, Founding
from constitution_tool.notation.register.decision_file import print_decision
from constitution_tool.notation.register.register_paths import (
    decision_path,
    signature_path,
    statement_path,
)
from constitution_tool.notation.register.statement_file import print_statement

if TYPE_CHECKING:
    from datetime import date

    from constitution_tool.engine.authority.enter import Entered
    from constitution_tool.engine.authority.hearing import Hearing
    from constitution_tool.engine.authority.keys import Hand
    from constitution_tool.engine.authority.moment import Moment
    from constitution_tool.engine.authority.register import Register
    from constitution_tool.engine.deciding.drafted import Drafted
    from constitution_tool.engine.record import Record

Keys = Mapping[str, "Hand"]
"""What each office signs with here, by office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forward:
    """A decision with what was signed of it: the files it makes, and the entry if it is whole.

    `lacks` are the offices that have still to sign it; `entered` None while there are any.
    """

    decision: Decision
    files: Mapping[str, bytes]
    lacks: tuple[str, ...]
    entered: Entered | None


def put_forward(record: Record, drafted: Drafted, keys: Keys, day: date) -> Forward:
    """Sign a drafted decision with the keys given, and put it on record if no office is missing.

    Raises:
        Usage: A key is given for an office that has no part in it.
        Unauthorised: Nobody could put it on record as it is written, or a key is another's.
    """
    decision = drafted.decision
    files = {**drafted.files, decision_path(decision.id): print_decision(decision)}
    register = read_register({**record.files, **files})
    refuse_unread(register)
    hearing = _hearing(record, register, decision.id, day)
    now = before(record, decision)
    if wrong := tuple(reasons_against(hearing, register.decisions[decision.id], now)):
        raise Unauthorised(*wrong)
    offices = [office for office, _ in hearing.rule.offices]
    if strangers := sorted(set(keys) - set(offices)):
        raise Usage(
            Finding(
                code="office-no-part",
                problem=f"“{strangers[0]}” has no part in a decision of kind “"
                f"{decision.kind.value}”.",
                remedy=f"sign for {' and '.join(offices)}.",
            )
        )
    for office, hand in keys.items():
        files |= _signed(record, register, hearing, office, hand)
    lacks = tuple(office for office in offices if office not in keys)
    if lacks:
        return Forward(decision=decision, files=files, lacks=lacks, entered=None)
    register = read_register({**record.files, **files})
    entered = enter(register, decision.id, now, day, bench(record))
    return Forward(decision=decision, files=files, lacks=(), entered=entered)


def before(record: Record, decision: Decision) -> Moment:
    """Give the texts as they stand before a decision is put on record."""
    return begin(record.source) if isinstance(decision, Founding) else moment(record)


def _hearing(record: Record, register: Register, id_: str, day: date) -> Hearing:
    kept = register.decisions[id_]
    refuse_out_of_turn(register, kept, day)
    return hear_decision(register, kept, day, bench(record))


def _signed(
    record: Record, register: Register, hearing: Hearing, office: str, hand: Hand
) -> dict[str, bytes]:
    """Certify the decision for an office, by whoever's key it is."""
    council = bench(record)
    intent = Intent(
        office=office,
        response=Response.CERTIFIES,
        day=hearing.day,
        person=person_with(register, hand.public),
    )
    statement = prepare_statement(register, hearing.subject, intent, council)
    data = print_statement(statement)
    return {
        statement_path(hearing.subject.id, office): data,
        signature_path(hearing.subject.id, office): hand.sign(council.namespace(office), data),
    }
