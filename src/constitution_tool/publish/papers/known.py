"""What is known to the templates of papers? What the record says, in the words it is printed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.authority.delegated import open_delegations
from constitution_tool.engine.council import PartOf
from constitution_tool.model.authority import MONITORING_OFFICER, Part, Status
from constitution_tool.model.instruction import InsertClauses, SubstituteClause
from constitution_tool.model.instrument import standings as clauses_of
from constitution_tool.model.passage import Grid, Passage, text_of
from constitution_tool.model.sheet import ScheduleBody
from constitution_tool.publish.papers import phrases
from constitution_tool.publish.papers.basis import basis
from constitution_tool.publish.papers.control import drafted
from constitution_tool.publish.papers.council import appendices, schedule
from constitution_tool.publish.papers.told import (
    Advised,
    Amended,
    Appended,
    Change,
    ControlLine,
    Correction,
    Head,
    Meeting,
    Power,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from constitution_tool.engine.clear_days import Notice
    from constitution_tool.engine.council import Item
    from constitution_tool.engine.record import Record
    from constitution_tool.model.instrument import Constitution
    from constitution_tool.model.paper import PaperHead
    from constitution_tool.model.passage import Printed
    from constitution_tool.model.sheet import ScheduleBlock
    from constitution_tool.publish.papers.council import Case

_TOGETHER = "\u00a0"
"""A space at which no line ends, for days in a narrow column."""


Values = dict[str, object]
"""What templates may print, by the names they know it by."""


def of_record(record: Record, case: Case, due: tuple[Notice, Notice]) -> Values:
    """Gather what the record says to the papers of one meeting, and by when they are due."""
    summons, inspection = due
    body = schedule(case).body
    parts = body.parts if isinstance(body, ScheduleBody) else ()
    items = {item.number: item for item in case.council.items}
    changes = {
        block.number: _change(block, items[block.number]) for part in parts for block in part.blocks
    }
    amended = tuple(_amended(record, case, changes))
    for_approval = {m.amendment.id for m in case.council.made if m.part is PartOf.FOR_APPROVAL}
    return {
        "council": case.council_name,
        "meeting": Meeting(
            day=phrases.day(case.meeting.day), body=case.meeting.body, title=case.meeting.title
        ),
        "text": _text(case),
        "powers": tuple(_powers(record)),
        "amendments": amended,
        "for_approval": tuple(a for a in amended if a.id in for_approval),
        "decided": tuple(a for a in amended if a.id not in for_approval),
        "left_out": case.left_out,
        "together": tuple(tuple(one for one in amended if one.id in ids) for ids in case.together),
        "changes": tuple(changes[number] for number in sorted(changes)),
        "appendices": tuple(
            Appended(number=number, title=title) for number, title in appendices(case).items()
        ),
        "control": tuple(_control(case)),
        "officer": record.settings.office(MONITORING_OFFICER),
        "committee": next((one.giver for one in reversed([*_powers(record)])), ""),
        "deadline": phrases.deadline(inspection),
        "summons": phrases.deadline(summons),
        "review_by": phrases.day(case.review) if case.review else "",
        "to_report": tuple(_to_report(record, case)),
    }


def of_paper(values: Values, head: PaperHead) -> Values:
    """Add to what the record says what one paper's head says, and asks for."""
    amended = values["amendments"]
    told = amended if isinstance(amended, tuple) else ()
    return {
        **values,
        "paper": _head(head),
        "of_members": tuple(a for a in told if a.id in head.members),
        "of_officers": tuple(a for a in told if a.id in head.officers),
        "decision": next((a for a in told if a.id == head.amendment and a.decided_on), None),
    }


def _change(block: ScheduleBlock, item: Item) -> Change:
    facts = dict(block.facts)
    acts = [entry.instruction for _, entry in item.entries]
    return Change(
        number=block.number,
        place=block.comparisons[0].citation,
        sentences=block.sentences,
        whole=any(isinstance(act, InsertClauses | SubstituteClause) for act in acts),
        current=words_of(each for one in block.comparisons for each in one.current),
        proposed=words_of(each for one in block.comparisons for each in one.proposed),
        reason=facts.get("Reason", ""),
        authority=facts.get("Authority", ""),
    )


def words_of(printed: Iterable[Printed]) -> str:
    """Give the words of what is printed, one after another."""
    said: list[str] = []
    for each in printed:
        match each:
            case Passage():
                said.append(f"{text_of(each.label)} {text_of(each.pieces)}".strip())
            case Grid():
                cells = [c for row in (*each.header, *each.rows) for c in row.cells]
                said += [words_of(cell.passages) for cell in cells]
            case _:
                continue
    return " ".join(said)


def _amended(record: Record, case: Case, changes: Mapping[int, Change]) -> Iterable[Amended]:
    for made in case.council.made:
        id_ = made.amendment.id
        basis = case.bases[id_]
        facts = dict(basis.facts)
        numbers = [item.number for item in case.council.items if item.made is made]
        said = _decides(record, made.amendment.kind.value, id_)
        entry = record.register.entry_of(id_)
        yield Amended(
            id=id_,
            title=made.amendment.title,
            entries=phrases.entries(numbers).lower() if numbers else "",
            changes=tuple(changes[number] for number in numbers),
            authority=basis.authority,
            ground=facts.get("Ground", ""),
            consultation=facts.get("Consultation", ""),
            decided_by=basis.author if said else "",
            decided_on=phrases.day(basis.day) if said else "",
            interest=said,
            entered_on=phrases.day(entry.value.day) if entry else "",
        )


def _decides(record: Record, kind: str, id_: str) -> str:
    """Give the interest declared by the office that decided; nothing where none has decided."""
    in_force = record.register.in_force(record.register.sequence)
    rule = in_force.policy.value.rule(kind) if in_force else None
    for office, part in rule.offices if rule else ():
        said = record.register.statements.get((id_, office))
        if part is Part.DECIDES and said:
            return said.value.statement.interest
    return ""


def _to_report(record: Record, case: Case) -> Iterable[Correction]:
    """Name, in the order of the record, what Council is still to be told of."""
    for id_, due in case.to_report:
        amendment = record.register.amendments[id_].value
        rests = basis(record, amendment, Status.CORRECTED, case.day)
        yield Correction(
            id=id_,
            title=amendment.title,
            made_on=phrases.day(rests.day),
            authority=rests.authority,
            due=phrases.day(due),
        )


def _powers(record: Record) -> Iterable[Power]:
    for one in open_delegations(record.register):
        yield Power(
            id=one.id,
            title=one.title,
            day=phrases.day(one.day),
            giver=one.giver,
            holder=record.settings.office(one.holder),
            consultee=record.settings.office(one.consultee),
            cited=one.recommendation,
            minute=one.minute,
            grounds=tuple(words for _, words in one.grounds),
            until=phrases.day(one.end) if one.end else "adoption",
        )


def _text(case: Case) -> Text:
    subject = case.settings.subject
    old, new = _own(case.council.base, subject), _own(case.council.text, subject)
    touched = {item.clause for item in case.council.items}
    return Text(
        number=case.instrument,
        name=case.settings.name,
        paragraphs=len(new),
        untouched=sum(
            1 for id_, clause in new.items() if old.get(id_) == clause and id_ not in touched
        ),
    )


def _own(text: Constitution, subject: str) -> dict[str, object]:
    """Give what each paragraph of an instrument says by itself, its number included."""
    return {
        str(at.clause.id): (at.clause.number, at.clause.heading, at.clause.opening)
        for instrument in text.instruments
        if instrument.id == subject
        for at in clauses_of(instrument)
        if not at.clause.heading
    }


def _control(case: Case) -> Iterable[ControlLine]:
    became = drafted(case.council, case.bases, case.settings.subject, case.instrument)
    for day, what, by in (*case.recorded, *became.lines):
        yield ControlLine(day=day.replace(" ", _TOGETHER), change=text_of(what), authority=by)


def _head(head: PaperHead) -> Head:
    kept_back = {
        **{each.what.strip().casefold(): "confidential" for each in head.confidential},
        **{each.what.strip().casefold(): "exempt" for each in head.exempt},
    }
    return Head(
        title=head.title,
        number=head.number,
        author=head.author,
        alternatives=head.alternatives,
        published=phrases.day(head.published) if head.published else "",
        background=head.background,
        appendices=tuple(
            Appended(
                number=a.number,
                title=a.title,
                kept_back=kept_back.get(f"appendix {a.number}".casefold(), ""),
            )
            for a in head.appendices
        ),
        advice=tuple(
            Advised(subject=a.subject, by=a.by, day=phrases.day(a.day) if a.day else "")
            for a in head.advice
        ),
    )
