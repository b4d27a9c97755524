"""How is an amending instruction written in drafting English?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, assert_never

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.model.instruction import (
    AddWords,
    CellWords,
    HeadingWords,
    InFile,
    InsertClauses,
    InsertInstrument,
    InsertRows,
    InsertWords,
    Join,
    Move,
    OmitClause,
    OmitInstrument,
    OmitLeavingNumber,
    OmitRow,
    OmitWords,
    OnClauses,
    OnHeading,
    OnInstruments,
    OnTable,
    OnWords,
    Quoted,
    Renumber,
    Split,
    SubstituteClause,
    SubstituteHeading,
    SubstituteInstrument,
    SubstituteWords,
    TitleWords,
)
from constitution_tool.model.target import Beside, EachPlace, End, Once, OnlyPlace, Side
from constitution_tool.model.words import LineBreak, NoteMark, Reference, Text, Words
from constitution_tool.notation.amendments import quotation
from constitution_tool.notation.amendments.beneath import QUOTED
from constitution_tool.notation.amendments.form import DASH
from constitution_tool.notation.amendments.instruction_rules import breaches
from constitution_tool.notation.amendments.sentence import link, mark, ordinal
from constitution_tool.notation.text.inline import plain, read
from constitution_tool.notation.text.print_blocks import block_lines
from constitution_tool.notation.text.printer import print_clauses, print_instrument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from constitution_tool.model.identity import ClauseId
    from constitution_tool.model.instruction import Instruction, NewText
    from constitution_tool.model.target import Gap, Occurrence, Target
    from constitution_tool.model.words import Run

    Say: TypeAlias = Callable[[Target], str]
    Quote: TypeAlias = Callable[[Words], str]

_ID = re.compile(r" \{#[^ }]+( [-+])?\}$", re.MULTILINE)
_LABEL = re.compile(r"^( *- [0-9]+)\\(?=[.)])", re.MULTILINE)


def print_instruction(instruction: Instruction) -> str:
    """Write an instruction: its sentence, and beneath it the clauses it quotes, if any.

    Raises:
        Malformed: no sentence says it (quotation marks that do not balance, no words).
    """
    sentence = _sentence(instruction, _AS_WRITTEN)
    if findings := breaches(instruction, Place(path="", note=sentence)):
        raise Malformed(*findings)
    lines = beneath(instruction)
    return "\n".join([sentence, *([""] if lines else []), *_marked(lines)])


def print_sentence(instruction: Instruction) -> str:
    """Write an instruction's sentence as people read it: citations and words, no links, no ids."""
    return _sentence(instruction, _AS_READ)


def beneath(instruction: Instruction) -> list[str]:
    """Write what an instruction quotes beneath its sentence, as lines at the margin."""
    match instruction:
        case SubstituteClause() | InsertClauses():
            return print_clauses(instruction.clauses).removesuffix("\n").split("\n")
        case InsertRows(rows=rows):
            return block_lines((rows,))
        case (
            SubstituteInstrument(text=Quoted(instrument=new))
            | InsertInstrument(text=Quoted(instrument=new))
        ):
            return print_instrument(new).removesuffix("\n").split("\n")
        case _:
            return []


def read_beneath(instruction: Instruction) -> list[str]:
    """Write what an instruction quotes beneath its sentence as it is read.

    Without ids, and without the backslash that keeps a label from being Markdown.
    """
    lines = beneath(instruction)
    return _LABEL.sub(r"\1", _ID.sub("", "\n".join(lines))).split("\n") if lines else []


def _marked(lines: Iterable[str]) -> Iterator[str]:
    return ((QUOTED + line).rstrip(" ") for line in lines)


def _as_quoted(words: Words) -> str:
    if not quotation.fits(words):
        raise Malformed(
            Finding(
                code="words-unquotable",
                problem=f"Words cannot be quoted in a sentence as they stand: “{words}”.",
                remedy="quote more of the sentence, so that every “ in the words has its ”.",
            )
        )
    return words


def _as_read(words: Words) -> str:
    """Say words as people read them; what leads to a paragraph says so, for it is not seen."""
    return "".join(_run(run) for run in read(words)) if "](#" in words else plain(words)


def _run(run: Run) -> str:
    match run:
        case Reference():
            return "[live reference]"
        case Text(text=text, link=link) if link.startswith("#") and len(link) > 1:
            return f"{text} [linked]"
        case Text(text=text):
            return text
        case LineBreak():
            return "\n"
        case NoteMark():
            return ""
        case _:
            assert_never(run)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Voice:
    """How targets, quoted words and new ids are written, as the reader needs them."""

    say: Say
    words: Callable[[Words], str]
    new: Callable[[ClauseId], str]

    def quote(self, text: Words) -> str:
        return f"“{self.words(text)}”"


_AS_WRITTEN = _Voice(say=link, words=_as_quoted, new=lambda new: f" {mark(new)}")
_AS_READ = _Voice(say=lambda target: target.cited, words=_as_read, new=lambda _: "")


def _sentence(instruction: Instruction, voice: _Voice) -> str:
    say, quote = voice.say, voice.quote
    if isinstance(instruction, OnWords):
        return _on_words(instruction, say, quote)
    if isinstance(instruction, OnHeading):
        return _on_heading(instruction, say, quote)
    if isinstance(instruction, OnTable):
        return _on_table(instruction, say, quote)
    if isinstance(instruction, OnInstruments):
        return _on_instruments(instruction, say)
    return _on_clauses(instruction, voice)


def _on_words(instruction: OnWords, say: Say, quote: Quote) -> str:
    where = _in(instruction.targets, say)
    match instruction:
        case SubstituteWords(find=find, replace=new, occurrence=occurrence):
            places = _places(occurrence, ",")
            return f"{where}, for {quote(find)}{places} substitute {quote(new)}."
        case InsertWords(side=side, find=find, insert=new, occurrence=occurrence):
            places = _places(occurrence, ",")
            return f"{where}, {side.value} {quote(find)}{places} insert {quote(new)}."
        case AddWords(end=end, insert=new):
            return f"{where}, at the {end.value} insert {quote(new)}."
        case OmitWords(find=find, occurrence=occurrence):
            return f"{where}, omit {quote(find)}{_places(occurrence)}."
        case _:
            assert_never(instruction)


def _on_heading(instruction: OnHeading, say: Say, quote: Quote) -> str:
    target = say(instruction.target)
    new = quote(instruction.replace)
    match instruction:
        case HeadingWords(find=find):
            return f"In the heading of {target}, for {quote(find)} substitute {new}."
        case SubstituteHeading():
            return f"For the heading of {target} substitute {new}."
        case TitleWords(find=find):
            return f"In the title of {target}, for {quote(find)} substitute {new}."
        case _:
            assert_never(instruction)


def _on_table(instruction: OnTable, say: Say, quote: Quote) -> str:
    table = instruction.table
    nth = f"{ordinal(table.which.nth)} " if isinstance(table.which, OnlyPlace) else ""
    where = f"In the {nth}table in {say(table.target)}"
    match instruction:
        case CellWords(row=row, column=column, find=find, replace=new):
            cell = f"in the row beginning {quote(row)}, in the column headed {quote(column)}"
            return f"{where}, {cell}, for {quote(find)} substitute {quote(new)}."
        case InsertRows(at=at):
            if isinstance(at, End):
                return f"{where}, at the {at.value} insert—"
            return f"{where}, {at.side.value} the row beginning {quote(at.row)} insert—"
        case OmitRow(row=row):
            return f"{where}, omit the row beginning {quote(row)}."
        case _:
            assert_never(instruction)


def _on_instruments(instruction: OnInstruments, say: Say) -> str:
    match instruction:
        case SubstituteInstrument(target=target, text=text):
            return f"For {say(target)} substitute{_given(text)}"
        case InsertInstrument(beside=beside, text=text):
            return f"{_insert_at(beside, say)} insert{_given(text)}"
        case OmitInstrument(target=target):
            return f"Omit {say(target)}."
        case _:
            assert_never(instruction)


def _given(text: NewText) -> str:
    return f" the text in `{text.path}`." if isinstance(text, InFile) else DASH


def _on_clauses(instruction: OnClauses, voice: _Voice) -> str:
    say, quote = voice.say, voice.quote
    match instruction:
        case SubstituteClause(target=target):
            return f"For {say(target)} substitute—"
        case InsertClauses(gap=gap):
            return f"{_insert_at(gap, say)} insert—"
        case OmitClause(target=target):
            return f"Omit {say(target)}."
        case OmitLeavingNumber(target=target):
            return f"Omit {say(target)}, leaving its number."
        case Renumber(target=target, number=number):
            return f"Renumber {say(target)} as {quote(Words(number))}."
        case Move(target=target, gap=gap):
            return f"Move {say(target)} to {_move_to(gap, say)}."
        case Split(target=target, after=after, first=first, second=second, new=new):
            numbers = f"{quote(Words(first))} and {quote(Words(second))}{voice.new(new)}"
            return f"Split {say(target)} after {quote(after)} into {numbers}."
        case Join(target=target, follower=follower):
            return f"Join {say(target)} with {say(follower)}."
        case _:
            assert_never(instruction)


def _in(targets: tuple[Target, ...], say: Say) -> str:
    said = [say(target) for target in targets]
    return f"In {' and '.join(part for part in (', '.join(said[:-1]), said[-1]) if part)}"


def _places(occurrence: Occurrence, comma: str = "") -> str:
    match occurrence:
        case Once():
            return ""
        case EachPlace(count=count):
            return f", in each of the {count} places it occurs{comma}"
        case OnlyPlace(nth=nth):
            return f", where it occurs the {ordinal(nth)} time{comma}"
        case _:
            assert_never(occurrence)


def _insert_at(gap: Gap, say: Say) -> str:
    if isinstance(gap, Beside):
        return f"{'After' if gap.side is Side.AFTER else 'Before'} {say(gap.target)}"
    return f"At the {'beginning' if gap.end is End.BEGINNING else 'end'} of {say(gap.target)}"


def _move_to(gap: Gap, say: Say) -> str:
    where = gap.side.value if isinstance(gap, Beside) else f"the {gap.end.value} of"
    return f"{where} {say(gap.target)}"
