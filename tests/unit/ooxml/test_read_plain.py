"""A paragraph is read in one step only when everything in it is known to be plain."""

from __future__ import annotations

import pytest

from constitution_tool.ooxml.element import parse
from constitution_tool.ooxml.markup import NAMESPACES, Look, paragraph, run
from constitution_tool.ooxml.read_plain import plain_words

NUMBER = run("1.") + "<w:r><w:tab/></w:r>"
BOOKMARK = '<w:bookmarkStart w:id="1" w:name="_cl_p1"/>{}<w:bookmarkEnd w:id="1"/>'
LOOK = str(Look(style="Clause1"))
BY = 'w:id="2" w:author="A" w:date="2024-01-01T00:00:00Z"'


def read(content: str, look: str = LOOK) -> str:
    whole = f"<w:body {NAMESPACES}>{paragraph(look, content)}</w:body>"
    return plain_words(parse(whole.encode(), "a part")[0])


def test_numbers_tabs_and_words_are_read():
    assert read(BOOKMARK.format(NUMBER + run("One ") + run("two", "<w:b/>"))) == "1.\tOne two"
    assert read(run("a\tb & <c> “d” ")) == "a\tb & <c> “d” "
    assert read("<w:r><w:t/></w:r>" + run("a")) == "a"


def test_a_tab_stop_is_no_tab():
    stop = '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>'
    assert read(run("a"), LOOK + stop) == "a"


@pytest.mark.parametrize(
    "content",
    [
        "",
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


def test_a_mark_of_its_own_is_left_to_the_whole_reader():
    assert read(run("a"), f"{LOOK}<w:rPr><w:del {BY}/></w:rPr>") == ""
