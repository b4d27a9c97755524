"""Each rule of papers finds what it is for and says where; a paper that is right has no finding."""

from __future__ import annotations

import pytest

import paper_files
from constitution_tool.engine.checking.moods import Mood, mood
from constitution_tool.errors import Malformed, Severity

REPORT = """# Executive Summary

1. The Committee is asked to approve the protocol at Appendix 1.

# Recommendations

That the Committee:

1. Approves the protocol.
2. Notes the report of 28 March 2024.

# Background

1. It met on Thursday 28 March 2024.

# Legal Implications

1. None.

# Financial Implications

1. None.

# Background Documents

{% include "background-papers.md" %}
"""
APPENDICES = '[[appendix]]\nnumber = "1"\ntitle = "A"\n[[appendix]]\nnumber = "2A"\ntitle = "B"'


def found(body: str = REPORT, more: str = APPENDICES, kind: str = "standards-report"):
    of = "" if kind in paper_files.OWN else 'report_of = "Monitoring Officer"\n'
    head = paper_files.HEAD.format(kind=kind, more=of + more)
    _, findings = paper_files.written(head + body)
    return [(f.code, f.place.note) for f in findings if f.severity is Severity.ERROR]


def test_a_paper_that_is_right():
    assert found() == []


@pytest.mark.parametrize(
    ("old", "new", "code", "where"),
    [
        ("# Background\n", "# History\n", "section-missing", ""),
        ("# Legal Implications\n\n1. None.\n", "", "section-missing", ""),
        ("1. It met on Thursday 28 March 2024.\n", "", "section-empty", ""),
        ("2. Notes the", "2. Note the", "recommendation-mood", "Recommendations, 2.2"),
        ("2. Notes the", "2. To note the", "recommendation-mood", "Recommendations, 2.2"),
        ("at Appendix 1", "at Appendix 4", "appendix-unknown", "Executive Summary, 1.1"),
        ("at Appendix 1", "at Appendix 2A, then Appendix 1", "appendix-order",
         "Executive Summary, 1.1"),
        ("Thursday", "Friday", "date-weekday", "Background, 3.1"),
        ("report of 28 March 2024", "report of 29 March 2024", "date-not-on-record",
         "Recommendations, 2.2"),
        ("Notes the report", "Notes the Council of 1 May 2024 report", "date-not-on-record",
         "Recommendations, 2.2"),
        ("Notes the report", "Notes, six months after adoption, by 20 November 2024, the report",
         "date-review", "Recommendations, 2.2"),
        ("1. Approves the", "1. Approves [To be written: what] the", "unwritten",
         "Recommendations, 2.1"),
        ("1. None.\n\n# Financial", "1. TBC\n\n# Financial", "unwritten",
         "Legal Implications, 4.1"),
        ("1. Approves the protocol.\n2. Notes the report of 28 March 2024.\n", "",
         "recommendations-none", "Recommendations"),
        ("It met on Thursday 28 March 2024", "It met on 31 April 2024", "date-none",
         "Background, 3.1"),
    ],
)  # fmt: skip
def test_each_rule_finds_its_fault_and_says_where(old, new, code, where):
    assert REPORT.count(old) == 1
    assert found(REPORT.replace(old, new)) == [(code, where)]


def test_what_no_council_does_is_a_warning():
    body = REPORT.replace("2. Notes the report", "2. Bananas the report")
    _, findings = paper_files.written(
        paper_files.HEAD.format(kind="standards-report", more=OF + APPENDICES) + body
    )
    assert [(f.code, f.place.note, f.severity) for f in findings] == [
        ("recommendation-verb", "Recommendations, 2.2", Severity.WARNING)
    ]


OF = 'report_of = "Monitoring Officer"\n'


@pytest.mark.parametrize(
    ("more", "code", "where"),
    [
        ('report_of = "[To be written]"\n', "unwritten", "First page, Report of"),
        (f'{OF}author = "TBC"\n', "unwritten", "First page, Author"),
        (f'{OF}late = "[to be written]"\n', "unwritten", "First page, Late"),
        (f"{OF}{APPENDICES}\n" + '[[appendix]]\nnumber = "1"\ntitle = "C"', "appendix-twice", ""),
        (
            f"{OF}{APPENDICES}\n"
            + '[[exempt]]\nwhat = "Appendix 1"\nparagraph = "3"\nreason = "[Insert why]"',
            "unwritten",
            "First page, Exempt",
        ),
        ("", "report-nobody", ""),
    ],
)
def test_what_a_head_lacks_is_found(more, code, where):
    head = paper_files.HEAD.format(
        kind="standards-report", more=more if "[[appendix]]" in more else f"{more}{APPENDICES}"
    )
    _, findings = paper_files.written(head + REPORT)
    assert [(f.code, f.place.note) for f in findings] == [(code, where)]


def test_what_is_to_be_written_is_found_in_the_councils_own_words_of_a_schedule():
    assert found("[To be written: why.]\n", "", "schedule") == [("unwritten", "")]


@pytest.mark.parametrize(
    ("day", "codes"), [("2024-05-08", ["published-before-decision"]), ("2024-05-13", [])]
)
def test_a_decision_is_not_published_before_it_is_made(day, codes):
    more = f"{paper_files.OWN['decision-record']}\npublished = {day}"
    body = paper_files.begun("decision-record").partition("+++\n\n")[2]
    assert [code for code, _ in found(body, more, "decision-record")] == codes


def test_advice_signed_off_after_the_meeting_is_found():
    body = paper_files.begun("detailed-report").partition("+++\n\n")[2]
    late = "".join(
        f'[[advice]]\nsubject = "{subject}"\nby = "A solicitor"\nday = 2024-05-22\n'
        for subject in ("Legal", "Financial")
    )
    codes = [code for code, _ in found(body, late, "detailed-report")]
    assert codes.count("advice-late") == 2


def test_the_review_six_months_on_is_right():
    right = "Notes, six months after adoption, by 21 November 2024, the report"
    assert found(REPORT.replace("Notes the report", right)) == []


EXEMPT = '[[exempt]]\nwhat = "Appendix 1"\nparagraph = "3"\nreason = "Prices."\n'
CONFIDENTIAL = '[[confidential]]\nwhat = "Appendix 1"\nreason = "A Department asked."\n'


def test_exempt_and_confidential_are_two_things():
    assert found(more=f"{APPENDICES}\n{EXEMPT}") == []
    both = found(more=f"{APPENDICES}\n{EXEMPT}{CONFIDENTIAL}")
    assert both == [("exempt-and-confidential", "")]
    other = EXEMPT.replace("Appendix 1", "Appendix 9")
    assert found(more=f"{APPENDICES}\n{other}") == [("appendix-unknown", "")]


def test_both_are_said_on_the_first_page():
    head = paper_files.HEAD.format(
        kind="standards-report",
        more=f"{APPENDICES}\n{EXEMPT}{CONFIDENTIAL.replace('Appendix 1', 'Appendix 2A')}",
    )
    made, _ = paper_files.written(head + REPORT)
    facts = dict(made.sheet.facts)
    assert facts["Exempt"].startswith("Yes: Appendix 1. Schedule 12A, Part 1, paragraph 3")
    assert facts["Exempt"].endswith("Prices.")
    assert "100A(3)" in facts["Confidential"]
    assert "Appendix 2A" in facts["Confidential"]


@pytest.mark.parametrize("paragraph", ["0", "8", "", "3a"])
def test_only_seven_paragraphs_exempt(paragraph):
    with pytest.raises(Malformed) as refused:
        found(more=f"{APPENDICES}\n{EXEMPT.replace('3', paragraph)}")
    assert refused.value.findings[0].code in {"exempt-paragraph", "key-missing", "value-wrong"}


def test_an_exemption_without_its_public_interest_is_refused():
    with pytest.raises(Malformed):
        found(more=f"{APPENDICES}\n{EXEMPT.replace('Prices.', '')}")


@pytest.mark.parametrize("typed", ['""', '" "'])
def test_alternatives_must_be_typed(typed):
    more = f'amendment = "2024-003"\nalternatives = {typed}'
    with pytest.raises(Malformed) as refused:
        found(paper_files.begun("decision-record").partition("+++\n\n")[2], more, "decision-record")
    assert [f.code for f in refused.value.findings] == ["alternatives-missing"]
    assert "None" in refused.value.findings[0].remedy


def test_a_briefing_leaves_no_amendment_out():
    body = paper_files.begun("briefing").partition("+++\n\n")[2]
    codes = [code for code, _ in found(body, 'members = ["2024-001", "2024-004"]', "briefing")]
    assert codes.count("briefing-silent") == 7
    assert codes.count("amendment-unknown") == 1
    assert found(body, paper_files.OWN["briefing"], "briefing") == []


def test_advice_must_be_signed_off():
    body = paper_files.begun("detailed-report").partition("+++\n\n")[2]
    codes = {code for code, _ in found(body, "", "detailed-report")}
    assert "advice-unsigned" in codes
    signed = "".join(
        f'[[advice]]\nsubject = "{subject}"\nby = "A solicitor"\nday = 2024-05-10\n'
        for subject in ("Legal", "Financial")
    )
    assert "advice-unsigned" not in {code for code, _ in found(body, signed, "detailed-report")}


def test_of_a_reproduction_faults_are_only_said():
    _, findings = paper_files.written(
        paper_files.HEAD.format(kind="standards-report", more='status = "reproduction"')
        + REPORT.replace("2. Notes", "2. Note")
    )
    assert {f.severity for f in findings} == {Severity.WARNING}
    assert "recommendation-mood" in {f.code for f in findings}


@pytest.mark.parametrize(
    ("words", "its"),
    [
        ("Agrees this report", Mood.STATES),
        ("Recommend Full Council", Mood.ASKS),
        ("approves the", Mood.STATES),
        ("To note", Mood.INFINITIVE),
        ("Noting that", Mood.PARTICIPLE),
        ("authorising it", Mood.PARTICIPLE),
        ("notes that", Mood.STATES),
        ("“Endorses”", Mood.STATES),
        ("The report", None),
        ("", None),
        ("2024", None),
    ],
)
def test_the_mood_of_a_recommendation(words, its):
    assert mood(words) is its
