"""LibreOffice, accepting and rejecting every change, is left with the same text as we are.

That is said of whole papers, and of each edge by itself: moves, tables, rows and cells, titles,
pictures, and footnotes that come, go, change and move.
"""

from __future__ import annotations

import pytest

import sheets
import word_files
from constitution_tool.ooxml.read_marks import read
from constitution_tool.publish.word.document import word
from oracles.libreoffice import LibreOffice, text
from tracked_edges import EDGES, NOTED

pytestmark = pytest.mark.oracle


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> LibreOffice:
    return LibreOffice(tmp_path_factory.mktemp("libreoffice"))


@pytest.fixture(scope="module")
def edges(office) -> dict[str, tuple[bytes, bytes, bytes]]:
    """Give each edge as made, accepted and rejected, all in two starts of the program."""
    made = word_files.edges()
    accepted, rejected = office.each_accepted(*made.values()), office.each_rejected(*made.values())
    return dict(zip(made, zip(made.values(), accepted, rejected, strict=True), strict=True))


def judge(data: bytes, accepted: bytes, rejected: bytes) -> None:
    ours, after, before = read(data), read(accepted), read(rejected)
    assert text(after.new) == text(after.old) == text(ours.new)
    assert text(before.new) == text(before.old) == text(ours.old)
    assert after.new_pictures == after.old_pictures == ours.new_pictures
    assert before.new_pictures == before.old_pictures == ours.old_pictures


@pytest.mark.parametrize("name", word_files.EVERY)
def test_libreoffice_agrees(office, name):
    data = word_files.file(name)
    judge(data, office.accepted(data), office.rejected(data))


@pytest.mark.parametrize("name", [*EDGES, *NOTED])
def test_libreoffice_agrees_at_each_edge_by_itself(edges, name):
    judge(*edges[name])


@pytest.mark.parametrize("sheet", [sheets.clean_sheet, sheets.tracked_sheet, sheets.schedule_sheet])
def test_it_prints(office, sheet):
    pdf = office.pdf(word(sheet()))
    assert pdf.startswith(b"%PDF-")
    assert len(pdf) > 10_000
