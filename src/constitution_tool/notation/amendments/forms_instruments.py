"""Which forms act on whole instruments?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.model.instruction import (
    InsertInstrument,
    OmitInstrument,
    SubstituteInstrument,
)
from constitution_tool.model.target import Beside, Side
from constitution_tool.notation.amendments.form import (
    DASH,
    Bare,
    Known,
    NamesFile,
    QuotesInstrument,
)
from constitution_tool.notation.amendments.sentence import Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from constitution_tool.model.instruction import Instruction, NewText
    from constitution_tool.notation.amendments.sentence import Reading

    Build = Callable[[Reading, NewText], Instruction]


def _substitute(reading: Reading, text: NewText) -> Instruction:
    return SubstituteInstrument(target=reading.targets[0], text=text)


def _insert(side: Side) -> Build:
    def build(reading: Reading, text: NewText) -> Instruction:
        return InsertInstrument(beside=Beside(side=side, target=reading.targets[0]), text=text)

    return build


def _omit(reading: Reading) -> Instruction:
    return OmitInstrument(target=reading.targets[0])


def _both(begins: str, act: str, build: Build) -> tuple[Known, ...]:
    """Make the two forms of what is quoted, and of what a file gives."""
    return (
        QuotesInstrument(
            shown=f"{begins} INSTRUMENT {act}{DASH}",
            parts=(f"{begins} ", Slot.INSTRUMENT, f" {act}{DASH}"),
            build=build,
        ),
        NamesFile(
            shown=f"{begins} INSTRUMENT {act} the text in `drafts/c5.md`.",
            parts=(f"{begins} ", Slot.INSTRUMENT, f" {act} the text in ", Slot.FILE, "."),
            build=build,
        ),
    )


ON_INSTRUMENTS: tuple[Known, ...] = (
    *_both("For", "substitute", _substitute),
    *_both("After", "insert", _insert(Side.AFTER)),
    *_both("Before", "insert", _insert(Side.BEFORE)),
    Bare(shown="Omit INSTRUMENT.", parts=("Omit ", Slot.INSTRUMENT, "."), build=_omit),
)
