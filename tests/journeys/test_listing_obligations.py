"""What a text asks, as an officer lists it: here, in Word, in PDF and for a spreadsheet."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

import docx

if TYPE_CHECKING:
    from council import Council


def test_every_kind_holds_the_same_rows(council: Council) -> None:
    said = council("--json", "obligations", "c5", "--to", "word,pdf,csv")
    assert said.code == 0
    rows = [
        [one["citation"], one["actor"] or "nobody named", one["force"], one["what"]]
        for one in said.json["result"]["protocols"][0]["obligations"]
    ]
    build = council.root / "build"
    table = (build / "c5 in-force obligations.csv").read_bytes().decode("utf-8-sig")
    assert list(csv.reader(StringIO(table, newline="")))[1:] == rows
    word = docx.Document(BytesIO((build / "c5 in-force obligations.docx").read_bytes()))
    cells = [[cell.text for cell in row.cells] for row in word.tables[0].rows]
    named = [[f"C5, {cells_[0]}", *cells_[1:]] for cells_ in cells[1:]]
    assert [[where.replace("\u00a0", " "), *rest] for where, *rest in named] == rows
    assert any("paragraph\u00a0iv" in where for where, *_ in named)  # on one line, however narrow
    assert not any("paragraph " in where for where, *_ in named)
    (status,) = [p.text for p in word.paragraphs if p.text.startswith("In force")]
    assert status
    assert (build / "c5 in-force obligations.pdf").read_bytes().startswith(b"%PDF")
    assert said.json["result"]["files"] == [
        f"build/c5 in-force obligations{ending}" for ending in (".docx", ".pdf", ".csv")
    ]


def test_a_protocol_may_ask_nothing(council: Council) -> None:
    said = council("obligations", "c6", "--to", "text,word,pdf,csv")
    assert said.code == 0
    assert "Asked: 0. Allowed: 0." in said.out


def test_a_paragraph_is_not_a_protocol(council: Council) -> None:
    said = council("obligations", "C5 Introduction ii")
    assert said.code == 2
    assert "obligations are listed by whole protocol" in said.err
