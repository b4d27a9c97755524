"""What must hold of an instruction by itself, whatever the text it is for?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.errors import Finding
from constitution_tool.model.instruction import (
    AddWords,
    CellWords,
    HeadingWords,
    InsertClauses,
    InsertInstrument,
    InsertRows,
    Join,
    Move,
    OnClauses,
    OnWords,
    Renumber,
    Split,
    SubstituteClause,
    SubstituteInstrument,
    SubstituteWords,
    TitleWords,
)
from constitution_tool.model.target import EachPlace, OnlyPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.errors import Place
    from constitution_tool.model.instruction import Instruction
    from constitution_tool.model.instrument import Clause
    from constitution_tool.model.target import Occurrence, Target


def breaches(instruction: Instruction, place: Place) -> tuple[Finding, ...]:
    """Find what makes an instruction wrong in itself."""
    return tuple(
        Finding(code=code, problem=problem, remedy=remedy, place=place)
        for code, problem, remedy in _breaches(instruction)
    )


_Fault = tuple[str, str, str]


def _breaches(instruction: Instruction) -> Iterator[_Fault]:
    if isinstance(instruction, OnWords):
        yield from _targets(instruction.targets)
        if not isinstance(instruction, AddWords):
            yield from _places(instruction.occurrence, len(instruction.targets))
    if isinstance(instruction, OnClauses):
        yield from _on_clauses(instruction)
    match instruction:
        case SubstituteInstrument(target=target, text=text):
            yield from _doubled(text.instrument.clauses)
            if text.instrument.id != target.id:
                yield (
                    "substitute-id",
                    f"The text given has the id {text.instrument.id}, but it takes the place of "
                    f"{target.cited}, which has {target.id}.",
                    f'give it the id it keeps: id = "{target.id}".',
                )
        case InsertInstrument(text=text):
            yield from _doubled(text.instrument.clauses)
        case InsertRows(rows=rows) if not rows.rows:
            yield (
                "instruction-nothing-quoted",
                "No row is quoted beneath the header of the table.",
                "quote the header of the table as it is, and beneath it the new rows.",
            )
        case SubstituteWords() | HeadingWords() | TitleWords() | CellWords():
            if instruction.find == instruction.replace:
                yield (
                    "changes-nothing",
                    f"Substituting “{instruction.replace}” for itself changes nothing.",
                    "write the words that are to stand there, or take the instruction out.",
                )
        case _:
            pass


def _on_clauses(instruction: OnClauses) -> Iterator[_Fault]:
    match instruction:
        case Renumber(number=number):
            yield from _number(number)
        case Split(first=first, second=second):
            yield from _number(first)
            yield from _number(second)
        case Join(target=target, follower=follower) if target.id == follower.id:
            yield (
                "join-itself",
                f"{target.cited} would be joined with itself.",
                "name the paragraph that follows it.",
            )
        case SubstituteClause(target=target, clauses=clauses):
            yield from _clauses(clauses)
            if clauses and clauses[0].id != target.id:
                yield (
                    "substitute-id",
                    f"The first paragraph quoted is {{#{clauses[0].id}}}, but it takes the place "
                    f"of {target.cited}, which is {{#{target.id}}}.",
                    f"give the first paragraph quoted the id it keeps: {{#{target.id}}}.",
                )
        case InsertClauses(clauses=clauses):
            yield from _clauses(clauses)
        case Move(target=target, gap=gap) if gap.target.id == target.id:
            yield (
                "move-beside-itself",
                f"{target.cited} would be moved to beside or inside itself.",
                "name another paragraph as the place it is moved to.",
            )
        case _:
            pass


def _number(number: str) -> Iterator[_Fault]:
    if len(number.split()) != 1:
        yield (
            "number-spaces",
            f"A number is one word, and “{number}” is not.",
            "write the number as it is to be printed, such as “4A.”.",
        )


def _targets(targets: tuple[Target, ...]) -> Iterator[_Fault]:
    if not targets:
        yield ("targets-none", "No paragraph is named.", "name the paragraph that is amended.")
    if len({target.id for target in targets}) < len(targets):
        yield ("targets-doubled", "A paragraph is named twice.", "name each paragraph once.")


def _places(occurrence: Occurrence, targets: int) -> Iterator[_Fault]:
    match occurrence:
        case OnlyPlace() if targets > 1:
            yield (
                "places-of-several",
                "“Where it occurs” a certain time can be said of one paragraph only.",
                "write one instruction for each paragraph.",
            )
        case EachPlace(count=count) if count < 2 or count < targets:  # noqa: PLR2004 - one place is Once
            yield (
                "places-too-few",
                f"“Each of the {count} places” is too few for the paragraphs named.",
                "count the places again; each paragraph named must have at least one.",
            )
        case _:
            pass


def _clauses(clauses: tuple[Clause, ...]) -> Iterator[_Fault]:
    if not clauses:
        yield (
            "instruction-nothing-quoted",
            "No paragraph is quoted.",
            "quote the new paragraphs beneath the sentence.",
        )
    yield from _doubled(clauses)


def _doubled(clauses: tuple[Clause, ...]) -> Iterator[_Fault]:
    seen: set[str] = set()
    for clause in _all(clauses):
        if clause.id in seen:
            yield (
                "id-doubled",
                f"The id {{#{clause.id}}} stands on two of the paragraphs quoted.",
                "give each paragraph an id of its own.",
            )
        seen.add(clause.id)


def _all(clauses: tuple[Clause, ...]) -> Iterator[Clause]:
    for clause in clauses:
        yield clause
        yield from _all(clause.children)
