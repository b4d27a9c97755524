"""How is one amending instruction written and read? Drafting English ⇄ Instruction (law 14)."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, assert_never

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.model.instruction import Quoted
from constitution_tool.notation.amendments.beneath import Beneath
from constitution_tool.notation.amendments.form import (
    Bare,
    NamesFile,
    QuotesClauses,
    QuotesInstrument,
    QuotesTable,
)
from constitution_tool.notation.amendments.given_text import text_in
from constitution_tool.notation.amendments.instruction_forms import FORMS
from constitution_tool.notation.amendments.instruction_rules import breaches
from constitution_tool.notation.amendments.instruction_text import (
    beneath,
    print_instruction,
    print_sentence,
    read_beneath,
)
from constitution_tool.notation.amendments.sentence import Misfit, Reading, read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constitution_tool.model.instruction import Instruction
    from constitution_tool.notation.amendments.form import Known

__all__ = ["beneath", "parse_instruction", "print_instruction", "print_sentence", "read_beneath"]

_SHOWN = 40
_NO_FILES: Mapping[str, bytes] = MappingProxyType({})


def parse_instruction(
    text: str, path: str, line: int, files: Mapping[str, bytes] = _NO_FILES
) -> Instruction:
    """Read an instruction: a sentence, and the block quotation beneath it if its form has one.

    Args:
        text: the instruction at the margin, without its number.
        path: the file it stands in, for messages.
        line: the line of the file its sentence stands on.
        files: those of `drafts/`, by path, one of which may give the text of an instrument.

    Raises:
        Malformed: it is not one of the forms; names the nearest and where it stopped fitting.
    """
    lines = text.removesuffix("\n").split("\n")
    end = next((at for at, each in enumerate(lines) if not each.strip()), len(lines))
    sentence = "\n".join(lines[:end])
    place = Place(path=path, line=line, column=1)
    known, reading = _fit(sentence, place)
    under = Beneath(lines[end:], known.shown, replace(place, column=0), line + end)
    instruction = _built(known, reading, under, files)
    if findings := breaches(instruction, place):
        raise Malformed(*findings)
    return instruction


def _fit(sentence: str, place: Place) -> tuple[Known, Reading]:
    misfits: list[tuple[Misfit, Known]] = []
    for known in FORMS:
        found = read(sentence, known.parts)
        if isinstance(found, Reading):
            _refuse_instrument(sentence, found, place)
            return known, found
        misfits.append((found, known))
    raise Malformed(_nearest(sentence, misfits, place))


def _nearest(sentence: str, misfits: list[tuple[Misfit, Known]], place: Place) -> Finding:
    furthest = max(misfit.at for misfit, _ in misfits)
    nearest = [(misfit, known) for misfit, known in misfits if misfit.at == furthest]
    forms = " or ".join(dict.fromkeys(f"“{known.shown}”" for _, known in nearest[:3]))
    expected = " or ".join(dict.fromkeys(misfit.expected for misfit, _ in nearest))
    remedy = next((misfit.remedy for misfit, _ in nearest if misfit.remedy), "")
    here = sentence[furthest:].partition("\n")[0]
    found = f"“{here if len(here) <= _SHOWN else here[:_SHOWN] + '…'}”" if here else "the end"
    if not furthest:
        problem = f"This is not an amending sentence that is known: it begins {found}."
        remedy = "begin with In, For, After, Before, At the, Omit, Renumber, Move, Split or Join."
    else:
        problem = (
            f"The sentence does not fit any form. The nearest is {forms}; it stopped fitting at "
            f"{found}, where {expected} was expected."
        )
    return Finding(
        code="sentence-unknown",
        problem=problem,
        remedy=remedy or "write the sentence in the nearest form.",
        place=_at(sentence, furthest, place),
    )


def _refuse_instrument(sentence: str, reading: Reading, place: Place) -> None:
    """Refuse a form that acts on a clause when it names a whole instrument."""
    if reading.instrument_at < 0:
        return
    raise Malformed(
        Finding(
            code="target-instrument",
            problem="This form acts on a paragraph or a heading, and a whole instrument is named.",
            remedy="name the paragraph or heading meant, or write “In the title of …”.",
            place=_at(sentence, reading.instrument_at, place),
        )
    )


def _at(sentence: str, offset: int, place: Place) -> Place:
    """Find the line and column of a point in a sentence."""
    before = sentence[:offset]
    return replace(
        place, line=place.line + before.count("\n"), column=offset - (before.rfind("\n") + 1) + 1
    )


def _built(
    known: Known, reading: Reading, under: Beneath, files: Mapping[str, bytes]
) -> Instruction:
    match known:
        case Bare():
            under.none()
            return known.build(reading)
        case QuotesClauses():
            return known.build(reading, under.clauses())
        case QuotesTable():
            return known.build(reading, under.table())
        case QuotesInstrument():
            return known.build(reading, Quoted(instrument=under.instrument()))
        case NamesFile():
            under.none()
            return known.build(reading, text_in(reading.file, files, under.place))
        case _:
            assert_never(known)
