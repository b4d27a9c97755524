"""What is said of what an amendment leaves to follow: enough to see it, never too much to read."""

from __future__ import annotations

from dataclasses import replace

from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.checking.check_following import following
from constitution_tool.errors import Place, Severity
from constitution_tool.model.amendment import Entry
from constitution_tool.model.instruction import OmitClause, Renumber, SubstituteWords
from constitution_tool.model.target import Once
from constitution_tool.model.words import Words
from referring import HEAD, SECOND, clause, protocol, target

TEXT = protocol(
    clause(10, "", "", [
        clause(11, "1.", "See paragraph 12."),
        *(clause(n, f"{n - 10}.", f"{n}: paragraph 12.") for n in range(12, 22)),
        clause(22, "12.", "Twelve."),
    ], heading="Introduction"),
)  # fmt: skip


def found(instruction, *upon):
    first = replace(HEAD, entries=(Entry(instruction=instruction, reason="A reason."),))
    return following(TEXT, amend(TEXT, first), first, upon)


def test_what_can_be_drafted_is_offered_once():
    change = Renumber(target=target(TEXT, "c1.00022"), number="13.")
    (one,) = found(change)
    assert one.code == "consequences-wanting"
    assert one.severity is Severity.WARNING
    assert one.problem.startswith("11 more must follow from 2026-001: ")
    assert one.problem.endswith("; and 8 more.")
    assert one.remedy.endswith("amendment new --consequential-on 2026-001")
    assert one.place == Place(path="amendments/2026-001.md")


def test_what_an_amendment_on_top_of_it_sees_to_is_seen_to():
    change = Renumber(target=target(TEXT, "c1.00022"), number="13.")
    mend = SubstituteWords(
        targets=(target(TEXT, "c1.00011"),),
        find=Words("paragraph 12"),
        replace=Words("paragraph 13"),
        occurrence=Once(),
    )
    upon = replace(SECOND, entries=(Entry(instruction=mend, reason="A reason."),))
    (one,) = found(change, upon)
    assert one.problem.startswith("10 more must follow")
    lost = replace(mend, find=Words("paragraph 99"))
    stale = replace(SECOND, entries=(Entry(instruction=lost, reason="A reason."),))
    (one,) = found(change, stale)
    assert one.problem.startswith("11 more must follow")


def test_what_cannot_be_drafted_is_named_while_it_can_be_read():
    named = found(OmitClause(target=target(TEXT, "c1.00022")))
    assert len(named) == 9
    assert all(one.code == "must-follow" for one in named)
    assert named[-1].problem == "3 more must be seen to that nobody could draft."


def test_what_refers_to_changed_words_is_told_of_once():
    words = SubstituteWords(
        targets=(target(TEXT, "c1.00022"),),
        find=Words("Twelve"),
        replace=Words("A dozen"),
        occurrence=Once(),
    )
    (one,) = found(words)
    assert one.code == "points-at-changed"
    assert one.problem.endswith("; and 8 more.")
