"""Instructions of every form on one text, each bringing words and numbers that were never there.

Every word of the text, too, is unlike every other; so what put it in, and what took it out, is
known without any comparison of texts.
"""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import strategies as st

import council_on_record as record
from amending import new_item
from constitution_tool.engine.amending.amend_tables import row_words
from constitution_tool.engine.amending.own_tables import own_tables
from constitution_tool.engine.amending.own_words import own_words
from constitution_tool.model.block import Cell, Paragraph
from constitution_tool.model.identity import ClauseId, InstrumentId
from constitution_tool.model.instruction import (
    AddWords,
    BesideRow,
    CellWords,
    HeadingWords,
    InsertClauses,
    InsertInstrument,
    InsertRows,
    InsertWords,
    Instruction,
    Join,
    Move,
    OmitClause,
    OmitInstrument,
    OmitLeavingNumber,
    OmitRow,
    OmitWords,
    Quoted,
    Renumber,
    Split,
    SubstituteClause,
    SubstituteHeading,
    SubstituteInstrument,
    SubstituteWords,
    TableIn,
    TitleWords,
)
from constitution_tool.model.instrument import Constitution, Index, Instrument
from constitution_tool.model.target import Beside, End, Once, Side, Target, Within
from constitution_tool.model.words import Words
from constitution_tool.notation.text.parse import parse_instrument

WORD = re.compile(r"\b[wn]\d+\b")
LETTERS = "bcdfghjklmnpqrstvwxz"
C5 = """+++
id = "c5"
number = "w1"
title = "w2 w3"
+++

# w4 {#c5.bbbbb}

- i. w5 w6 w7 {#c5.ccccc}

- ii. w8 w9 w10 w11 {#c5.ddddd}

  - a) w12 w13 {#c5.fffff}

  - b) w14 w15 {#c5.ggggg}

  w16 w17

# w18 {#c5.hhhhh}

- i. w19 w20 {#c5.jjjjj}

  | w21 | w22 |
  | --- | --- |
  | w23 w24 | w25 w26 |
  | w27 w28 | w29 w30 |

- ii. w31 w32 w33 {#c5.kkkkk}
"""
C6 = """+++
id = "c6"
number = "w41"
title = "w42 w43"
+++

- i. w44 w45 w46 {#c6.bbbbb}

- ii. w47 w48 {#c6.ccccc}
"""
TEXT = Constitution(
    instruments=tuple(parse_instrument(one, "source/x.md").instrument for one in (C5, C6))
)


class Drafting:
    """Instructions on a text as it stands, each bringing words that were never there."""

    def __init__(self, draw, brought: int = 0) -> None:
        self.draw = draw
        self.brought = brought

    def pick(self, things):
        return self.draw(st.sampled_from(things))

    def new(self) -> str:
        self.brought += 1
        return f"n{self.brought}"

    def ending(self) -> str:
        self.brought += 1
        return "".join(LETTERS[int(digit)] for digit in f"{self.brought:05d}")

    def target(self, id_: str, index: Index) -> Target:
        return Target(id=id_, cited=record.cite_id(id_, index))

    def gap(self, index: Index):
        beside = Beside(
            side=self.pick([*Side]), target=self.target(self.pick([*index.by_id]), index)
        )
        inside = self.pick([*index.by_id, *index.instruments])
        return self.pick([beside, Within(end=self.pick([*End]), target=self.target(inside, index))])

    def instruction(self, text: Constitution, form=None) -> Instruction:
        """Draw a form, unless it is given, and then where it acts."""
        index = Index(text)
        form = form or self.pick([*FORMS])
        instrument = self.pick([*index.instruments])
        if form in (TitleWords, SubstituteInstrument, InsertInstrument, OmitInstrument):
            return self.on_instrument(form, self.target(instrument, index), index)
        id_ = self.pick([i for i, s in index.by_id.items() if _takes(form, s)] or [*index.by_id])
        clause, target = index.by_id[id_].clause, self.target(id_, index)
        if form in (CellWords, InsertRows, OmitRow):
            return self.on_table(form, clause, target)
        if form in (HeadingWords, SubstituteHeading):
            said = WORD.findall(str(clause.heading)) or ["none"]
            if form is HeadingWords:
                return form(target=target, find=Words(self.pick(said)), replace=Words(self.new()))
            return form(target=target, replace=Words(f"{self.new()} {said[0]}"))
        if form in (SubstituteWords, InsertWords, AddWords, OmitWords, Split):
            return self.on_words(form, clause, target, index)
        return self.on_clause(form, clause, target, index)

    def on_words(self, form, clause, target, index):
        said = [w for own in own_words(clause) for w in WORD.findall(str(own))] or ["none"]
        first = self.draw(st.integers(0, len(said) - 1))
        find = Words(" ".join(said[first : first + self.draw(st.integers(1, 2))]))
        new = Words(f"{self.new()} {self.new()}")
        once = {"targets": (target,), "find": find, "occurrence": Once()}
        match form.__name__:
            case "SubstituteWords":
                kept = self.pick(["", f" {said[first]}"])
                return form(**once, replace=Words(f"{new}{kept}"))
            case "InsertWords":
                return form(**once, side=self.pick([*Side]), insert=new)
            case "AddWords":
                return form(targets=(target,), end=self.pick([*End]), insert=new)
            case "OmitWords":
                return form(**once)
            case _:
                home = index.by_id[target.id].instrument.id
                return form(
                    target=target, after=find, first=f"{self.new()}.", second=f"{self.new()}.",
                    new=ClauseId(f"{home}.{self.ending()}"),
                )  # fmt: skip

    def on_clause(self, form, clause, target, index):
        home = index.by_id[target.id].instrument.id
        if form is Renumber:
            return form(target=target, number=f"{self.new()}.")
        if form in (OmitClause, OmitLeavingNumber):
            return form(target=target)
        if form is Move:
            return form(target=target, gap=self.gap(index))
        if form is Join:
            follower = index.by_id[target.id].next
            return form(target=target, follower=self.target(follower or target.id, index))
        if form is InsertClauses:
            gap = self.gap(index)
            place = InstrumentId(gap.target.id.partition(".")[0])
            child = new_item(f"{place}.{self.ending()}", self.new(), f"{self.new()}.")
            item = new_item(
                f"{place}.{self.ending()}", f"{self.new()} {self.new()}", f"{self.new()}.",
                self.pick([(), (child,)]),
            )  # fmt: skip
            return form(gap=gap, clauses=(item,))
        said = [w for own in own_words(clause) for w in WORD.findall(str(own))]
        whole = new_item(
            target.id, " ".join([*said[:1], self.new(), *said[2:]]), f"{self.new()}.",
            self.pick([(), clause.children]),
        )  # fmt: skip
        beside = new_item(f"{home}.{self.ending()}", self.new(), f"{self.new()}.")
        return form(target=target, clauses=self.pick([(whole,), (whole, beside)]))

    def on_table(self, form, clause, target):
        tables = own_tables(clause)
        place = TableIn(target=target, which=Once())
        if not tables:
            return OmitRow(table=place, row=Words("none"))
        table = tables[0]
        row = Words(self.pick([row_words(one) for one in table.rows] or ["none"]))
        if form is OmitRow:
            return form(table=place, row=row)
        if form is InsertRows:
            at = self.pick([*End, *(BesideRow(side=side, row=row) for side in Side)])
            cells = tuple(
                Cell(blocks=(Paragraph(words=Words(f"{self.new()} {self.new()}")),))
                for _ in table.header[0]
            )
            return form(table=place, at=at, rows=replace(table, rows=(cells,)))
        column = self.draw(st.integers(0, len(table.header[0]) - 1))
        there = [one for one in table.rows if row_words(one) == row]
        said = WORD.findall(row_words((there[0][column],))) if there else []
        return form(
            table=place, row=row, column=Words(row_words((table.header[0][column],))),
            find=Words(self.pick(said or ["none"])), replace=Words(self.new()),
        )  # fmt: skip

    def on_instrument(self, form, target, index):
        old = index.instruments[target.id]
        if form is OmitInstrument:
            return form(target=target)
        if form is TitleWords:
            said = WORD.findall(str(old.title)) or ["none"]
            return form(target=target, find=Words(self.pick(said)), replace=Words(self.new()))
        if form is InsertInstrument:
            name = InstrumentId(f"n{self.ending()}")
            text = Instrument(
                id=name, number=self.new(), title=self.new(),
                clauses=(new_item(f"{name}.bbbbb", f"{self.new()} {self.new()}"),),
            )  # fmt: skip
            beside = Beside(side=self.pick([*Side]), target=target)
            return form(beside=beside, text=Quoted(instrument=text))
        item = new_item(f"{old.id}.{self.ending()}", f"{self.new()} {self.new()}")
        kept = self.pick([old.clauses[1:], old.clauses[:1], old.clauses])
        text = replace(old, title=self.new(), clauses=(item, *kept))
        return form(target=target, text=Quoted(instrument=text))


FORMS = (
    *(SubstituteWords, InsertWords, AddWords, OmitWords, HeadingWords, SubstituteHeading),
    *(TitleWords, SubstituteClause, InsertClauses, OmitClause, OmitLeavingNumber, Renumber, Move),
    *(Split, Join, CellWords, InsertRows, OmitRow),
    *(SubstituteInstrument, InsertInstrument, OmitInstrument),
)


def _takes(form, standing) -> bool:
    """Say whether a form can act on a clause; others are still tried where none can be."""
    clause = standing.clause
    if form in (CellWords, InsertRows, OmitRow):
        return bool(own_tables(clause))
    if form in (HeadingWords, SubstituteHeading):
        return bool(clause.heading)
    if form is Join:
        return bool(standing.next)
    return not clause.heading or form not in (
        SubstituteWords, InsertWords, AddWords, OmitWords, Split, SubstituteClause,
    )  # fmt: skip
