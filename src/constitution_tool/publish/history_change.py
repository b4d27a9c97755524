"""What did an amendment do to a clause, as its history shows: in a sentence, and in the text?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.comparing.count import marks_in
from constitution_tool.engine.comparing.excerpt import changed
from constitution_tool.engine.comparing.flow import flow
from constitution_tool.engine.comparing.redline import Step, redline
from constitution_tool.engine.comparing.surroundings import homes, surroundings, within
from constitution_tool.model.citation import cite_id
from constitution_tool.model.instruction import InsertRows, Join, Move, Split
from constitution_tool.model.instrument import Index
from constitution_tool.model.passage import Act, Flow
from constitution_tool.notation.amendments.instruction import print_sentence
from constitution_tool.publish.text.document import Colour, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.chronicle import Doing
    from constitution_tool.model.instruction import Instruction
    from constitution_tool.model.passage import Printed

_QUOTES = "—"


def words_of(clause: str, index: Index, home: str) -> str:
    """Print a clause, and what stands under it, as a text has it."""
    return text(changed(flow(index.constitution, (home,)), within(index, index, clause)))


def change(doing: Doing, id_: str, colour: Colour) -> str:
    """Show what an amendment does to a clause as tracked changes; empty where it fits no text.

    What was moved is shown where it stood, and then where it stands.

    Raises:
        LawBroken: the marks do not give the two texts (a bug; law 5).
    """
    if doing.before is None or doing.after is None:
        return ""
    before, after = Index(doing.before), Index(doing.after)
    near = surroundings(before, after, (id_,))
    made = (entry.instruction for entry in doing.amendment.entries)
    moved = tuple(one.target.id for one in made if isinstance(one, Move))
    step = Step(entry=0, text=near.after, moved=moved)
    marked = redline(near.before, (step,), homes(before, after, id_))
    inside = within(before, after, id_)
    shown = changed(marked, {id_}, inside - {id_}, inside)
    in_order = Flow(printed=_old_place_first(shown.printed), notes=shown.notes)
    return text(in_order, colour=colour)


def _old_place_first(printed: tuple[Printed, ...]) -> tuple[Printed, ...]:
    """Put what stands where a clause was before what stands where it now is."""
    acts = [{mark.act for mark in marks_in(one)} for one in printed]
    left = next((place for place, act in enumerate(acts) if Act.MOVED_FROM in act), 0)
    if left and Act.MOVED_TO in acts[0]:
        return (*printed[left:], *printed[:left])
    return printed


def sentence(instruction: Instruction) -> str:
    """Print an amending sentence; what it would quote beneath it is shown below as marked."""
    said = print_sentence(instruction)
    if not said.endswith(_QUOTES):
        return said
    what = "rows" if isinstance(instruction, InsertRows) else "text"
    return f"{said.removesuffix(_QUOTES)} the {what} shown below."


def parted(doing: Doing, instruction: Instruction, id_: str) -> Iterator[str]:
    """Say where the other part is of a paragraph that was split, or joined with the next.

    Its words leave one paragraph and stand in another, which alone would look like an omission.
    """
    if doing.before is None or doing.after is None:
        return
    before, after = Index(doing.before), Index(doing.after)
    match instruction:
        case Split(target=target, new=new) if id_ == target.id:
            yield f"What follows those words is not omitted: it stands in {cite_id(new, after)}."
        case Split(target=target, new=new) if id_ == new:
            yield f"Its words are not new: they stood in {cite_id(target.id, before)}."
        case Join(target=target, follower=follower) if id_ == target.id:
            yield f"What joins it is not new: it stood in {cite_id(follower.id, before)}."
        case Join(target=target, follower=follower) if id_ == follower.id:
            yield f"Its words are not omitted: they stand in {cite_id(target.id, after)}."
        case _:
            return
