"""Which instructions put in, replace and omit whole instruments, their text quoted?"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from constitution_tool.model.instruction import (
    InsertInstrument,
    OmitInstrument,
    Quoted,
    SubstituteInstrument,
)
from constitution_tool.model.target import Beside, Side

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from constitution_tool.engine.deriving.script import Script
    from constitution_tool.model.instrument import Instrument


def draft_instruments(script: Script, whole: Container[str]) -> None:
    """Draft what becomes of whole instruments, after all that is said of clauses.

    What is new goes in before anything is omitted, so that there is always something beside it.

    Args:
        script: what has been drafted so far.
        whole: the instruments to be substituted whole, among other ids.

    Raises:
        Conflict: one may not stand so.
    """
    instruments = script.new.constitution.instruments
    for at, instrument in enumerate(instruments):
        if instrument.id not in script.old.instruments:
            script.say_one(_insertions(script, at), inf)
        elif instrument.id in whole:
            target, text = script.target(instrument.id), Quoted(instrument=instrument)
            script.say(SubstituteInstrument(target=target, text=text), inf)
    for gone in script.old.instruments:
        if gone not in script.new.instruments:
            script.say(OmitInstrument(target=script.target(gone)), inf)


def _insertions(script: Script, at: int) -> Iterator[InsertInstrument]:
    """List ways to say where an instrument goes: after the one before it, or before a later one."""
    instruments = script.new.constitution.instruments
    text = Quoted(instrument=instruments[at])
    if at:
        yield _beside(script, Side.AFTER, instruments[at - 1], text)
    for later in instruments[at + 1 :]:
        if later.id in script.working.trunks:
            yield _beside(script, Side.BEFORE, later, text)
    for gone in script.old.constitution.instruments:
        yield _beside(script, Side.AFTER, gone, text)


def _beside(script: Script, side: Side, other: Instrument, text: Quoted) -> InsertInstrument:
    return InsertInstrument(beside=Beside(side=side, target=script.target(other.id)), text=text)
