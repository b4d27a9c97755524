"""How is one amending instruction written and read? Drafting English ⇄ Instruction (law 14)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed, Place, Severity
from constitution_tool.notation.amendments.instruction_forms import FORMS
from constitution_tool.notation.amendments.instruction_rules import breaches
from constitution_tool.notation.amendments.instruction_text import (
    QUOTED,
    print_instruction,
    print_sentence,
    quoted,
)
from constitution_tool.notation.amendments.sentence import Misfit, Reading, read
from constitution_tool.notation.text.parse import parse_clauses

if TYPE_CHECKING:
    from constitution_tool.model.amendment import Instruction
    from constitution_tool.model.instrument import Clause
    from constitution_tool.notation.amendments.instruction_forms import Known

__all__ = ["parse_instruction", "print_instruction", "print_sentence", "quoted"]

_SHOWN = 40
_LATER = (
    (r"In the table in \[", "amending a table"),
    (r"(?:After|Omit) the row beginning ", "amending a table"),
    (r"Split \[", "splitting a paragraph"),
    (r"Join \[", "joining paragraphs"),
    (r"For \[.*\]\(#.*\) substitute the text in ", "giving a whole new text by file"),
    (r"(?:For|After|Before|Omit|Move) \[(?:[^\]\\]|\\.)*\]\(#[a-z0-9]+\)", "a whole instrument"),
)


def parse_instruction(text: str, path: str, line: int) -> Instruction:
    """Read an instruction: a sentence, and the block quotation beneath it if its form has one.

    Args:
        text: the instruction at the margin, without its number.
        path: the file it stands in, for messages.
        line: the line of the file its sentence stands on.

    Raises:
        Malformed: it is not one of the forms; names the nearest and where it stopped fitting.
    """
    lines = text.removesuffix("\n").split("\n")
    end = next((at for at, each in enumerate(lines) if not each.strip()), len(lines))
    sentence = "\n".join(lines[:end])
    place = Place(path=path, line=line, column=1)
    known, reading = _fit(sentence, place)
    clauses = _clauses(known, lines[end:], replace(place, column=0), line + end)
    instruction = known.build(reading, clauses)
    if findings := breaches(instruction, place):
        raise Malformed(*findings)
    return instruction


def _fit(sentence: str, place: Place) -> tuple[Known, Reading]:
    misfits: list[tuple[Misfit, Known]] = []
    for known in FORMS:
        found = read(sentence, known.parts)
        if isinstance(found, Reading):
            _refuse_instrument(sentence, known, found, place)
            return known, found
        misfits.append((found, known))
    _refuse_later(sentence, place)
    raise Malformed(_nearest(sentence, misfits, place))


def _nearest(sentence: str, misfits: list[tuple[Misfit, Known]], place: Place) -> Finding:
    furthest = max(misfit.at for misfit, _ in misfits)
    nearest = [(misfit, known) for misfit, known in misfits if misfit.at == furthest]
    forms = " or ".join(dict.fromkeys(f"“{known.shown}”" for _, known in nearest[:3]))
    expected = " or ".join(dict.fromkeys(misfit.expected for misfit, _ in nearest))
    remedy = next((misfit.remedy for misfit, _ in nearest if misfit.remedy), "")
    before = sentence[:furthest]
    here = sentence[furthest:].partition("\n")[0]
    found = f"“{here if len(here) <= _SHOWN else here[:_SHOWN] + '…'}”" if here else "the end"
    if not furthest:
        problem = f"This is not an amending sentence that is known: it begins {found}."
        remedy = "begin with In, For, After, Before, At the, Omit, Renumber or Move."
    else:
        problem = (
            f"The sentence does not fit any form. The nearest is {forms}; it stopped fitting at "
            f"{found}, where {expected} was expected."
        )
    return Finding(
        code="sentence-unknown",
        problem=problem,
        remedy=remedy or "write the sentence in the nearest form.",
        place=replace(
            place,
            line=place.line + before.count("\n"),
            column=furthest - (before.rfind("\n") + 1) + 1,
        ),
    )


def _refuse_later(sentence: str, place: Place) -> None:
    for pattern, what in _LATER:
        if re.match(pattern, sentence):
            raise Malformed(
                Finding(
                    code="form-not-yet-supported",
                    problem=f"This form ({what}) is not yet supported by this version.",
                    remedy="substitute the paragraphs concerned, one by one.",
                    place=place,
                )
            )


def _refuse_instrument(sentence: str, known: Known, reading: Reading, place: Place) -> None:
    """Refuse a form that acts on a clause when it names a whole instrument."""
    if "title" in known.shown or all("." in target.id for target in reading.targets):
        return
    within = known.shown.startswith("At the")
    moved_in = known.shown.startswith("Move") and " of " in known.shown
    if within or (moved_in and "." in reading.targets[0].id):
        return
    _refuse_later(sentence, place)
    raise Malformed(
        Finding(
            code="target-instrument",
            problem="This form acts on a paragraph or a heading, and a whole instrument is named.",
            remedy="name the paragraph or heading meant, or write “In the title of …”.",
            place=place,
        )
    )


def _clauses(known: Known, lines: list[str], place: Place, below: int) -> tuple[Clause, ...]:
    """Read the clauses quoted beneath a sentence, from the line `below`; refuse what else is there.

    `place` is where the sentence stands.
    """
    while lines and not lines[-1].strip():
        lines.pop()
    first = next((at for at, each in enumerate(lines) if each.strip()), len(lines))
    stray = next((at for at in range(first, len(lines)) if not lines[at].startswith(">")), None)
    if stray is not None or (lines and not known.quotes):
        at = first if stray is None else stray
        raise Malformed(
            Finding(
                code="instruction-stray-words",
                problem="There are words beneath the sentence which do not belong to it.",
                remedy="quote paragraphs with “> ” before every line, beneath a sentence that "
                "ends in “substitute—” or “insert—”; take other words out.",
                place=replace(place, line=below + at),
            )
        )
    if not known.quotes:
        return ()
    text = "".join(
        f"{each[2:] if each.startswith(QUOTED) else each[1:]}\n" for each in lines[first:]
    )
    if not text.strip():
        raise Malformed(
            Finding(
                code="instruction-nothing-quoted",
                problem=f"“{known.shown}” quotes nothing.",
                remedy="quote the new paragraphs beneath the sentence, each line after “> ”.",
                place=place,
            )
        )
    found = parse_clauses(text, place.path, below + first)
    if any(each.severity is Severity.ERROR for each in found.findings):
        shift = len(QUOTED)
        raise Malformed(
            *(replace(each, place=_shifted(each.place, shift)) for each in found.findings)
        )
    return found.clauses


def _shifted(place: Place, by: int) -> Place:
    return replace(place, column=place.column + by) if place.column else place
