"""Pictures in a Word file: each held once, numbered once, described, and gone when not shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

import sheets
from constitution_tool.errors import LawBroken
from constitution_tool.model.passage import Flow, Picture
from constitution_tool.model.sheet import Sheet, TextBody
from constitution_tool.notation.pictures.picture_file import read_picture
from constitution_tool.ooxml.invariants import broken
from constitution_tool.ooxml.line_signs import PICTURE
from constitution_tool.ooxml.package import pack, unpack
from constitution_tool.ooxml.read_marks import read
from constitution_tool.ooxml.resolve import accept_all, reject_all
from constitution_tool.publish.word.document import word
from constitution_tool.publish.word.read_back import prove
from pictures import jpeg, png

OLD, NEW = read_picture(png(30, 20)), read_picture(jpeg())
NAME = 'images/a & b".png'
WORDS = 'Wards “north” & <south> "1"'


def shown(file, **changes) -> Picture:
    picture = Picture(clause="p1.b0thx", path=NAME, alternative=WORDS, digest=file.digest, depth=0)
    return replace(picture, **changes)


FLOW = Flow(
    printed=(
        sheets.clause("p1.b0thx", "i.", "See:"),
        shown(OLD, marks=sheets.deleted(1)),
        shown(NEW, marks=sheets.added(1)),
        shown(NEW),
        sheets.clause("p1.c4mex", "ii.", "And so on."),
    )
)


def sheet(flow: Flow = FLOW) -> Sheet:
    return replace(
        sheets.tracked_sheet(),
        body=TextBody(flow=flow, entries=sheets.ENTRIES, contents=False),
        pictures={file.digest: file for file in (OLD, NEW)},
    )


def test_a_picture_reads_back_as_its_words_and_its_bytes():
    lines = read(word(sheet()))
    assert lines.old.count(PICTURE + WORDS) == lines.new.count(PICTURE + WORDS) == 2
    assert lines.old_pictures == (OLD.digest, NEW.digest)
    assert lines.new_pictures == (NEW.digest, NEW.digest)


def test_bytes_are_held_once_and_as_they_are():
    parts = unpack(word(sheet()))
    media = {name: data for name, data in parts.items() if name.startswith("word/media/")}
    assert media == {
        "word/media/picture1.png": OLD.data,
        "word/media/picture2.jpeg": NEW.data,
    }
    assert parts["word/document.xml"].count(b"<w:drawing>") == 3
    for kind in (b"png", b"jpeg"):
        types = b'Extension="%s" ContentType="image/%s"' % (kind, kind)
        assert types in parts["[Content_Types].xml"]


def test_a_drawing_is_named_by_its_path_and_described():
    document = unpack(word(sheet()))["word/document.xml"].decode()
    assert document.count('name="images/a &amp; b&quot;.png"') == 6
    assert document.count('descr="Wards “north” &amp; &lt;south&gt; &quot;1&quot;"') == 6


def test_no_part_speaks_of_pictures_where_there_are_none():
    parts = unpack(word(sheet(Flow(printed=FLOW.printed[:1]))))
    assert not any("media" in name for name in parts)
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"):
        assert b"image" not in parts[name]
        assert b"drawingml" not in parts[name]


def test_a_picture_no_longer_shown_leaves_the_file():
    data = word(sheet())
    accepted, rejected = accept_all(data), reject_all(data)
    assert broken(accepted) == broken(rejected) == ()
    assert "word/media/picture1.png" not in unpack(accepted)
    assert "word/media/picture2.jpeg" in unpack(accepted)
    assert {"word/media/picture1.png", "word/media/picture2.jpeg"} <= set(unpack(rejected))
    assert read(accepted).old_pictures == (NEW.digest, NEW.digest)
    assert read(rejected).new_pictures == (OLD.digest, NEW.digest)


Spoil = Callable[[dict[str, bytes]], None]


def swap(name: str, old: bytes, new: bytes) -> Spoil:
    def spoil(parts: dict[str, bytes]) -> None:
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new)

    return spoil


def exchange(parts: dict[str, bytes]) -> None:
    parts["word/media/picture1.png"] = png(31, 20)


RELS, DOCUMENT = "word/_rels/document.xml.rels", "word/document.xml"
SWAPPED = {
    "other bytes": exchange,
    "another part": swap(RELS, b"media/picture1.png", b"media/picture2.jpeg"),
    "another relationship": swap(DOCUMENT, b'r:embed="picture1"', b'r:embed="picture2"'),
    "no part": swap(RELS, b"media/picture1.png", b"media/picture9.png"),
    "other words": swap(DOCUMENT, b"north", b"south"),
}


@pytest.mark.parametrize("name", SWAPPED)
def test_no_file_is_handed_over_that_shows_another_picture(name):
    parts = unpack(word(sheet()))
    SWAPPED[name](parts)
    with pytest.raises(LawBroken):
        prove(parts, sheet())


FAULTS = {
    "is used 3 times": swap(DOCUMENT, b"<wp:docPr id=", b'<wp:docPr id="1" title='),
    "without words": swap(DOCUMENT, b"descr=", b"title="),
    "is not there": swap(DOCUMENT, b'r:embed="picture1"', b'r:embed="picture7"'),
    "which is none": swap(DOCUMENT, b'r:embed="picture1"', b'r:embed="rId1"'),
    "no content type": swap("[Content_Types].xml", b'Extension="png"', b'Extension="gif"'),
    "is not in the file": swap(RELS, b"media/picture1.png", b"media/picture9.png"),
}


@pytest.mark.parametrize("said", FAULTS)
def test_every_fault_is_seen(said):
    parts = unpack(word(sheet()))
    FAULTS[said](parts)
    assert any(said in fault for fault in broken(pack(parts))), broken(pack(parts))


def test_a_picture_that_was_not_handed_over_is_our_fault():
    with pytest.raises(LawBroken, match="not handed over"):
        word(replace(sheet(), pictures={}))
