"""How does an amendment read on a terminal? In amending language, then as tracked changes."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, assert_never

from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.comparing.excerpt import changed, changed_clauses
from constitution_tool.engine.comparing.redline import Step, redline
from constitution_tool.engine.council import acts_on
from constitution_tool.model.amendment import AtMeeting, ByKind, ForApproval, UnderDelegation
from constitution_tool.model.instruction import Move
from constitution_tool.model.instrument import Index
from constitution_tool.notation.amendments.instruction import print_sentence, read_beneath
from constitution_tool.publish.papers.sayings import carried
from constitution_tool.publish.papers.sayings import ground as ground_of
from constitution_tool.publish.text.document import Colour, text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from constitution_tool.model.amendment import Amendment, Entry
    from constitution_tool.model.instrument import Constitution
    from constitution_tool.model.passage import Flow

_WIDTH = 80


def amendment_lines(
    amendment: Amendment,
    base: Constitution,
    touches: tuple[str, ...],
    colour: Colour = Colour.NEVER,
    facts: Iterable[tuple[str, str]] = (),
) -> tuple[str, ...]:
    """Print an amendment: what it is, what it does in words and in tracked changes, and touches.

    `facts` are labels and words: what was said of it, and what became of it. What its head says
    is not said again.
    """
    head = _basis(amendment)
    lines = [f"Amendment {amendment.id}: {amendment.title}", *wrap(head, _WIDTH)]
    for label, words in facts:
        lines += wrap(f"{label}: {words}", _WIDTH) if words not in head else ()
    lines.append("")
    for position, entry in enumerate(amendment.entries, start=1):
        lines += _instruction(position, entry)
    marked = text(marked_part(amendment, base), colour=colour).rstrip("\n").split("\n")
    lines += ["Tracked changes", "", *marked]
    return (*lines, "", "It touches:", *(f"  {citation}" for citation in touches))


def quoted_lines(entry: Entry) -> list[str]:
    """Print what an amending sentence quotes beneath it, if anything, without ids."""
    shown = read_beneath(entry.instruction)
    return ["", *(folded for line in shown for folded in _folded(line))] if shown else []


def _folded(line: str) -> list[str]:
    """Fold a line of quoted words; a row of a table stays whole."""
    step = "  " + " " * (len(line) - len(line.lstrip()))
    if line.lstrip().startswith("|"):
        return [f"  {line}"]
    return wrap(
        line.lstrip(),
        _WIDTH - 3,
        initial_indent=step,
        subsequent_indent=f"{step}  ",
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]


def under_headings(about: Collection[str], *texts: Constitution) -> set[str]:
    """Name clauses and the headings they stand under, so that a reader knows where each is."""
    found = set(about)
    for index in map(Index, texts):
        for id_ in about:
            if standing := index.by_id.get(id_):
                found |= {one.id for one in standing.ancestors if one.heading}
    return found


def marked_part(amendment: Amendment, base: Constitution) -> Flow:
    """Mark what an amendment does to a text, and keep what it changes under the headings above."""
    after = amend(base, amendment)
    moved = tuple(
        entry.instruction.target.id
        for entry in amendment.entries
        if isinstance(entry.instruction, Move)
    )
    marked = redline(base, (Step(entry=0, text=after, moved=moved),), ())
    about = {clause for entry in amendment.entries for clause in acts_on(entry)}
    return changed(marked, under_headings(about | changed_clauses(marked), base, after))


def _instruction(position: int, entry: Entry) -> list[str]:
    first, *rest = wrap(print_sentence(entry.instruction), _WIDTH - 3)
    rest += quoted_lines(entry)
    lines = [f"{position}. {first}", *(f"   {line}" if line else "" for line in rest), ""]
    reason = wrap(f"Reason: {entry.reason}", _WIDTH - 3)
    return [*lines, *(f"   {line}" for line in reason), ""]


def _basis(amendment: Amendment) -> str:
    match amendment.basis:
        case UnderDelegation(delegation=delegation, ground=ground, ground_reason=reason):
            said = f"Under delegation {delegation}, ground “{ground}”. {ground_of(reason)}"
        case ForApproval(proposed_by=proposer):
            said = f"For approval by Council. Proposed by {proposer}."
        case ByKind(evidence=evidence):
            said = f"{amendment.kind.value.capitalize()} change. {evidence}"
        case AtMeeting():
            said = carried(amendment.basis)
        case _:
            assert_never(amendment.basis)
    return said
