"""What a whole sheet is, as the template of its PDF receives it: plain JSON values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from constitution_tool.publish.pdf.shapes import Block, Widths
    from constitution_tool.publish.pdf.words import ActName, Node


class PageWords(TypedDict):
    """The words of ours that the template prints; `openers` by act."""

    contents: str
    how_shown: str
    columns: tuple[str, str]
    nothing: str
    left_out: str
    openers: dict[ActName, str]


class ComparisonData(TypedDict):
    """A row of two texts side by side; `citation` only where it is not said already."""

    citation: str
    current: list[Block]
    proposed: list[Block]


class FlowingData(TypedDict):
    """A stretch of text as it flows."""

    k: Literal["flow"]
    blocks: list[Block]
    widths: Widths


class AbreastData(TypedDict):
    """A part of a text whose current and proposed words stand side by side."""

    k: Literal["abreast"]
    comparisons: list[ComparisonData]
    widths: Widths


class TextData(TypedDict):
    """A text of the law."""

    kind: Literal["text"]
    contents: bool
    runs_on: bool
    segments: list[FlowingData | AbreastData]
    notes: dict[str, list[Node]]


class BlockData(TypedDict):
    """An entry of the schedule."""

    heading: str
    sentences: tuple[str, ...]
    widths: Widths
    comparisons: list[ComparisonData]
    facts: tuple[tuple[str, str], ...]


class PartData(TypedDict):
    """A part of the schedule."""

    heading: str
    opening: str
    blocks: list[BlockData]
    empty: str


class ScheduleData(TypedDict):
    """The schedule of amendments."""

    kind: Literal["schedule"]
    parts: list[PartData]
    left_out: tuple[str, ...]
    fact_width: float


class AppendedData(TypedDict):
    """A table that stands after the text, under its heading."""

    heading: str
    blocks: list[Block]


class SheetData(TypedDict):
    """A whole sheet. `name` is the title in the file's properties; `running` stands above pages.

    `scope` tells its ids from those of the other sheets in one file; empty where it is alone.
    `close` is how much closer than usual its lines are, where that saves a page.
    """

    scope: str
    close: Literal[0, 1, 2]
    council: str
    kicker: str
    title: str
    name: str
    running: str
    description: str
    status: str
    notice: str
    lang: str
    region: str
    day: tuple[int, int, int]
    marked: bool
    accent: str
    says: PageWords
    facts: tuple[tuple[str, str], ...]
    fact_width: float
    opening: list[list[Node]]
    key: tuple[str, ...]
    last: tuple[str, ...]
    body: TextData | ScheduleData
    appended: list[AppendedData]


class AgendaData(TypedDict):
    """Several sheets in one file, the first its cover; `pages` stands before page numbers."""

    name: str
    council: str
    description: str
    day: tuple[int, int, int]
    pages: str
    sheets: list[SheetData]
