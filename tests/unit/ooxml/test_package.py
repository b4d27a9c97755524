"""A Word file is packed the same every time, and unpacked with suspicion."""

from __future__ import annotations

import io
import zipfile

import pytest

from constitution_tool.errors import Malformed
from constitution_tool.ooxml.element import parse
from constitution_tool.ooxml.package import pack, unpack

PARTS = {"b.xml": b"<b/>", "word/document.xml": b"<a/>"}


def test_packing_is_repeatable_and_keeps_the_order():
    data = pack(PARTS)
    assert pack(PARTS) == data
    assert unpack(data) == PARTS
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
    assert [info.filename for info in infos] == list(PARTS)
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {info.create_system for info in infos} == {0}


@pytest.mark.parametrize(
    "data", [b"", b"not a zip", pack({"other.xml": b"<a/>"}), pack(PARTS)[:-30]]
)
def test_what_is_no_word_file_is_refused(data):
    with pytest.raises(Malformed) as refused:
        unpack(data, "report.docx")
    assert refused.value.findings[0].place.path == "report.docx"


def test_a_damaged_part_is_refused():
    data = pack({"word/document.xml": b"a" * 5000})
    spoilt = bytearray(data)
    spoilt[60:64] = b"\xff\xff\xff\xff"
    with pytest.raises(Malformed):
        unpack(bytes(spoilt))


def test_a_file_that_unpacks_beyond_the_limits_is_refused():
    with pytest.raises(Malformed, match="more than can be read safely"):
        unpack(pack({"word/document.xml": b"a" * 200}), most=100)


def test_a_part_that_is_not_well_formed_is_refused():
    with pytest.raises(Malformed, match="damaged"):
        parse(b"<a><b></a>", "word/document.xml")


@pytest.mark.parametrize(
    "declared",
    [
        "<!DOCTYPE a>",
        '<!DOCTYPE a SYSTEM "a.dtd">',
        '<!DOCTYPE a [<!ENTITY e "boo">]>',
        '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
    ],
)
@pytest.mark.parametrize("content", ["", "&e;"])
def test_a_part_with_a_document_type_is_refused(declared, content):
    with pytest.raises(Malformed, match="damaged"):
        parse(f"{declared}<a>{content}</a>".encode(), "word/document.xml")


def test_words_around_a_comment_or_an_instruction_are_one_text():
    root = parse(b"<?x y?><!-- c --><t>City <!-- c -->Council<?x y?>, 1 High Street</t>", "t.xml")
    assert root.text == "City Council, 1 High Street"
    assert len(root) == 0


def test_a_part_packed_in_another_way_than_word_s_is_refused():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/document.xml", "<a/>")
    with pytest.raises(Malformed):
        unpack(held.getvalue())


def test_a_part_whose_name_is_no_text_is_refused():
    data = pack({**PARTS, "\u00e9.xml": b"x"}).replace("\u00e9.xml".encode(), b"\xff\xfe.xml")
    with pytest.raises(Malformed):
        unpack(data)
