"""Law 9 over the whole register: any history of lawful acts proves, and no byte of it can change.

What is refused leaves everything as it was; so each act is tried as it comes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from constitution_tool.engine.authority.in_force import in_force_on
from constitution_tool.engine.authority.verify import verify
from constitution_tool.errors import Refusal
from constitution_tool.model.amendment import (
    AtMeeting,
    ByKind,
    Entry,
    ForApproval,
    Kind,
    OnAdoption,
    UnderDelegation,
)
from constitution_tool.model.authority import MONITORING_OFFICER, PublicKey
from constitution_tool.model.decision import (
    Adoption,
    Minutes,
    NewOfficeHolders,
    NewPolicy,
    Objection,
    Proof,
    Report,
    Resolved,
    Withdrawal,
)
from constitution_tool.model.instruction import AddWords
from constitution_tool.model.target import End
from constitution_tool.model.words import Words
from constitution_tool.notation.digest import sha256_hex
from constitution_tool.notation.register.office_holders_file import print_office_holders
from constitution_tool.notation.register.policy_file import print_policy
from constitution_tool.notation.register.register_paths import office_holders_path, policy_path
from council_on_record import (
    DELEGATION,
    KEYS,
    START,
    Council,
    holding,
    target,
    training,
    with_whole_policy,
)
from hunting import IS_HUNT, examples
from varied_on_record import certify, vary

CLAUSES = ("c5.ccccc", "c5.ddddd", "c5.fffff", "c6.bbbbb")
FAR = date(2900, 1, 1)
HEADED = {"title": "A decision", "why": "Why."}
DONE: Counter[str] = Counter()
"""What was truly done, of each kind of act how often."""


class Histories(RuleBasedStateMachine):
    """A council that does one thing after another, each by those who may."""

    @initialize()
    def found(self) -> None:
        self.council: Council = with_whole_policy()
        self.day = START
        self.numbers = iter(range(101, 999))
        self.decisions = iter(range(10, 99))

    # --- the acts ------------------------------------------------------------------------

    @rule(days=st.integers(1, 40))
    def time_passes(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule(scope=st.sampled_from([("c5",), ("c6",), ("c5", "c6")]))
    def delegate(self, scope: tuple[str, ...]) -> None:
        made = replace(DELEGATION, id=self.number(), day=self.day, start=self.day, scope=scope)
        self.do(lambda: self.council.record(made), "delegation")

    @rule(clause=st.sampled_from(CLAUSES), pick=st.integers(0, 9), on_top=st.booleans())
    def amend_the_draft(self, clause: str, pick: int, *, on_top: bool) -> None:
        given = [id_ for id_ in self.council.register.decisions if self.scope_of(id_)]
        basis = UnderDelegation(
            delegation=given[pick % len(given)], ground="next-steps", ground_reason="9.3."
        )
        after = tuple(one.id for one in self.council.moment.entered[-1:]) if on_top else ()
        made = self.amendment(Kind.PRE_ADOPTION, basis, clause, after=after)

        def act() -> None:
            self.council.propose(made).sign(made.id, day=self.day).enter(made.id, self.day)

        self.do(act, "amendment of the draft")

    @rule(clause=st.sampled_from(CLAUSES))
    def put_for_approval(self, clause: str) -> None:
        made = self.amendment(Kind.SUBSTANTIVE, ForApproval(proposed_by="Cabinet"), clause)
        self.do(lambda: self.council.propose(made), "proposal")

    @rule(clause=st.sampled_from(CLAUSES), adopts=st.booleans())
    def carry_at_the_meeting(self, clause: str, *, adopts: bool) -> None:
        basis = AtMeeting(meeting=self.day, mover="A", seconder="B", result="carried")
        made = self.amendment(Kind.CARRIED, basis, clause)
        self.do(lambda: self.council.correct(made, self.day), "carried")
        if adopts:
            self.vote(Resolved.ADOPTED, 0, 0, approves=False)

    @rule(
        clause=st.sampled_from(CLAUSES),
        pick=st.integers(0, 9),
        adopts=st.sampled_from([False, False, False, True]),
    )
    def vary_at_the_meeting(self, clause: str, pick: int, *, adopts: bool) -> None:
        council = self.council
        put = [*(one.id for one in council.moment.entered), *self.waiting()]
        if put:
            made = self.amendment(Kind.CARRIED, ForApproval(proposed_by="A"), clause)
            parent = put[pick % len(put)]

            def act() -> None:
                vary(council, parent, made.id, made.entries, self.day)
                certify(council, made.id, self.day)

            self.do(act, "variation")
        if adopts:
            self.vote(Resolved.ADOPTED, 0, 0, approves=True)

    @rule(
        clause=st.sampled_from(CLAUSES),
        kind=st.sampled_from([Kind.MINOR, Kind.LEGAL]),
        later=st.integers(0, 60),
        lapses=st.one_of(st.none(), st.none(), st.integers(0, 90)),
    )
    def correct_the_text(self, clause: str, kind: Kind, later: int, lapses: int | None) -> None:
        effective = self.day + timedelta(days=later)
        made = self.amendment(
            kind,
            ByKind(evidence="A slip."),
            clause,
            effective=effective,
            expires=None if lapses is None else effective + timedelta(days=lapses),
        )
        self.do(lambda: self.council.correct(made, self.day), "correction")

    @rule(
        outcome=st.sampled_from(
            [*[Resolved.ADOPTED] * 3, Resolved.REFERRED_BACK, Resolved.NOT_ADOPTED]
        ),
        left=st.sampled_from([0, 0, 1, 2]),
        approves=st.booleans(),
        later=st.integers(0, 60),
    )
    def resolve(self, outcome: Resolved, left: int, later: int, *, approves: bool) -> None:
        self.vote(outcome, left, later, approves=approves)

    def vote(self, outcome: Resolved, left: int, later: int, *, approves: bool) -> None:
        council, moment = self.council, self.council.moment
        adopting = outcome is Resolved.ADOPTED
        taken, declined = [], []
        for last, one in enumerate(reversed(moment.entered), start=1):
            elsewhere = isinstance(one.basis, AtMeeting) and one.basis.meeting != self.day
            (taken if adopting and last > left and not elsewhere else declined).insert(0, one)
        if adopting and declined:
            outcome = Resolved.IN_PART
        elif adopting and any(isinstance(one.basis, AtMeeting) for one in taken):
            outcome = Resolved.AS_AMENDED
        put = self.waiting()[:1] if adopting and approves else []
        if varied := self.varied() if adopting else {}:
            taken = [one for one in taken if one.id not in varied]
            put = [
                *varied.values(),
                *(id_ for id_ in put if id_ not in {*varied, *varied.values()}),
            ]
            outcome = Resolved.IN_PART if declined else Resolved.AS_AMENDED
            declined = [one for one in declined if one.id not in varied]
        made = Adoption(
            id=self.number(),
            day=self.day,
            body="Full Council",
            resolved=outcome,
            scope=("c5", "c6"),
            entered=tuple(one.id for one in taken),
            approved=tuple((id_, council.register.amendments[id_].digest) for id_ in put),
            declined=tuple(one.id for one in declined if outcome is not Resolved.REFERRED_BACK),
            text=moment.source.digest,
            effective=self.day + timedelta(days=later) if adopting else None,
            review_by=None,
            minute="not held",
            proof=Proof.DECISION_LIST,
            sha256="ab" * 32,
            **HEADED,
        )
        act = "adopted as varied" if varied else outcome.value
        self.do(lambda: council.record(council.with_text(made)), act)

    @rule()
    def withdraw(self) -> None:
        for id_ in self.waiting()[:1]:
            made = Withdrawal(
                id=self.number(), day=self.day, amendment=id_, by="the proposer", **HEADED
            )
            self.do(lambda made=made: self.council.record(made), "withdrawal")

    @rule(deputy=st.booleans(), compromised=st.sampled_from(["", "The laptop is lost."]))
    def change_the_office_holders(self, compromised: str, *, deputy: bool) -> None:
        """A key of the Monitoring Officer ends and another begins, once; deputies come and go."""
        council = self.council
        old = council.register.in_force(council.register.sequence).office_holders.value
        sequence = council.register.sequence + 1
        people, rotates = old.people, council.signers[MONITORING_OFFICER] == "mo"
        if rotates:
            (key,) = people[0].keys
            new = PublicKey(line=KEYS["stranger"].public.rstrip("\n"), from_entry=sequence + 1)
            ended = replace(key, until_entry=sequence, compromised=compromised)
            people = (replace(people[0], keys=(ended, new)), *people[1:])
        more = (holding("chair", "other", start=self.day, deputy="illness"),) if deputy else ()
        holders = replace(
            old, version=old.version + 1, people=people, holdings=(*old.holdings, *more)
        )
        data = print_office_holders(holders)
        made = NewOfficeHolders(
            id=self.number(),
            day=self.day,
            version=holders.version,
            sha256=sha256_hex(data),
            minute="not held",
            **HEADED,
        )

        def act() -> None:
            council.files[office_holders_path(holders.version)] = data
            council.record(made)
            if rotates:
                council.signers[MONITORING_OFFICER] = "stranger"

        self.do(act, "office-holders")

    @rule(words=st.integers(3, 9))
    def change_the_policy(self, words: int) -> None:
        council = self.council
        old = council.register.in_force(council.register.sequence).policy.value
        rules = tuple(
            replace(one, words=words) if one.kind == "minor" else one for one in old.rules
        )
        policy = replace(old, version=old.version + 1, rules=rules)
        data = print_policy(policy)
        made = NewPolicy(
            id=self.number(),
            day=self.day,
            version=policy.version,
            sha256=sha256_hex(data),
            minute="not held",
            **HEADED,
        )

        def act() -> None:
            council.files[policy_path(policy.version)] = data
            council.record(made)

        self.do(act, "policy")

    @rule(pick=st.integers(0, 9))
    def tell_council(self, pick: int) -> None:
        corrected = [one.id for one in self.council.moment.in_text]
        for id_ in corrected[pick : pick + 1]:
            made = Report(
                id=self.number(),
                day=self.day,
                body="Full Council",
                amendments=(id_,),
                minute="not held",
                **HEADED,
            )
            self.do(lambda made=made: self.council.record(made), "report")

    @rule()
    def confirm_the_minutes(self) -> None:
        for _, adopted in self.council.register.on_record(Adoption)[-1:]:
            made = Minutes(
                id=self.number(),
                day=self.day,
                adoption=adopted.id,
                minute="Minute 12",
                sha256="cd" * 32,
                **HEADED,
            )
            self.do(lambda made=made: self.council.record(made), "minutes")

    @rule()
    def object_to_it(self) -> None:
        made = Objection(
            id=self.number(), day=self.day, about="2024-D01", by="A councillor", **HEADED
        )
        self.do(lambda: self.council.record(made), "objection")

    # --- what holds then -----------------------------------------------------------------

    @rule(data=st.data())
    def no_byte_can_change(self, data: st.DataObject) -> None:
        council = self.council
        found = verify(council.files)
        relied = {path for kept in council.register.entries for path, _ in kept.value.relied_on}
        paths = sorted(
            path
            for path in council.files
            if path.startswith(("register/", "source/")) or path in relied
        )
        path = data.draw(st.sampled_from(paths))
        content = bytearray(council.files[path])
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
        changed = verify({**council.files, path: bytes(content)})
        last = council.register.entries[-1].path
        assert changed.errors or (path == last and changed.check_code != found.check_code), path

    def teardown(self) -> None:
        """The history proves, and what it comes to is in force in the end."""
        if not hasattr(self, "council"):
            return
        council = self.council
        assert [finding.code for finding in verify(council.files).errors] == []
        assert council.moment.source.files == council.source.files
        texts = council.register.amendments.values()
        if not any(kept.value.expires for kept in texts):
            assert in_force_on(council.register, FAR).files == council.source.files

    # --- helpers -------------------------------------------------------------------------

    def do(self, act, what: str) -> None:
        """Do it; what is refused leaves everything as it was."""
        files, signers = dict(self.council.files), dict(self.council.signers)
        try:
            act()
        except Refusal:
            self.council.files, self.council.signers = files, signers
        else:
            DONE[what] += 1

    def number(self) -> str:
        return f"2024-D{next(self.decisions)}"

    def scope_of(self, id_: str) -> tuple[str, ...]:
        return getattr(self.council.register.decisions[id_].value, "scope", ())

    def waiting(self) -> list[str]:
        became = self.council.moment.became
        amendments = self.council.register.amendments
        return [id_ for id_ in amendments if id_ not in became]

    def varied(self) -> dict[str, str]:
        """What the meeting of the day carried, by what it was carried in the place of."""
        amendments = [self.council.register.amendments[id_].value for id_ in self.waiting()]
        return {
            one.in_place_of: one.id
            for one in amendments
            if one.in_place_of and one.basis.meeting == self.day
        }

    def amendment(self, kind: Kind, basis, clause: str, **changes):
        number = next(self.numbers)
        word = "".join("bcdfghjklm"[int(digit)] for digit in str(number))
        change = AddWords(targets=(target(self.council, clause),), end=End.END, insert=Words(word))
        entries = (Entry(instruction=change, reason="It is so."),)
        made = replace(
            training(self.council),
            id=f"2024-{number}",
            kind=kind,
            basis=basis,
            entries=entries,
            effective=OnAdoption(),
        )
        return replace(made, **changes)


Histories.TestCase.settings = settings(
    examples(20), stateful_step_count=40, derandomize=not IS_HUNT
)


TestHistories = Histories.TestCase


def test_each_kind_of_act_is_among_them():
    """What is drawn may all be refused; each of these is done, one after the other."""
    history = Histories()
    history.found()
    history.amend_the_draft(CLAUSES[0], 0, on_top=False)
    history.put_for_approval(CLAUSES[1])
    history.put_for_approval(CLAUSES[2])
    history.object_to_it()
    history.vary_at_the_meeting(CLAUSES[1], 1, adopts=False)
    history.resolve(Resolved.ADOPTED, 0, 0, approves=False)
    history.withdraw()
    history.confirm_the_minutes()
    history.correct_the_text(CLAUSES[2], Kind.LEGAL, 0, None)
    history.tell_council(0)
    history.change_the_office_holders("", deputy=True)
    history.change_the_policy(5)
    for outcome, left in (
        (Resolved.REFERRED_BACK, 0),
        (Resolved.NOT_ADOPTED, 0),
        (Resolved.ADOPTED, 1),
        (Resolved.ADOPTED, 0),
    ):
        history.time_passes(1)
        history.delegate(("c5",))
        for clause in CLAUSES[:2]:
            history.amend_the_draft(clause, -1, on_top=False)
        history.resolve(outcome, left, 0, approves=False)
    history.carry_at_the_meeting(CLAUSES[0], adopts=True)
    history.teardown()
    wanted = {"delegation", "amendment of the draft", "carried", "correction", "policy"}
    wanted |= {"office-holders", "withdrawal", "report", "minutes", "objection", "proposal"}
    wanted |= {"variation", "adopted as varied"}
    assert wanted | {resolved.value for resolved in Resolved} <= DONE.keys(), DONE
