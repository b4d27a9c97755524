"""LibreOffice, accepting and rejecting every change, is left with the same text as we are."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

import sheets
from constitution_tool.model.sheet import TextBody
from constitution_tool.ooxml.read_marks import NOTE, read
from constitution_tool.publish.word.document import word
from oracles.libreoffice import LibreOffice
from tracked_edges import every_edge

pytestmark = pytest.mark.oracle


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> LibreOffice:
    return LibreOffice(tmp_path_factory.mktemp("libreoffice"))


def edges() -> bytes:
    body = TextBody(flow=every_edge(), entries=sheets.ENTRIES)
    return word(replace(sheets.tracked_sheet(), body=body))


FILES = {"sample": lambda: word(sheets.tracked_sheet()), "edges": edges}


def text(lines: tuple[str, ...]) -> list[str]:
    """Leave out what is LibreOffice's own.

    It forgets which empty paragraphs nobody reads, and prints the mark of every footnote but the
    first a second time.
    """
    kept = [line for line in lines if line]
    return [
        re.sub(r"^(\d+)\1 ", r"\1 ", line) if before == NOTE else line
        for before, line in zip(["", *kept], kept, strict=False)
    ]


@pytest.mark.parametrize("name", FILES)
def test_accepting_every_change(office, name):
    data = FILES[name]()
    after = read(office.accepted(data))
    assert after.old == after.new
    assert text(after.new) == text(read(data).new)
    assert after.new_pictures == read(data).new_pictures != ()


@pytest.mark.parametrize("name", FILES)
def test_rejecting_every_change(office, name):
    data = FILES[name]()
    after = read(office.rejected(data))
    assert after.old == after.new
    assert text(after.new) == text(read(data).old)
    assert after.old_pictures == read(data).old_pictures != ()


@pytest.mark.parametrize("sheet", [sheets.clean_sheet, sheets.tracked_sheet, sheets.schedule_sheet])
def test_it_prints(office, sheet):
    pdf = office.pdf(word(sheet()))
    assert pdf.startswith(b"%PDF-")
    assert len(pdf) > 10_000
