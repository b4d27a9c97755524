"""Words changed while recording was off bear no mark: they are found, and the clause is named."""

from __future__ import annotations

import pytest

from constitution_tool.engine.comparing.flow import flow
from constitution_tool.intake.held import issued_text
from constitution_tool.intake.issued import untracked
from constitution_tool.intake.word import word
from constitution_tool.ooxml.package import pack, unpack
from editing import edited, ins, issued, para, run, sample
from sheets import BADGE

WORDS = "It applies to everyone."
LIVE = '<w:rStyle w:val="LiveReference"/>'
WAS = issued_text(flow(sample()))


def named(*changes: tuple[str, str], part: str = "word/document.xml") -> list[str]:
    returned = word(edited(issued(), *changes, part=part))
    return [f"{f.place.note}: {f.problem}" for f in untracked(returned.issued, WAS)]


def test_an_untouched_file_has_none():
    assert untracked(word(issued()).issued, WAS) == ()


def test_a_tracked_change_is_none():
    assert named((f"{WORDS}</w:t></w:r>", f"{WORDS}</w:t></w:r>{ins(run(' Really.'))}")) == []


BY = {
    "a word": (WORDS, "It applies to no one."),
    "a capital": (WORDS, "it applies to everyone."),
    "a space": (WORDS, "It applies  to everyone."),
    "a face": (
        '<w:r><w:t xml:space="preserve">' + WORDS,
        "<w:r><w:rPr><w:i/></w:rPr><w:t>" + WORDS,
    ),
    "a number": (
        '"_cl_c5_x3fdr"/><w:r><w:t xml:space="preserve">ii.',
        '"_cl_c5_x3fdr"/><w:r><w:t xml:space="preserve">iii.',
    ),
}


@pytest.mark.parametrize("what", BY)
def test_whatever_changed_without_a_mark_is_found(what):
    [found] = named(BY[what])
    assert found.startswith("c5.x3fdr: c5.x3fdr was changed")


def test_the_words_of_a_cell_count():
    [found] = named(("£5", "£500"))
    assert found.startswith("c5.7r4tg: ")


def test_where_a_link_leads_counts():
    [found] = named((LIVE, LIVE.replace("LiveReference", "Hyperlink")))
    assert found.startswith("c5.9qw2t: ")


def test_a_paragraph_put_in_counts():
    ended = f'{WORDS}</w:t></w:r><w:bookmarkEnd w:id="6"/></w:p>'
    [found] = named((ended, ended + para("Clause1", run("New."))))
    assert found.startswith("c5.4k7mz: ")
    assert "was put in" in found
    assert "“New.”" in found


def test_a_paragraph_taken_out_counts():
    start = '<w:bookmarkStart w:id="6" w:name="_cl_c5_x3fdr"/>'
    found = named((start, ""))
    assert len(found) == 2
    assert found[0].startswith("c5.x3fdr: c5.x3fdr was taken out")


def test_the_title_and_the_footnotes_count():
    title = '<w:bookmarkStart w:id="3" w:name="_cl_c5"/><w:r><w:t xml:space="preserve">C5. '
    [found] = named((title, f"{title}THE "))
    assert found.startswith("c5: c5 has another title")
    [found] = named(("2019", "2020"), part="word/footnotes.xml")
    assert found.startswith("c5: c5 has another footnote 1")


def test_two_clauses_that_changed_places_count():
    first, second = '"_cl_c5_k7m2c"', '"_cl_c5_m8v3d"'
    data = edited(issued(), (first, '"_x"'))
    data = edited(data, (second, first))
    data = edited(data, ('"_x"', second))
    found = untracked(word(data).issued, WAS)
    assert {finding.place.note for finding in found} >= {"c5.k7m2c", "c5.m8v3d"}


def test_another_picture_counts():
    data = issued()
    [media] = [name for name in unpack(data) if name.startswith("word/media/")]
    found = untracked(word(pack({**unpack(data), media: BADGE.data})).issued, WAS)
    assert [finding.place.note for finding in found] == ["c5.k7m2c"]
    assert "shows another picture" in found[0].problem
