"""What does the starting house-style document hold: a sample paragraph of every style.

An officer opens it in Word, changes the looks, and saves it. Its words are only there to be seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.model.passage import Flow, Grid, GridCell, GridRow, Passage, Piece, Role
from constitution_tool.model.sheet import Sheet, TextBody
from constitution_tool.ooxml.house import OURS
from constitution_tool.ooxml.markup import attribution, paragraph, run, styled
from constitution_tool.ooxml.package import pack
from constitution_tool.ooxml.parts import section
from constitution_tool.publish.papers.basis import UNDATED
from constitution_tool.publish.word.bench import Bench
from constitution_tool.publish.word.document import together
from constitution_tool.publish.word.paragraph import in_cell
from constitution_tool.publish.word.table import Frame, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.record import Record

TITLE = "House style"
_NUMBERS = ("1.", "(a)", "(i)", "(A)", "(I)", "(1)", "(aa)", "(ii)", "(AA)")
_BULLETS = 5
_HEADINGS = 9
_CONTENTS = 3
_CODE = "0123456789abcdef" * 4

_OPENING = (
    "Every Word file made by the constitution tool looks like this document. Change its styles, "
    "its fonts, its paper and its margins in Word, and save it under the same name.",
    "Change the styles, not single paragraphs: right-click a style in the Styles pane and choose "
    "“Modify”. Keep the styles’ names: by them the tool finds them. One that you delete is made "
    "again as it was.",
    "A logo or letterhead goes in the header of this first page. Only looks are taken from this "
    "document: what is typed in it, and its other headers and footers, are not.",
)
_FRONT = (
    ("Kicker", "Kicker: what stands above a title, such as “Appendix 1”"),
    ("Title", "Title: what a paper is"),
    ("Status", "Status: DRAFT for adoption by Council. Not in force."),
    *(("Opening", words) for words in _OPENING),
    ("Members", "Members: what members are told."),
    ("Notice", "Notice: what is printed on every page."),
    ("Key", "Key: how changes are shown."),
    ("Key", "Paragraphs of a key share one box."),
    ("ContentsHeading", "Contents heading"),
)
_SCHEDULE = (
    ("Citation", "Citation: Introduction, paragraph iii"),
    ("AmendingWords", "Amending words: for “shall” substitute “must”."),
    ("Fact", "Fact\tThe reason for a change, or its authority."),
    ("Picture", "Picture: what is said of a picture."),
)
_LAST = (
    ("TableHeadingSmall", "Table heading small: of a table of many columns."),
    ("TableTextSmall", "Table text small: where larger type would cut words in two."),
    ("CheckHeading", "Check heading"),
    ("CheckText", "Check text: what the code beneath is for."),
    ("CheckCode", _CODE),
)


def sample(record: Record) -> bytes:
    """Make the starting house-style document of a council, in its colour and language."""
    sheet = Sheet(
        file=TITLE,
        council=record.source.law.council,
        kicker="",
        title=TITLE,
        status="Header: a paper’s title and its status",
        notice=record.settings.notice or "Footer: the notice, and the page",
        opening=(),
        body=TextBody(flow=Flow(printed=())),
        day=UNDATED,
        language=record.source.law.language,
        accent=record.settings.accent,
    )
    bench = Bench(
        names={},
        entries={},
        unattributed=attribution(sheet.council, UNDATED.isoformat()),
        notes={},
    )
    content = (*_paragraphs(sheet), _table(bench), *map(_styled, _SCHEDULE), *_end())
    whole = (*content, section(OURS.page, first=True))
    return pack(together(sheet, bench, OURS.measures, whole, tracked=False))


def _styled(line: tuple[str, str]) -> str:
    style, words = line
    return styled(style, run(words))


def _paragraphs(sheet: Sheet) -> Iterator[str]:
    yield _styled(("Council", sheet.council))
    yield from map(_styled, _FRONT)
    for level in range(1, _CONTENTS + 1):
        yield _styled((f"TOC{level}", f"TOC {level}: a line of the contents"))
    for level in range(1, _HEADINGS + 1):
        said = {1: "the title of a protocol", 2: "a heading in it"}.get(level, "a deeper heading")
        yield _styled((f"Heading{level}", f"Heading {level}: {said}"))
    yield _styled(("BodyText", "Body Text: words that hang under no number. Clauses follow it."))
    for level, number in enumerate(_NUMBERS, start=1):
        words = f"{number}\tClause {level}: a paragraph of level {level}. Its number is typed."
        yield _styled((f"Clause{level}", words))
        words = f"Clause text {level}: more words of the same paragraph."
        yield _styled((f"ClauseText{level}", words))
    for level in range(1, _BULLETS + 1):
        for name, said in (("List Bullet", "a point of a list."), ("List Continue", "more of it.")):
            named = name if level == 1 else f"{name} {level}"
            yield _styled((named.replace(" ", ""), f"{named}: {said}"))
    yield styled("BodyText", "".join(_characters()))


def _characters() -> Iterator[str]:
    yield run("Within words: ")
    for style, words in (
        ("Strong", "Strong"),
        ("Hyperlink", "Hyperlink"),
        ("LiveReference", "Live reference"),
        ("DeadLink", "Dead link"),
        ("FootnoteReference", "footnote reference"),
        ("CommentReference", "annotation reference"),
    ):
        yield run(words, f'<w:rStyle w:val="{style}"/>') + run(", ")
    yield run("and no more.")


def _table(bench: Bench) -> str:
    def row(*words: str) -> GridRow:
        return GridRow(cells=tuple(GridCell(passages=(_words(each),)) for each in words))

    grid = Grid(
        clause="",
        depth=-1,
        header=(row("Table heading", "House table"),),
        rows=(row("Table text", "The lines and the tint of a table."), row("Table text", "A row.")),
    )
    frame = Frame(indent=0, width=OURS.page.text)
    return table(grid, bench, frame, _cell)


def _words(text: str) -> Passage:
    return Passage(clause="", role=Role.WORDS, depth=0, pieces=(Piece(text=text),))


def _cell(cell: GridCell, _row: GridRow, style: str) -> str:
    para = in_cell(cell.passages[0], style)
    return paragraph(str(para.look), run(para.pieces[0].text))


def _end() -> Iterator[str]:
    yield _styled(("FootnoteText", "Footnote Text: a note at the foot of a page."))
    yield _styled(("CommentText", "Annotation text: a comment."))
    yield from map(_styled, _LAST)
    yield _styled(("Spacer", ""))
