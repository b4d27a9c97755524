"""An officer renumbers a paragraph, and all that must follow does: drafted, signed and entered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import council_on_record as on_record
from constitution_tool.model.authority import Rule
from council import Council, on_disk

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """+++
id = "c5"
number = "C5"
title = "RELATIONS PROTOCOL"
+++

# Introduction {#c5.bbbbb}

- i. Members may read any guidance, subject to paragraphs ii and iii below. {#c5.ccccc}

- ii. Officers may read the notes (“the Notes”). {#c5.ddddd}

- iii. Everyone is polite. {#c5.fffff}

# Principles {#c5.ggggg}

- i. The three principles are: {#c5.hhhhh}

  - (a) candour; {#c5.jjjjj}

  - (b) courtesy, as in paragraph iii of the Introduction; {#c5.kkkkk}

  - (c) care, under paragraph 3 of Schedule 12A to the Local Government Act 1972. {#c5.lllll}

- ii. The Notes are kept under paragraph i(a). {#c5.mmmmm}
"""
LEGAL = ("--kind", "legal", "--evidence", "The Act", "--date", "2024-06-02", "--reason", "The Act.")


def put_down(made: on_record.Council, tmp_path: Path, capsys) -> Council:
    """Write a council to disk, with the keys of those who sign beside it."""
    root = tmp_path / "council"
    root.mkdir()
    on_disk(made.files, root)
    for name in ("mo", "chair"):
        (tmp_path / name).write_bytes(on_record.KEYS[name].private)
    return Council(root, capsys)


def founded(text: str = TEXT) -> on_record.Council:
    """A council whose protocol is before Council, with every kind of amendment provided for."""
    policy = replace(
        on_record.WHOLE_POLICY,
        rules=(
            *on_record.WHOLE_POLICY.rules,
            Rule(kind="consequential", offices=on_record.BY_ONE),
        ),
    )
    made = on_record.Council()
    made.files["source/c5.md"] = text.encode()
    return made.found(holders=on_record.WHOLE_HOLDERS, policy=policy).delegate()


@pytest.fixture
def before(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Council:
    """That council on disk."""
    return put_down(founded(), tmp_path, capsys)


@pytest.fixture
def adopted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Council:
    """A council whose protocol is adopted."""
    made = founded()
    made.record(on_record.adoption(made))
    return put_down(made, tmp_path, capsys)


def ran(council: Council, *words: str):
    said = council(*words)
    assert said.code == 0, said.err
    return said


def sign(council: Council, id_: str, day: str = "2024-06-02", *, both: bool = False) -> None:
    offices = (("monitoring-officer", "mo", ()),)
    if both:
        offices = (*offices, ("chair", "chair", ("--response", "agrees")))
    for office, name, more in offices:
        ran(
            council, "authorise", id_, "--as", office, "--key", str(council.root.parent / name),
            *more, "--date", day, "--yes",
        )  # fmt: skip


def test_a_renumbering_offers_what_must_follow_and_both_are_entered(adopted):
    first = ran(
        adopted, "amendment", "new", *LEGAL, "--title", "Numbers", "--in", "C5 Introduction iii",
        "--renumber", "iv.",
    )  # fmt: skip
    assert "2 more must follow from 2024-001" in first.err
    assert "amendment new --consequential-on 2024-001" in first.err
    assert "2 more must follow" in ran(adopted, "amendment", "check", "2024-001").err
    assert "2 more must follow" in ran(adopted, "check").err
    assert "2 more must follow" in ran(adopted, "review", "2024-001").err
    second = ran(
        adopted, "amendment", "new", "--consequential-on", "2024-001", "--date", "2024-06-02",
        "--json",
    ).json  # fmt: skip
    assert second["result"]["sentences"] == [
        "In C5, Introduction, paragraph i, for “iii” substitute “iv”.",
        "In C5, Principles, paragraph i(b), for “iii” substitute “iv”.",
    ]
    text = adopted.read("amendments/2024-002.md")
    assert 'kind = "consequential"' in text
    assert 'after = ["2024-001"]' in text
    assert (
        "Reason: C5, Introduction, paragraph iii is now C5, Introduction, paragraph iv "
        "(amendment 2024-001)." in text
    )
    checked = ran(adopted, "amendment", "check", "2024-001", "2024-002")
    assert "must follow" not in checked.err
    for id_ in ("2024-001", "2024-002"):
        sign(adopted, id_)
    ran(adopted, "amendment", "apply", "2024-001", "2024-002", "--date", "2024-06-02")
    source = adopted.read("source/c5.md")
    assert "subject to paragraphs ii and iv below" in source
    assert "as in paragraph iv of the Introduction" in source
    assert "paragraph 3 of Schedule 12A to the Local Government Act 1972" in source
    assert ran(adopted, "verify").code == 0


def test_the_second_is_not_entered_before_the_first(adopted):
    ran(
        adopted, "amendment", "new", *LEGAL, "--title", "Numbers", "--in", "C5 Introduction iii",
        "--renumber", "iv.",
    )  # fmt: skip
    ran(adopted, "amendment", "new", "--consequential-on", "2024-001", "--date", "2024-06-02")
    sign(adopted, "2024-002")
    refused = adopted("amendment", "apply", "2024-002", "--date", "2024-06-02")
    assert refused.code == 4
    assert "written on top of 2024-001, not entered yet" in refused.err


def test_the_second_takes_effect_with_the_first_and_lapses_with_it(adopted):
    ran(
        adopted, "amendment", "new", *LEGAL, "--title", "Numbers", "--in", "C5 Introduction iii",
        "--renumber", "iv.", "--effective", "2024-07-01", "--expires", "2024-12-31",
    )  # fmt: skip
    ran(adopted, "amendment", "new", "--consequential-on", "2024-001", "--date", "2024-06-02")
    text = adopted.read("amendments/2024-002.md")
    assert "effective = 2024-07-01\nexpires = 2024-12-31" in text


def test_an_omission_counts_anew_and_names_what_nobody_but_people_can_mend(adopted):
    ran(
        adopted, "amendment", "new", *LEGAL, "--title", "Candour", "--in", "C5 Principles i(a)",
        "--omit-whole",
    )  # fmt: skip
    made = ran(
        adopted, "amendment", "new", "--consequential-on", "2024-001", "--date", "2024-06-02"
    )
    assert "for “three” substitute “two”" in made.err
    assert "Whether the words count them, only people know" in made.err
    assert "“paragraph i(a)” refers to C5, Principles, paragraph i(a), which would be gone" in (
        made.err
    )


def test_a_definition_that_goes_while_its_term_stays_is_named(adopted):
    said = ran(
        adopted, "amendment", "new", *LEGAL, "--title", "Notes", "--in", "C5 Introduction ii",
        "--omit", "(“the Notes”)",
    )  # fmt: skip
    assert "“Notes” would no longer be defined" in said.err
    assert "it is used in C5, Principles, paragraph ii" in said.err


def test_what_refers_to_a_changed_paragraph_is_told_of(adopted):
    said = ran(
        adopted, "amendment", "new", *LEGAL, "--title", "Kind", "--in", "C5 Introduction iii",
        "--replace", "polite", "--with", "kind",
    )  # fmt: skip
    assert (
        "C5, Introduction, paragraph iii would change, and what refers to it would not: "
        "C5, Introduction, paragraph i; C5, Principles, paragraph i(b)." in said.err
    )


def test_nothing_is_written_when_nothing_must_follow(adopted):
    ran(
        adopted, "amendment", "new", *LEGAL, "--title", "Kind", "--in", "C5 Introduction iii",
        "--replace", "polite", "--with", "kind",
    )  # fmt: skip
    before = adopted.tree()
    said = ran(adopted, "amendment", "new", "--consequential-on", "2024-001")
    assert "Nothing can be drafted that must follow from 2024-001: Kind." in said.err
    assert adopted.tree() == before


def test_references_in_plain_words_are_linked_and_print_as_they_did(adopted):
    assert "C5 has 3 references in plain words that could be live" in ran(adopted, "check").err
    ran(
        adopted, "amendment", "new", *LEGAL, "--title", "Links", "--link", "--in", "C5",
    )  # fmt: skip
    sign(adopted, "2024-001")
    printed = ran(adopted, "show", "C5").out
    ran(adopted, "amendment", "apply", "2024-001", "--date", "2024-06-02")
    assert ran(adopted, "show", "C5").out == printed
    source = adopted.read("source/c5.md")
    assert "paragraphs [ii](#c5.ddddd) and [iii](#c5.fffff) below" in source
    assert "could be live" not in ran(adopted, "check").err
    said = ran(
        adopted, "amendment", "new", *LEGAL, "--title", "Numbers", "--in", "C5 Introduction iii",
        "--renumber", "iv.",
    )  # fmt: skip
    assert "2 more must follow from 2024-002" in said.err


def test_what_is_in_the_text_already_is_refused(adopted):
    ran(
        adopted, "amendment", "new", *LEGAL, "--title", "Kind", "--in", "C5 Introduction iii",
        "--replace", "polite", "--with", "kind",
    )  # fmt: skip
    sign(adopted, "2024-001")
    ran(adopted, "amendment", "apply", "2024-001", "--date", "2024-06-02")
    refused = adopted("amendment", "new", "--consequential-on", "2024-001")
    assert refused.code == 4
    assert "2024-001 is in the text already" in refused.err


UNDER = (
    "--kind", "pre-adoption", "--delegation", "2024-D01", "--ground", "next-steps",
    "--ground-reason", "Paragraph 9.3.", "--date", "2024-05-08", "--reason", "It is needed.",
)  # fmt: skip


def renumbered_in_the_draft(council: Council) -> None:
    """Have a paragraph renumbered under the delegation, and enter that in the draft."""
    ran(
        council, "amendment", "new", *UNDER, "--title", "Numbers", "--in", "C5 Introduction iii",
        "--renumber", "iv.",
    )  # fmt: skip
    sign(council, "2024-001", "2024-05-08", both=True)
    ran(council, "amendment", "apply", "2024-001", "--date", "2024-05-09")


def test_under_a_delegation_the_second_rests_on_what_the_first_rests_on(before):
    renumbered_in_the_draft(before)
    ran(
        before, "amendment", "new", "--consequential-on", "2024-001", "--kind", "pre-adoption",
        "--date", "2024-05-09",
    )  # fmt: skip
    text = before.read("amendments/2024-002.md")
    assert 'delegation = "2024-D01"\nground = "next-steps"' in text
    assert 'ground_reason = "Consequential on 2024-001, Numbers."' in text
    sign(before, "2024-002", "2024-05-09", both=True)
    ran(before, "amendment", "apply", "2024-002", "--date", "2024-05-09")
    shown = ran(before, "show", "C5", "--text", "draft").out
    assert "subject to paragraphs ii and iv below" in " ".join(shown.split())


def test_a_change_of_the_text_itself_waits_until_what_it_follows_from_is_adopted(before):
    renumbered_in_the_draft(before)
    ran(before, "amendment", "new", "--consequential-on", "2024-001", "--date", "2024-05-09")
    assert "no errors" in ran(before, "amendment", "check", "2024-002").err
    refused = before("amendment", "apply", "2024-002", "--date", "2024-05-09")
    assert refused.code == 4
    assert "written on top of 2024-001, in the draft and not yet adopted" in refused.err


def test_nothing_follows_from_what_was_withdrawn(adopted):
    ran(
        adopted, "amendment", "new", *LEGAL, "--title", "Numbers", "--in", "C5 Introduction iii",
        "--renumber", "iv.",
    )  # fmt: skip
    key = f"monitoring-officer={adopted.root.parent / 'mo'}"
    ran(
        adopted, "register", "withdraw", "2024-001", "--by", "The officer", "--sign", key,
        "--date", "2024-06-02",
    )  # fmt: skip
    refused = adopted("amendment", "new", "--consequential-on", "2024-001")
    assert refused.code == 4
    assert "Nothing comes of 2024-001." in refused.err


def test_a_reference_to_nothing_is_an_error_of_check_and_stops_nothing_else(tmp_path, capsys):
    made = founded(TEXT.replace("any guidance", "any guidance of paragraph ix of this Protocol"))
    council = put_down(made, tmp_path, capsys)
    checked = council("check")
    assert checked.code == 1
    assert "says “paragraph ix of this Protocol”, and there is no paragraph ix here." in checked.err
    assert "Where: source/c5.md, line 9" in checked.err
    ran(council, "status")
    ran(council, "verify")
    ran(
        council, "amendment", "new", *UNDER, "--title", "Nine", "--in", "C5 Introduction i",
        "--replace", "ix", "--with", "iii",
    )  # fmt: skip
    sign(council, "2024-001", "2024-05-08", both=True)
    ran(council, "amendment", "apply", "2024-001", "--date", "2024-05-09")


@pytest.mark.parametrize(
    "more",
    [
        ("--link",),
        ("--add-to", "2024-001"),
        ("--in", "C5 Introduction i", "--omit", "any"),
        ("--from-edit", "copy.md"),
        ("--in", "C5 Introduction i", "--omit-whole"),
    ],
)
def test_what_is_worked_out_is_not_mixed_with_what_is_asked(adopted, more):
    ran(
        adopted, "amendment", "new", *LEGAL, "--title", "Numbers", "--in", "C5 Introduction iii",
        "--renumber", "iv.",
    )  # fmt: skip
    before = adopted.tree()
    refused = adopted("amendment", "new", "--consequential-on", "2024-001", *more)
    assert refused.code == 2
    assert "each draft an amendment of their own" in refused.err
    refused = adopted("amendment", "new", "--consequential-on", "2024-001", "--in", "C5")
    assert refused.code == 2
    assert "--consequential-on finds the places, and gives the reasons" in refused.err
    assert adopted.tree() == before
