"""A clause is followed by its id: through its numbers and places, to its end, and by references."""

from __future__ import annotations

from dataclasses import replace

from amending import new_item
from constitution_tool.engine.chronicle import chronicle, texts
from constitution_tool.engine.record import read_record
from constitution_tool.model.amendment import Entry, ForApproval, Kind
from constitution_tool.model.authority import Status
from constitution_tool.model.instruction import (
    AddWords,
    InsertClauses,
    Move,
    OmitClause,
    Renumber,
    SubstituteHeading,
)
from constitution_tool.model.instrument import Index
from constitution_tool.model.target import Beside, End, Side
from council_on_record import (
    ENTERED,
    WHOLE_HOLDERS,
    WHOLE_POLICY,
    Council,
    adoption,
    for_approval,
    target,
    training,
    with_whole_policy,
)


def amendment(council: Council, id_: str, *made):
    entries = tuple(Entry(instruction=one, reason="R.") for one in made)
    return replace(training(council), id=id_, entries=entries)


def enter(council: Council, id_: str, *made) -> Council:
    council.propose(amendment(council, id_, *made)).sign(id_, day=ENTERED)
    return council.enter(id_)


def told(council: Council, id_: str):
    found = chronicle(read_record(council.files), id_)
    return [
        [(one.amendment.id, one.status, one.instructions) for one in part]
        for part in (found.on_record, found.pending)
    ]


def more(council: Council, id_: str, words: str = "indeed"):
    return AddWords(targets=(target(council, id_),), end=End.END, insert=words)


def test_only_the_instructions_that_bear_on_a_clause_are_told():
    council = with_whole_policy()
    enter(council, "2024-001", more(council, "c5.ccccc"), more(council, "c5.ddddd"))
    assert told(council, "c5.ddddd") == [[("2024-001", Status.ENTERED, (2,))], []]
    assert told(council, "c5.fffff") == [[], []]
    assert told(council, "c6") == [[], []]


def test_what_is_done_within_a_heading_or_a_protocol_is_done_to_it():
    council = with_whole_policy()
    enter(council, "2024-001", more(council, "c5.ccccc"), more(council, "c5.ddddd"))
    for whole in ("c5.bbbbb", "c5"):
        assert told(council, whole) == [[("2024-001", Status.ENTERED, (1, 2))], []]


def test_a_clause_is_followed_through_its_numbers_and_places_to_its_end():
    council = with_whole_policy()
    gap = Beside(side=Side.AFTER, target=target(council, "c5.fffff"))
    enter(council, "2024-001", Renumber(target=target(council, "c5.ccccc"), number="iv."))
    enter(council, "2024-002", Move(target=target(council, "c5.ccccc"), gap=gap))
    enter(council, "2024-003", OmitClause(target=target(council, "c5.ccccc")))
    council.record(adoption(council))
    assert told(council, "c5.ccccc") == [
        [(f"2024-00{number}", Status.ADOPTED, (1,)) for number in (1, 2, 3)],
        [],
    ]
    assert told(council, "c5.ddddd") == [[], []]


def test_a_clause_is_moved_with_what_it_stands_in():
    council = with_whole_policy()
    new = new_item("c5.kkkkk")
    inside = Beside(side=Side.AFTER, target=target(council, "c5.ddddd"))
    enter(council, "2024-001", InsertClauses(gap=inside, clauses=(new,)))
    gap = Beside(side=Side.AFTER, target=target(council, "c5.fffff"))
    enter(council, "2024-002", Move(target=target(council, "c5.kkkkk"), gap=gap))
    assert [id_ for id_, *_ in told(council, "c5.kkkkk")[0]] == ["2024-001", "2024-002"]


def test_words_that_change_with_the_clause_they_refer_to_are_told():
    council = Council()
    source = council.files["source/c5.md"]
    council.files["source/c5.md"] = source.replace(b"is polite.", b"is polite, see [](#c5.ddddd).")
    council.found(holders=WHOLE_HOLDERS, policy=WHOLE_POLICY).delegate()
    enter(council, "2024-001", Renumber(target=target(council, "c5.ddddd"), number="iiA."))
    assert told(council, "c5.fffff")[0] == [("2024-001", Status.ENTERED, (1,))]
    heading = SubstituteHeading(target=target(council, "c5.bbbbb"), replace="Aims")
    enter(council, "2024-002", heading)
    assert [id_ for id_, *_ in told(council, "c5.fffff")[0]] == ["2024-001", "2024-002"]
    assert told(council, "c5.ccccc")[0] == []


def test_what_is_pending_is_told_apart_and_what_fits_no_text_too():
    council = with_whole_policy()
    council.propose(for_approval(council))
    stale = replace(
        amendment(council, "2024-004", more(council, "c5.ddddd")),
        kind=Kind.SUBSTANTIVE,
        basis=ForApproval(proposed_by="A"),
    )
    council.propose(stale)
    enter(council, "2024-001", more(council, "c5.ddddd", "too"))
    assert told(council, "c5.ddddd") == [
        [("2024-001", Status.ENTERED, (1,))],
        [("2024-002", Status.FOR_APPROVAL, (1,)), ("2024-004", Status.FOR_APPROVAL, (1,))],
    ]
    pending = chronicle(read_record(council.files), "c5.ddddd").pending
    assert [one.after for one in pending] == [None, None]


def test_a_clause_is_looked_for_in_every_text_there_was_or_would_be():
    council = with_whole_policy()
    council.propose(
        replace(
            amendment(
                council,
                "2024-007",
                InsertClauses(
                    gap=Beside(side=Side.AFTER, target=target(council, "c5.ddddd")),
                    clauses=(new_item("c5.kkkkk"),),
                ),
            ),
            kind=Kind.SUBSTANTIVE,
            basis=ForApproval(proposed_by="A"),
        )
    )
    enter(council, "2024-001", OmitClause(target=target(council, "c5.ccccc")))
    council.record(adoption(council))
    found = [Index(text).by_id for text in texts(read_record(council.files))]
    assert "c5.ccccc" not in found[0]
    assert any("c5.ccccc" in text for text in found)
    assert "c5.kkkkk" in found[-1]
