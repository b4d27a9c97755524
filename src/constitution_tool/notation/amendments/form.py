"""What is a form of the amending language: its parts, and what is quoted beneath it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from constitution_tool.model.block import Table
    from constitution_tool.model.instruction import Instruction, NewText
    from constitution_tool.model.instrument import Clause
    from constitution_tool.notation.amendments.sentence import Form, Reading

DASH = "—"
"""What a sentence ends in when something is quoted beneath it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bare:
    """A form that is one sentence: how it is shown to people, its parts, and what it makes."""

    shown: str
    parts: Form
    build: Callable[[Reading], Instruction]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotesClauses:
    """A form with clauses quoted beneath it."""

    shown: str
    parts: Form
    build: Callable[[Reading, tuple[Clause, ...]], Instruction]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotesTable:
    """A form with rows quoted beneath it, as a table that repeats the header."""

    shown: str
    parts: Form
    build: Callable[[Reading, Table], Instruction]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotesInstrument:
    """A form with the text of an instrument quoted beneath it, as its file would hold it."""

    shown: str
    parts: Form
    build: Callable[[Reading, NewText], Instruction]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesFile:
    """A form that names the file which gives the text of an instrument."""

    shown: str
    parts: Form
    build: Callable[[Reading, NewText], Instruction]


Known = Bare | QuotesClauses | QuotesTable | QuotesInstrument | NamesFile
