"""Random constitutions amended several times, some clauses by more than one amendment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hypothesis import assume
from hypothesis import strategies as st

from amending import fitting
from constitution_tool.engine.amending.amend import amend_steps
from constitution_tool.engine.comparing.redline import Step, redline
from constitution_tool.errors import Conflict, Malformed
from constitution_tool.model.instruction import Move
from constitution_tool.model.passage import Flow, Grid, Passage, Picture
from constitution_tool.publish.spans import lay_out, uneven
from sheets import ARROWS, BADGE
from strategies import constitutions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.model.instrument import Constitution
    from constitution_tool.model.passage import Printed

HOW_MANY = (1, 2, 3, 3, 4, 4, 4)
"""Amendments in one example; the sample schedule has six entries to bear them."""


def passages(printed: Iterable[Printed]) -> Iterator[Passage]:
    """Give every passage, those in tables included."""
    for item in printed:
        if isinstance(item, Passage):
            yield item
        elif isinstance(item, Grid):
            for row in (*item.header, *item.rows):
                for cell in row.cells:
                    yield from passages(cell.passages)


def _shown(item: Printed) -> Printed:
    """Give a picture that was drawn by its path alone the bytes of a sample, and words."""
    if isinstance(item, Picture):
        file, said = ARROWS if "/" in item.path else BADGE, item.alternative.strip()
        return replace(item, digest=file.digest, alternative=said or "A chart.")
    return item


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """A text and the texts it became, amendment by amendment."""

    base: Constitution
    steps: tuple[Step, ...]

    def flow(self) -> Flow:
        """Print the last text with every change marked by the amendment that made it.

        Footnotes that nothing calls are left out: a paper with one is refused.
        """
        try:
            flow = redline(self.base, self.steps)
        except Malformed:
            assume(condition=False)  # a table in a cell is refused
        for item in flow.printed:
            uneven_table = isinstance(item, Grid) and any(uneven(lay_out(item), ""))
            assume(not uneven_table)  # so is such a table
        called = {
            (item.clause.partition(".")[0], piece.note)
            for item in passages(flow.printed)
            for piece in (*item.label, *item.pieces)
        }
        kept = tuple(note for note in flow.notes if (note.instrument, note.label) in called)
        return Flow(printed=tuple(_shown(item) for item in flow.printed), notes=kept)


@st.composite
def amended(draw) -> Amended:
    """Draw a text and amendments made for it, each on top of those before it.

    An amendment that the text refuses is left out, as `apply` would leave it out.
    """
    base = text = draw(constitutions(awkward=draw(st.booleans())))
    steps: list[Step] = []
    touched: dict[str, None] = {}
    for number in range(1, draw(st.sampled_from(HOW_MANY)) + 1):
        amendment = draw(fitting(text, ending=f"bbb{number}", touched=tuple(touched)))
        for count in range(len(amendment.entries), 0, -1):  # as many of its instructions as fit
            kept = replace(amendment, entries=amendment.entries[:count])
            try:
                applied = amend_steps(text, (kept,))
            except Conflict:
                continue
            text = applied[-1].text
            touched |= dict.fromkeys(id_ for each in applied for id_ in each.touched)
            for each in applied:
                made = kept.entries[each.number - 1].instruction
                moved = (made.target.id,) if isinstance(made, Move) else ()
                steps.append(Step(entry=number, text=each.text, moved=moved))
            break
    assume(steps)
    return Amended(base=base, steps=tuple(steps))
