"""How does the schedule say what an entry does, under a heading that names the clause already?

The amendment's own sentence names every clause in full and quotes new clauses beneath it. Here
the heading is the citation, the table shows the words, and other clauses are known by their entry.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from constitution_tool.model.citation import cite_id
from constitution_tool.model.instruction import (
    AddWords,
    CellWords,
    HeadingWords,
    InsertClauses,
    InsertInstrument,
    InsertRows,
    InsertWords,
    Join,
    Move,
    OmitClause,
    OmitInstrument,
    OmitLeavingNumber,
    OmitRow,
    OmitWords,
    Quoted,
    Renumber,
    Split,
    SubstituteClause,
    SubstituteHeading,
    SubstituteInstrument,
    SubstituteWords,
    TitleWords,
)
from constitution_tool.model.target import Beside, Target, Within
from constitution_tool.notation.amendments.instruction import print_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constitution_tool.engine.council import Item
    from constitution_tool.model.instruction import Instruction, OnWords
    from constitution_tool.model.target import Gap

_HERE = Target(id="", cited="")
_QUOTES = "—"
_BELOW = "the proposed text below"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Where a sentence is read: under which clause, with which other clauses at which entries.

    `within` is the number of the instrument before Council, which need not be said ("C5").
    """

    clause: str
    entries: Mapping[str, int]
    within: str


def place(item: Item, within: str) -> str:
    """Cite an entry's clause as the reader finds it: in the text it is written on, or after it.

    `within` is the number of the instrument, which need not be said ("C5").
    """
    before, after = item.made.before, item.made.after
    known = item.clause in before.by_id or item.clause in before.instruments
    cited = cite_id(item.clause, before if known else after).removeprefix(f"{within}, ")
    return cited if known else f"{cited} (new)"


def place_now(item: Item, within: str) -> str:
    """Cite an entry's clause where it stands once the amendment is made, if it was moved.

    `Introduction, paragraph xi (moved from Officer Advice to Party Groups, paragraph iii)`.
    """
    was = place(item, within)
    if not any(isinstance(entry.instruction, Move) for _, entry in item.entries):
        return was
    now = cite_id(item.clause, item.made.after).removeprefix(f"{within}, ")
    return f"{now} (moved from {was})" if now != was else was


def sentence(instruction: Instruction, seen: Seen) -> str:
    """Say an instruction as its entry of the schedule does.

    `For “an Officer” substitute “an officer”.`, or where it acts on other clauses too, `Here and
    in entries 7 and 8, for …`; `At the end of Introduction insert the proposed text below.`
    """
    match instruction:
        case SubstituteWords() | InsertWords() | AddWords() | OmitWords():
            return _on_words(instruction, seen)
        case SubstituteClause() | InsertClauses():
            said = print_sentence(_shortly(instruction, seen)).removesuffix(_QUOTES)
            return f"{said} {_BELOW}{_elsewhere(instruction, seen)}."
        case SubstituteInstrument() | InsertInstrument():
            text = Quoted(instrument=instruction.text.instrument)
            said = print_sentence(replace(instruction, text=text)).removesuffix(_QUOTES)
            return f"{said} {_BELOW}."
        case InsertRows():
            said = print_sentence(_shortly(instruction, seen)).removesuffix(_QUOTES)
            return f"{said} the rows shown below."
        case _:
            return print_sentence(_shortly(instruction, seen))


def _on_words(instruction: OnWords, seen: Seen) -> str:
    """Leave out where an instruction acts: here, and at the entries of the other clauses named."""
    others = _entries([target.id for target in instruction.targets], seen)
    said = print_sentence(replace(instruction, targets=(_HERE,))).removeprefix("In , ")
    return f"Here and in {others}, {said}" if others else said[:1].upper() + said[1:]


def _elsewhere(instruction: SubstituteClause | InsertClauses, seen: Seen) -> str:
    """Say which other entries hold the rest of the clauses quoted."""
    others = _entries([clause.id for clause in instruction.clauses], seen)
    return f" and in {others}" if others else ""


def _entries(clauses: list[str], seen: Seen) -> str:
    numbers = sorted({seen.entries[c] for c in clauses if c != seen.clause and c in seen.entries})
    if not numbers:
        return ""
    *first, last = map(str, numbers)
    return f"entries {', '.join(first)} and {last}" if first else f"entry {last}"


def _shortly(instruction: Instruction, seen: Seen) -> Instruction:
    """Cite clauses as the headings of the schedule do, without the number of the instrument."""
    match instruction:
        case InsertClauses(gap=gap):
            return replace(instruction, gap=_gap(gap, seen))
        case Move(target=target, gap=gap):
            return replace(instruction, target=_cited(target, seen), gap=_gap(gap, seen))
        case Join(target=target, follower=follower):
            return replace(
                instruction, target=_cited(target, seen), follower=_cited(follower, seen)
            )
        case CellWords(table=table) | InsertRows(table=table) | OmitRow(table=table):
            return replace(instruction, table=replace(table, target=_cited(table.target, seen)))
        case (
            SubstituteClause()
            | OmitClause()
            | OmitLeavingNumber()
            | Renumber()
            | Split()
            | HeadingWords()
            | SubstituteHeading()
            | OmitInstrument()
            | TitleWords()
        ):
            return replace(instruction, target=_cited(instruction.target, seen))
        case _:
            return instruction


def _gap(gap: Gap, seen: Seen) -> Gap:
    match gap:
        case Beside() | Within():
            return replace(gap, target=_cited(gap.target, seen))


def _cited(target: Target, seen: Seen) -> Target:
    return replace(target, cited=target.cited.removeprefix(f"{seen.within}, "))
