"""A house style that LibreOffice saved still serves, and what is set in one keeps the schema."""

from __future__ import annotations

import re

import docx
import pytest

import references
import sheets
from constitution_tool.ooxml.invariants import broken
from constitution_tool.ooxml.measures import Measures
from constitution_tool.ooxml.package import unpack
from constitution_tool.ooxml.read_marks import read
from constitution_tool.ooxml.reference.house import read_house
from constitution_tool.ooxml.styles import styles
from constitution_tool.publish.word.document import word
from oracles import word_schema
from oracles.libreoffice import LibreOffice

pytestmark = pytest.mark.oracle

SHEETS = {
    "clean": sheets.clean_sheet,
    "tracked": sheets.tracked_sheet,
    "schedule": sheets.schedule_sheet,
}


@pytest.fixture(scope="module")
def saved(tmp_path_factory) -> bytes:
    """Give the starting document as LibreOffice saves it."""
    return LibreOffice(tmp_path_factory.mktemp("office")).accepted(references.plain())


def ids(data: bytes) -> set[str]:
    return set(re.findall(r'w:styleId="(\w+)"', data.decode()))


def test_every_style_is_known_again_though_libreoffice_gave_it_another_id(saved):
    theirs = ids(unpack(saved)["word/styles.xml"])
    ours = {style.id for style in styles(Measures(), "#000000")}
    assert len(ours - theirs) > 10
    assert ours <= ids(read_house(saved, references.PATH).styles)


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_documents_in_it_say_the_same_in_the_same_room(saved, sheet, tmp_path):
    house = read_house(saved, references.PATH)
    data = word(sheet(), house)
    assert broken(data) == ()
    assert read(data) == read(word(sheet()))
    assert house.page.text == 9298
    assert house.measures == Measures()
    assert word_schema.errors(data, tmp_path) == []


def test_the_starting_document_and_a_letterhead_keep_the_schema(tmp_path):
    assert word_schema.errors(references.plain(), tmp_path) == []
    headed = read_house(references.headed(references.picture()), references.PATH)
    assert word_schema.errors(word(sheets.clean_sheet(), headed), tmp_path) == []


def test_python_docx_finds_each_style_by_its_name(tmp_path):
    place = tmp_path / "house-style.docx"
    place.write_bytes(references.plain())
    known = {style.element.name_val for style in docx.Document(str(place)).styles}
    assert {style.name for style in styles(Measures(), "#000000")} <= known
