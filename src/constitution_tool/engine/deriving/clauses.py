"""Which instructions put every clause in its place and give it what it is to say?

First what is inserted and moved, from the outermost clause inwards, so that whatever something is
put beside is there; then what is omitted; then what each clause says. Where no instruction fits,
what the clause stands in is substituted whole instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.deriving.arranging import Arranging
from constitution_tool.engine.deriving.headings import heading
from constitution_tool.engine.deriving.phrases import phrases
from constitution_tool.engine.deriving.tables import draft_tables
from constitution_tool.engine.deriving.ways import Ways, within
from constitution_tool.errors import Conflict
from constitution_tool.model.change import Moved, Omitted
from constitution_tool.model.identity import instrument_of
from constitution_tool.model.instruction import OmitClause, Renumber

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from constitution_tool.engine.amending.working import Node
    from constitution_tool.engine.deriving.script import Script
    from constitution_tool.model.change import ChangeSet
    from constitution_tool.model.instrument import Clause


def draft_clauses(script: Script, changes: ChangeSet, whole: Collection[str]) -> None:
    """Draft what becomes of every clause.

    Raises:
        Restart: another clause must be substituted whole.
        Conflict: no instruction says the change.
    """
    moved = frozenset(each.id for each in changes.changes if isinstance(each, Moved))
    ways = Ways(script, moved, whole)
    arranging = Arranging(ways)
    there = [
        instrument
        for instrument in script.new.constitution.instruments
        if instrument.id in script.old.instruments and instrument.id not in whole
    ]
    for instrument in there:
        if script.old.instruments[instrument.id].clauses is not instrument.clauses:
            arranging.arrange(instrument.id, instrument.clauses)
    kept = {instrument.id for instrument in there}
    gone = (
        each.clause
        for each in changes.changes
        if isinstance(each, Omitted) and instrument_of(each.clause.id) in kept
    )
    _omit(gone, ways)
    for instrument in there:
        _reword(instrument.clauses, ways)


def _omit(gone: Iterable[Clause], ways: Ways) -> None:
    """Omit what is gone, each clause with all within it; moved-away clauses have left it."""
    nodes = ways.script.working.nodes
    for clause in gone:
        node = nodes.get(clause.id)
        if node is None or any(above.id in ways.whole for above in node.ancestors()):
            continue
        left = [ways.script.place(each.id) for each in within(clause) if each.id in nodes]
        here = max((ways.script.place(clause.id), *left))
        instruction = OmitClause(target=ways.script.target(clause.id))
        ways.say([(instruction, here)], node.parent.id)


def _reword(clauses: Sequence[Clause], ways: Ways) -> None:
    """Give clauses their numbers, headings and words, or substitute them whole."""
    for clause in clauses:
        was = ways.script.old.by_id.get(clause.id)
        if was is not None and was.clause is clause:
            continue
        node = ways.script.working.nodes[clause.id]
        if clause.id in ways.whole:
            ways.substitute(clause, node)
            continue
        try:
            _reword_one(clause, node, ways)
        except Conflict:
            ways.widen(clause.id)
        _reword(clause.children, ways)


def _reword_one(clause: Clause, node: Node, ways: Ways) -> None:
    script = ways.script
    target, here = script.target(clause.id), script.place(clause.id)
    if clause.heading != node.clause.heading:
        script.say_one(heading(node.clause.heading, clause.heading, target), here)
    if (clause.opening, clause.closing) != (node.clause.opening, node.clause.closing):
        draft_tables(script, node, clause, target)
        for instruction in phrases(node, clause, target):
            script.say(instruction, here)
    if clause.number != node.clause.number:
        script.say(Renumber(target=target, number=clause.number), here)
