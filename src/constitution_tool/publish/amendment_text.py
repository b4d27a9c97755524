"""How does an amendment read on a terminal? In amending language, then as tracked changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.amend import amend
from constitution_tool.engine.council import acts_on
from constitution_tool.engine.excerpt import changed
from constitution_tool.engine.redline import Step, redline
from constitution_tool.model.amendment import ByKind, ForApproval, UnderDelegation
from constitution_tool.notation.instruction import print_sentence, quoted
from constitution_tool.notation.printer import print_clauses
from constitution_tool.publish.text import text

if TYPE_CHECKING:
    from constitution_tool.model.amendment import Amendment, Entry
    from constitution_tool.model.instrument import Constitution


def amendment_lines(
    amendment: Amendment, base: Constitution, touches: tuple[str, ...]
) -> tuple[str, ...]:
    """Print an amendment: what it is, what it does in words and in tracked changes, and touches."""
    lines = [f"Amendment {amendment.id}: {amendment.title}", *_basis(amendment), ""]
    for position, entry in enumerate(amendment.entries, start=1):
        lines += _instruction(position, entry)
    lines += ["Tracked changes", "", *_tracked(amendment, base)]
    return (*lines, "", "It touches:", *(f"  {citation}" for citation in touches))


def _tracked(amendment: Amendment, base: Constitution) -> list[str]:
    marked = redline(base, (Step(entry=0, text=amend(base, amendment)),), ())
    about = {clause for entry in amendment.entries for clause in acts_on(entry)}
    return text(changed(marked, about)).rstrip("\n").split("\n")


def _instruction(position: int, entry: Entry) -> list[str]:
    lines = [f"{position}. {print_sentence(entry.instruction)}", ""]
    if clauses := quoted(entry.instruction):
        lines += [f"     {line}" if line else "" for line in print_clauses(clauses).split("\n")]
    return [*lines, f"   Reason: {entry.reason}", ""]


def _basis(amendment: Amendment) -> tuple[str, ...]:
    match amendment.basis:
        case UnderDelegation(delegation=delegation, ground=ground, ground_reason=reason):
            return (f"Decided under delegation {delegation}, ground “{ground}”. {reason}".rstrip(),)
        case ForApproval(proposed_by=proposer):
            return (f"For approval by Council. Proposed by {proposer}.",)
        case ByKind(evidence=evidence):
            return (f"{amendment.kind.value.capitalize()} change. {evidence}".rstrip(),)
