"""What may an amending instruction do, and what does it say it expects to find?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from constitution_tool.model.block import Table
    from constitution_tool.model.identity import ClauseId
    from constitution_tool.model.instrument import Clause, Instrument
    from constitution_tool.model.target import (
        Beside,
        End,
        Gap,
        Occurrence,
        Once,
        OnlyPlace,
        Side,
        Target,
    )
    from constitution_tool.model.words import Words


# --- instructions on words --------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class SubstituteWords:
    """In TARGET, for “A” substitute “B”."""

    targets: tuple[Target, ...]
    find: Words
    replace: Words
    occurrence: Occurrence


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertWords:
    """In TARGET, after (or before) “A” insert “B”."""

    targets: tuple[Target, ...]
    side: Side
    find: Words
    insert: Words
    occurrence: Occurrence


@dataclass(frozen=True, slots=True, kw_only=True)
class AddWords:
    """In TARGET, at the beginning (or end) insert “B”."""

    targets: tuple[Target, ...]
    end: End
    insert: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class OmitWords:
    """In TARGET, omit “A”."""

    targets: tuple[Target, ...]
    find: Words
    occurrence: Occurrence


# --- instructions on headings -----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingWords:
    """In the heading of TARGET, for “A” substitute “B”."""

    target: Target
    find: Words
    replace: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class SubstituteHeading:
    """For the heading of TARGET substitute “B”."""

    target: Target
    replace: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleWords:
    """In the title of INSTRUMENT, for “A” substitute “B”."""

    target: Target
    find: Words
    replace: Words


# --- instructions on whole clauses ------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class SubstituteClause:
    """For TARGET substitute— the clauses quoted. The first keeps TARGET's id."""

    target: Target
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertClauses:
    """After (before, at the beginning of, at the end of) TARGET insert— the clauses quoted."""

    gap: Gap
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OmitClause:
    """Omit TARGET, with its children."""

    target: Target


@dataclass(frozen=True, slots=True, kw_only=True)
class OmitLeavingNumber:
    """Omit TARGET, leaving its number: the words and children go, the label stays, “Not used”."""

    target: Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Renumber:
    """Renumber TARGET as “4A.”."""

    target: Target
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Move TARGET to after (before, the beginning of, the end of) another. It keeps its number."""

    target: Target
    gap: Gap


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Split TARGET after “…” into “4.” and “5.”: what follows becomes a new clause after it.

    The first part keeps TARGET's id. The new clause has `new`, and all that stood in TARGET after
    the words: its further paragraphs, its children, its closing words.
    """

    target: Target
    after: Words
    first: str
    second: str
    new: ClauseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Join TARGET with TARGET: the second follows the first, and becomes a part of it."""

    target: Target
    follower: Target


# --- instructions on whole instruments ----------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """The text of an instrument, quoted beneath the sentence as its file holds it."""

    instrument: Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class InFile:
    """The text of an instrument, given by a file of `drafts/`; its digest is in `[expects]`."""

    path: str
    instrument: Instrument


NewText = Quoted | InFile


@dataclass(frozen=True, slots=True, kw_only=True)
class SubstituteInstrument:
    """For INSTRUMENT substitute the text given. It keeps INSTRUMENT's id."""

    target: Target
    text: NewText


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertInstrument:
    """After (or before) INSTRUMENT insert the text given, a new instrument."""

    beside: Beside
    text: NewText


@dataclass(frozen=True, slots=True, kw_only=True)
class OmitInstrument:
    """Omit INSTRUMENT."""

    target: Target


# --- instructions on tables -------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class TableIn:
    """A table of TARGET's own: its only one, or the nth of several (1 is first)."""

    target: Target
    which: Once | OnlyPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideRow:
    """After (or before) the row that begins with these words."""

    side: Side
    row: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class CellWords:
    """In the table in TARGET, in the row beginning “A”, in the column headed “H”, for “X” ….

    The words stand once in that cell; `column` is all that its heading says.
    """

    table: TableIn
    row: Words
    column: Words
    find: Words
    replace: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertRows:
    """In the table in TARGET, after (…) the row beginning “A” insert— rows, under its header."""

    table: TableIn
    at: BesideRow | End
    rows: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class OmitRow:
    """In the table in TARGET, omit the row beginning “A”."""

    table: TableIn
    row: Words


OnWords = SubstituteWords | InsertWords | AddWords | OmitWords
OnHeading = HeadingWords | SubstituteHeading | TitleWords
OnClauses = (
    SubstituteClause
    | InsertClauses
    | OmitClause
    | OmitLeavingNumber
    | Renumber
    | Move
    | Split
    | Join
)
OnTable = CellWords | InsertRows | OmitRow
OnInstruments = SubstituteInstrument | InsertInstrument | OmitInstrument
Instruction = OnWords | OnHeading | OnClauses | OnTable | OnInstruments
