"""A decision that is not an amendment: drafted, signed where the keys are here, put on record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.enter import enter
from constitution_tool.engine.authority.verify import refuse_edited_or_unproved, verify
from constitution_tool.engine.checking.newly_wrong import left_by
from constitution_tool.engine.deciding.drafted import drafted
from constitution_tool.engine.deciding.forward import before, put_forward
from constitution_tool.engine.record import read_record
from constitution_tool.engine.standings import bench
from constitution_tool.errors import Conflict, Finding, Place, Usage
from constitution_tool.model.decision import Adoption
from constitution_tool.model.wishes import Start
from constitution_tool.outcome import Outcome
from constitution_tool.publish.decision_text import decision_lines, taken_lines
from constitution_tool.publish.papers import phrases
from constitution_tool.publish.pdf.unprintable import of_documents, refuse_unprintable
from constitution_tool.store.entering import commit_of, steps_of
from constitution_tool.store.hand import hand_of
from constitution_tool.store.plan import Plan, Tag, applied, written
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from constitution_tool.engine.authority.enter import Entered
    from constitution_tool.engine.record import Record
    from constitution_tool.model.authority import KeyFile
    from constitution_tool.model.decision import Decision
    from constitution_tool.model.wishes import Terms, Wish
    from constitution_tool.store.plan import FileStep


def decide(root: Path, wish: Wish, terms: Terms, keys: Mapping[str, KeyFile], day: date) -> Outcome:
    """Draft a decision, sign it with the keys that are here, and put it on record if it is whole.

    Args:
        root: the repository's folder.
        wish: what is decided.
        terms: its day and minute, and its own words if it has any.
        keys: the key file of each office that signs here.
        day: the day it is signed and put on record.

    Raises:
        Usage: the wish names something that is not there.
        Malformed: a file or a key cannot be read, or no PDF could show what would be on record.
        Conflict: it does not fit the text, or source/ was edited by hand.
        Unauthorised: the record does not hold, or nobody could put this on it.
    """
    files = read_tree(root)
    record = read_record(files)
    refuse_edited_or_unproved(verify(files).findings)
    made = drafted(record, wish, terms)
    forward = put_forward(record, made, {o: hand_of(file) for o, file in keys.items()}, day)
    refuse_unprintable(
        {**forward.files, **(of_documents(files) if isinstance(wish, Start) else {})}
    )
    drafts = written(files, forward.files)
    wrong = _numbers_left_wrong(record, forward.decision)
    if forward.entered:
        on_record = _on_record(record, forward.decision, forward.entered, drafts)
        return replace(on_record, findings=wrong)
    lines = decision_lines(forward.decision, record.register, record.settings)
    lacks = " and ".join(f"the {record.settings.office(office)}" for office in forward.lacks)
    have = "has" if len(forward.lacks) == 1 else "have"
    id_ = forward.decision.id
    return Outcome(
        result={"id": id_, "entry": None, "lacks": list(forward.lacks)},
        product=lines,
        narration=(
            f"Drafted as {id_}. It is not on record until {lacks} {have} certified it:",
            *(
                f"  constitution-tool authorise {id_} --as {office} --key FILE"
                for office in forward.lacks
            ),
            f"Then: constitution-tool register enter {id_}",
        ),
        findings=wrong,
        plan=Plan(steps=drafts),
    )


def put_on_record(root: Path, id_: str, day: date) -> Outcome:
    """Put a decision on record that all have signed whom the policy asks.

    Raises:
        Usage: there is no such decision.
        Conflict: it is on record already, or source/ was edited by hand.
        Unauthorised: a signature is missing or does not count.
    """
    files = read_tree(root)
    record = read_record(files)
    decision = record.register.decisions.get(id_)
    if decision is None:
        known = [i for i in record.register.decisions if record.register.entry_of(i) is None]
        raise Usage(
            Finding(
                code="decision-unknown",
                problem=f"There is no decision {id_} waiting to be put on record.",
                remedy=f"name one of those there are: {', '.join(known) or 'none'}.",
                place=Place(path="register/decisions/"),
            )
        )
    if entry := record.register.entry_of(id_):
        raise Conflict(
            Finding(
                code="entered-already",
                problem=f"{id_} was put on record on {entry.value.day}.",
                remedy="leave it: what is on record stays.",
                place=Place(path=decision.path),
            )
        )
    refuse_edited_or_unproved(verify(files).findings)
    now = before(record, decision.value)
    entered = enter(record.register, id_, now, day, bench(record))
    on_record = _on_record(record, decision.value, entered, ())
    return replace(on_record, findings=_numbers_left_wrong(record, decision.value))


def _numbers_left_wrong(record: Record, decision: Decision) -> tuple[Finding, ...]:
    """Warn whoever puts an adoption on record of the numbers it leaves wrong: `check` will."""
    return left_by(record, decision) if isinstance(decision, Adoption) else ()


def _on_record(
    record: Record, decision: Decision, entered: Entered, drafts: tuple[FileStep, ...]
) -> Outcome:
    """Write the entry, and prove the record with it before anything is written."""
    steps = (*drafts, *steps_of(record.files, (entered,)))
    refuse_edited_or_unproved(verify(applied(record.files, steps)).findings)
    title = f"Put {decision.id} on record: {decision.title}"
    tags = _bookmark(record, decision)
    number = entered.entry.entry.sequence
    return Outcome(
        result={
            "id": decision.id,
            "entry": number,
            "lacks": [],
            "check_code": entered.entry.check_code,
        },
        product=tuple(step.path for step in steps),
        narration=(
            f"On record (entry {number}): {decision.id} {decision.title}.",
            *_effects(decision, changed=any(s.path.startswith("source/") for s in steps)),
        ),
        plan=Plan(steps=(*steps, commit_of(record, (entered,), title, steps), *tags)),
    )


def _bookmark(record: Record, decision: Decision) -> tuple[Tag, ...]:
    """Bookmark an adoption by its day; a second one of that day by its number too."""
    if not isinstance(decision, Adoption) or decision.effective is None:
        return ()
    before = [
        one
        for _, one in record.register.on_record(Adoption)
        if one.effective and one.day == decision.day
    ]
    name = f"adopted/{decision.day}"
    return (Tag(name=f"{name}-{decision.id.lower()}" if before else name),)


def _effects(decision: Decision, *, changed: bool) -> tuple[str, ...]:
    """Say what an adoption does to the text."""
    if not isinstance(decision, Adoption):
        return ()
    said = [f"  {line}" for line in taken_lines(decision)]
    if decision.effective is None:
        return (*said, "The text in force is unchanged.")
    what = "The text is now what was adopted" if changed else "The text stays as it was"
    return (*said, f"{what}, in force from {phrases.day(decision.effective)}.")
