"""What text was an amendment put to, whatever has become of it since?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from constitution_tool.engine.asked import pending
from constitution_tool.engine.authority.settled import settling, text_put_to
from constitution_tool.engine.checking.record import check_all
from constitution_tool.engine.record import read_record
from constitution_tool.engine.standings import standings, written_before
from constitution_tool.errors import Conflict
from constitution_tool.model.authority import Status
from constitution_tool.model.decision import Resolved, Withdrawal
from council_on_record import (
    ENTERED,
    SIGNED,
    Council,
    adoption,
    for_approval,
    notes,
    training,
    with_whole_policy,
)


def drafted() -> Council:
    council = with_whole_policy()
    council.propose(training(council)).sign("2024-001").enter("2024-001")
    return council.propose(for_approval(council))


def approved(council: Council) -> Council:
    put = (("2024-002", council.register.amendments["2024-002"].digest),)
    return council.record(adoption(council, approved=put))


def withdrawn() -> Council:
    council = with_whole_policy()
    council.propose(notes(council)).sign("2024-002")
    return council.record(
        Withdrawal(
            id="2024-D02", title="W", day=SIGNED, amendment="2024-002", by="its author", why="Why."
        )
    )


def test_what_council_approved_is_read_on_the_text_it_was_approved_on():
    council = drafted()
    draft = council.draft
    record = read_record(approved(council).files)
    amendment = record.amendments["2024-002"]
    assert written_before(record, amendment) == draft
    assert settling(record.register, "2024-002").value.subject == "2024-D02"


def test_what_council_declined_is_read_on_the_text_it_was_put_to():
    council = drafted()
    draft = council.draft
    decision = adoption(council, resolved=Resolved.IN_PART, declined=("2024-002",))
    record = read_record(council.record(decision).files)
    assert written_before(record, record.amendments["2024-002"]) == draft
    assert standings(record)["2024-002"].status is Status.NOT_ADOPTED


def test_what_was_entered_is_read_on_the_text_it_was_entered_on():
    council = with_whole_policy()
    draft = council.draft
    council.propose(training(council)).sign("2024-001").enter("2024-001")
    assert text_put_to(council.register, "2024-001") == draft
    assert text_put_to(council.record(adoption(council)).register, "2024-001") == draft


def test_what_was_withdrawn_is_read_on_the_text_it_was_written_on():
    council = withdrawn()
    assert text_put_to(council.register, "2024-002") == council.draft


def test_nothing_has_settled_what_is_pending():
    council = drafted()
    assert settling(council.register, "2024-002") is None
    assert text_put_to(council.register, "2024-002") is None


@pytest.mark.parametrize("made", [lambda: approved(drafted()), withdrawn])
def test_nobody_is_asked_to_sign_what_is_settled(made):
    record = read_record(made().files)
    with pytest.raises(Conflict) as caught:
        pending(record, "2024-002")
    assert "settled by 2024-D02" in caught.value.findings[0].problem


def test_what_is_settled_is_not_checked_as_if_it_were_pending():
    """A second amendment of the same words fits no text once the first is in it."""
    council = drafted()
    council.propose(replace(for_approval(council), id="2024-004"))
    put = (("2024-002", council.register.amendments["2024-002"].digest),)
    gone = Withdrawal(
        id="2024-D03", title="W", day=ENTERED, amendment="2024-004", by="its author", why="Why."
    )
    council.record(gone)
    council.record(adoption(council, approved=put))
    assert check_all(read_record(council.files)) == ()


def test_what_was_not_settled_and_no_longer_fits_is_an_error():
    council = drafted()
    council.propose(replace(for_approval(council), id="2024-004"))
    put = (("2024-002", council.register.amendments["2024-002"].digest),)
    council.record(adoption(council, approved=put))
    assert {f.place.path for f in check_all(read_record(council.files))} == {
        "amendments/2024-004.md"
    }
