"""What is an office asked to sign? In words, as tracked changes, with what it touches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.asked import hearing_of, intent_of, pending, touched
from constitution_tool.engine.authority.prepare import prepare_statement
from constitution_tool.engine.authority.proceedings import objections_to
from constitution_tool.engine.authority.proposal import subject_of
from constitution_tool.engine.authority.status import written_on
from constitution_tool.engine.checking.check_following import check_following
from constitution_tool.engine.checking.record import check_one
from constitution_tool.engine.record import read_record
from constitution_tool.engine.standings import bench, standings
from constitution_tool.engine.texts import moment
from constitution_tool.model.authority import Status
from constitution_tool.notation.register.register_paths import statement_path
from constitution_tool.notation.register.statement_file import print_statement
from constitution_tool.outcome import Outcome
from constitution_tool.publish.amendment_text import amendment_lines
from constitution_tool.publish.decision_text import decision_lines
from constitution_tool.publish.papers import phrases, sayings
from constitution_tool.publish.papers.as_put import as_published
from constitution_tool.publish.papers.basis import basis, last_day
from constitution_tool.publish.request import Request, request_zip
from constitution_tool.publish.text.document import Colour
from constitution_tool.store.plan import Output, Plan
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from constitution_tool.engine.record import Record
    from constitution_tool.errors import Finding
    from constitution_tool.model.authority import Saying

REQUESTS = "build/requests"


def review(root: Path, id_: str, *, colour: bool) -> Outcome:
    """Print an amendment or a decision as its signers must read it, and say who has signed it.

    Raises:
        Usage: there is none of that number.
        Conflict: it does not fit the text it is written on.
    """
    record = read_record(read_tree(root))
    read = _read(record, id_, Colour.ALWAYS if colour else Colour.NEVER)
    return Outcome(
        result={
            "id": id_,
            "touches": list(read.touches),
            "objections": [
                {"id": one.id, "by": one.by, "date": one.day.isoformat(), "why": one.why}
                for one in objections_to(record.register, id_)
            ],
        },
        product=read.lines,
        findings=read.findings,
        narration=_next_step(record, id_),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What is read before it is signed: its title, its lines, what it touches, what is wrong."""

    title: str
    lines: tuple[str, ...]
    touches: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def _read(record: Record, id_: str, colour: Colour) -> _Read:
    if decision := record.register.decisions.get(id_):
        entry = record.register.entry_of(id_)
        before = record.register.as_at(entry.value.sequence - 1) if entry else record.register
        lines = decision_lines(decision.value, before, record.settings)
        objected = (sayings.objection(one) for one in objections_to(record.register, id_))
        return _Read(title=decision.value.title, lines=(*lines, *objected))
    kept = pending(record, id_)
    now = moment(record)
    base = written_on(record.register, kept.value, now)
    subject_of(kept, base)
    touches = touched(kept.value, base)
    rests = basis(record, kept.value, standings(record)[id_].status, last_day(record))
    put = as_published(rests.put) if rests.put else ()
    return _Read(
        title=kept.value.title,
        lines=amendment_lines(kept.value, base, touches, colour, (*rests.facts, *put)),
        touches=touches,
        findings=(
            *check_one(record, kept.value, now),
            *check_following(record, kept.value, now),
        ),
    )


def _next_step(record: Record, id_: str) -> tuple[str, ...]:
    """Say what has been read now waits for."""
    to_sign = f"To sign: constitution-tool authorise {id_} --as OFFICE --key FILE"
    if id_ in record.register.decisions:
        if entry := record.register.entry_of(id_):
            return (f"On record since {phrases.day(entry.value.day)}.",)
        return (to_sign, f"When all have signed: constitution-tool register enter {id_}")
    standing = standings(record)[id_]
    match standing.status:
        case Status.FOR_APPROVAL:
            return ("Nobody signs this: it is for Council’s approval.",)
        case Status.CARRIED:
            return (
                "Certified. When the vote is put on record: constitution-tool adopt --approved "
                f"{id_}",
            )
        case Status.DECIDED:
            return (f"Signed. To enter it: constitution-tool amendment apply {id_}",)
        case _:
            if standing.against:
                return (f"It cannot be decided as it is written. {standing.said}.",)
            return (f"It {standing.said}.", to_sign)


def request(root: Path, id_: str, saying: Saying, target: str) -> Outcome:
    """Pack what an office needs to sign elsewhere: a page to read, the statement, one command.

    The statement is also kept in build/requests, so that the signature alone can come back.

    Raises:
        Usage: there is nothing of that number.
        Conflict: it does not fit the text it is written on.
        Unauthorised: nobody holds the office on that day.
    """
    record = read_record(read_tree(root))
    council = bench(record)
    hearing = hearing_of(record, record.register, id_, saying.day)
    intent = intent_of(hearing, saying)
    statement = prepare_statement(record.register, hearing.subject, intent, council)
    data = print_statement(statement)
    read = _read(record, id_, Colour.NEVER)
    name = statement_path(id_, intent.office).rpartition("/")[2]
    asked = Request(
        what="Decision" if id_ in record.register.decisions else "Amendment",
        subject=id_,
        title=read.title,
        office=record.settings.office(intent.office),
        council=record.source.law.council,
        notice=record.settings.notice,
        response=intent.response.value,
        lines=read.lines,
        statement_name=name,
        statement=data,
        namespace=council.namespace(intent.office),
    )
    plan = Plan(
        steps=(
            Output(path=target, data=request_zip(asked)),
            Output(path=f"{REQUESTS}/{name}", data=data),
        )
    )
    return Outcome(
        result={"id": id_, "office": intent.office, "file": target},
        product=(target,),
        narration=(
            f"Send {target} to the {asked.office}. When the signature comes back:",
            f"  constitution-tool authorise {id_} --as {intent.office} --receive {name[:-5]}.sig",
        ),
        plan=plan,
    )
