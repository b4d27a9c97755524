from __future__ import annotations

import pytest

from constitution_tool.engine.checking.drafting.drafting import check_drafting
from constitution_tool.errors import Severity
from constitution_tool.model.instrument import Constitution
from constitution_tool.model.settings import DRAFTING_RULES, Drafting
from constitution_tool.notation.settings_file import parse_settings
from constitution_tool.notation.text.parse import parse_instrument

HEAD = '+++\nid = "t1"\nnumber = "T1"\ntitle = "T"\n+++\n\n'
IN = "In T1, paragraph i, "


def said(words: str, *rules: str, prefer: dict[str, str] | None = None) -> list[str]:
    text = parse_instrument(f"{HEAD}- i. {words} {{#t1.bcdfg}}\n", "t1.md")
    assert not text.findings
    found = check_drafting(
        Constitution(instruments=(text.instrument,)),
        text.positions,
        (),
        Drafting(rules=rules, prefer=tuple((prefer or {}).items())),
    )
    for finding in found:
        assert finding.severity is Severity.WARNING
        assert finding.place.line
        assert finding.problem.startswith("T1, paragraph i: ")
    return [finding.remedy for finding in found]


CASES = [
    ("and-or", "Members and/or officers.", "for “and/or” substitute “or”."),
    ("should", "Members should go.", "for “should” substitute “must”."),
    (
        "should",
        "It should be so. Members should go.",
        "for “should be” substitute “must be”.|for “should go.” substitute “must go.”.",
    ),
    (
        "nobody-named",
        "Reports must be signed at once.",
        "for “signed at” substitute “signed by [who] at”.",
    ),
    (
        "nobody-named",
        "Minutes must be made available to all; they shall be deemed to be correct.",
        "for “available to” substitute “available by [who] to”.",
    ),
    ("people", "Ask Cllr Jane Smith first.", "for “Cllr Jane Smith” substitute “[the post]”."),
    ("inclusive", "Where he or she has gone.", "for “he or she has” substitute “they have”."),
    ("inclusive", "The Chairman leads.", "for “Chairman” substitute “Chair”."),
    ("inclusive", "A Member and his/her staff.", "for “his/her” substitute “their”."),
    (
        "terms",
        "An officer and an officer and an Officer.",
        "for “Officer” substitute “officer”.",
    ),
    (
        "terms",
        "The Members, a Councillor's vote, some Members.",
        "for “Councillor's” substitute “Member's”.",
    ),
    (
        "defined-terms",
        "The rules of conduct (“the Code”) apply.",
        "for “conduct (“the Code”) apply.” substitute “conduct apply.”.",
    ),
    (
        "long-sentences",
        f"Members must {'often ' * 20}go; and officers must {'always ' * 20}stay.",
        "for “; and officers” substitute “. Officers”.",
    ),
]


@pytest.mark.parametrize(("rule", "words", "sentences"), CASES)
def test_each_rule_suggests_a_sentence(rule: str, words: str, sentences: str) -> None:
    remedies = said(words, rule)
    assert len(remedies) == sentences.count("|") + 1
    for remedy, sentence in zip(remedies, sentences.split("|"), strict=True):
        assert remedy.endswith(IN + sentence)


@pytest.mark.parametrize(
    "words",
    [
        "The Monitoring Officer and an officer must go.",
        "Officers must go. Another officer may stay.",
        "Reports must be signed by the Chair.",
        "The Councillor Code of Conduct binds each Member.",
        "The heading of this chairmanship is theirs.",
        "The Code (“the Code”) applies. The Code is short.",
        f"Words {'and ' * 38}words.",
    ],
)
def test_what_is_well_drafted_is_let_be(words: str) -> None:
    assert said(words, *DRAFTING_RULES) == []


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("inclusive", "He considers it."),
        ("inclusive", "Give her papers."),
        ("inclusive", "He / she considers it."),
        ("long-sentences", f"Words {'and ' * 40}words."),
        (
            "long-sentences",
            f"The fee must be set {'now ' * 20}at the end of the year, and no less than such sum "
            f"as Members shall {'duly ' * 20}set.",
        ),
        (
            "long-sentences",
            f"There shall be {'always ' * 20}three of them, all students, and all of whom shall "
            f"be officers {'always ' * 20}too.",
        ),
        (
            "long-sentences",
            f"Where Members must {'often ' * 20}go, and officers must {'always ' * 20}stay, so.",
        ),
        ("nobody-named", "A motion must not be considered inquorate."),
        ("nobody-named", "Notice must be signed or sealed at once."),
        ("nobody-named", "It must be moved, and no other motion at once."),
        ("nobody-named", "Votes must be cast and reports must be referred to as drafts."),
        ("should", "Conclusions should ideally follow from it."),
        ("should", "The board goes on, and should circumstances change in that direction, so."),
    ],
)
def test_nothing_is_suggested_that_nobody_can_know(rule: str, words: str) -> None:
    (remedy,) = said(words, rule)
    assert IN not in remedy


def test_the_councils_own_words_are_preferred() -> None:
    words = "All Members and a Councillor and some Members."
    assert [remedy.partition(" substitute ")[2] for remedy in said(words, "terms")] == ["“Member”."]
    liked = said(words, "terms", prefer={"Member": "Councillor"})
    assert [remedy.partition(" substitute ")[2] for remedy in liked] == [
        "“Councillors and”.",
        "“Councillors.”.",
    ]
    (remedy,) = said("The Borough acts.", "terms", prefer={"Borough": "Council"})
    assert remedy.endswith(f"{IN}for “Borough” substitute “Council”.")


SETTINGS = 'format = 1\nname = "P"\nsubject = "c5"\n'


def test_a_council_sets_rules_and_words() -> None:
    written = (
        f'{SETTINGS}[drafting]\nrules = ["and-or"]\n[drafting.prefer]\nCouncillor = "Member"\n'
    )
    assert parse_settings(written, "constitution.toml").drafting == Drafting(
        rules=("and-or",), prefer=(("Councillor", "Member"),)
    )
    assert parse_settings(SETTINGS, "constitution.toml").drafting == Drafting()
    assert parse_settings(f"{SETTINGS}[drafting]\nrules = []\n", "").drafting.rules == ()


@pytest.mark.parametrize(
    "words",
    [
        "Meetings must be open to the public.",
        "A notice shall be deemed to be given.",
        "These rules shall be construed as one.",
        "The Councillors will be elected by the voters of each ward.",
    ],
)
def test_what_nobody_does_and_what_says_by_whom_is_not_asked_of_anybody(words: str) -> None:
    assert said(words, "nobody-named") == []
