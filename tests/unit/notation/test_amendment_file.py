"""Amendment files: the example of the specification, and every way a file can be wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from constitution_tool.errors import Malformed, Place, Severity
from constitution_tool.model.amendment import ByKind, ForApproval, Kind, OnAdoption, UnderDelegation
from constitution_tool.notation.amendments.amendment_file import parse_amendment, print_amendment

PATH = "amendments/2024-003.md"
GOOD = f"""+++
amendment = "2024-003"
title = "Learning and induction"
kind = "pre-adoption"
delegation = "2024-D01"
ground = "next-steps"
ground_reason = "Report of 28 March 2024, paragraphs 9.3 and 9.4."
effective = "on-adoption"
after = []

[expects]
"gap:c5.p3q8f" = "sha256:{"0" * 64}"
"own:c5.p3q8f" = "sha256:{"1" * 64}"
+++

# Why

The report of 28 March 2024 says that …

# Instructions

1. After [C5, Introduction, paragraph viii](#c5.p3q8f) insert—

   > - ix. This Protocol is used in the induction of new Members and officers. {{#c5.w4zrk}}

   Reason: the induction programmes of paragraphs 9.3 and 9.4.

2. In [C5, Introduction, paragraph viii](#c5.p3q8f), for “any guidance” substitute “training”.

   Reason: paragraph 9.2 expects training to be compulsory.
"""
HEAD_OF_KIND = GOOD[GOOD.index("kind") : GOOD.index("effective")]


def changed(old, new):
    assert old in GOOD
    return GOOD.replace(old, new)


def test_the_example_is_read_and_written_back():
    parsed = parse_amendment(GOOD, PATH)
    amendment = parsed.amendment
    assert parsed.findings == ()
    assert print_amendment(amendment) == GOOD
    assert amendment.effective == OnAdoption()
    assert amendment.why == "The report of 28 March 2024 says that …"
    assert [each.key for each in amendment.expects] == ["gap:c5.p3q8f", "own:c5.p3q8f"]
    assert amendment.entries[1].reason == "paragraph 9.2 expects training to be compulsory."
    assert parsed.positions == {
        1: Place(path=PATH, line=22, note="instruction 1"),
        2: Place(path=PATH, line=28, note="instruction 2"),
    }


@pytest.mark.parametrize(
    ("kind", "lines", "basis"),
    [
        (Kind.SUBSTANTIVE, 'proposed_by = "The Chair"', ForApproval(proposed_by="The Chair")),
        (Kind.MINOR, 'evidence = "Notice 4"', ByKind(evidence="Notice 4")),
        (Kind.LEGAL, 'evidence = "SI 2024/1"', ByKind(evidence="SI 2024/1")),
    ],
)
def test_each_kind_has_its_own_basis(kind, lines, basis):
    text = changed(HEAD_OF_KIND, f'kind = "{kind.value}"\n{lines}\n')
    assert parse_amendment(text, PATH).amendment.basis == basis


def test_dates_are_read():
    text = changed('effective = "on-adoption"', "effective = 2024-06-01\nexpires = 2025-06-01")
    amendment = parse_amendment(text, PATH).amendment
    assert (amendment.effective, amendment.expires) == (date(2024, 6, 1), date(2025, 6, 1))
    assert print_amendment(amendment) == text


def test_what_was_not_carried_at_a_meeting_is_not_read_as_if_it_were():
    meeting = 'meeting = 2024-05-21\nmover = "A"\nseconder = "B"\n'
    lost = f'kind = "carried"\n{meeting}result = "lost by 9 to 12"\n'
    with pytest.raises(Malformed) as caught:
        parse_amendment(changed(HEAD_OF_KIND, lost), PATH)
    (finding,) = caught.value.findings
    assert (finding.code, finding.place.line) == ("result-not-carried", 8)


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ('title = "Learning and induction"', "title = 4", 3, "value-wrong"),
        ('title = "Learning and induction"\n', "", 2, "key-missing"),
        ('title = "Learning', 'title = "\\u202eLearning', 3, "value-wrong"),
        ('title = "Learning and', 'titel = "Learning and', 3, "key-unknown"),
        ('title = "', 'title = "x"\ntitle = "', 4, "toml-malformed"),
        ('kind = "pre-adoption"', 'kind = "urgent"', 4, "value-wrong"),
        ('delegation = "2024-D01"', 'delegation = "D1"', 5, "value-wrong"),
        ('effective = "on-adoption"', 'effective = "soon"', 8, "value-wrong"),
        ('effective = "on-adoption"', "effective = 4", 8, "value-wrong"),
        ("after = []", 'after = ["2024-003"]', 9, "value-wrong"),
        ("after = []", 'after = ["2024-001", "2024-001"]', 9, "value-wrong"),
        ("after = []", "after = [4]", 9, "value-wrong"),
        ('"own:c5', '"owm:c5', 13, "expects-malformed"),
        ("sha256:1", "sha256:x", 13, "expects-malformed"),
        ('amendment = "2024-003"', 'amendment = "2024-004"', 2, "amendment-name"),
        ('amendment = "2024-003"', 'amendment = "24-3"', 2, "value-wrong"),
        ("# Why", "# Wherefore", 16, "amendment-headings"),
        ("# Instructions", "# Instruction", 16, "amendment-headings"),
        ("The report of", "# A report\n\nThe report of", 18, "amendment-headings"),
        ("The report of", "```\nThe report of", 16, "amendment-headings"),
        ("The report of", "See <b>the</b> report of", 18, "raw-html"),
        ("The report of", "<!-- x -->\n\nThe report of", 18, "raw-html"),
        ("The report of", "[C5]: https://example.org\n\nThe report of", 18, "definition"),
        ("2. In", "3. In", 28, "instruction-number"),
        ("   Reason: paragraph 9.2 expects", "   paragraph 9.2 expects", 28, "reason-missing"),
        (
            "Reason: paragraph 9.2 expects training to be compulsory.",
            "Reason:",
            30,
            "reason-missing",
        ),
        ("   Reason: paragraph", "Reason: paragraph", 28, "reason-missing"),
        ("2. In", "And so:\n\n2. In", 28, "instruction-stray-words"),
        ("compulsory.\n", "compulsory.\n\n   And more.\n", 32, "instruction-stray-words"),
        ("   > - ix.", "   - ix.", 24, "instruction-stray-words"),
        ("{#c5.w4zrk}", "", 24, "id-missing"),
        ("{#c5.w4zrk}", "{#c5.W}", 24, "id-malformed"),
        ("for “any guidance”", 'for "any guidance"', 28, "sentence-unknown"),
        ("says that", "says\u200b that", 18, "hidden-character"),
        ("says that", "says cafe\u0301 that", 18, "not-composed"),
        ("says that …\n", "says that …\r\n", 18, "hidden-character"),
    ],
)
def test_what_is_wrong_is_found_where_it_is(old, new, line, code):
    with pytest.raises(Malformed) as caught:
        parse_amendment(changed(old, new), PATH)
    found = [(finding.code, finding.place.line) for finding in caught.value.findings]
    assert (code, line) in found
    assert all(finding.problem and finding.remedy for finding in caught.value.findings)


def test_an_instruction_that_begins_with_its_reason_is_refused():
    text = changed("2. In [C5", "2. Reason:In [C5")
    with pytest.raises(Malformed):
        parse_amendment(text, PATH)


def test_a_link_whose_words_hold_brackets_is_no_definition_of_one():
    text = changed("substitute “training”", "substitute “training\\\n   [\\[1\\]: note](#)”")
    assert parse_amendment(text, PATH).amendment.entries[1].reason


def test_all_findings_come_at_once_in_the_order_of_the_file():
    text = changed("2. In", "3. In").replace('kind = "pre', 'kind = "post')
    text = text.replace("for “any guidance”", "for any guidance").replace("   > - ix", "   - ix")
    with pytest.raises(Malformed) as caught:
        parse_amendment(text, PATH)
    findings = caught.value.findings
    assert len(findings) == 4
    assert [f.place.line for f in findings] == sorted(f.place.line for f in findings)
    column = text.split("\n")[27].index("any guidance") + 1
    assert findings[-1].place == Place(path=PATH, line=28, column=column, note="instruction 2")


def test_findings_in_quoted_clauses_have_the_columns_of_the_file():
    text = changed("{#c5.w4zrk}", "{#c5.W}")
    with pytest.raises(Malformed) as caught:
        parse_amendment(text, PATH)
    line = text.split("\n")[23]
    assert caught.value.findings[0].place.column == line.index("{#c5.W}") + 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n\n# Instructions", "\n\n\n\n# Instructions"),
        ("viii](#c5.p3q8f), for", "viii](#c5.p3q8f),\n   for"),
        ("   Reason: paragraph 9.2 expects", "   Reason: paragraph 9.2\n   expects"),
        ('title = "Learning', 'title  = "Learning'),
        ("   > - ix.", "   > - ix. "),
    ],
)
def test_another_layout_is_read_with_a_warning_and_mended(old, new):
    parsed = parse_amendment(changed(old, new), PATH)
    assert [(f.code, f.severity) for f in parsed.findings] == [("not-canonical", Severity.WARNING)]
    assert print_amendment(parsed.amendment) == GOOD


RUBBISH = ["", "+++", "+++\n+++\n", "x" * 5000, "[" * 3000, "> " * 2000]


@pytest.mark.parametrize("text", RUBBISH)
@pytest.mark.parametrize("place", [GOOD, "“any guidance”"])
def test_rubbish_is_refused_and_not_a_crash(text, place):
    with pytest.raises(Malformed) as caught:
        parse_amendment(changed(place, text), PATH)
    assert caught.value.findings


@pytest.mark.parametrize("text", RUBBISH)
def test_rubbish_among_the_reasons_is_read_or_refused_and_not_a_crash(text):
    try:
        read = parse_amendment(changed("The report", text), PATH).amendment.why
    except Malformed:
        read = None
    assert read is None or read == f"{text} of 28 March 2024 says that …".strip("\n")


def test_a_reason_that_a_reader_would_not_see_is_not_written():
    amendment = parse_amendment(GOOD, PATH).amendment
    assert isinstance(amendment.basis, UnderDelegation)
    hidden = replace(amendment.entries[0], reason="so <!-- not --> it is")
    with pytest.raises(Malformed):
        print_amendment(replace(amendment, entries=(hidden,)))
    with pytest.raises(Malformed):
        print_amendment(replace(amendment, why="# Instructions"))
