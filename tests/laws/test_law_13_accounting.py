"""Law 13: every changed character between two adopted texts belongs to one instruction of one
authorised amendment.

Every word of the text, and every word an amendment brings, occurs once and never again. So it is
known, without any comparison of texts, which instruction brought a word or took it away: the one
before which it was not there, or after which it is not.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import council_on_record as record
from amending import new_item
from any_form import LETTERS, WORD
from constitution_tool.engine.accounting import account, stages
from constitution_tool.engine.amending.amend import amend_steps
from constitution_tool.engine.amending.recite import recited
from constitution_tool.engine.authority.moment import all_carried_out
from constitution_tool.engine.authority.status import written_on
from constitution_tool.engine.authority.verify import verify
from constitution_tool.engine.comparing.flow import flow
from constitution_tool.engine.comparing.resolve import Side as Which
from constitution_tool.engine.comparing.resolve import resolve
from constitution_tool.engine.council import before_council
from constitution_tool.engine.entries import tracked
from constitution_tool.engine.source import read_source
from constitution_tool.errors import Conflict, Refusal, Unauthorised
from constitution_tool.model.amendment import (
    AtMeeting,
    ByKind,
    Entry,
    ForApproval,
    Kind,
    UnderDelegation,
)
from constitution_tool.model.authority import IN_ADOPTED_TEXT, Status
from constitution_tool.model.decision import ADOPTING, Resolved
from constitution_tool.model.instruction import (
    InsertClauses,
    InsertWords,
    Move,
    OmitClause,
    OmitWords,
    Renumber,
    SubstituteHeading,
    SubstituteWords,
)
from constitution_tool.model.instrument import Index
from constitution_tool.model.passage import Act, text_of
from constitution_tool.model.target import Beside, Once, Side
from hunting import IS_HUNT, examples
from varied_on_record import certify, vary

TEXT = """+++
id = "c5"
number = "C5"
title = "w1 w2"
+++

# w3 {#c5.bbbbb}

- i. w4 w5 w6 {#c5.ccccc}

- ii. w7 w8 w9 {#c5.ddddd}

  - a) w10 w11 {#c5.fffff}

# w12 {#c5.ggggg}

- i. w13 w14 w15 {#c5.hhhhh}

- ii. w16 w17 w18 {#c5.jjjjj}
"""


def founded() -> record.Council:
    council = record.Council()
    council.files["source/c5.md"] = TEXT.encode()
    return council.found(holders=record.WHOLE_HOLDERS, policy=record.WHOLE_POLICY).delegate()


def cited(id_: str, now: Index, before: Index) -> record.Target:
    index = before if id_ in before.by_id else now
    return record.Target(id=id_, cited=record.cite_id(id_, index))


class Life:
    """A council through its amendments and its votes; what does not fit is left undone."""

    def __init__(self, draw) -> None:
        self.draw = draw
        self.council = founded()
        self.brought = 0
        self.made = 0
        self.day = record.START

    def pick(self, things):
        return self.draw(st.sampled_from(things))

    def tomorrow(self):
        self.day += timedelta(days=1)
        return self.day

    def new_word(self) -> str:
        self.brought += 1
        return f"n{self.brought}"

    def next_id(self, letter: str = "") -> str:
        self.made += 1
        return f"2024-{letter}{self.made + 10:0{3 - len(letter)}d}"

    # --- amendments ------------------------------------------------------------------------

    def instruction(self, index: Index, before: Index):
        """Draw an instruction on a text, bringing words that were never there.

        What stood in the text before the amendment is cited as it stood there.
        """
        id_ = self.pick([*index.by_id])
        others = [one for one in index.by_id if one != id_] or [id_]
        target = cited(id_, index, before)
        clause = index.by_id[id_].clause
        said = WORD.findall(str(clause.heading) if clause.heading else clause.opening[0].words)
        new, word = self.new_word(), self.pick(said) if said else ""
        other = self.pick(others)
        gap = Beside(
            side=self.pick([*Side]),
            target=cited(other, index, before),
        )
        ending = "".join(LETTERS[int(digit)] for digit in f"{self.brought:05d}")
        forms = [
            Renumber(target=target, number=f"{new}."),
            OmitClause(target=target),
            Move(target=target, gap=gap),
            InsertClauses(
                gap=gap, clauses=(new_item(f"c5.{ending}", said=self.new_word(), number=f"{new}."),)
            ),
        ]
        if clause.heading:
            forms.append(SubstituteHeading(target=target, replace=new))
        elif word:
            once = {"targets": (target,), "find": word, "occurrence": Once()}
            forms += [
                *[SubstituteWords(**once, replace=new)] * 3,
                *[InsertWords(**once, side=self.pick([*Side]), insert=new)] * 3,
                OmitWords(**once),
            ]
        return self.pick(forms)

    def amendment(self, text, kind: Kind, basis, **changes):
        """Draw an amendment of a few instructions, each on what the last one left."""
        made, now = [], text
        for _ in range(self.draw(st.integers(1, 3))):
            if not Index(now).by_id:
                break
            one = Entry(
                instruction=self.instruction(Index(now), Index(text)), reason="It is needed."
            )
            trial = replace(record.training(self.council), entries=(one,))
            try:
                now = amend_steps(now, (trial,))[-1].text
            except Conflict:
                continue
            made.append(one)
        if not made:
            return None
        drawn = replace(
            record.training(self.council),
            id=self.next_id(),
            kind=kind,
            basis=basis,
            entries=tuple(made),
            **changes,
        )
        return recited(drawn, Index(text))

    def attempt(self, act) -> None:
        """Do something whole, or leave everything as it was."""
        before = dict(self.council.files)
        try:
            act()
        except (Conflict, Unauthorised):
            self.council.files = before

    def decide(self, delegation: str) -> None:
        under = UnderDelegation(
            delegation=delegation, ground="next-steps", ground_reason="Paragraph 9.3."
        )
        made = self.amendment(self.council.draft, Kind.PRE_ADOPTION, under)
        if made:
            self.attempt(
                lambda: (
                    self.council.propose(made).sign(made.id, day=self.day).enter(made.id, self.day)
                )
            )

    def put(self) -> None:
        basis = ForApproval(proposed_by="Standards Committee")
        made = self.amendment(self.council.draft, Kind.SUBSTANTIVE, basis)
        if made:
            self.attempt(lambda: self.council.propose(made))

    def carry(self) -> None:
        basis = AtMeeting(meeting=self.day, mover="A", seconder="B", result="carried")
        made = self.amendment(self.council.draft, Kind.CARRIED, basis)
        if made:
            self.attempt(lambda: self.council.correct(made, self.day))

    def vary(self) -> None:
        """Draw what the meeting carried in the place of something that is before it."""
        became, register = self.council.moment.became, self.council.register
        before = [id_ for id_, s in became.items() if s is Status.ENTERED]
        before += [id_ for id_ in register.amendments if id_ not in became]
        carried = {one for pair in self.carried().items() for one in (pair[0], pair[1][0])}
        before = [
            id_
            for id_ in before
            if id_ not in carried
            and not isinstance(register.amendments[id_].value.basis, AtMeeting)
        ]
        if not before:
            return
        parent = register.amendments[self.pick(before)].value
        try:
            text = written_on(register, replace(parent, id="2024-999"), self.before(parent.id))
        except Conflict:
            return
        made = self.amendment(text, Kind.CARRIED, parent.basis)
        if made:

            def act() -> None:
                vary(self.council, parent.id, made.id, made.entries, self.day)
                certify(self.council, made.id, self.day)

            self.attempt(act)

    def before(self, id_: str):
        """The texts with the draft as it was before an amendment, if it is entered."""
        moment = self.council.moment
        until = [one.id for one in moment.entered]
        kept = moment.entered[: until.index(id_)] if id_ in until else moment.entered
        draft = all_carried_out(moment.source.constitution, kept)
        return replace(moment, entered=kept, draft=draft)

    def correct(self) -> None:
        text = self.council.source.constitution
        basis = ByKind(evidence="A statute.")
        made = self.amendment(text, Kind.LEGAL, basis, effective=self.tomorrow())
        if made:
            self.attempt(lambda: self.council.correct(made, self.day))

    # --- votes -----------------------------------------------------------------------------

    def vote(self) -> None:
        """Draw what Council resolves of everything before it."""
        moment, resolved = self.council.moment, self.pick([*Resolved])
        carried = self.carried()
        amended = carried or any(one.kind is Kind.CARRIED for one in moment.entered)
        adopting = resolved in ADOPTING
        if adopting and (carried or resolved is not Resolved.IN_PART):
            resolved = Resolved.AS_AMENDED if amended else Resolved.ADOPTED
        carried = carried if adopting else {}
        entered = [one.id for one in moment.entered if one.id not in carried]
        put = [
            (id_, kept.digest)
            for id_, kept in self.council.register.amendments.items()
            if isinstance(kept.value.basis, ForApproval)
            and id_ not in moment.became
            and id_ not in carried
        ]
        took = entered if resolved is not Resolved.IN_PART else self.some(entered)
        approved = (*carried.values(), *self.some(put))
        terms = {
            "entered": tuple(took),
            "approved": approved,
            "declined": tuple(one for one in entered if one not in took),
        }
        if resolved is Resolved.REFERRED_BACK:
            terms = {"entered": (), "approved": (), "effective": None, "review_by": None}
        if resolved is Resolved.NOT_ADOPTED:
            terms = {"entered": (), "approved": (), "declined": tuple(entered)}
            terms |= {"effective": None, "review_by": None}
        days = {"day": self.day, "effective": self.day, "review_by": None} | terms
        id_ = self.next_id("D")
        self.attempt(
            lambda: self.council.record(
                record.adoption(self.council, **{"id": id_, "resolved": resolved} | days)
            )
        )

    def carried(self) -> dict[str, tuple[str, str]]:
        """What the meeting carried in the place of others, by the numbers of those."""
        became = self.council.moment.became
        return {
            kept.value.in_place_of: (id_, kept.digest)
            for id_, kept in self.council.register.amendments.items()
            if kept.value.in_place_of and id_ not in became
        }

    def some(self, things):
        return [one for one in things if self.draw(st.integers(0, 3))]


@st.composite
def lives(draw) -> record.Council:
    life = Life(draw)
    delegation = record.DELEGATION.id
    for again in range(draw(st.integers(1, 2))):
        if again:
            delegation = life.next_id("D")
            given = replace(record.DELEGATION, id=delegation, day=life.day, start=life.day)
            life.council.delegate(given, life.day)
        for act in draw(st.lists(st.sampled_from("ddp"), max_size=4)):
            life.tomorrow()
            life.decide(delegation) if act == "d" else life.put()
        life.tomorrow()
        for act in draw(st.lists(st.sampled_from([life.carry, life.vary, life.vary]), max_size=2)):
            act()
        life.vote()
        for _ in range(draw(st.integers(0, 2))):
            life.correct()
    return life.council


def words(text) -> set[str]:
    return set(WORD.findall(" ".join(_said(text))))


def _said(text):
    for one in flow(text).printed:
        yield text_of((*getattr(one, "label", ()), *one.pieces))


def judge(council: record.Council, base, made) -> int:
    """See that each word with a mark was brought, or taken, by the instruction it is put down to.

    Returns how many words that were.
    """
    steps = {
        (one.amendment.id, applied.number): (words(before), words(applied.text))
        for one in made.made
        for applied, before in _with_before(one)
    }
    marked = tracked(made, ())
    assert resolve(marked, Which.OLD) == flow(base.constitution)
    assert resolve(marked, Which.NEW) == flow(made.text)
    items = {item.number: item.made.amendment for item in made.items}
    judged = 0
    for piece in (
        piece for one in marked.printed for piece in (*getattr(one, "label", ()), *one.pieces)
    ):
        for mark in piece.marks:
            amendment = items[mark.entry]
            assert council.moment.became[amendment.id] in IN_ADOPTED_TEXT
            before, after = steps[amendment.id, mark.instruction]
            for word in WORD.findall(piece.text):
                judged += 1
                match mark.act:
                    case Act.ADDED:
                        assert word in after - before
                    case Act.DELETED:
                        assert word in before - after
                    case _:
                        instruction = amendment.entries[mark.instruction - 1].instruction
                        assert isinstance(instruction, Move)
                        assert instruction.target.id == mark.move
    return judged


def _with_before(one):
    before = one.before.constitution
    for applied in amend_steps(before, (one.amendment,)):
        yield applied, before
        before = applied.text


@settings(examples(40), derandomize=not IS_HUNT)
@given(lives())
def test_every_change_between_two_adopted_texts_is_one_instructions(council):
    assert verify(council.files).errors == ()
    register = council.register
    reached = stages(register)
    on_disk = read_source(council.files)
    kept = [read_source(register.texts[number]) for number in sorted(register.texts)]
    for number, old in enumerate(kept):
        for new in (*kept[number + 1 :], on_disk):
            between = account(reached, old, new)
            assert between is not None
            made = before_council(
                old.constitution, [one for stage in between for one in stage.made], ()
            )
            assert dict(old.files_with(made.text)) == dict(new.files)
            _authorised(register, between)
            judge(council, old, made)


def _authorised(register, between) -> None:
    """See that each amendment changed the text by an entry of its own, or by Council's vote."""
    for stage in between:
        entry = register.entries[stage.sequence - 1].value
        for amendment in stage.made:
            taken = entry.subject == amendment.id or (
                amendment.id in register.decisions[entry.subject].value.took
            )
            assert taken
            assert f"amendments/{amendment.id}.md" in dict(entry.relied_on) or register.entry_of(
                amendment.id
            )


def adopted() -> record.Council:
    """A council where two amendments changed one paragraph, and one was approved."""
    council = founded()
    life = record.SubstituteWords(
        targets=(record.target(council, "c5.ccccc"),),
        find="w5",
        replace="n1 n2",
        occurrence=Once(),
    )
    made = replace(record.training(council), entries=(Entry(instruction=life, reason="R."),))
    council.propose(made).sign(made.id).enter(made.id)
    again = replace(life, find="n2", replace="n3")
    second = replace(
        made,
        id="2024-002",
        kind=Kind.SUBSTANTIVE,
        basis=ForApproval(proposed_by="Committee"),
        entries=(Entry(instruction=again, reason="R."),),
    )
    council.propose(second)
    digest = council.register.amendments["2024-002"].digest
    return council.record(record.adoption(council, approved=(("2024-002", digest),)))


def test_words_changed_twice_are_put_down_to_those_who_changed_them():
    council = adopted()
    reached = stages(council.register)
    old = reached[0].source
    between = account(reached, old, council.source)
    made = before_council(old.constitution, [one for stage in between for one in stage.made], ())
    assert judge(council, old, made) == 3
    by = {
        piece.text.strip(): made.items[mark.entry - 1].made.amendment.id
        for one in tracked(made, ()).printed
        for piece in one.pieces
        for mark in piece.marks
    }
    assert by == {"w5": "2024-001", "n1": "2024-001", "n3": "2024-002"}


def test_what_was_adopted_as_varied_is_put_down_to_what_was_carried():
    council = founded()
    instruction = SubstituteWords(
        targets=(record.target(council, "c5.ccccc"),), find="w5", replace="n1", occurrence=Once()
    )
    put = replace(
        record.training(council),
        kind=Kind.SUBSTANTIVE,
        basis=ForApproval(proposed_by="Committee"),
        entries=(Entry(instruction=instruction, reason="R."),),
    )
    council.propose(put)
    carried = (Entry(instruction=replace(instruction, replace="n2 n3"), reason="R."),)
    vary(council, put.id, "2024-002", carried)
    certify(council, "2024-002")
    digest = council.register.amendments["2024-002"].digest
    taken = {"resolved": Resolved.AS_AMENDED, "approved": (("2024-002", digest),)}
    council.record(record.adoption(council, **taken))
    reached = stages(council.register)
    old = reached[0].source
    between = account(reached, old, council.source)
    assert between is not None
    made = before_council(old.constitution, [one for stage in between for one in stage.made], ())
    assert judge(council, old, made) == 3
    assert {item.made.amendment.id for item in made.items} == {"2024-002"}


@pytest.mark.parametrize("change", [(b"w4", b"w5"), (b"w4", b"w4 "), (b"i. w4", b"i.w4")])
def test_a_text_that_was_never_adopted_is_accounted_for_by_nothing(change):
    council = adopted()
    reached = stages(council.register)
    old, new = reached[0].source, council.source
    files = {**new.files, "source/c5.md": new.files["source/c5.md"].replace(*change, 1)}
    try:
        edited = read_source(files)
    except Refusal:
        edited = replace(new, files=files)
    assert account(reached, old, edited) is None
    assert account(reached, edited, new) is None
    assert account(reached, new, old) is None


def test_a_text_accounts_for_itself_by_nothing_done():
    council = adopted()
    reached = stages(council.register)
    assert account(reached, council.source, council.source) == ()
