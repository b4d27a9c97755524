"""What a person does to one of our Word files is read, or is a finding that names the place."""

from __future__ import annotations

import re

import pytest

from constitution_tool.errors import Severity
from constitution_tool.intake.word import word
from constitution_tool.model.block import Bullets, Image, Paragraph, Table
from constitution_tool.model.instrument import Instrument, standings
from constitution_tool.model.passage import Act
from constitution_tool.model.returned import UNKNOWN
from constitution_tool.ooxml.package import unpack
from editing import (
    BODY,
    MARK_DELETED,
    MARK_INSERTED,
    PERSON,
    dele,
    edited,
    ins,
    issued,
    para,
    run,
    sample,
)

SECOND = '<w:bookmarkStart w:id="6" w:name="_cl_c5_x3fdr"/>'
WORDS = '<w:t xml:space="preserve">It applies to everyone.</w:t></w:r>'
CLAUSE = f'<w:p><w:pPr><w:pStyle w:val="Clause1"/></w:pPr>{SECOND}'
ENDED = f'{WORDS}<w:bookmarkEnd w:id="6"/></w:p>'
OUTSIDE = '<w:p><w:pPr><w:pStyle w:val="Council"/></w:pPr>'


def codes(returned):
    return [finding.code for finding in returned.findings]


def every(text):
    return [
        standing.clause
        for one in text.instruments
        for standing in standings(
            Instrument(id=one.id, number="", title=one.title, clauses=one.clauses)
        )
    ]


def clause(text, name):
    return next(each for each in every(text) if each.id == name)


def ids(text):
    return [each.id for each in every(text)]


def first(found):
    return found.opening[0].words


WHOLE = ids(word(issued()).issued)


def test_an_untouched_file_says_what_it_was_made_from():
    returned = word(issued())
    assert returned.findings == returned.revisions == returned.comments == ()
    assert returned.origin.text_digest == "1a2b" * 16
    assert returned.origin.check_code == "3f0c" * 16
    assert returned.origin.amendments == ("2024-001", "2024-002")
    [instrument] = returned.standing.instruments
    assert (instrument.id, instrument.title) == ("c5", "C5. RELATIONS PROTOCOL")
    assert instrument.footnotes == sample().instruments[0].footnotes
    assert "Exampleshire Council" in returned.around
    assert any(line.startswith("Illustration only.") for line in returned.around)


def test_everything_in_a_clause_comes_back():
    text = word(issued()).standing
    purpose = clause(text, "c5.9qw2t")
    assert purpose == sample().instruments[0].clauses[0].children[0]
    assert "[](#c5.7r4tg) and [the duty](#c5.7r4tg)" in first(purpose)
    assert "[nowhere](#)" in first(purpose)
    kinds = [type(block) for block in clause(text, "c5.4k7mz").opening]
    assert kinds == [Paragraph, Bullets]
    assert isinstance(clause(text, "c5.7r4tg").opening[1], Table)
    assert clause(text, "c5.k7m2c").opening[1] == Image(path="images/a.png", alternative="A chart")
    assert clause(text, "c5.7r4tg").closing == (Paragraph(words="They do so in public."),)


def test_a_tracked_change_stands_on_its_side_and_names_who_made_it():
    changed = run("It applies to ") + dele("everyone") + ins(run("all Members")) + run(".")
    returned = word(edited(issued(), (f"<w:r>{WORDS}", changed)))
    assert first(clause(returned.issued, "c5.x3fdr")) == "It applies to everyone."
    assert first(clause(returned.standing, "c5.x3fdr")) == "It applies to all Members."
    assert returned.findings == ()
    assert [(r.act, r.author, r.day, r.clause, r.words) for r in returned.revisions] == [
        (Act.DELETED, "Cllr Example", "2024-06-01T09:30:00Z", "c5.x3fdr", "everyone"),
        (Act.ADDED, "Cllr Example", "2024-06-01T09:30:00Z", "c5.x3fdr", "all Members"),
    ]


def test_a_change_of_face_is_read_on_its_side():
    bold = f"<w:rPr><w:b/><w:rPrChange {PERSON}><w:rPr/></w:rPrChange></w:rPr>"
    returned = word(edited(issued(), (f"<w:r>{WORDS}", f"<w:r>{bold}{WORDS}")))
    assert first(clause(returned.issued, "c5.x3fdr")) == "It applies to everyone."
    assert first(clause(returned.standing, "c5.x3fdr")) == "**It applies to everyone.**"
    assert [(r.act, r.clause) for r in returned.revisions] == [(None, "c5.x3fdr")]


def test_enter_at_the_end_of_a_clause_leaves_an_unknown_one_after_it():
    new = para("Clause1", ins(run("iii.") + "<w:r><w:tab/></w:r>" + run("It is kept.")))
    made = (
        CLAUSE.replace("</w:pPr>", f"{MARK_INSERTED}</w:pPr>"),
        f"{ENDED}{new}",
    )
    returned = word(edited(issued(), (CLAUSE, made[0]), (ENDED, made[1])))
    at = WHOLE.index("c5.x3fdr") + 1
    assert ids(returned.issued) == WHOLE
    assert ids(returned.standing) == [*WHOLE[:at], UNKNOWN, *WHOLE[at:]]
    found = every(returned.standing)[at]
    assert (found.number, first(found)) == ("iii.", "It is kept.")
    assert codes(returned) == ["clause-unknown"]
    assert "“iii. It is kept.”" in returned.findings[0].place.note


def test_a_clause_split_in_two_is_said_to_be():
    rest = run("to everyone.") + '<w:bookmarkEnd w:id="6"/>'
    split = f'<w:t xml:space="preserve">It applies </w:t></w:r></w:p>{para("Clause1", rest)}'
    returned = word(
        edited(
            issued(),
            (CLAUSE, CLAUSE.replace("</w:pPr>", f"{MARK_INSERTED}</w:pPr>")),
            (ENDED, split),
        )
    )
    assert ids(returned.issued) == WHOLE
    assert first(clause(returned.issued, "c5.x3fdr")) == "It applies to everyone."
    assert first(clause(returned.standing, "c5.x3fdr")) == "It applies"
    assert codes(returned) == ["clause-split"]
    assert "c5.x3fdr" in returned.findings[0].problem


def test_two_clauses_run_together_are_one_and_it_is_said():
    before = '<w:p><w:pPr><w:pStyle w:val="Clause1"/></w:pPr><w:bookmarkStart w:id="5"'
    returned = word(
        edited(issued(), (before, before.replace("</w:pPr>", f"{MARK_DELETED}</w:pPr>")))
    )
    assert ids(returned.issued) == WHOLE
    assert ids(returned.standing) == [name for name in WHOLE if name != "c5.x3fdr"]
    assert codes(returned) == ["clauses-joined", "tab"]
    assert first(clause(returned.standing, "c5.9qw2t")).endswith("ii. It applies to everyone.")


def test_a_lost_bookmark_keeps_the_clause_in_its_place():
    returned = word(edited(issued(), (SECOND, "")))
    at = WHOLE.index("c5.x3fdr")
    assert ids(returned.standing) == [*WHOLE[:at], UNKNOWN, *WHOLE[at + 1 :]]
    assert every(returned.standing)[at].number == "ii."
    assert codes(returned) == ["clause-unknown"]


def test_a_doubled_bookmark_counts_once():
    again = para("Clause1", SECOND.replace('"6"', '"77"', 1) + run("ii. again"))
    returned = word(edited(issued(), (ENDED, f"{ENDED}{again}")))
    at = WHOLE.index("c5.x3fdr")
    assert ids(returned.standing)[at : at + 2] == ["c5.x3fdr", UNKNOWN]
    assert codes(returned) == ["clause-doubled", "clause-unknown"]


def test_a_reference_somebody_reworded_keeps_the_words():
    live = '<w:t xml:space="preserve">Roles, paragraph i</w:t>'
    returned = word(edited(issued(), (live, live.replace(" i<", " ii<"))))
    assert "[Roles, paragraph ii](#c5.7r4tg)" in first(clause(returned.standing, "c5.9qw2t"))
    assert codes(returned) == ["reference-reworded"]
    assert returned.findings[0].severity is Severity.WARNING


def test_a_reference_follows_the_number_of_its_target():
    """Renumbered, tracked: the reference's words change with it, and it stays one on both sides."""
    live = '<w:r><w:rPr><w:rStyle w:val="LiveReference"/></w:rPr>'
    number = 'w:name="_cl_c5_7r4tg"/><w:r><w:t xml:space="preserve">i.</w:t></w:r>'
    returned = word(
        edited(
            issued(),
            (number, number.partition("<w:r>")[0] + dele("i.") + ins(run("ia."))),
            (
                f'{live}<w:t xml:space="preserve">Roles, paragraph i</w:t></w:r>',
                f'{live}<w:t xml:space="preserve">Roles, paragraph i</w:t></w:r>'
                + ins(run("a", '<w:rStyle w:val="LiveReference"/>')),
            ),
        )
    )
    assert "[](#c5.7r4tg)" in first(clause(returned.issued, "c5.9qw2t"))
    assert "[](#c5.7r4tg)" in first(clause(returned.standing, "c5.9qw2t"))
    assert clause(returned.standing, "c5.7r4tg").number == "ia."
    assert returned.findings == ()


def test_a_comment_is_read_with_the_clause_it_is_on():
    comment = (
        f'<w:comment {PERSON} w:initials="CE"><w:p><w:r><w:t>Why everyone?</w:t></w:r></w:p>'
        "</w:comment></w:comments>"
    )
    reference = '<w:r><w:commentReference w:id="9001"/></w:r>'
    data = edited(issued(), (ENDED, ENDED.replace("</w:p>", f"{reference}</w:p>")))
    returned = word(edited(data, ("</w:comments>", comment), part="word/comments.xml"))
    [found] = returned.comments
    assert (found.author, found.clauses, found.words) == (
        "Cllr Example",
        ("c5.x3fdr",),
        "Why everyone?",
    )
    assert returned.findings == ()


def test_a_footnote_put_in_by_hand_is_read_and_said():
    call = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    note = '<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> New.</w:t></w:r></w:p>'
    data = edited(issued(), (ENDED, ENDED.replace("</w:p>", f"{call}</w:p>")))
    returned = word(
        edited(data, ("</w:footnotes>", f"{note}</w:footnote></w:footnotes>"), part=NOTES)
    )
    assert first(clause(returned.standing, "c5.x3fdr")) == "It applies to everyone.[^new-7]"
    assert returned.standing.instruments[0].footnotes[1].words == "New."
    assert codes(returned) == ["footnote-new"]


def test_a_footnote_called_twice_must_say_the_same():
    call = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="7"/><w:t>1</w:t></w:r>'
    note = '<w:footnote w:id="7"><w:p><w:r><w:t>Otherwise.</w:t></w:r></w:p></w:footnote>'
    data = edited(issued(), (ENDED, ENDED.replace("</w:p>", f"{call}</w:p>")))
    returned = word(edited(data, ("</w:footnotes>", f"{note}</w:footnotes>"), part=NOTES))
    assert first(clause(returned.standing, "c5.x3fdr")) == "It applies to everyone.[^1]"
    assert codes(returned) == ["footnote-differs"]
    assert returned.standing.instruments[0].footnotes == sample().instruments[0].footnotes


NOTES = "word/footnotes.xml"
BOX = (
    "<w:r><mc:AlternateContent xmlns:mc="
    '"http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice/>'
    "</mc:AlternateContent></w:r>"
)
CONTROL = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('in a box')}</w:sdtContent></w:sdt>"
EQUATION = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"/>'
FIELD = '<w:fldSimple w:instr=" DATE "><w:r><w:t>1 June</w:t></w:r></w:fldSimple>'
ENTRY = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> XE everyone </w:instrText>'
    '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
SYMBOL = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
UNREAD = {
    "a text box": (BOX, "a text box or drawing"),
    "a content control": (CONTROL, "a content control"),
    "an equation": (EQUATION, "an equation"),
    "a field": (FIELD, "a field (DATE)"),
    "an index entry": (ENTRY, "a field (XE everyone)"),
    "an object": ("<w:r><w:object/></w:r>", "an embedded object"),
    "a symbol": (SYMBOL, "a symbol of one typeface"),
    "an endnote": ('<w:r><w:endnoteReference w:id="2"/></w:r>', "an endnote"),
    "a new element": ("<w:novelty/>", "something of Word’s own (novelty)"),
}


@pytest.mark.parametrize("name", UNREAD)
def test_what_is_not_understood_is_named_where_it_stands(name):
    markup, said = UNREAD[name]
    returned = word(edited(issued(), (ENDED, ENDED.replace("</w:p>", f"{markup}</w:p>"))))
    [finding] = returned.findings
    assert finding.code == "not-understood"
    assert said in finding.problem
    assert finding.severity is Severity.ERROR
    assert finding.place.note.startswith("c5.x3fdr, ")
    assert ids(returned.standing) == WHOLE


LOOKS = {
    "set-by-hand": ("<w:strike/>", "struck through"),
    "hidden": ("<w:vanish/>", "hidden"),
    "highlighted": ('<w:highlight w:val="yellow"/>', "highlighted"),
}


@pytest.mark.parametrize("name", LOOKS)
def test_words_set_so_that_they_say_something_else_are_named(name):
    look, said = LOOKS[name]
    returned = word(edited(issued(), (f"<w:r>{WORDS}", f"<w:r><w:rPr>{look}</w:rPr>{WORDS}")))
    [finding] = returned.findings
    assert finding.code == "set-by-hand"
    assert said in finding.problem
    assert "It applies to everyone." in finding.problem


def test_a_number_that_word_sets_itself_is_named():
    decimal = '<w:num w:numId="9"><w:abstractNumId w:val="9"/></w:num></w:numbering>'
    kind = (
        '<w:abstractNum w:abstractNumId="9"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
        f"</w:abstractNum>{decimal}"
    )
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="9"/></w:numPr>'
    data = edited(issued(), (CLAUSE, CLAUSE.replace("</w:pPr>", f"{number}</w:pPr>")))
    returned = word(edited(data, ("</w:numbering>", kind), part="word/numbering.xml"))
    assert codes(returned) == ["automatic-number"]


def test_a_strange_style_keeps_the_paragraph_and_is_named():
    returned = word(edited(issued(), (ENDED, f"{ENDED}{para('Quote', run('A thought.'))}")))
    at = WHOLE.index("c5.x3fdr") + 1
    assert ids(returned.standing)[at] == UNKNOWN
    assert first(every(returned.standing)[at]) == "A thought."
    assert codes(returned) == ["style-unknown", "clause-unknown"]


def test_blank_paragraphs_say_nothing():
    returned = word(edited(issued(), (ENDED, f"{ENDED}{para('Clause1', '')}{para('Normal', '')}")))
    assert returned.standing == word(issued()).standing
    assert returned.findings == ()


def test_a_page_break_says_nothing():
    """LibreOffice puts one before each instrument but the first, where we say so in properties."""
    page = '<w:r><w:br w:type="page"/></w:r>'
    returned = word(edited(issued(), (ENDED, ENDED.replace("</w:p>", f"{page}</w:p>"))))
    assert returned.standing == word(issued()).standing
    assert returned.findings == ()


def test_a_change_outside_the_text_is_said():
    returned = word(edited(issued(), (OUTSIDE, OUTSIDE + ins(run("Cllr Example’s copy of ")))))
    assert codes(returned) == ["change-outside"]
    assert returned.standing == returned.issued
    assert returned.around[0].startswith("Cllr Example’s copy of")


def test_a_file_that_lost_its_properties_is_read_and_that_is_said():
    data = edited(
        issued(), ("TextDigest", "Mine"), ("CheckCode", "Other"), part="docProps/custom.xml"
    )
    returned = word(data)
    assert codes(returned) == ["origin-lost"]
    assert ids(returned.standing) == WHOLE


def test_a_file_that_lost_the_bounds_of_its_text_is_read_and_that_is_said():
    returned = word(edited(issued(), ('"_text"', '"_a"'), ('"_after"', '"_b"')))
    assert codes(returned) == ["text-unmarked"]
    assert returned.standing == word(issued()).standing


def test_a_hyperlink_that_word_made_a_field_is_still_a_link():
    link = (
        '<w:hyperlink w:anchor="_cl_c5_7r4tg" w:history="1"><w:r><w:rPr>'
        '<w:rStyle w:val="Hyperlink"/>'
    )
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK \\l '
        '"_cl_c5_7r4tg"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    words = '</w:rPr><w:t xml:space="preserve">the duty</w:t></w:r></w:hyperlink>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    field = f"{begin}{run('the duty')}{end}"
    assert "[the duty](#c5.7r4tg)" in first(
        clause(word(edited(issued(), (link + words, field))).standing, "c5.9qw2t")
    )


def test_a_picture_among_words_is_named():
    data = issued()
    drawing = re.search(
        "<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:drawing>.*?</w:drawing></w:r>",
        unpack(data)[BODY].decode(),
    )[0]
    returned = word(edited(data, (drawing, run("Look: ") + drawing)))
    assert codes(returned)[0] == "picture-inline"
    assert returned.findings[0].severity is Severity.ERROR
