"""Someone, alone or with one real key, tries to have authority that they have not.

Each is refused when it is to be entered, and found when it was entered all the same.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from constitution_tool.engine.authority.verify import verify
from constitution_tool.model.authority import (
    CHAIR,
    MONITORING_OFFICER,
    Attestation,
    Response,
    Rule,
)
from constitution_tool.model.decision import Withdrawal
from constitution_tool.model.instruction import SubstituteHeading
from constitution_tool.sshsig.private_key import new_key
from council_on_record import (
    BOTH,
    DELEGATION,
    ENTERED,
    HOLDERS,
    MEETING,
    PRE_ADOPTION,
    SIGNED,
    UNDER,
    WHOLE_HOLDERS,
    WHOLE_POLICY,
    adoption,
    holding,
    notes,
    objected,
    on_record,
    training,
    with_whole_policy,
)
from council_on_record import Council as InMemory
from council_on_record import target as aimed
from forging import MO, UNSIGNED, Forger, codes, entry, laid_out, signature, statement

if TYPE_CHECKING:
    from council import Council

ENTER = ("amendment", "apply", UNSIGNED, "--date", "2024-05-10")
DAY = timedelta(days=1)


def entered(council: Council) -> tuple[int, set[str]]:
    """Try to enter the amendment; nothing changes when it is refused."""
    before = council.tree()
    said = codes(council, *ENTER)
    assert council.tree() == before
    return said


# --- through the program ------------------------------------------------------------------------


@pytest.mark.parametrize("office", [MO, CHAIR])
def test_one_statement_missing(council: Council, forger: Forger, office: str) -> None:
    council.sign(UNSIGNED)
    forger.path(statement(UNSIGNED, office)).unlink()
    forger.path(signature(UNSIGNED, office)).unlink()
    assert entered(council) == (5, {"statement-missing"})


def test_a_strangers_key(council: Council, forger: Forger) -> None:
    council.sign(UNSIGNED)
    forger.put("examples/keys/stranger", new_key("A stranger", "").private)
    forger.sign(UNSIGNED, CHAIR, key="stranger")
    assert entered(council) == (5, {"key-unknown"})
    assert codes(council, "verify") == (5, {"key-unknown"})


def test_an_office_left_out_of_an_entry(council: Council, forger: Forger) -> None:
    """The Chair is taken out of what is on record, and the chain is made to agree."""
    made = forger.table(entry(5))
    for name in (statement("2024-003", CHAIR), signature("2024-003", CHAIR)):
        forger.path(name).unlink()
        del made["relied_on"][name]
    forger.put(entry(5), laid_out(made))
    exit_code, found = codes(council, "verify")
    assert (exit_code, found) == (5, {"statement-missing"})


def test_an_office_more_in_an_entry(council: Council, forger: Forger) -> None:
    made = forger.table(entry(5))
    extra = {**forger.table(statement("2024-003", CHAIR)), "office": "leader"}
    forger.put(statement("2024-003", "leader"), laid_out(extra))
    forger.sign("2024-003", "leader", key=CHAIR)
    for name in (statement("2024-003", "leader"), signature("2024-003", "leader")):
        made["relied_on"][name] = ""
    forger.put(entry(5), laid_out(made))
    forger.rechain(5)
    exit_code, found = codes(council, "verify")
    assert (exit_code, found) == (5, {"entry-relied-on"})


def test_a_signature_added_after_the_entry(council: Council, forger: Forger) -> None:
    extra = {**forger.table(statement("2024-003", CHAIR)), "office": "leader"}
    forger.put(statement("2024-003", "leader"), laid_out(extra))
    forger.sign("2024-003", "leader", key=CHAIR)
    assert codes(council, "verify") == (5, {"statement-stray"})
    council.sign(UNSIGNED)
    assert entered(council) == (5, {"statement-stray"})


def test_an_amendment_altered_by_one_space_after_signing(council: Council) -> None:
    council.sign(UNSIGNED)
    council.edit(f"amendments/{UNSIGNED}.md", "Reason: ", "Reason:  ")
    assert entered(council) == (5, {"subject-changed"})


@pytest.mark.parametrize(
    "changes",
    [
        {"words": "Gladly."},
        {"day": "2024-05-09"},
        {"interest": "a member"},
        {"expires": "2030-01-01"},
    ],
)
def test_a_field_of_a_statement_edited(
    council: Council, forger: Forger, changes: dict[str, str]
) -> None:
    council.sign(UNSIGNED)
    forger.change(statement(UNSIGNED, CHAIR), **changes)
    assert codes(council, "verify") == (5, {"signature-bad"})
    assert entered(council) == (5, {"signature-bad"})


def test_a_clause_edited_by_hand(council: Council) -> None:
    council.edit("source/c5.md", "guide Members", "guide no Members")
    assert codes(council, "verify") == (5, {"source-edited"})


def test_a_clause_added_by_hand(council: Council) -> None:
    text = council.read("source/c5.md")
    council.write(
        "source/c5.md", f"{text}\n# More {{#c5.zzzzz}}\n\n- i. And so on. {{#c5.zzzyy}}\n"
    )
    assert codes(council, "verify") == (5, {"source-edited"})


def test_a_clause_taken_out_by_hand(council: Council) -> None:
    lines = council.read("source/c5.md").split("\n")
    at = next(n for n, line in enumerate(lines) if "guide Members" in line)
    council.write("source/c5.md", "\n".join([*lines[:at], *lines[at + 2 :]]))
    assert codes(council, "verify") == (5, {"source-edited"})


def test_the_draft_rewritten_with_a_forged_last_entry(council: Council, forger: Forger) -> None:
    """An entry says what the draft is; it must be what the amendments make of the text."""
    forger.change(entry(5), draft="ab" * 32)
    assert codes(council, "verify") == (5, {"entry-draft"})
    forger.change(entry(5), adopted="ab" * 32)
    assert codes(council, "verify") == (5, {"entry-draft", "entry-adopted"})


def test_the_chair_does_not_agree(council: Council) -> None:
    council.sign(UNSIGNED, chair="does-not-agree")
    assert entered(council) == (5, {"consultee-does-not-agree"})


# --- the delegation -----------------------------------------------------------------------------


def signed(delegation=DELEGATION, **changes) -> InMemory:
    council = InMemory().found().delegate(delegation)
    return council.propose(training(council, **changes)).sign("2024-001")


def test_outside_the_delegations_scope():
    assert objected(signed(replace(DELEGATION, scope=("c6",))), "2024-001", ENTERED) == {
        "delegation-scope"
    }


def test_a_ground_not_delegated():
    council = signed(basis=replace(UNDER, ground="pronouns"))
    assert objected(council, "2024-001", ENTERED) == {"delegation-ground"}


def test_an_unknown_delegation():
    council = signed(basis=replace(UNDER, delegation="2024-D09"))
    assert "delegation-unknown" in objected(council, "2024-001", ENTERED)


def test_after_adoption_spent_it():
    council = with_whole_policy()
    council.record(adoption(council))
    council.propose(training(council)).sign("2024-001", day=MEETING)
    assert objected(council, "2024-001", MEETING) == {"delegation-spent"}


# --- the policy ---------------------------------------------------------------------------------


def under(rule: Rule) -> InMemory:
    rules = tuple(rule if each.kind == rule.kind else each for each in WHOLE_POLICY.rules)
    council = InMemory().found(holders=WHOLE_HOLDERS, policy=replace(WHOLE_POLICY, rules=rules))
    council.delegate()
    return council.propose(training(council))


def test_agreement_not_required_but_no_reasons():
    council = under(replace(PRE_ADOPTION, agreement_required=False))
    council.sign("2024-001", chair=Response.DOES_NOT_AGREE)
    assert objected(council, "2024-001", ENTERED) == {"reasons-missing"}


def test_attested_where_the_policy_forbids_it():
    people = tuple(
        replace(each, keys=()) if each.id == "chair" else each for each in WHOLE_HOLDERS.people
    )
    holders = replace(WHOLE_HOLDERS, people=people)
    council = InMemory().found(holders=holders, policy=WHOLE_POLICY).delegate()
    council.propose(training(council)).sign("2024-001")
    by = Attestation(
        office="proper-officer",
        person="other",
        capacity="holder",
        sha256="ab" * 32,
        whereabouts="File 7",
    )
    said = council.register.statements["2024-001", CHAIR].value.statement
    purpose = council.bench.namespace("proper-officer")
    council.put(replace(said, attested=by), "other", purpose)
    assert objected(council, "2024-001", ENTERED) == {"attested-barred"}


def test_a_conflict_of_interest_where_the_policy_bars_it():
    council = under(Rule(kind="pre-adoption", offices=BOTH, delegation=True, interest_bars=True))
    council.sign("2024-001")
    said = council.register.statements["2024-001", CHAIR].value.statement
    council.put(replace(said, interest="a member of the working group"), "chair")
    assert objected(council, "2024-001", ENTERED) == {"interest-bars"}


# --- the person ---------------------------------------------------------------------------------


def held_by(*holdings) -> InMemory:
    council = InMemory().found(replace(HOLDERS, holdings=(HOLDERS.holdings[0], *holdings)))
    council.delegate()
    return council.propose(training(council))


def test_one_person_in_both_offices():
    council = held_by(holding(CHAIR, "mo", deputy="illness"))
    for office, response in ((MONITORING_OFFICER, Response.DECIDES), (CHAIR, Response.AGREES)):
        council.put(council.statement("2024-001", office, response), "mo")
    assert objected(council, "2024-001", ENTERED) == {"same-person"}


def test_the_chair_after_the_end_of_the_term():
    council = held_by(holding(CHAIR, "chair", end=SIGNED)).sign("2024-001")
    assert objected(council, "2024-001", ENTERED) == {"office-not-held"}


def test_a_deputy_posing_as_the_holder():
    council = held_by(holding(CHAIR, "other", deputy="illness")).sign("2024-001")
    said = council.register.statements["2024-001", CHAIR].value.statement
    council.put(replace(said, capacity="holder"), "other")
    assert objected(council, "2024-001", ENTERED) == {"capacity-differs"}


# --- the words ----------------------------------------------------------------------------------


def test_a_result_signed_that_the_amendment_does_not_make():
    council = signed()
    said = council.register.statements["2024-001", CHAIR].value.statement
    subject = replace(said.subject, touches=(("own:c5.ccccc", "ab" * 32),))
    council.put(replace(said, subject=subject), "chair")
    assert objected(council, "2024-001", ENTERED) == {"touches-changed"}


def test_a_statement_pasted_from_another_council():
    """The same words, the same keys, another council: its name is in what was signed."""
    there = InMemory(domain="felpersham.example").found().delegate()
    there.propose(training(there)).sign("2024-001")
    council = signed()
    pasted = {p: d for p, d in there.files.items() if "statements/2024-001" in p}
    council.files |= pasted
    assert "signature-namespace" in objected(council, "2024-001", ENTERED)


def test_a_statement_pasted_from_another_state_of_the_text():
    council = InMemory().found().delegate()
    council.propose(training(council)).sign("2024-001")
    council.propose(notes(council)).sign("2024-002")
    old = {p: d for p, d in council.files.items() if "statements/2024-002" in p}
    council.enter("2024-001")
    council.propose(notes(council, after=("2024-001",)))
    council.files |= old
    assert objected(council, "2024-002", ENTERED) == {"subject-changed"}


# --- withdrawn ----------------------------------------------------------------------------------


def withdrawal(**changes) -> Withdrawal:
    made = Withdrawal(
        id="2024-D02", title="Withdrawn", day=SIGNED, amendment="2024-001", by="us", why="Why."
    )
    return replace(made, **changes)


def test_a_withdrawn_amendment_used():
    council = with_whole_policy()
    council.propose(training(council)).sign("2024-001").record(withdrawal())
    assert objected(council, "2024-001", ENTERED) == {"withdrawn"}


def test_a_withdrawal_after_the_entry():
    council = with_whole_policy()
    council.propose(training(council)).sign("2024-001").enter("2024-001")
    council.decide(withdrawal(day=ENTERED))
    assert objected(council, "2024-D02", ENTERED) == {"withdrawal-too-late"}


def test_an_adoption_of_a_text_nobody_carried():
    """The proper officer and the Monitoring Officer certify another text than what follows."""
    council = with_whole_policy()
    council.propose(training(council)).sign("2024-001").enter("2024-001")
    council.decide(replace(adoption(council), text="1" * 64))
    assert objected(council, "2024-D02", MEETING) == {"adoption-text"}


def test_the_days_are_in_order():
    """The attacks above rest on it; and what they begin from is good."""
    assert DELEGATION.start < SIGNED < ENTERED < date(2024, 5, 20) < MEETING < MEETING + DAY
    council = signed()
    council.enter("2024-001")
    assert verify(council.files).findings == ()


def test_a_paragraph_cited_that_is_not_the_one_changed(council: Council) -> None:
    path = f"amendments/{UNSIGNED}.md"
    council.edit(path, "[C5, Introduction, paragraph viii]", "[C5, Introduction, paragraph ix]")
    before = council.tree()
    for office in ("chair", MO):
        words = ("authorise", UNSIGNED, "--as", office, "--date", "2024-05-10", "--yes")
        key = str(council.root / "examples/keys" / office)
        assert codes(council, *words, "--key", key) == (4, {"citation-untrue"})
    assert council.tree() == before


def citing(council: InMemory, cited: str, heading: str = "Beginning") -> InMemory:
    """Propose and sign a change to paragraph ii by a citation, and one to the heading above it."""
    made = notes(council)
    entry, target = made.entries[0], made.entries[0].instruction.targets[0]
    change = replace(entry.instruction, targets=(replace(target, cited=cited),))
    council.propose(replace(made, entries=(replace(entry, instruction=change),)))
    above = SubstituteHeading(target=aimed(council, "c5.bbbbb"), replace=heading)
    other = replace(training(council), entries=(replace(entry, instruction=above),))
    return council.propose(other).sign("2024-001").sign("2024-002")


def test_a_false_citation_entered_past_the_commands():
    council = citing(on_record(), "C5, Introduction, paragraph iii")
    council.enter("2024-002")
    assert {finding.code for finding in verify(council.files).errors} == {"citation-untrue"}


def test_a_citation_that_was_true_when_it_was_signed_and_drifted_holds():
    council = citing(on_record(), "C5, Introduction, paragraph ii")
    council.enter("2024-001").enter("2024-002")
    assert verify(council.files).errors == ()
