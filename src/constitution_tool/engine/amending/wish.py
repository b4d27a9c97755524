"""What may someone wish of an amendment, in words as typed and with nothing looked up but ids?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from constitution_tool.model.instruction import NewText
    from constitution_tool.model.target import End, Side


# --- which of several places ------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsaid:
    """It was not said how often the words occur; they must occur once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Every:
    """Wherever the words occur in what is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nth:
    """Where the words occur the nth time (1 is first)."""

    nth: int


Which = Unsaid | Every | Nth


# --- words ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceWords:
    """Say `replace` instead of `find`."""

    targets: tuple[str, ...]
    find: str
    replace: str
    which: Which = Unsaid()


@dataclass(frozen=True, slots=True, kw_only=True)
class PutWords:
    """Put words after or before others."""

    targets: tuple[str, ...]
    side: Side
    find: str
    insert: str
    which: Which = Unsaid()


@dataclass(frozen=True, slots=True, kw_only=True)
class PutAtEnd:
    """Put words at the beginning or the end."""

    targets: tuple[str, ...]
    end: End
    insert: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DropWords:
    """Leave words out."""

    targets: tuple[str, ...]
    find: str
    which: Which = Unsaid()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceInHeading:
    """Say `replace` instead of `find` in a heading, or in the title of an instrument."""

    target: str
    find: str
    replace: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceHeading:
    """Give another heading."""

    target: str
    heading: str


# --- tables -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceInCell:
    """Say `replace` instead of `find` in the cell under a heading, in the row that begins so.

    `table` says which of several tables is meant.
    """

    target: str
    row: str
    column: str
    find: str
    replace: str
    table: Unsaid | Nth = Unsaid()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRow:
    """Put in a row of these cells: beside the row that begins so, or at an end of the table."""

    target: str
    at: Side | End
    row: str
    cells: tuple[str, ...]
    table: Unsaid | Nth = Unsaid()


@dataclass(frozen=True, slots=True, kw_only=True)
class DropRow:
    """Leave out the row that begins so."""

    target: str
    row: str
    table: Unsaid | Nth = Unsaid()


# --- clauses ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """After or before a clause, or at the beginning or end of what it (or an instrument) holds."""

    at: Side | End
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RewriteClause:
    """Give a clause other words; it keeps its number. Paragraphs are parted by blank lines."""

    target: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewClause:
    """Put in a new clause. With a heading it is a headed part; its words may then be empty.

    Without a number, a label at the start of its words (of the heading, if any) is its number. One
    that is `unnumbered` is to have none, whatever those around it have.
    """

    where: Where
    words: str
    number: str = ""
    heading: str = ""
    unnumbered: bool = False


class Leaving(Enum):
    """What an omitted clause leaves behind."""

    NOTHING = "nothing"
    NUMBER = "its number"


@dataclass(frozen=True, slots=True, kw_only=True)
class DropClause:
    """Leave a clause out, with all within it."""

    target: str
    leaving: Leaving = Leaving.NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Relabel:
    """Give a clause another number."""

    target: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Relocate:
    """Put a clause elsewhere, with its number and all within it."""

    target: str
    where: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitClause:
    """Make two clauses of one, after these words. Without `first` it keeps its number."""

    target: str
    after: str
    second: str
    first: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinClauses:
    """Make one clause of two that follow each other."""

    target: str
    follower: str


OfWords = ReplaceWords | PutWords | DropWords
OfClauses = RewriteClause | NewClause | DropClause | Relabel | Relocate | JoinClauses
# --- whole instruments ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class RewriteInstrument:
    """Give an instrument this text."""

    target: str
    text: NewText


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInstrument:
    """Put in a new instrument, after or before another."""

    side: Side
    target: str
    text: NewText


OfInstruments = RewriteInstrument | NewInstrument
OfTables = ReplaceInCell | NewRow | DropRow
Wish = (
    OfWords
    | PutAtEnd
    | ReplaceInHeading
    | ReplaceHeading
    | SplitClause
    | OfTables
    | OfClauses
    | OfInstruments
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wished:
    """A wish and the reason given for it."""

    wish: Wish
    reason: str
