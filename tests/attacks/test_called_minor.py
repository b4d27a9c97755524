"""A big change is called minor: whatever it is dressed as, an officer may not make it alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from constitution_tool.model.amendment import ByKind, Entry, Kind
from constitution_tool.model.authority import MONITORING_OFFICER, Response
from constitution_tool.model.instruction import (
    InsertWords,
    Move,
    Renumber,
    SubstituteWords,
    TitleWords,
)
from constitution_tool.model.target import Beside, Once, Side
from constitution_tool.model.words import Words
from council_on_record import Council, adoption, objected, target, training, with_whole_policy

JUNE = date(2024, 6, 1)


def adopted() -> Council:
    council = with_whole_policy()
    return council.record(adoption(council))


def minor(council: Council, instruction, id_: str = "2024-010"):
    return replace(
        training(council),
        id=id_,
        kind=Kind.MINOR,
        basis=ByKind(evidence="A slip of the pen."),
        effective=JUNE,
        entries=(Entry(instruction=instruction, reason="A slip."),),
    )


def refused(council: Council, made) -> set[str]:
    council.propose(made)
    said = council.statement(made.id, MONITORING_OFFICER, Response.DECIDES, day=JUNE)
    council.put(said, "mo")
    return objected(council, made.id, JUNE)


def words(council: Council, find: str, new: str, clause: str = "c5.ccccc"):
    return SubstituteWords(
        targets=(target(council, clause),), find=find, replace=Words(new), occurrence=Once()
    )


@pytest.mark.parametrize(
    ("find", "new"),
    [
        ("may read any", "must not read the"),
        ("any guidance", "3 pages"),
        ("any guidance", "it by Friday"),
        ("any guidance", "£5"),
        ("Members", "The Cabinet"),
        ("may read", "may/must read"),
        ("may read", "may (sh\u0430ll) read"),
        ("may read", "may (mu\u0335st) read"),
        ("any guidance", "any [](#c5.ddddd)"),
        ("any guidance", "any [guidance](#c5.ddddd)"),
    ],
)
def test_words_of_force_figures_dates_money_bodies_and_what_looks_like_them(find, new):
    council = adopted()
    assert refused(council, minor(council, words(council, find, new))) == {"minor-exceeded"}


def test_another_number():
    council = adopted()
    change = Renumber(target=target(council, "c5.ccccc"), number="iv.")
    assert refused(council, minor(council, change)) == {"minor-exceeded"}


def test_words_of_force_in_the_title():
    council = adopted()
    change = TitleWords(target=target(council, "c5"), find="PROTOCOL", replace="MUST")
    assert refused(council, minor(council, change)) == {"minor-exceeded"}


def test_a_title_written_anew_word_by_word():
    """A title's words count like others."""
    council = adopted()
    change = TitleWords(
        target=target(council, "c5"), find="PROTOCOL", replace="ADVICE TO WHOEVER CARES TO READ"
    )
    assert refused(council, minor(council, change)) == {"words-exceeded"}


def test_a_paragraph_moved_out_of_what_governs_it():
    """All its words count: where it stands is part of what it says."""
    council = adopted()
    gap = Beside(side=Side.AFTER, target=target(council, "c5.fffff"))
    change = Move(target=target(council, "c5.ccccc"), gap=gap)
    assert refused(council, minor(council, change)) == {"words-exceeded"}


def test_a_salami_of_small_changes():
    """Four words each, six in all: the second slice is refused."""
    council = adopted()
    numbers = count(10)
    for find, new, wanted in (
        ("polite", "kind and courteous always", set()),
        ("notes", "fresh and tidy notes", {"words-since-adoption"}),
    ):
        clause = "c5.fffff" if find == "polite" else "c5.ddddd"
        made = minor(council, words(council, find, new, clause), f"2024-{next(numbers):03}")
        if wanted:
            assert refused(council, made) == wanted
        else:
            council.correct(made, JUNE)


def test_words_put_in_where_nothing_is_taken_out():
    council = adopted()
    change = InsertWords(
        targets=(target(council, "c5.fffff"),),
        side=Side.AFTER,
        find="polite",
        insert="or leaves the room quietly",
        occurrence=Once(),
    )
    assert refused(council, minor(council, change)) == {"words-exceeded"}
