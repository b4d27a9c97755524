"""How does a text print, clean: which paragraphs, tables and pictures, in what order?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.render import Level, note, own, title, within
from constitution_tool.errors import Finding, Usage
from constitution_tool.model.citation import cite_id
from constitution_tool.model.instrument import Index
from constitution_tool.model.passage import Flow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from constitution_tool.engine.render import Cite
    from constitution_tool.model.instrument import Clause, Constitution
    from constitution_tool.model.passage import Note, Printed


def flow(constitution: Constitution, instruments: Collection[str] = ()) -> Flow:
    """Print a text clean: all of it, or only the instruments named by id.

    References are printed as they stand in the whole text, whichever instruments are asked for.

    Raises:
        Usage: an instrument asked for is not in the text.
        Malformed: words that cannot be read.
    """
    require(instruments, {instrument.id for instrument in constitution.instruments})
    return chosen(constitution, instruments)


def require(instruments: Collection[str], known: Collection[str]) -> None:
    """Refuse an instrument that is not known.

    Raises:
        Usage: naming each.
    """
    if unknown := [name for name in instruments if name not in known]:
        names = ", ".join(f"“{name}”" for name in known)
        raise Usage(
            *(
                Finding(
                    code="instrument-unknown",
                    problem=f"The text has no instrument “{name}”.",
                    remedy=f"name one of {names}.",
                )
                for name in unknown
            )
        )


def chosen(constitution: Constitution, instruments: Collection[str]) -> Flow:
    """Print those of the instruments named that the text has; all if none is named."""
    cite = citing(Index(constitution))
    printed: list[Printed] = []
    notes: list[Note] = []
    for instrument in constitution.instruments:
        if instruments and instrument.id not in instruments:
            continue
        printed.append(title(instrument))
        level = Level(instrument=instrument.id)
        for clause in instrument.clauses:
            printed += _print(clause, level, cite)
        notes += [note(footnote, instrument.id, cite)[0] for footnote in instrument.footnotes]
    return Flow(printed=tuple(printed), notes=tuple(notes))


def _print(clause: Clause, level: Level, cite: Cite) -> Iterator[Printed]:
    by_itself = own(clause, level, cite)
    yield from by_itself.opening
    below = level.below(clause)
    for child in clause.children:
        yield from _print(child, below, cite)
    yield from by_itself.closing


def citing(index: Index) -> Cite:
    """Make the citations of one text, each worked out once."""
    known: dict[tuple[str, str], str] = {}

    def cite(target: str, instrument: str) -> str:
        key = (target, instrument)
        if key not in known:
            standing = index.by_id.get(target)
            whole = cite_id(target, index)
            known[key] = within(whole, standing.instrument, instrument) if standing else whole
        return known[key]

    return cite
