"""How does a text look with every change from an older one marked, each by the step that made it?

The marks are those between the first text and the last. Law 5 is proved on every redline before it
is handed over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.comparing.flow import Press, chosen, require
from constitution_tool.engine.comparing.history import History
from constitution_tool.engine.comparing.merging import Merging
from constitution_tool.engine.comparing.resolve import Side, resolve
from constitution_tool.errors import Finding, LawBroken
from constitution_tool.model.passage import Flow, Title

if TYPE_CHECKING:
    from collections.abc import Collection

    from constitution_tool.model.instrument import Constitution

__all__ = ["Side", "Step", "redline", "resolve"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The text as it stands after an entry of the schedule (0: two texts are merely compared).

    `moved` are the ids its Move instructions name. Without them two neighbours that changed places
    look the same whichever of them was moved.
    """

    entry: int
    text: Constitution
    moved: tuple[str, ...] = ()


def redline(base: Constitution, steps: tuple[Step, ...], instruments: Collection[str] = ()) -> Flow:
    """Print the last text with its changes from `base` marked, in the instruments named (or all).

    Raises:
        Usage: an instrument asked for is in neither text.
        LawBroken: the marks, accepted or rejected, do not give the texts (a bug; law 5).
    """
    final = steps[-1].text if steps else base
    known = {instrument.id: None for text in (base, final) for instrument in text.instruments}
    require(instruments, known)
    press = Press()
    history = History(base, press)
    for step in steps:
        history.advance(step.text, step.moved)
    entries = (0, *(step.entry for step in steps))
    shown = frozenset(instruments or known)
    merging = Merging(history, entries, shown)
    marked = Flow(printed=tuple(merging.printed()), notes=tuple(merging.notes()))
    prove(marked, chosen(base, shown, press), chosen(final, shown, press))
    return marked


def prove(marked: Flow, old: Flow, new: Flow) -> None:
    """Prove law 5: every mark rejected gives the old text, every mark accepted the new one.

    Raises:
        LawBroken: one of them does not, to the character.
    """
    broken = [
        Finding(
            code="law-5",
            problem=f"With every mark {done} the tracked changes do not give the {name} text"
            f"{_first_difference(resolve(marked, side), text)}.",
            remedy="this is a fault in the program: please report it with the two texts. "
            "Nothing was written.",
        )
        for side, text, done, name in (
            (Side.OLD, old, "rejected", "old"),
            (Side.NEW, new, "accepted", "new"),
        )
        if resolve(marked, side) != text
    ]
    if broken:
        raise LawBroken(*broken)


def _first_difference(got: Flow, wanted: Flow) -> str:
    """Say near which clause two texts part."""
    for one, other in zip(got.printed, wanted.printed, strict=False):
        if one != other:
            return f" (near {other.instrument if isinstance(other, Title) else other.clause})"
    return " (at the end)"
