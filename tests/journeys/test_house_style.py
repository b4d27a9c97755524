"""An officer begins a house style, changes it in Word, and the next documents look like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import references
from constitution_tool.ooxml.package import pack, unpack
from council import ROOT

if TYPE_CHECKING:
    from council import Council

MADE = "build/c5 adopted.docx"


def rendered(council: Council) -> dict[str, bytes]:
    assert council("render", "c5", "--text", "adopted", "--to", "word").code == 0
    return unpack((council.root / MADE).read_bytes())


def test_the_starting_document_of_this_repository_is_what_the_tool_makes(council: Council):
    said = council("template", "new")
    assert said.code == 0
    assert said.out == f"{references.PATH}\n"
    assert unpack((council.root / references.PATH).read_bytes()) == unpack(
        (ROOT / references.PATH).read_bytes()
    )


def test_a_changed_style_is_in_the_documents_made_afterwards(council: Council):
    council("template", "new")
    before = rendered(council)
    place = council.root / references.PATH
    parts = unpack(place.read_bytes())
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'"Arial"', b'"Gill Sans MT"')
    place.write_bytes(pack(parts))
    after = rendered(council)
    assert b'"Gill Sans MT"' in after["word/styles.xml"]
    assert after["word/document.xml"] == before["word/document.xml"]
    assert rendered(council) == after


def test_a_house_style_is_never_written_over(council: Council):
    place = council.root / references.PATH
    assert council("template", "new", "--dry-run").code == 0
    assert not place.exists()
    assert council("template", "new").code == 0
    assert council("template", "new").code == 0  # the same: nothing to do
    place.write_bytes(b"the council's own")
    said = council("template", "new")
    assert said.code == 4
    assert references.PATH in said.err
    assert place.read_bytes() == b"the council's own"


def test_no_check_code_rests_on_it(council: Council):
    before = council("--json", "verify").json
    council("template", "new")
    assert council("--json", "verify").json == before


def test_a_damaged_one_stops_only_word_files(council: Council):
    place = council.root / references.PATH
    place.parent.mkdir(parents=True)
    place.write_bytes(b"not a Word file")
    for kind in ("text", "pdf"):
        assert council("render", "c5", "--text", "adopted", "--to", kind).code == 0
    said = council("render", "c5", "--text", "adopted", "--to", "word")
    assert said.code == 3
    assert references.PATH in said.err


def test_check_says_what_is_wrong_with_it_and_with_the_text_at_once(council: Council):
    place = council.root / references.PATH
    place.parent.mkdir(parents=True)
    place.write_bytes(b"not a Word file")
    warned = council("check", "source/c6.md")
    assert warned.code == 0
    assert "source/c6.md, line 7" in warned.err
    said = council("check")
    assert said.code == 3
    assert references.PATH in said.err
    assert "source/c6.md, line 7" in said.err
