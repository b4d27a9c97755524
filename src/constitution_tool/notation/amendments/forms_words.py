"""Which forms act on words, on headings and on titles?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.model.instruction import (
    AddWords,
    HeadingWords,
    InsertWords,
    OmitWords,
    SubstituteHeading,
    SubstituteWords,
    TitleWords,
)
from constitution_tool.model.target import End, Side
from constitution_tool.notation.amendments.form import Bare, Known
from constitution_tool.notation.amendments.sentence import Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from constitution_tool.model.instruction import Instruction
    from constitution_tool.notation.amendments.sentence import Part, Reading

    Build = Callable[[Reading], Instruction]

_FOR = (", for ", Slot.WORDS, " substitute ", Slot.WORDS, ".")


def _substitute(reading: Reading) -> Instruction:
    find, replace = reading.words
    return SubstituteWords(
        targets=reading.targets, find=find, replace=replace, occurrence=reading.occurrence
    )


def _insert(side: Side) -> Build:
    def build(reading: Reading) -> Instruction:
        find, insert = reading.words
        return InsertWords(
            targets=reading.targets,
            side=side,
            find=find,
            insert=insert,
            occurrence=reading.occurrence,
        )

    return build


def _add(end: End) -> Build:
    def build(reading: Reading) -> Instruction:
        return AddWords(targets=reading.targets, end=end, insert=reading.words[0])

    return build


def _omit(reading: Reading) -> Instruction:
    return OmitWords(targets=reading.targets, find=reading.words[0], occurrence=reading.occurrence)


def _heading_words(reading: Reading) -> Instruction:
    find, replace = reading.words
    return HeadingWords(target=reading.targets[0], find=find, replace=replace)


def _substitute_heading(reading: Reading) -> Instruction:
    return SubstituteHeading(target=reading.targets[0], replace=reading.words[0])


def _title_words(reading: Reading) -> Instruction:
    find, replace = reading.words
    return TitleWords(target=reading.targets[0], find=find, replace=replace)


def _in(shown: str, rest: tuple[Part, ...], build: Build) -> Bare:
    return Bare(shown=f"In TARGET, {shown}.", parts=("In ", Slot.TARGETS, *rest, "."), build=build)


def _two(act: str, keyword: str, build: Build) -> Bare:
    rest = (f", {act} ", Slot.WORDS, Slot.PLACES, f" {keyword} ", Slot.WORDS)
    return _in(f"{act} “A” {keyword} “B”", rest, build)


ON_WORDS: tuple[Known, ...] = (
    _two("for", "substitute", _substitute),
    _two("after", "insert", _insert(Side.AFTER)),
    _two("before", "insert", _insert(Side.BEFORE)),
    *(
        _in(
            f"at the {end.value} insert “B”",
            (f", at the {end.value} insert ", Slot.WORDS),
            _add(end),
        )
        for end in End
    ),
    _in("omit “A”", (", omit ", Slot.WORDS, Slot.LAST_PLACES), _omit),
)
ON_HEADINGS: tuple[Known, ...] = (
    Bare(
        shown="In the heading of TARGET, for “A” substitute “B”.",
        parts=("In the heading of ", Slot.TARGET, *_FOR),
        build=_heading_words,
    ),
    Bare(
        shown="For the heading of TARGET substitute “B”.",
        parts=("For the heading of ", Slot.TARGET, " substitute ", Slot.WORDS, "."),
        build=_substitute_heading,
    ),
    Bare(
        shown="In the title of INSTRUMENT, for “A” substitute “B”.",
        parts=("In the title of ", Slot.ANY, *_FOR),
        build=_title_words,
    ),
)
