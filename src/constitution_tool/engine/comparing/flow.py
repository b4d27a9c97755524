"""How does a text print, clean: which paragraphs, tables and pictures, in what order?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.comparing.render import Level, note, own, title, within
from constitution_tool.errors import Finding, Usage
from constitution_tool.model.citation import cite_id
from constitution_tool.model.instrument import Index
from constitution_tool.model.passage import Flow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from constitution_tool.engine.comparing.render import Cite, Own
    from constitution_tool.model.instrument import Clause, Constitution
    from constitution_tool.model.passage import Note, Printed
    from constitution_tool.model.pictures import Pictures


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


class Press:
    """Prints clauses by themselves; one that several texts share is printed once.

    The same clause at the same level prints the same, unless it has a live reference: then it is
    printed for each text, by the citations of that text.
    """

    __slots__ = ("_kept",)

    def __init__(self) -> None:
        self._kept: dict[int, tuple[Clause, Level, Pictures, Own]] = {}

    def own(self, clause: Clause, level: Level, cite: Cite, pictures: Pictures) -> Own:
        """Print a clause without its children (see `render.own`)."""
        kept = self._kept.get(id(clause))  # no other clause can have that id while this is kept
        if kept and kept[1] == level and kept[2] is pictures:
            return kept[3]
        printed = own(clause, level, cite, pictures)
        if not printed.targets:
            self._kept[id(clause)] = (clause, level, pictures, printed)
        return printed


def chosen(
    constitution: Constitution, instruments: Collection[str], press: Press | None = None
) -> Flow:
    """Print those of the instruments named that the text has; all if none is named."""
    press = press or Press()
    cite = citing(constitution)
    printed: list[Printed] = []
    notes: list[Note] = []
    for instrument in constitution.instruments:
        if instruments and instrument.id not in instruments:
            continue
        printed.append(title(instrument))
        level = Level(instrument=instrument.id)
        for clause in instrument.clauses:
            printed += _print(clause, level, cite, constitution.pictures, press)
        notes += [note(footnote, instrument.id, cite)[0] for footnote in instrument.footnotes]
    return Flow(printed=tuple(printed), notes=tuple(notes))


def _print(
    clause: Clause, level: Level, cite: Cite, pictures: Pictures, press: Press
) -> Iterator[Printed]:
    by_itself = press.own(clause, level, cite, pictures)
    yield from by_itself.opening
    if clause.children:
        below = level.below(clause)
        for child in clause.children:
            yield from _print(child, below, cite, pictures, press)
    yield from by_itself.closing


def citing(constitution: Constitution) -> Cite:
    """Make the citations of one text, each worked out once; none if it has no reference."""
    known: dict[tuple[str, str], str] = {}
    indexes: list[Index] = []

    def cite(target: str, instrument: str) -> str:
        key = (target, instrument)
        if key not in known:
            if not indexes:
                indexes.append(Index(constitution))
            index = indexes[0]
            standing = index.by_id.get(target)
            whole = cite_id(target, index)
            known[key] = within(whole, standing.instrument, instrument) if standing else whole
        return known[key]

    return cite
