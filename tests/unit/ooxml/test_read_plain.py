"""A paragraph is folded to its words only when everything in it is known to be plain."""

from __future__ import annotations

import pytest

from constitution_tool.errors import Malformed
from constitution_tool.ooxml.element import parse
from constitution_tool.ooxml.markup import NAMESPACES, Look, paragraph, run
from constitution_tool.ooxml.measures import indent
from constitution_tool.ooxml.read_plain import FOLDED, folded

NUMBER = run("1.") + "<w:r><w:tab/></w:r>"
BOOKMARK = '<w:bookmarkStart w:id="1" w:name="_cl_p1"/>{}<w:bookmarkEnd w:id="1"/>'
LOOK = str(Look(style="Clause1"))
BY = 'w:id="2" w:author="A" w:date="2024-01-01T00:00:00Z"'


def read(content: str, look: str = LOOK) -> str:
    """Give the words of a paragraph that was folded; nothing where it was left as it is."""
    whole = f"<w:body {NAMESPACES}>{paragraph(look, content)}</w:body>".encode()
    (block,) = parse(folded(whole, "a part"), "a part")
    if block.tag != FOLDED:
        assert folded(whole, "a part") == whole
        return ""
    assert not len(block)
    return block.text


def test_a_number_a_tab_and_words_are_folded():
    assert read(BOOKMARK.format(NUMBER + run("One & <two> “d” "))) == "1.\tOne & <two> “d” "
    assert read(run(" a ")) == " a "


def test_a_tab_stop_is_no_tab():
    assert read(run("a"), LOOK + indent(720)) == "a"
    assert read(NUMBER + run("a"), LOOK + indent(720, 720)) == "1.\ta"


def test_what_no_file_can_hold_is_refused_in_a_folded_paragraph_too():
    for words in ("\x01", "\ufffe", "&no;", "]]>"):
        plain = paragraph(LOOK, run("a")).replace(">a<", f">{words}<")
        part = folded(f"<w:body {NAMESPACES}>{plain}</w:body>".encode(), "a part")
        assert b"<w:folded>" in part
        with pytest.raises(Malformed):
            parse(part, "a part")


def test_an_element_that_only_folding_makes_is_refused():
    with pytest.raises(Malformed):
        folded(b"<w:body><w:folded>words</w:folded></w:body>", "a part")


def test_words_that_only_look_like_a_paragraph_are_left():
    whole = f"<w:body {NAMESPACES}><w:p><![CDATA[{paragraph(LOOK, run('a'))}]]></w:p></w:body>"
    assert folded(whole.encode(), "a part") == whole.encode()


@pytest.mark.parametrize(
    "content",
    [
        "",
        run("a", "<w:vanish/>"),
        run("a").replace(' xml:space="preserve"', ""),
        run("a") + run("b"),
        NUMBER,
        run("a") + f"<w:ins {BY}>{run('b')}</w:ins>",
        run("a") + f'<w:hyperlink w:anchor="x">{run("b")}</w:hyperlink>',
        run("a") + f"<w:unheardOf>{run('b')}</w:unheardOf>",
        run("a") + '<w:commentRangeStart w:id="1"/>',
        run("a\nb"),
        "<w:r><w:delText>a</w:delText></w:r>",
        '<w:r><w:t>a</w:t><w:footnoteReference w:id="1"/></w:r>',
        "<w:r><w:t>a</w:t><w:drawing/></w:r>",
        "<w:t>no run</w:t>" + run("a"),
    ],
)
def test_whatever_else_stands_in_it_is_left_to_the_whole_reader(content):
    assert read(content) == ""


@pytest.mark.parametrize(
    "look",
    [
        f"{LOOK}<w:rPr><w:del {BY}/></w:rPr>",
        f"{LOOK}<w:rPr><w:vanish/></w:rPr>",
        f'{LOOK}<w:numPr><w:numId w:val="1"/></w:numPr>',
        f"{LOOK}<w:keepNext/>",
    ],
)
def test_a_paragraph_set_in_any_other_way_is_left_to_the_whole_reader(look):
    assert read(run("a"), look) == ""
