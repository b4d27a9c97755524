"""Refusals that another would cover for, each found by its own name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_succession import NEW_KEY, TURN, holders_change, new_holders, refused

from constitution_tool.engine.authority.enter import enter
from constitution_tool.engine.authority.moment import after_adoption
from constitution_tool.engine.authority.verify import verify
from constitution_tool.engine.checking.record import check_record
from constitution_tool.engine.record import read_record
from constitution_tool.errors import Unauthorised
from constitution_tool.model.amendment import Entry
from constitution_tool.model.block import Paragraph
from constitution_tool.model.decision import NewPolicy, Objection
from constitution_tool.model.identity import ClauseId
from constitution_tool.model.instruction import InsertClauses
from constitution_tool.model.instrument import Clause, Kind
from constitution_tool.model.target import Beside, Side
from constitution_tool.model.words import Words
from constitution_tool.notation.amendments.amendment_file import print_amendment
from constitution_tool.notation.digest import sha256_hex
from constitution_tool.notation.register.entry_file import print_entry
from constitution_tool.notation.register.policy_file import print_policy
from constitution_tool.notation.register.register_paths import (
    amendment_path,
    entry_path,
    policy_path,
)
from council_on_record import (
    ENTERED,
    WHOLE_HOLDERS,
    WHOLE_POLICY,
    Council,
    adoption,
    notes,
    on_record,
    person,
    target,
    training,
    with_whole_policy,
)

OBJECTION = Objection(
    id="2024-D02", title="An objection", day=TURN, about="2024-001", by="A ward", why="Why."
)


def drafted() -> Council:
    """Two amendments entered in the draft."""
    council = with_whole_policy()
    council.propose(training(council)).sign("2024-001").enter("2024-001")
    return council.propose(notes(council)).sign("2024-002", day=ENTERED).enter("2024-002")


# --- decisions --------------------------------------------------------------------------------


def test_an_adoption_names_what_it_adopts_in_the_order_of_entry():
    council = drafted()
    assert verify(council.record(adoption(council)).files).errors == ()
    council = drafted()
    turned = replace(adoption(council), entered=("2024-002", "2024-001"))
    assert "adoption-order" in refused(council, turned)


def test_an_adoption_of_what_does_not_fit_without_what_was_declined_says_so():
    council = with_whole_policy()
    council.propose(training(council)).sign("2024-001").enter("2024-001")
    on_top = replace(training(council), id="2024-002", title="On top", after=("2024-001",))
    (entry,) = on_top.entries
    instruction = replace(entry.instruction, find="must", replace="shall")
    council.propose(replace(on_top, entries=(replace(entry, instruction=instruction),)))
    council.sign("2024-002", day=ENTERED).enter("2024-002")
    good = adoption(council)
    bad = replace(good, entered=("2024-002",), declined=("2024-001",))
    assert {"stale-own", "words-not-found"} & refused(council, bad)


def test_an_adoption_of_an_amendment_that_is_not_there_is_not_carried_out():
    council = drafted()
    with pytest.raises(Unauthorised) as caught:
        after_adoption(council.moment, adoption(council), {})
    assert [finding.code for finding in caught.value.findings] == ["subject-unread"]


def test_an_objection_is_to_something():
    council = drafted()
    assert refused(council, replace(OBJECTION, about="2024-009")) == {"objection-unknown"}
    council = drafted()
    assert verify(council.record(OBJECTION).files).errors == ()


def test_a_policy_is_the_file_that_the_decision_names():
    council = with_whole_policy()
    data = print_policy(replace(WHOLE_POLICY, version=2))
    council.files[policy_path(2)] = data
    change = NewPolicy(
        id="2024-D02",
        title="Policy",
        day=TURN,
        version=2,
        sha256=sha256_hex(data + b"x"),
        minute="not held",
        why="Why.",
    )
    assert refused(council, change) == {"version-differs"}


def test_a_new_person_brings_no_key_from_before():
    council = with_whole_policy()
    early = replace(NEW_KEY, from_entry=1)
    new = replace(person("stranger"), keys=(early,))
    holders = new_holders(people=(*WHOLE_HOLDERS.people, new))
    assert refused(council, holders_change(council, holders)) == {"key-back-dated"}


def test_a_key_on_record_as_compromised_stays_so():
    council = with_whole_policy()
    mo, *others = WHOLE_HOLDERS.people
    lost = replace(mo.keys[0], until_entry=3, compromised="The laptop is lost.")
    fresh = replace(NEW_KEY, from_entry=4)
    council.record(
        holders_change(council, new_holders(people=(replace(mo, keys=(lost, fresh)), *others)))
    )
    again = replace(mo, keys=(replace(lost, compromised="Never mind."), fresh))
    holders = replace(WHOLE_HOLDERS, version=3, people=(again, *others))
    change = replace(holders_change(council, holders), id="2024-D03")
    assert "key-revived" in refused(council, change)


# --- the replay -------------------------------------------------------------------------------


def test_what_is_not_there_is_not_entered():
    council = on_record()
    with pytest.raises(Unauthorised) as caught:
        enter(council.register, "2024-009", council.moment, ENTERED, council.bench)
    assert [finding.code for finding in caught.value.findings] == ["subject-unread"]


def test_an_entry_of_what_does_not_fit_the_draft_stops_the_replay():
    """The same change again, under another number: the words it expects are gone."""
    council = with_whole_policy()
    council.propose(training(council))
    again = replace(council.register.amendments["2024-001"].value, id="2024-009")
    council.files[amendment_path(again.id)] = print_amendment(again).encode()
    council.sign("2024-001").enter("2024-001")
    head = council.register.head
    forged = replace(
        head.value, sequence=head.value.sequence + 1, previous=head.digest, subject=again.id
    )
    council.files[entry_path(forged.sequence)] = print_entry(forged)
    found = verify(council.files)
    assert found.replayed == head.value.sequence
    assert "stale-own" in {finding.code for finding in found.errors}


# --- checking ---------------------------------------------------------------------------------


def checked(council: Council) -> set[str]:
    return {finding.code for finding in check_record(read_record(council.files))}


def inserting(council: Council, id_: str, new: str, *, after: str) -> None:
    """Propose a new paragraph after another."""
    clause = Clause(
        id=ClauseId(new),
        kind=Kind.ITEM,
        number="iv.",
        heading=Words(""),
        opening=(Paragraph(words=Words("Everyone is heard.")),),
    )
    gap = Beside(side=Side.AFTER, target=target(council, after))
    entry = Entry(instruction=InsertClauses(gap=gap, clauses=(clause,)), reason="Fairness.")
    council.propose(replace(training(council), id=id_, entries=(entry,)))


def test_what_is_wrong_with_the_text_is_found_when_the_record_is_checked():
    council = on_record()
    text = council.files["source/c6.md"].replace(b"elsewhere.", b"elsewhere. [](#c5.zzzzz)")
    council.files["source/c6.md"] = text
    assert "reference-unknown" in checked(council)


def test_two_amendments_at_one_place_are_found_when_the_record_is_checked():
    council = with_whole_policy()
    inserting(council, "2024-001", "c5.w4zrk", after="c5.ccccc")
    assert "gap-shared" not in checked(council)
    inserting(council, "2024-002", "c5.w5zrk", after="c5.ccccc")
    assert "gap-shared" in checked(council)


def test_an_id_used_before_is_found_when_the_record_is_checked():
    council = with_whole_policy()
    inserting(council, "2024-001", "c5.w4zrk", after="c5.ccccc")
    assert "id-reused" not in checked(council)
    inserting(council, "2024-002", "c5.w4zrk", after="c5.ddddd")
    assert "id-reused" in checked(council)
