"""Which forms may an amending sentence take, and what instruction does each one make?

The forms are those of `3-formats`, "amendments/". A sentence is one of them or it is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.model.amendment import (
    AddWords,
    Beside,
    End,
    HeadingWords,
    InsertClauses,
    InsertWords,
    Move,
    OmitClause,
    OmitLeavingNumber,
    OmitWords,
    Renumber,
    Side,
    SubstituteClause,
    SubstituteHeading,
    SubstituteWords,
    TitleWords,
    Within,
)
from constitution_tool.notation.amendments.sentence import Form, Reading, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from constitution_tool.model.amendment import Gap, Instruction, Target
    from constitution_tool.model.instrument import Clause

    Clauses = tuple[Clause, ...]
    Build = Callable[[Reading, Clauses], Instruction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A form: how it is shown to people, its parts, and the instruction a reading of it makes.

    A form that `quotes` ends in a dash, and the clauses it speaks of are quoted beneath it.
    """

    shown: str
    parts: Form
    build: Build
    quotes: bool = False


_WORDS_IN = ("In ", Slot.TARGETS)
_BLOCK = "—"


def _substitute_words(reading: Reading, _: Clauses) -> Instruction:
    find, replace = reading.words
    return SubstituteWords(
        targets=reading.targets, find=find, replace=replace, occurrence=reading.occurrence
    )


def _insert_words(side: Side) -> Build:
    def build(reading: Reading, _: Clauses) -> Instruction:
        find, insert = reading.words
        return InsertWords(
            targets=reading.targets,
            side=side,
            find=find,
            insert=insert,
            occurrence=reading.occurrence,
        )

    return build


def _add_words(end: End) -> Build:
    def build(reading: Reading, _: Clauses) -> Instruction:
        return AddWords(targets=reading.targets, end=end, insert=reading.words[0])

    return build


def _omit_words(reading: Reading, _: Clauses) -> Instruction:
    return OmitWords(targets=reading.targets, find=reading.words[0], occurrence=reading.occurrence)


def _heading_words(reading: Reading, _: Clauses) -> Instruction:
    find, replace = reading.words
    return HeadingWords(target=reading.targets[0], find=find, replace=replace)


def _substitute_heading(reading: Reading, _: Clauses) -> Instruction:
    return SubstituteHeading(target=reading.targets[0], replace=reading.words[0])


def _title_words(reading: Reading, _: Clauses) -> Instruction:
    find, replace = reading.words
    return TitleWords(target=reading.targets[0], find=find, replace=replace)


def _substitute_clause(reading: Reading, clauses: Clauses) -> Instruction:
    return SubstituteClause(target=reading.targets[0], clauses=clauses)


def _after(target: Target) -> Gap:
    return Beside(side=Side.AFTER, target=target)


def _before(target: Target) -> Gap:
    return Beside(side=Side.BEFORE, target=target)


def _beginning(target: Target) -> Gap:
    return Within(end=End.BEGINNING, target=target)


def _end(target: Target) -> Gap:
    return Within(end=End.END, target=target)


def _insert_clauses(gap: Callable[[Target], Gap]) -> Build:
    def build(reading: Reading, clauses: Clauses) -> Instruction:
        return InsertClauses(gap=gap(reading.targets[0]), clauses=clauses)

    return build


def _move(gap: Callable[[Target], Gap]) -> Build:
    def build(reading: Reading, _: Clauses) -> Instruction:
        target, anchor = reading.targets
        return Move(target=target, gap=gap(anchor))

    return build


def _omit(reading: Reading, _: Clauses) -> Instruction:
    return OmitClause(target=reading.targets[0])


def _omit_leaving_number(reading: Reading, _: Clauses) -> Instruction:
    return OmitLeavingNumber(target=reading.targets[0])


def _renumber(reading: Reading, _: Clauses) -> Instruction:
    return Renumber(target=reading.targets[0], number=reading.words[0])


def _words_form(act: str, keyword: str, build: Build) -> Known:
    return Known(
        shown=f"In TARGET, {act} “A” {keyword} “B”.",
        parts=(*_WORDS_IN, f", {act} ", Slot.WORDS, Slot.PLACES, f" {keyword} ", Slot.WORDS, "."),
        build=build,
    )


def _quoting(before: str, after: str, build: Build) -> Known:
    return Known(
        shown=f"{before}TARGET{after}—",
        parts=(before, Slot.TARGET, f"{after}{_BLOCK}"),
        build=build,
        quotes=True,
    )


FORMS: tuple[Known, ...] = (
    _words_form("for", "substitute", _substitute_words),
    _words_form("after", "insert", _insert_words(Side.AFTER)),
    _words_form("before", "insert", _insert_words(Side.BEFORE)),
    Known(
        shown="In TARGET, at the beginning insert “B”.",
        parts=(*_WORDS_IN, ", at the beginning insert ", Slot.WORDS, "."),
        build=_add_words(End.BEGINNING),
    ),
    Known(
        shown="In TARGET, at the end insert “B”.",
        parts=(*_WORDS_IN, ", at the end insert ", Slot.WORDS, "."),
        build=_add_words(End.END),
    ),
    Known(
        shown="In TARGET, omit “A”.",
        parts=(*_WORDS_IN, ", omit ", Slot.WORDS, Slot.LAST_PLACES, "."),
        build=_omit_words,
    ),
    Known(
        shown="In the heading of TARGET, for “A” substitute “B”.",
        parts=(
            "In the heading of ",
            Slot.TARGET,
            ", for ",
            Slot.WORDS,
            " substitute ",
            Slot.WORDS,
            ".",
        ),
        build=_heading_words,
    ),
    Known(
        shown="For the heading of TARGET substitute “B”.",
        parts=("For the heading of ", Slot.TARGET, " substitute ", Slot.WORDS, "."),
        build=_substitute_heading,
    ),
    Known(
        shown="In the title of TARGET, for “A” substitute “B”.",
        parts=(
            "In the title of ",
            Slot.TARGET,
            ", for ",
            Slot.WORDS,
            " substitute ",
            Slot.WORDS,
            ".",
        ),
        build=_title_words,
    ),
    _quoting("For ", " substitute", _substitute_clause),
    _quoting("After ", " insert", _insert_clauses(_after)),
    _quoting("Before ", " insert", _insert_clauses(_before)),
    _quoting("At the beginning of ", " insert", _insert_clauses(_beginning)),
    _quoting("At the end of ", " insert", _insert_clauses(_end)),
    Known(shown="Omit TARGET.", parts=("Omit ", Slot.TARGET, "."), build=_omit),
    Known(
        shown="Omit TARGET, leaving its number.",
        parts=("Omit ", Slot.TARGET, ", leaving its number."),
        build=_omit_leaving_number,
    ),
    Known(
        shown="Renumber TARGET as “4A.”.",
        parts=("Renumber ", Slot.TARGET, " as ", Slot.WORDS, "."),
        build=_renumber,
    ),
    *(
        Known(
            shown=f"Move TARGET to {where} TARGET.",
            parts=("Move ", Slot.TARGET, f" to {where} ", Slot.TARGET, "."),
            build=_move(gap),
        )
        for where, gap in (
            ("after", _after),
            ("before", _before),
            ("the beginning of", _beginning),
            ("the end of", _end),
        )
    ),
)
