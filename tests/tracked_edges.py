"""Flows whose tracked changes stand where Word makes them hard: by tables, in cells, in moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.model.passage import Flow, Grid, Note, Passage, Printed, Role, Title
from sheets import (
    ARROWS,
    BADGE,
    added,
    bullet,
    cell,
    clause,
    deleted,
    heading,
    moved_from,
    moved_to,
    note_call,
    picture,
    row,
    w,
    words,
)

if TYPE_CHECKING:
    from constitution_tool.model.passage import Mark, Piece


def _both(text: str) -> Passage:
    return words("p1.b0thx", text, depth=-1)


def _came(text: str, entry: int = 1) -> Passage:
    return words("p1.c4mex", text, depth=0, marks=added(entry))


def _went(text: str, entry: int = 2) -> Passage:
    return bullet("p1.w3ntx", text, depth=0, marks=deleted(entry))


def _table(name: str, *rows) -> Grid:
    return Grid(clause="p1.t4bls", depth=-1, header=(row(name, "Limit"),), rows=rows)


def _plain(name: str) -> Grid:
    return _table(name, row("Grants", "£500"))


def _noted(words_: str, marks: tuple[Mark, ...] = (), call: tuple[Mark, ...] = ()) -> Passage:
    """A clause that calls footnote 1; the call may be tracked by itself."""
    called = note_call("1", call or marks)
    return clause("p1.n0tdx", "1.", words_, called, w(" and more.", marks), marks=marks)


def _note(*pieces: Piece) -> Note:
    return Note(label="1", pieces=pieces)


def _moved(number: int, from_or_to, *, edited: bool = False) -> tuple[Passage, ...]:
    """A clause moved with two beneath it, and with an edit in the second when asked."""
    marks = from_or_to(3, f"p1.m{number}vdx")
    edit = (w(" old", marks + deleted(3)),) if from_or_to is moved_from else ()
    edit = (w(" new", marks + added(3)),) if from_or_to is moved_to else edit
    return (
        clause(f"p1.m{number}vdx", f"{number}.", f"Moved clause {number}", marks=marks),
        clause(
            f"p1.m{number}a",
            "a)",
            w("first", marks),
            *(edit if edited else ()),
            depth=1,
            marks=marks,
        ),
        clause(f"p1.m{number}b", "b)", "second.", depth=1, marks=marks),
    )


EDGES: dict[str, tuple[Printed, ...]] = {
    "added before a table": (_both("A."), _came("B."), _plain("T"), _both("C.")),
    "deleted before a table": (_both("A."), _went("B."), _plain("T"), _both("C.")),
    "both before a table": (_both("A."), _went("B."), _came("C."), _went("D."), _plain("T")),
    "only added between tables": (_plain("T"), _came("A."), _came("B."), _plain("U")),
    "only deleted between tables": (_plain("T"), _went("A."), _plain("U"), _both("C.")),
    "replaced between tables": (_plain("T"), _went("A."), _came("B."), _plain("U")),
    "tables that touch": (_plain("T"), _plain("U"), _both("A.")),
    "a table first": (_plain("T"),),
    "nothing but added": (_came("A."), _came("B.")),
    "added at the start": (_came("A."), _both("B.")),
    "deleted at the end": (_both("A."), _went("B.")),
    "a heading before a table": (_both("A."), heading("p1.hdngx", "H", 1, added(1)), _plain("T")),
    "a whole table added": (
        _both("A."),
        Grid(
            clause="p1.t4bls",
            depth=-1,
            header=(row("Matter", "Limit", marks=added(1)),),
            rows=(row("Grants", cell("£500", "and more", marks=added(1)), marks=added(1)),),
        ),
        _both("B."),
    ),
    "a whole table deleted between others": (
        _plain("T"),
        Grid(
            clause="p1.t4bls",
            depth=-1,
            header=(row("Matter", "Limit", marks=deleted(2)),),
            rows=(row("Grants", "£500", marks=deleted(2)),),
        ),
        _plain("U"),
        _both("A."),
    ),
    "a row marked and its cells not": (
        _both("A."),
        _table("T", row(cell("Grants"), cell("£500"), marks=added(1)), row("Loans", "£9")),
        _both("B."),
    ),
    "paragraphs of a cell": (
        _both("A."),
        _table(
            "T",
            row(cell(_both("A."), _came("B.")), cell(_both("A."), _went("B."))),
            row(cell(_went("A."), _came("B.")), cell(_came("A."))),
            row(cell(_came("A."), _both("B.")), cell()),
        ),
        _both("B."),
    ),
    "spans": (
        _both("A."),
        _table("T", row(cell("Tall", rows=2), "1"), row("2"), row(cell("Wide", cols=2))),
        _both("B."),
    ),
    "a move": (*_moved(1, moved_from), _both("A."), *_moved(1, moved_to), _both("B.")),
    "a move with an edit": (
        *_moved(2, moved_to, edited=True),
        _both("A."),
        *_moved(2, moved_from, edited=True),
        _both("B."),
    ),
    "a move to before a table": (
        *_moved(3, moved_from),
        _both("A."),
        *_moved(3, moved_to),
        _plain("T"),
    ),
    "a move with a clause added in it": (
        *_moved(4, moved_from),
        _both("A."),
        *_moved(4, moved_to)[:2],
        _came("In between."),
        *_moved(4, moved_to)[2:],
        _both("B."),
    ),
    "a move of a table": (
        _both("A."),
        *_moved(5, moved_from)[:1],
        Grid(
            clause="p1.t4bls",
            depth=-1,
            header=(),
            rows=(row("Grants", "£5", marks=moved_from(3, "p1.m5vdx")),),
        ),
        _both("B."),
        *_moved(5, moved_to)[:1],
        Grid(
            clause="p1.t4bls",
            depth=-1,
            header=(),
            rows=(row("Grants", "£5", marks=moved_to(3, "p1.m5vdx")),),
        ),
        _both("C."),
    ),
    "two moves that touch": (
        *_moved(6, moved_from),
        *_moved(7, moved_from),
        _both("A."),
        *_moved(7, moved_to),
        *_moved(6, moved_to),
        _both("B."),
    ),
    "a number that comes and one that goes": (
        clause("p1.n0wnx", (w("1.", added(1)),), "Numbered now."),
        clause("p1.n0mrx", (w("2.", deleted(2)),), "Numbered no more."),
        clause("p1.3mpty", "3.", w("All its words go.", deleted(2))),
    ),
    "added and then deleted": (
        clause("p1.n0wnx", "1.", "Words ", w("never seen", added(1) + deleted(2)), "here."),
        words("p1.n0wnx", "Nor these.", marks=added(1) + deleted(2)),
        _both("A."),
    ),
    "a picture replaced": (
        _both("A."),
        picture(ARROWS, deleted(2)),
        picture(BADGE, added(1)),
        _both("B."),
    ),
    "a picture added before a table": (_both("A."), picture(BADGE, added(1)), _plain("T")),
    "a picture deleted before a table": (_both("A."), picture(BADGE, deleted(2)), _plain("T")),
    "only a picture between tables": (_plain("T"), picture(BADGE, added(1)), _plain("U")),
    "a picture that stays between tables": (_plain("T"), picture(BADGE), _plain("U"), _both("A.")),
    "a picture moved": (
        *_moved(8, moved_from),
        picture(ARROWS, moved_from(3, "p1.m8vdx"), "p1.m8b"),
        _both("A."),
        *_moved(8, moved_to),
        picture(ARROWS, moved_to(3, "p1.m8vdx"), "p1.m8b"),
        _both("B."),
    ),
    "a picture moved and replaced": (
        *_moved(9, moved_from),
        picture(ARROWS, moved_from(3, "p1.m9vdx") + deleted(3), "p1.m9b"),
        _both("A."),
        *_moved(9, moved_to),
        picture(BADGE, moved_to(3, "p1.m9vdx") + added(3), "p1.m9b"),
        _both("B."),
    ),
    "a picture never seen": (_both("A."), picture(BADGE, added(1) + deleted(2)), _both("B.")),
    "words added at the end of a clause and clauses after it": (
        clause("p1.3ndxx", "1.", "All ", w("old", deleted(1)), w("new", added(1))),
        clause("p1.4ftrx", "2.", "Added.", marks=added(1)),
        bullet("p1.4ftrx", "And this.", marks=added(1)),
        _went("Not this."),
        _both("B."),
    ),
    "words added at the end of a heading and a clause after it": (
        heading("p1.hdngx", "H"),
        Passage(
            clause="p1.hdng1",
            role=Role.HEADING,
            depth=0,
            pieces=(w("All "), w("new", added(1))),
            anchor=True,
        ),
        clause("p1.4ftrx", "2.", "Added.", marks=added(1)),
        heading("p1.hdng2", "I"),
    ),
    "a new title": (
        Title(instrument="p2", pieces=(w("P2. NEW PROTOCOL", added(1)),)),
        _came("A."),
    ),
}


def every_edge(*without: str) -> Flow:
    """Every case but those named in one text, told apart by paragraphs that name them."""
    printed: list[Printed] = []
    for name, case in EDGES.items():
        if name in without:
            continue
        printed += [_both(f"Next: {name}."), *case]
    return Flow(printed=tuple(printed))


NOTED: dict[str, Flow] = {
    "a footnote whose words change": Flow(
        printed=(_noted("Words"), _both("B.")),
        notes=(_note(w("Said "), w("in 2019", deleted(2)), w("in 2024", added(2)), w(".")),),
    ),
    "a footnote that comes": Flow(
        printed=(_noted("Words", call=added(1)), _both("B.")),
        notes=(_note(w("New.", added(1))),),
    ),
    "a footnote that goes with its clause": Flow(
        printed=(_both("A."), _noted("Words", deleted(2)), _both("B.")),
        notes=(_note(w("Old.", deleted(2))),),
    ),
    "a footnote of a clause that moves": Flow(
        printed=(
            _noted("Words", moved_from(3, "p1.n0tdx")),
            _both("B."),
            _noted("Words", moved_to(3, "p1.n0tdx")),
            _both("C."),
        ),
        notes=(_note(w("Stays as it is.")),),
    ),
    "a footnote called in a cell": Flow(
        printed=(
            _both("A."),
            _table(
                "T",
                row("Grants", cell(words("p1.t4bls", "£5", note_call("1", added(1)), depth=-1))),
            ),
            _both("B."),
        ),
        notes=(_note(w("Each year.", added(1))),),
    ),
}
"""Footnotes, one case at a time: two cases in one text would need two labels."""
