"""What two copies entered apart comes to one record that holds, of whatever kind it is."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import date

import pytest

from constitution_tool.engine.authority.verify import verify
from constitution_tool.engine.rejoining import Made, rejoin
from constitution_tool.errors import Conflict
from constitution_tool.model.amendment import ByKind, Entry, Kind
from constitution_tool.model.instruction import SubstituteWords
from constitution_tool.model.target import Once
from council_on_record import (
    Council,
    adoption,
    notes,
    target,
    training,
    with_whole_policy,
)

JUNE = date(2024, 6, 1)
NONE: frozenset[str] = frozenset()


def made(before: Council, after: Council, name: str = "ours") -> Made:
    """Everything that one copy recorded since, as one revision."""
    old, new = before.files, after.files
    changed = {
        path: (old.get(path), new.get(path))
        for path in old.keys() | new.keys()
        if old.get(path) != new.get(path)
    }
    return Made(id=name, changed=changed)


def joined(theirs: Council, ours: tuple[Made, ...], waiting: frozenset[str] = NONE) -> Council:
    """Theirs, with ours entered again; proved from the founding."""
    whole = deepcopy(theirs)
    for remade in rejoin(theirs.files, ours, waiting):
        for path, data in remade.writes.items():
            if data is None:
                del whole.files[path]
            else:
                whole.files[path] = data
    assert verify(whole.files).errors == ()
    return whole


def subjects(council: Council) -> list[str]:
    return [kept.value.subject for kept in council.register.entries]


def correction(council: Council, id_: str, clause: str, find: str, new: str):
    instruction = SubstituteWords(
        targets=(target(council, clause),), find=find, replace=new, occurrence=Once()
    )
    return replace(
        training(council),
        id=id_,
        kind=Kind.MINOR,
        basis=ByKind(evidence="A slip of the pen."),
        effective=JUNE,
        entries=(Entry(instruction=instruction, reason="A slip."),),
    )


def test_an_amendment_is_entered_again_after_another():
    base = with_whole_policy()
    ours, theirs = deepcopy(base), deepcopy(base)
    ours.propose(training(ours)).sign("2024-001").enter("2024-001")
    theirs.propose(notes(theirs)).sign("2024-002").enter("2024-002")
    whole = joined(theirs, (made(base, ours),))
    assert subjects(whole)[-2:] == ["2024-002", "2024-001"]
    assert b"and the guidance" not in whole.files["source/c5.md"]


def test_a_decision_and_an_adoption_are_entered_again_with_the_text_they_make():
    base = with_whole_policy()
    base.propose(training(base)).sign("2024-001").enter("2024-001")
    ours, theirs = deepcopy(base), deepcopy(base)
    ours.record(adoption(ours))
    other = correction(theirs, "2024-011", "c6.bbbbb", "elsewhere", "nearby")
    theirs.correct(other, date(2024, 5, 10))
    with pytest.raises(Conflict) as caught:
        joined(theirs, (made(base, ours),))
    assert caught.value.findings[0].code == "sync-collision"
    theirs = deepcopy(base)
    theirs.propose(correction(theirs, "2024-011", "c5.fffff", "polite", "kind"))
    whole = joined(theirs, (made(base, ours),))
    assert subjects(whole)[-1] == "2024-D02"
    assert b"must read any guidance" in whole.files["source/c5.md"]
    assert whole.files["register/text/0001/c5.md"] == whole.files["source/c5.md"]


def test_corrections_of_one_file_made_on_both_sides_are_both_in_the_text():
    base = with_whole_policy()
    base.record(adoption(base))
    ours, theirs = deepcopy(base), deepcopy(base)
    ours.correct(correction(ours, "2024-010", "c5.fffff", "polite", "courteous"), JUNE)
    theirs.correct(correction(theirs, "2024-011", "c5.ddddd", "notes", "papers"), JUNE)
    whole = joined(theirs, (made(base, ours),))
    text = whole.files["source/c5.md"]
    assert b"Everyone is courteous." in text
    assert b"the papers" in text


def test_two_that_change_one_paragraph_collide_and_one_can_be_left_waiting():
    base = with_whole_policy()
    base.record(adoption(base))
    ours, theirs = deepcopy(base), deepcopy(base)
    ours.correct(correction(ours, "2024-010", "c5.fffff", "polite", "courteous"), JUNE)
    theirs.correct(correction(theirs, "2024-011", "c5.fffff", "polite", "kind"), JUNE)
    with pytest.raises(Conflict) as caught:
        joined(theirs, (made(base, ours),))
    assert "2024-010, which you entered here" in caught.value.findings[0].problem
    whole = joined(theirs, (made(base, ours),), frozenset({"2024-010"}))
    assert subjects(whole)[-1] == "2024-011"
    assert b"Everyone is kind." in whole.files["source/c5.md"]
    assert "amendments/2024-010.md" in whole.files


def test_what_both_came_to_is_left_and_what_only_we_did_is_done_again():
    base = with_whole_policy()
    ours, theirs = deepcopy(base), deepcopy(base)
    for each in (ours, theirs):
        each.propose(training(each)).sign("2024-001").enter("2024-001")
    steps = []
    for number, words in enumerate((b"one\n", b"two\n")):
        before = deepcopy(ours)
        ours.files["papers/x.md"] = words
        steps.append(made(before, ours, str(number)))
    remade = rejoin(theirs.files, (made(base, theirs), *steps), NONE)
    assert [dict(one.writes) for one in remade] == [
        {},
        {"papers/x.md": b"one\n"},
        {"papers/x.md": b"two\n"},
    ]
    assert remade[0].entries[0].now is None
    theirs.files["papers/x.md"] = b"two\n"
    assert [dict(one.writes) for one in rejoin(theirs.files, steps, NONE)] == [{}, {}]
    theirs.files["papers/x.md"] = b"three\n"
    with pytest.raises(Conflict):
        rejoin(theirs.files, steps, NONE)
