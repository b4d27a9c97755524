"""A document as members open it: its first page, its body and its last page."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from itertools import chain
from typing import TYPE_CHECKING, assert_never

from constitution_tool.model.passage import Picture
from constitution_tool.model.settings import ACCENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from constitution_tool.model.passage import Flow, Grid, Piece, Printed
    from constitution_tool.model.pictures import PictureFile


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryNote:
    """What the schedule says of an entry, for the comments at its marks in tracked Word.

    `author` is the office as printed ("Monitoring Officer"); `day` the date of the decision.
    `reasons` are those of the entry's instructions, by their place in the amendment.
    """

    number: int
    author: str
    day: date
    reasons: tuple[tuple[int, str], ...]
    authority: str

    def reason(self, instruction: int) -> str:
        """Give an instruction's reason; those of all for 0, where it is not known which.

        Raises:
            KeyError: the instruction is none of this entry's.
        """
        known = dict(self.reasons)
        return known[instruction] if instruction else " ".join(dict.fromkeys(known.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One clause side by side: current and proposed text, under what is said of it, if anything."""

    citation: str
    clause: str
    current: tuple[Printed, ...]
    proposed: tuple[Printed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Abreast:
    """A part most of whose words changed, its two texts side by side; `title` is without marks."""

    instrument: str
    title: str
    rows: tuple[Comparison, ...]


class Begins(Enum):
    """Where a text begins: on a page of its own, or beneath the words of the first page."""

    NEW_PAGE = "new-page"
    RUNS_ON = "runs-on"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBody:
    """A text, clean or with marks. `contents`: print a table of contents before it.

    One that runs on is a paper's: its headings stand under the title of the document. The parts in
    `abreast` are in `flow` as well. The PDF prints them side by side instead; Word keeps its
    tracked changes, and prints them side by side after the text. The clauses in `protected` bear a
    line at their left.
    """

    flow: Flow
    entries: tuple[EntryNote, ...] = ()
    contents: bool = True
    begins: Begins = Begins.NEW_PAGE
    abreast: tuple[Abreast, ...] = ()
    protected: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleBlock:
    """One entry of the schedule: "3. Introduction, paragraph iii", the texts, reason, authority.

    `sentences` are the instructions in amending language, each on its own line; `facts` are
    (label, words) pairs printed beneath the texts, such as ("Reason", "…") and ("Authority", "…").
    """

    number: int
    heading: str
    sentences: tuple[str, ...]
    comparisons: tuple[Comparison, ...]
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SchedulePart:
    """Part A or Part B, its opening words and its blocks; `empty` is said when there are none."""

    heading: str
    opening: str
    blocks: tuple[ScheduleBlock, ...]
    empty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleBody:
    """The schedule of amendments: its parts, then what is left out and why."""

    parts: tuple[SchedulePart, ...]
    left_out: tuple[str, ...] = ()


Body = TextBody | ScheduleBody


def pictures_in(body: Body) -> Iterator[Picture]:
    """Walk the pictures that a body shows, in order."""
    printed: tuple[Printed, ...] = ()
    match body:
        case TextBody():
            printed = body.flow.printed
            compared = (row for part in body.abreast for row in part.rows)
        case ScheduleBody():
            blocks = (block for part in body.parts for block in part.blocks)
            compared = (one for block in blocks for one in block.comparisons)
        case _:
            assert_never(body)
    beside = (each for one in compared for each in (*one.current, *one.proposed))
    yield from (each for each in chain(printed, beside) if isinstance(each, Picture))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One document, ready to be set as Word or PDF.

    `file` is its name without ending ("Appendix 1 Protocol for adoption"). `kicker` stands above
    the title ("Appendix 1"). `status` is printed on the first page and in every header; `notice`
    on every page. `opening` are the paragraphs of the first page: what it is, what is asked, how
    many changes; `facts`, before them, are (label, words) pairs of a paper: whose it is, for which
    meeting. `key` explains the marks and stands before a tracked text. `last` are the lines
    of the last page (the check code). `day` dates the file's properties; never the clock.
    `accent` is the colour of the house, #rrggbb, legible on white. `text_digest` is the digest of
    the text shown, of a tracked text with every change accepted; `base_digest` with every change
    rejected. `control` is the table of what has become of the text, before the last page.
    `examples` are worked examples: no part of the text, they stand after it, before `control`.
    `pictures` are those that the body shows, by the SHA-256 of their bytes.
    """

    file: str
    council: str
    kicker: str
    title: str
    status: str
    notice: str
    opening: tuple[tuple[Piece, ...], ...]
    body: Body
    facts: tuple[tuple[str, str], ...] = ()
    key: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    day: date
    language: str = "en-GB"
    accent: str = ACCENT
    check_code: str = ""
    text_digest: str = ""
    base_digest: str = ""
    examples: Grid | None = None
    control: Grid | None = None
    amendments: tuple[str, ...] = ()
    pictures: Mapping[str, PictureFile] = field(default_factory=dict)
