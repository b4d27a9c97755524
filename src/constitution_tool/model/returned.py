"""What a Word file that came back says: what it was made from, its text on each side, its marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.model.identity import ClauseId, InstrumentId

if TYPE_CHECKING:
    from constitution_tool.errors import Finding
    from constitution_tool.model.instrument import Clause, Footnote
    from constitution_tool.model.passage import Act

UNKNOWN = ClauseId("")
"""The id of a clause whose bookmark is gone, or never was: nothing is guessed."""

UNKNOWN_INSTRUMENT = InstrumentId("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a file says it was made from: a text by its digest, as it stood at a check code.

    `text_digest` is of the text with every change accepted that the file was made with, and
    `base_digest` of the text with every change rejected, where that is another. `amendments` are
    the ids of those it shows. Each is empty where the file does not say.
    """

    text_digest: str
    base_digest: str
    check_code: str
    amendments: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedInstrument:
    """An instrument as it came back: `title` is its number and title in one, as printed."""

    id: InstrumentId
    title: str
    clauses: tuple[Clause, ...]
    footnotes: tuple[Footnote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedText:
    """The whole text on one side of a file's tracked changes.

    Clauses are as they would be written in `source/`; one that cannot be told has the id `UNKNOWN`,
    in its place. What no Word file holds is not there: the alignment of columns, the order of
    footnotes (they stand in the order they are called), and where one list ends and another
    begins. `pictures` are those shown, in order: the clause each stands in, and the SHA-256 of its
    bytes.
    """

    instruments: tuple[ReturnedInstrument, ...]
    pictures: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A tracked change: what was done, by whom, when (as Word wrote it), where, to which words.

    `act` is None where only the setting of words or of a paragraph was changed. `clause` is empty
    outside the text.
    """

    act: Act | None
    author: str
    day: str
    clause: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment: who wrote it, when (as Word wrote it), on which clauses, and its words."""

    author: str
    day: str
    clauses: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A returned document.

    `issued` is its text with every tracked change rejected, `standing` with every one accepted.
    `around` are the words before and after the text and in headers and footers, which no one should
    have changed. Whatever was not understood is in `findings` (law 12).
    """

    origin: Origin
    issued: ReturnedText
    standing: ReturnedText
    revisions: tuple[Revision, ...]
    comments: tuple[Comment, ...]
    around: tuple[str, ...]
    findings: tuple[Finding, ...]
