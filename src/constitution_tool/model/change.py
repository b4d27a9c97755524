"""What changed between two texts: changes observed, clause by clause, whoever made them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from constitution_tool.model.instrument import Clause, Footnote, Instrument
    from constitution_tool.model.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Where a clause stands: the ids of its parent and of the sibling before it (or nothing)."""

    parent: str
    previous: str


# --- clauses ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Inserted:
    """A clause of the new text that the old one does not have. Each clause is said by itself."""

    clause: Clause
    seat: Seat
    amendment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Omitted:
    """A clause of the old text that the new one does not have. Each clause is said by itself."""

    clause: Clause
    seat: Seat
    amendment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Substituted:
    """A clause whose own words (opening, closing or kind) differ; its children are not judged."""

    old: Clause
    new: Clause
    amendment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingSubstituted:
    """A clause whose heading differs."""

    id: str
    old: Words
    new: Words
    amendment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renumbered:
    """A clause whose number, as printed, differs."""

    id: str
    old: str
    new: str
    amendment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A clause with another parent, or out of the longest run of siblings that kept their order."""

    id: str
    old: Seat
    new: Seat
    amendment: str = ""


# --- instruments ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentInserted:
    """An instrument only the new text has (its clauses are said one by one as well)."""

    instrument: Instrument
    amendment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentOmitted:
    """An instrument only the old text has (its clauses are said one by one as well)."""

    instrument: Instrument
    amendment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentMoved:
    """An instrument out of the longest run of instruments that kept their order."""

    id: str
    amendment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retitled:
    """An instrument whose number or title differs."""

    id: str
    old_number: str
    new_number: str
    old_title: str
    new_title: str
    amendment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FootnotesSubstituted:
    """An instrument whose footnotes differ: in words, in number or in order."""

    id: str
    old: tuple[Footnote, ...]
    new: tuple[Footnote, ...]
    amendment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSubstituted:
    """A clause that shows the same picture by name, whose file is now another."""

    id: str
    amendment: str = ""


Change = (
    Inserted
    | Omitted
    | Substituted
    | HeadingSubstituted
    | Renumbered
    | Moved
    | InstrumentInserted
    | InstrumentOmitted
    | InstrumentMoved
    | Retitled
    | FootnotesSubstituted
    | PictureSubstituted
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSet:
    """Every change between two texts: what went, in its old order; then the rest, in the new."""

    changes: tuple[Change, ...] = ()
