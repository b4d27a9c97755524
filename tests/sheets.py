"""Sample sheets about a fictional Exampleshire, built by hand: every role, mark and shape there is.

`tracked_flow` is written out; `side` gives the text before (`OLD`) and after (`NEW`) it by the
plainest rule there is, so that tests need no engine.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from constitution_tool.model.passage import (
    Act,
    Flow,
    Grid,
    GridCell,
    GridRow,
    Mark,
    Note,
    Passage,
    Picture,
    Piece,
    Printed,
    Role,
    Title,
)
from constitution_tool.model.sheet import (
    Comparison,
    EntryNote,
    ScheduleBlock,
    ScheduleBody,
    SchedulePart,
    Sheet,
    TextBody,
)
from constitution_tool.model.words import Face
from constitution_tool.notation.pictures.picture_file import read_picture
from constitution_tool.publish.papers.control import control
from pictures import jpeg, png, resolution

if TYPE_CHECKING:
    from constitution_tool.model.pictures import PictureFile

ARROWS = read_picture(png(360, 240, before=resolution(5906)))
BADGE = read_picture(jpeg(80, 80))
CHECK_CODE = "3f0c" * 16
NOTICE = "Illustration only. Not a document or decision of Exampleshire Council."
STATUS = "DRAFT for adoption by Council on 21 May 2024. Not in force."
MOVED = "p1.m7vbd"
KEY = (
    "Added words are underlined and begin [Added:]. Deleted words are struck through and begin "
    "[Deleted:]. The number after each change is its entry in Appendix 3.",
)


def added(entry: int) -> tuple[Mark, ...]:
    return (Mark(act=Act.ADDED, entry=entry),)


def deleted(entry: int) -> tuple[Mark, ...]:
    return (Mark(act=Act.DELETED, entry=entry),)


def moved_from(entry: int, clause: str = MOVED) -> tuple[Mark, ...]:
    return (Mark(act=Act.MOVED_FROM, entry=entry, move=clause),)


def moved_to(entry: int, clause: str = MOVED) -> tuple[Mark, ...]:
    return (Mark(act=Act.MOVED_TO, entry=entry, move=clause),)


def w(text: str, marks: tuple[Mark, ...] = (), face: Face = Face.PLAIN, link: str = "") -> Piece:
    return Piece(text=text, face=face, link=link, marks=marks)


def note_call(label: str, marks: tuple[Mark, ...] = ()) -> Piece:
    return Piece(text=label, note=label, marks=marks)


def heading(clause: str, text: str, depth: int = 0, marks: tuple[Mark, ...] = ()) -> Passage:
    return Passage(
        clause=clause,
        role=Role.HEADING,
        depth=depth,
        anchor=True,
        pieces=(w(text, marks),),
        marks=marks,
    )


def clause(
    clause: str,
    label: str | tuple[Piece, ...],
    *pieces: Piece | str,
    depth: int = 0,
    marks: tuple[Mark, ...] = (),
) -> Passage:
    return Passage(
        clause=clause,
        role=Role.CLAUSE,
        depth=depth,
        anchor=True,
        label=((w(label, marks),) if label else ()) if isinstance(label, str) else label,
        pieces=tuple(w(piece, marks) if isinstance(piece, str) else piece for piece in pieces),
        marks=marks,
    )


def words(
    clause: str, *pieces: Piece | str, depth: int = 0, marks: tuple[Mark, ...] = ()
) -> Passage:
    return Passage(
        clause=clause,
        role=Role.WORDS,
        depth=depth,
        pieces=tuple(w(piece, marks) if isinstance(piece, str) else piece for piece in pieces),
        marks=marks,
    )


def bullet(
    clause: str, text: str, depth: int = 0, level: int = 1, marks: tuple[Mark, ...] = ()
) -> Passage:
    return Passage(
        clause=clause,
        role=Role.BULLET,
        depth=depth,
        bullet=level,
        pieces=(w(text, marks),),
        marks=marks,
    )


def picture(file: PictureFile, marks: tuple[Mark, ...] = (), of: str = "p1.b0thx") -> Picture:
    return Picture(
        clause=of,
        path=f"images/{file.kind.value}.{file.kind.value}",
        alternative="A map of the wards.",
        digest=file.digest,
        depth=0,
        marks=marks,
    )


def cell(
    *texts: str | Passage, marks: tuple[Mark, ...] = (), cols: int = 1, rows: int = 1
) -> GridCell:
    return GridCell(
        passages=tuple(
            words("p1.t4bls", text, depth=-1, marks=marks) if isinstance(text, str) else text
            for text in texts
        ),
        cols=cols,
        rows=rows,
    )


def row(*cells: GridCell | str, marks: tuple[Mark, ...] = ()) -> GridRow:
    return GridRow(
        cells=tuple(cell(c, marks=marks) if isinstance(c, str) else c for c in cells), marks=marks
    )


def tracked_flow() -> Flow:
    """Every kind of mark, in a protocol of a page or three."""
    moved_words = "This Protocol can be revised or amended at any time by "
    grid = Grid(
        clause="p1.t4bls",
        depth=-1,
        header=(row("Matter", "Who decides", "Limit"),),
        rows=(
            row(cell("Grants", rows=2), "Head of Service", "£500"),
            row(
                "Director",
                cell(
                    words(
                        "p1.t4bls",
                        w("£"),
                        w("5,000", deleted(4)),
                        w("10,000", added(4)),
                        depth=-1,
                    )
                ),
            ),
            row("Naming of streets", "Planning Committee", "None", marks=deleted(4)),
            row("Speed limits", "Director of Highways", "None", marks=added(4)),
            row(cell("Anything else is decided by the Council.", cols=3)),
        ),
    )
    return Flow(
        printed=(
            Title(instrument="p1", pieces=(w("P1. MEMBER AND OFFICER PROTOCOL"),)),
            heading("p1.n2trd", "Introduction"),
            clause(
                "p1.9qw2t",
                "i.",
                "The purpose of this Protocol is to guide ",
                w("Members", face=Face.STRONG),
                " and officers of the Council in their relations with one another in such a way "
                "as to ensure that the business of the Council is done in an open, effective and ",
                w("efficient manner", deleted(1)),
                w("efficient way", added(1)),
                ".",
            ),
            clause(
                "p1.x3fdr",
                "ii.",
                "The Council is committed to its core values",
                note_call("1"),
                ". It must be read with the ",
                w("Localism Act 2011", link="https://www.legislation.gov.uk/ukpga/2011/20"),
                " and with ",
                w("paragraph iii", deleted(5), link="#p1.p3q8f"),
                w("paragraph iv", added(5), link="#p1.p3q8f"),
                " & the <Members’ Code>, of which ",
                w("a dead link", link="#"),
                " says nothing.",
            ),
            clause(
                "p1.w4zrk",
                "iii.",
                "This Protocol is used in the induction of new Members and officers.",
                marks=added(2),
            ),
            words(
                "p1.w4zrk",
                "Induction takes place within six weeks of the election.",
                depth=0,
                marks=added(2),
            ),
            clause(
                "p1.p3q8f",
                (w("iii.", deleted(2)), w("iv.", added(2))),
                "It should be read with any guidance",
                w(" or training", added(3)),
                " issued by the Monitoring Officer, who may be written to at:",
            ),
            words("p1.p3q8f", "The Council House\nExample Square\nExampleton", depth=0),
            heading("p1.h2pnb", "Roles of Members and officers"),
            clause("p1.7r4tg", "i.", "The elected Members are responsible for:"),
            clause("p1.k7m2c", "a)", "the direction of policy;", depth=1),
            clause(
                "p1.m8v3d",
                "b)",
                "being answerable to the electorate for:",
                depth=1,
            ),
            clause("p1.m8v4d", "(i)", "policies; and", depth=2),
            clause("p1.m8v5d", "(ii)", "the delivery of services;", depth=2, marks=deleted(3)),
            words("p1.m8v3d", "and in each case for what they cost;", depth=1),
            clause("p1.m8v6d", "c)", "partnership working, including:", depth=1),
            bullet("p1.m8v6d", "health;", depth=1),
            bullet("p1.m8v6d", "policing;", depth=1, marks=added(3)),
            bullet("p1.m8v6d", "neighbourhood policing in particular;", depth=1, level=2),
            clause(
                MOVED,
                (w("ii.", moved_from(6)),),
                w(moved_words, moved_from(6)),
                w("the Council, subject to its procedures", moved_from(6) + deleted(6)),
                w(".", moved_from(6)),
                marks=moved_from(6),
            ),
            clause(
                "p1.f5gkl",
                (w("iii.", deleted(6)), w("ii.", added(6))),
                w("The officers", face=Face.EMPHASIS),
                " are responsible for advice",
                note_call("2", added(5)),
                ".",
            ),
            heading("p1.t4bls", "Who decides"),
            words("p1.t4bls", "The limits are these.", depth=-1),
            words("p1.t4bls", "They are reviewed each year.", depth=-1, marks=added(4)),
            grid,
            heading("p1.l0xwd", "Old arrangements", marks=deleted(5)),
            clause("p1.l1xwd", "i.", "The old arrangements lapse.", marks=deleted(5)),
            heading("p1.r3vws", "Review"),
            clause(
                MOVED,
                (w("i.", moved_to(6)),),
                w(moved_words, moved_to(6)),
                w("resolution of the Council", moved_to(6) + added(6)),
                w(".", moved_to(6)),
                marks=moved_to(6),
            ),
            Picture(
                clause="p1.r3vws",
                path="review.png",
                alternative="A circle of three arrows: draft, decide, review.",
                digest=ARROWS.digest,
                depth=0,
            ),
            clause(
                "p1.z9xcv",
                "ii.",
                "The Standards Committee reviews it six months after adoption.",
                marks=added(6),
            ),
        ),
        notes=(
            Note(label="1", pieces=(w("The values were agreed by the Council in 2019."),)),
            Note(
                label="2",
                pieces=(
                    w("See ", added(5)),
                    w("section 4", added(5), face=Face.EMPHASIS),
                    w(".", added(5)),
                ),
            ),
        ),
    )


class Side(Enum):
    """The text before the marks, or after them."""

    OLD = frozenset({Act.ADDED, Act.MOVED_TO})
    NEW = frozenset({Act.DELETED, Act.MOVED_FROM})


def _stays(marks: tuple[Mark, ...], which: Side) -> bool:
    return not any(mark.act in which.value for mark in marks)


def _pieces(pieces: tuple[Piece, ...], which: Side) -> tuple[Piece, ...]:
    return tuple(replace(piece, marks=()) for piece in pieces if _stays(piece.marks, which))


def _passage(passage: Passage, which: Side) -> tuple[Passage, ...]:
    if not _stays(passage.marks, which):
        return ()
    return (
        replace(
            passage,
            pieces=_pieces(passage.pieces, which),
            label=_pieces(passage.label, which),
            marks=(),
        ),
    )


def _row(grid_row: GridRow, which: Side) -> tuple[GridRow, ...]:
    if not _stays(grid_row.marks, which):
        return ()
    cells = tuple(
        replace(c, passages=tuple(x for p in c.passages for x in _passage(p, which)))
        for c in grid_row.cells
    )
    return (GridRow(cells=cells),)


def _printed(item: Printed, which: Side) -> tuple[Printed, ...]:
    if isinstance(item, Passage):
        return _passage(item, which)
    if isinstance(item, Picture):
        return (replace(item, marks=()),) if _stays(item.marks, which) else ()
    if isinstance(item, Title):
        return (replace(item, pieces=_pieces(item.pieces, which)),)
    header = tuple(x for r in item.header for x in _row(r, which))
    rows = tuple(x for r in item.rows for x in _row(r, which))
    return (replace(item, header=header, rows=rows),)


def side(flow: Flow, which: Side) -> Flow:
    """Give the text on one side of its marks, without any."""
    printed = tuple(x for item in flow.printed for x in _printed(item, which))
    called = {
        piece.note
        for item in printed
        if isinstance(item, Passage)
        for piece in item.pieces
        if piece.note
    }
    notes = tuple(
        replace(note, pieces=_pieces(note.pieces, which))
        for note in flow.notes
        if note.label in called
    )
    return Flow(printed=printed, notes=notes)


ENTRIES = tuple(
    EntryNote(
        number=number,
        author=author,
        day=date(2024, 5, day),
        reasons=((1, reason),),
        authority=authority,
    )
    for number, author, day, reason, authority in (
        (1, "Council", 1, "Plainer words.", "For approval by Council."),
        (2, "Monitoring Officer", 9, "Paragraph 9.4 of the report: induction.", ""),
        (3, "Monitoring Officer", 9, "Paragraph 9.3 of the report: training.", ""),
        (4, "Council", 2, "The limits are out of date.", "For approval by Council."),
        (5, "Council", 2, "The old arrangements have ended.", "For approval by Council."),
        (6, "Council", 3, "The words stood in the wrong place.", "For approval by Council."),
    )
)
ENTRIES = tuple(
    note
    if note.authority
    else replace(
        note,
        authority="Decided by the Monitoring Officer, in consultation with the Chair of the "
        "Standards Committee, on 9 May 2024, under the Committee’s resolution of 28 March 2024 "
        "(recommendation 2.4 of the report; minute not held).",
    )
    for note in ENTRIES
)

LAST = (
    "Check code",
    "Anyone can use this code to prove that these words follow from the record of decisions.",
    f"0006:{CHECK_CODE}",
    "The code is that of the last decision recorded before this document was made.",
)


def _sheet(file: str, kicker: str, title: str, opening: tuple[str, ...], body, key=()) -> Sheet:
    return Sheet(
        file=file,
        council="Exampleshire Council",
        kicker=kicker,
        title=title,
        status=STATUS,
        notice=NOTICE,
        opening=tuple((w(text),) for text in opening),
        body=body,
        key=key,
        last=LAST,
        day=date(2024, 5, 10),
        check_code=f"0006:{CHECK_CODE}",
        text_digest="ab12" * 16,
        amendments=("2024-001", "2024-002"),
        pictures={each.digest: each for each in (ARROWS, BADGE)},
    )


CONTROL = control(
    (
        ("28 March 2024", (w("The text in force was put on record."),), "The protocol in force."),
        (
            "For decision",
            (w("Plainer words ("), w("paragraph i", link="#p1.9qw2t"), w(").")),
            "Vote.",
        ),
    )
)


def clean_sheet() -> Sheet:
    sheet = _sheet(
        "Appendix 1 Protocol for adoption",
        "Appendix 1",
        "Member and Officer Protocol",
        (
            "This is the protocol that Council is asked to adopt. It includes the changes listed "
            "in Appendix 3.",
            "There are 6 changes: 4 for approval and 2 already decided.",
        ),
        TextBody(
            flow=side(tracked_flow(), Side.NEW), protected=frozenset({"p1.9qw2t", "p1.r3vws"})
        ),
    )
    return replace(sheet, control=CONTROL)


def tracked_sheet() -> Sheet:
    return _sheet(
        "Appendix 2A Protocol showing tracked changes",
        "Appendix 2A",
        "Member and Officer Protocol, showing tracked changes",
        (
            "This shows every change from the protocol in force to the protocol before Council.",
            "There are 6 changes: 4 for approval and 2 already decided.",
        ),
        TextBody(flow=tracked_flow(), entries=ENTRIES),
        KEY,
    )


def schedule_sheet() -> Sheet:
    flow = tracked_flow()
    passages = [item for item in flow.printed if isinstance(item, Passage)]

    def both(name: str) -> tuple[tuple[Printed, ...], tuple[Printed, ...]]:
        of = [p for p in passages if p.clause == name]
        return (
            tuple(_seen(p, Side.OLD) for p in of if _stays(p.marks, Side.OLD)),
            tuple(_seen(p, Side.NEW) for p in of if _stays(p.marks, Side.NEW)),
        )

    def block(number: int, heading: str, sentence: str, name: str) -> ScheduleBlock:
        current, proposed = both(name)
        note = ENTRIES[number - 1]
        return ScheduleBlock(
            number=number,
            heading=f"{number}. {heading}",
            sentences=(sentence,),
            comparisons=(
                Comparison(citation=heading, clause=name, current=current, proposed=proposed),
            ),
            facts=(("Reason", note.reason(0)), ("Authority", note.authority)),
        )

    table = next(item for item in flow.printed if isinstance(item, Grid))
    for_approval = (
        block(
            1,
            "Introduction, paragraph i",
            "In P1, Introduction, paragraph i, for “efficient manner” substitute “efficient way”.",
            "p1.9qw2t",
        ),
        ScheduleBlock(
            number=4,
            heading="4. Who decides",
            sentences=(
                "In the table in P1, Who decides, in the row beginning “Grants”, …",
                "In the same table, omit the row beginning “Naming of streets”.",
            ),
            comparisons=(
                Comparison(
                    citation="Who decides",
                    clause="p1.t4bls",
                    current=(_seen_grid(table, Side.OLD),),
                    proposed=(_seen_grid(table, Side.NEW),),
                ),
            ),
            facts=(("Reason", ENTRIES[3].reason(0)), ("Authority", ENTRIES[3].authority)),
        ),
        block(
            6,
            "Roles of Members and officers, paragraph ii",
            "Move P1, Roles of Members and officers, paragraph ii to the end of P1, Review.",
            MOVED,
        ),
    )
    decided = (
        block(
            2,
            "Introduction, new paragraph iii",
            "After P1, Introduction, paragraph ii insert— “iii. This Protocol is used …”",
            "p1.w4zrk",
        ),
        block(
            3,
            "Introduction, paragraph iv",
            "In P1, Introduction, paragraph iv, after “guidance” insert “or training”.",
            "p1.p3q8f",
        ),
    )
    return _sheet(
        "Appendix 3 Schedule of amendments",
        "Appendix 3",
        "Schedule of amendments",
        ("This lists every change, why it is made and who decides it.",),
        ScheduleBody(
            parts=(
                SchedulePart(
                    heading="Part A: changes for approval",
                    opening="For decision. Council is asked to approve these changes.",
                    blocks=for_approval,
                    empty="There are no changes for approval.",
                ),
                SchedulePart(
                    heading="Part B: changes already decided",
                    opening="For information. Made to the draft since 28 March 2024 under the "
                    "Committee’s authority. They take effect only if Council adopts the protocol.",
                    blocks=decided,
                    empty="No changes have been made under the Committee’s authority.",
                ),
            ),
            left_out=(
                "2024-007, Breaches: Not yet decided. Not included in the text before Council.",
            ),
        ),
        ("Added words begin [Added:] and are underlined. Deleted words begin [Deleted:].",),
    )


def _seen(passage: Passage, which: Side) -> Passage:
    """Show one side of a passage, its own changes still marked."""
    return replace(
        passage,
        pieces=tuple(p for p in passage.pieces if _stays(p.marks, which)),
        label=tuple(p for p in passage.label if _stays(p.marks, which)),
    )


def _seen_grid(grid: Grid, which: Side) -> Grid:
    def shown(rows: tuple[GridRow, ...]) -> tuple[GridRow, ...]:
        return tuple(
            replace(
                r,
                cells=tuple(
                    replace(c, passages=tuple(_seen(p, which) for p in c.passages)) for c in r.cells
                ),
            )
            for r in rows
            if _stays(r.marks, which)
        )

    return replace(grid, header=shown(grid.header), rows=shown(grid.rows))
