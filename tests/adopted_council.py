"""A council whose protocol was amended, voted on and corrected, for those who read of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from constitution_tool.model.amendment import ByKind, Entry, ForApproval, Kind
from constitution_tool.model.decision import Objection, Report, Resolved, Withdrawal
from constitution_tool.model.instruction import SubstituteWords
from constitution_tool.model.target import Once
from council_on_record import (
    ENTERED,
    MEETING,
    Council,
    adoption,
    carried,
    for_approval,
    target,
    training,
    with_whole_policy,
)

JUNE = date(2024, 6, 3)
MEETINGS = """
[[meeting]]
date = 2024-05-21
body = "Full Council"
title = "Annual Meeting"
"""


def words(council: Council, id_: str, clause: str, find: str, new: str, **changes):
    """For some words substitute others."""
    instruction = SubstituteWords(
        targets=(target(council, clause),), find=find, replace=new, occurrence=Once()
    )
    entries = (Entry(instruction=instruction, reason="It is clearer."),)
    return replace(
        training(council), id=id_, title=f"{new}".capitalize(), entries=entries, **changes
    )


def before_the_vote() -> Council:
    """Entered, for approval, objected to, withdrawn, and carried at the meeting."""
    council = with_whole_policy()
    council.files["constitution.toml"] += MEETINGS.encode()
    council.propose(training(council)).sign("2024-001").enter("2024-001")
    council.propose(for_approval(council))
    basis = ForApproval(proposed_by="Councillor D")
    declined = words(
        council, "2024-005", "c5.fffff", "polite", "kind", kind=Kind.SUBSTANTIVE, basis=basis
    )
    council.propose(declined)
    council.propose(replace(declined, id="2024-006", title="Withdrawn"))
    council.record(
        Objection(
            id="2024-D03", title="O", day=ENTERED, about="2024-001", by="Councillor C",
            why="It says\n\ntoo much.",
        )
    )  # fmt: skip
    council.record(
        Withdrawal(
            id="2024-D04", title="W", day=ENTERED, amendment="2024-006", by="Councillor D",
            why="Why.",
        )
    )  # fmt: skip
    changed = words(council, "2024-003", "c5.ccccc", "any guidance", "all guidance")
    council.correct(
        replace(carried(council), entries=changed.entries, title="All guidance"), MEETING
    )
    return council


def adopted() -> Council:
    """What was before Council adopted as amended, one amendment approved and one declined."""
    council = before_the_vote()
    put = (("2024-002", council.register.amendments["2024-002"].digest),)
    return council.record(
        adoption(council, resolved=Resolved.AS_AMENDED, approved=put, declined=("2024-005",))
    )


def corrected() -> Council:
    """And then corrected without Council, which was told of one correction and not of the other."""
    council = adopted()
    basis = ByKind(evidence="A slip of the pen.")
    minor = {"kind": Kind.MINOR, "basis": basis, "effective": JUNE}
    council.correct(words(council, "2024-010", "c5.fffff", "polite", "courteous", **minor), JUNE)
    council.record(
        Report(
            id="2024-D05", title="R", day=JUNE, body="Full Council", amendments=("2024-010",),
            minute="Minute 9", why="Why.",
        )
    )  # fmt: skip
    late = {**minor, "effective": date(2024, 7, 1)}
    council.correct(words(council, "2024-011", "c6.bbbbb", "kept", "held", **late), JUNE)
    return council


def reported_late() -> Council:
    """And then told of the other one, six days after it was due."""
    told = Report(
        id="2024-D06", title="Corrections reported", day=date(2024, 7, 9), body="Cabinet",
        amendments=("2024-011",), minute="Minute 4", why="Why.",
    )  # fmt: skip
    return corrected().record(told)
