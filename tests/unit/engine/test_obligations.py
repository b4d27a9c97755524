from __future__ import annotations

import time

import pytest

from constitution_tool.engine.obligations.actors import Actors
from constitution_tool.engine.obligations.duties import duties
from constitution_tool.engine.obligations.obligations import counts, obligations
from constitution_tool.engine.obligations.sentences import sentences
from constitution_tool.engine.source import read_source
from constitution_tool.model.instrument import Constitution
from constitution_tool.model.obligation import Force
from constitution_tool.notation.text.parse import parse_instrument
from council import ROOT

SENTENCES = [
    ("Members must declare an interest.", "Members", "must", "declare an interest"),
    ("No Member may vote.", "Member", "must not", "vote"),
    ("Officers may not speak.", "Officers", "must not", "speak"),
    ("Members shall never press an officer.", "Members", "must not", "press an officer"),
    ("The Chair, after consulting the Leader, may adjourn.", "The Chair", "may", "adjourn"),
    ("Councillors who represent a ward must reply.", "Councillors", "must", "reply"),
    ("Officers are required to report.", "Officers", "must", "report"),
    ("All Members are expected to attend.", "All Members", "expected to", "attend"),
    ("Members will be entitled to papers.", "Members", "may", "papers"),
    ("Officers may be required to attend.", "Officers", "may", "be required to attend"),
    (
        "Members, officers and co-opted members should register.",
        "Members, officers and co-opted members",
        "should",
        "register",
    ),
    ("If a Member is unwell, he or she should say so.", "a Member", "should", "say so"),
    (
        "Where a Member has an interest the Member must leave.",
        "the Member",
        "must",
        "leave",
    ),
    # In the passive nobody is named but by whom it is done.
    ("A report must be signed.", "", "must", "A report must be signed"),
    ("Members must be told.", "", "must", "Members must be told"),
    (
        "Minutes shall be signed by the Chair.",
        "the Chair",
        "must",
        "Minutes shall be signed by the Chair",
    ),
    ("Any guidance issued by the Leader should be read.", "", "should", None),
    # Who merely stands near the verb is not its subject.
    ("The report of the Monitoring Officer must be clear.", "", "must", None),
    ("Council decisions must wait.", "", "must", "Council decisions must wait"),
    ("The term of each board member shall be a year.", "", "must", None),
    (
        "When words are told to an Officer, that information should not be passed on.",
        "",
        "should not",
        None,
    ),
    ("When it rains, no motion shall be moved.", "", "must not", None),
]


@pytest.mark.parametrize(("sentence", "actor", "force", "what"), SENTENCES)
def test_a_sentence_says_who_is_to_do_what(
    sentence: str, actor: str, force: str, what: str | None
) -> None:
    (found,) = duties(sentence, Actors())
    assert (found.duty.actor, found.duty.force.value) == (actor, force)
    assert found.duty.what == (what or sentence.rstrip("."))


@pytest.mark.parametrize(
    "sentence",
    [
        "Nothing in this protocol shall prevent a Member speaking.",
        "This is so should the allegations be true.",
        "Familiarity can damage a relationship.",
        "This is the advice that Members must have.",
        "It applies to a matter which may not arise.",
        "It is of their own free will.",
        "The Code can be found here.",
        "The meeting is on 9 May 2024.",
        "May 2024 is past.",
    ],
)
def test_what_asks_nothing_is_not_listed(sentence: str) -> None:
    assert duties(sentence, Actors()) == ()


def test_one_sentence_may_ask_several_things_of_several_people() -> None:
    found = [
        (one.duty.actor, one.duty.force, one.duty.what)
        for one in duties(
            "The Chair must open the meeting and may close it, but officers should not vote.",
            Actors(),
        )
    ]
    assert found == [
        ("The Chair", Force.MUST, "open the meeting"),
        ("The Chair", Force.MAY, "close it"),
        ("officers", Force.SHOULD_NOT, "vote"),
    ]


def test_a_subject_that_is_shared_is_said_again() -> None:
    found = duties("The term of office will start in May and will end in June.", Actors())
    assert [one.duty.what for one in found] == [
        "The term of office will start in May",
        "The term of office will end in June",
    ]


def test_a_capital_at_the_beginning_is_no_name() -> None:
    found = duties("If the Audit Committee decides, the Board must act.", Actors())
    assert [one.duty.actor for one in found] == ["the Board"]
    assert duties("If Members may speak.", Actors()) == ()
    assert duties("When the Audit Committee decides it must say why.", Actors())


def test_an_office_and_a_defined_term_are_known() -> None:
    assert Actors(("Poet Laureate",)).at_start("The Poet Laureate") == "The Poet Laureate"
    actors = Actors((), ("The West of England Combined Authority (“the WECA”) meets.",))
    assert duties("The WECA must meet.", actors)[0].duty.actor == "The WECA"
    assert duties("The WECA must meet.", Actors())[0].duty.actor == ""


def test_a_sentence_does_not_end_at_an_abbreviation() -> None:
    assert sentences("See para. 4 by Mr. Smith. It is so; e.g. Here. (A second.) Then") == (
        "See para. 4 by Mr. Smith.",
        "It is so; e.g. Here.",
        "(A second.)",
        "Then",
    )


LISTS = """+++
id = "t1"
number = "T1"
title = "T"
+++

- i. Members must: {#t1.b1b1b}

  - (a) declare interests; and {#t1.bbbbb}

  - (b) do the following— {#t1.ccccc}

    - (i) leave; {#t1.ddddd}

    - (ii) say why. Officers may stay. {#t1.c2c2c}

- ii. The Chair {#t1.fffff}

  - (a) may speak, and {#t1.ggggg}

  - (b) must listen. {#t1.hhhhh}

- iii. Duties are these: {#t1.jjjjj}

  - (a) officers must advise. {#t1.kkkkk}

- iv. Members should: {#t1.mmmmm}

  * ask;

  * listen.

  | Who | What |
  | --- | --- |
  | x | The Leader must sign. |
"""


def test_the_items_of_a_list_take_up_its_opening_words() -> None:
    text = Constitution(instruments=(parse_instrument(LISTS, "t1.md").instrument,))
    found = [
        (one.citation, one.duty.actor, one.duty.force.value, one.duty.what)
        for one in obligations(text, ("t1",))
    ]
    assert found == [
        ("T1, paragraph i(a)", "Members", "must", "declare interests"),
        ("T1, paragraph i(b)(i)", "Members", "must", "do the following leave"),
        ("T1, paragraph i(b)(ii)", "Members", "must", "do the following say why"),
        ("T1, paragraph i(b)(ii)", "Officers", "may", "stay"),
        ("T1, paragraph ii(a)", "The Chair", "may", "speak"),
        ("T1, paragraph ii(b)", "The Chair", "must", "listen"),
        ("T1, paragraph iii(a)", "officers", "must", "advise"),
        ("T1, paragraph iv", "Members", "should", "ask"),
        ("T1, paragraph iv", "Members", "should", "listen"),
        ("T1, paragraph iv", "The Leader", "must", "sign"),
    ]


def test_the_old_protocol_sets_no_specific_expectation_of_members() -> None:
    """The report of 28 March 2024, 5.3: here are the counts."""
    files = {f"source/{p.name}": p.read_bytes() for p in (ROOT / "source").iterdir()}
    found = obligations(read_source(files).constitution, ("c5",))
    assert {force.value: count for force, count in counts(found).items()} == {
        "must": (10, 3),
        "must not": (0, 0),
        "should": (9, 5),
        "should not": (4, 1),
        "expected to": (2, 0),
        "responsible for": (10, 0),
        "may": (3, 0),
    }
    must = [one.duty.actor for one in found if one.duty.force is Force.MUST]
    assert [actor for actor in must if "Member" in actor] == ["all officers and Members"]


@pytest.mark.parametrize(
    "words", ["Senior executive " * 300, "Members and " * 300, "the of the " * 300, "A " * 900]
)
def test_no_words_take_long(words: str) -> None:
    begun = time.process_time()
    duties(f"{words}must go.", Actors())
    assert time.process_time() - begun < 2
