"""Characters become markup and come back as they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from constitution_tool.ooxml.markup import (
    NAMESPACES,
    ForbiddenError,
    Ids,
    Revision,
    Wrap,
    encode,
    forbidden,
    run,
    wrapped,
)


def test_what_is_forbidden_is_found_and_nothing_else():
    assert forbidden("plain, “curly”, é, \t and \n, \U0001f600") == ""
    for character in ("\x00", "\x08", "\x0b", "\x0c", "\r", "\x1f", "\ud800", "\uffff"):
        assert forbidden(f"a{character}b") == character


ANY = st.characters() | st.sampled_from(
    "\x00\x08\t\n\x0b\r\x1f\x7f\x85\ud800\udfff\ufffd\ufffe\uffff"
)


@given(st.text(alphabet=ANY, max_size=20))
def test_a_part_is_encoded_unless_a_character_in_it_is_forbidden(text):
    if forbidden(text):
        with pytest.raises(ForbiddenError):
            encode((text,))
    else:
        assert encode((text,)).decode() == text


def test_a_part_is_whole_however_many_pieces_it_is_made_of():
    assert encode([*[""] * 1000, *"£“a" * 1000]).decode() == "£“a" * 1000
    with pytest.raises(ForbiddenError):
        encode([*"a" * 1000, "\x00"])


@pytest.mark.parametrize("text", ["<&>\"'", " a  b ", "é\u00a0“”"])
def test_text_is_escaped(text):
    root = etree.fromstring(f"<x {NAMESPACES}>{run(text)}</x>")
    assert "".join(str(found) for found in root.itertext()) == text


def test_omitted_words_have_their_own_element():
    revision = Revision(wrap=Wrap.DEL, by=' w:author="A"')
    content = run("gone\there", "", revision.wrap)
    assert wrapped(content, revision, Ids()) == (
        '<w:del w:id="1" w:author="A"><w:r><w:delText xml:space="preserve">gone</w:delText>'
        '<w:tab/><w:delText xml:space="preserve">here</w:delText></w:r></w:del>'
    )


def test_moved_words_are_live_text():
    assert "w:delText" not in run("moved", "", Wrap.MOVE_FROM)
