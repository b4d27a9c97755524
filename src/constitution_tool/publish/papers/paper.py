"""How does a file of `papers/` become a document: its template filled, read, and set on a sheet?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.own_words import all_words
from constitution_tool.engine.comparing.flow import flow
from constitution_tool.errors import Errors, Finding, Malformed, Place
from constitution_tool.model.instrument import Constitution, Index, Instrument, Kind, standings
from constitution_tool.model.paper import SHAPES, Paper, PaperKind, PaperStatus
from constitution_tool.model.passage import Flow, Grid, Passage, Piece, Role, Title
from constitution_tool.model.sheet import Begins, Sheet, TextBody
from constitution_tool.model.words import Reference
from constitution_tool.notation.papers.paper_body import INSTRUMENT, read_body
from constitution_tool.notation.text.inline import read
from constitution_tool.publish.papers import phrases
from constitution_tool.publish.papers.council import appendices, schedule
from constitution_tool.publish.papers.house import fill
from constitution_tool.publish.papers.illustrated import illustrated
from constitution_tool.publish.papers.known import of_paper
from constitution_tool.publish.papers.paper_front import Voice, facts
from constitution_tool.publish.papers.ruling import ruling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.engine.record import Record
    from constitution_tool.model.instrument import Clause
    from constitution_tool.model.paper import PaperHead
    from constitution_tool.model.passage import Printed
    from constitution_tool.notation.papers.paper_file import PaperFile
    from constitution_tool.publish.papers.council import Case
    from constitution_tool.publish.papers.house import House
    from constitution_tool.publish.papers.known import Values

_MARGIN = -1
_OF_RECORD = (PaperKind.FULL_COUNCIL_REPORT, PaperKind.BRIEFING, PaperKind.SCHEDULE)
"""Papers that go to Council with the appendices made from the record."""
_OF_ITS_DAY = (*_OF_RECORD, PaperKind.DECISION_RECORD)
"""Papers that say what is before Council, and so are made only until it has resolved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A paper as it reads, the sheet it is set on, and the appendices that go with it by number.

    `case` is what is before the meeting it is for.
    """

    case: Case
    paper: Paper
    sheet: Sheet
    appendices: tuple[str, ...]


def make(record: Record, case: Case, told: Values, written: PaperFile, house: House) -> Made:
    """Make a paper.

    Args:
        record: the repository.
        case: what is before Council, for the meeting of the paper.
        told: what the record says to templates (`known.of_record`).
        written: the paper as written.
        house: the templates and phrases.

    Raises:
        Malformed: its template cannot be filled, or what it makes cannot be printed.
        Errors: it is a record of a decision that is not on record.
    """
    values = of_paper(told, written.head)
    if written.head.kind is PaperKind.DECISION_RECORD and not values["decision"]:
        raise Errors(_no_decision(written))
    text = fill(house, written.path, "\n" * (written.line - 1) + written.template, values)
    paper = Paper(path=written.path, head=written.head, clauses=_read(text, written))

    return Made(
        case=case,
        paper=paper,
        sheet=_sheet(record, case, paper, Voice(house=house, values=values)),
        appendices=_appendices(case, written.head),
    )


def _appendices(case: Case, head: PaperHead) -> tuple[str, ...]:
    """Number the appendices a paper may name: its own, and before them the record's.

    One that is an appendix goes with them all.
    """
    named = tuple(one.number for one in head.appendices)
    if head.kind is PaperKind.APPENDIX:
        return (*appendices(case), head.number, *named)
    of_record = is_of_record(head)
    return (*appendices(case), *named) if of_record else named


def _read(text: str, written: PaperFile) -> tuple[Clause, ...]:
    """Read what the template made; what is wrong is said by the lines of the file, where known."""
    try:
        return read_body(text, written.path, 1, numbered=SHAPES[written.head.kind].numbered)
    except Malformed as refused:
        made = text.split("\n")
        source = [*[""] * (written.line - 1), *written.template.split("\n")]
        raise Malformed(*(_placed(each, made, source) for each in refused.findings)) from refused


def _placed(finding: Finding, made: list[str], source: list[str]) -> Finding:
    at = finding.place.line
    line = made[at - 1] if 0 < at <= len(made) else ""
    same = [number for number, each in enumerate(source, start=1) if each == line]
    place = finding.place
    if line and len(same) == 1:
        return replace(finding, place=replace(place, line=same[0]))
    return replace(
        finding, place=Place(path=place.path, note=f"in the words “{line.strip()[:60]}”")
    )


def _sheet(record: Record, case: Case, paper: Paper, voice: Voice) -> Sheet:
    head = paper.head
    code = record.register.check_code
    shown = head.status is PaperStatus.REPRODUCTION
    file = paper.path.rpartition("/")[2].removesuffix(".md")
    printed = _flow(case.council.text, paper)
    if head.late:
        printed = replace(printed, printed=(*printed.printed, *ruling()))
    sheet = Sheet(
        file=file,
        council=case.council_name,
        kicker=voice.say(f"kicker_{head.kind.value.replace('-', '_')}"),
        title=head.title,
        status=voice.say(head.status.value),
        notice=case.settings.notice,
        opening=((Piece(text=case.settings.standing),),)
        if case.settings.standing and not shown
        else (),
        facts=() if shown else tuple(facts(head, voice)),
        body=TextBody(flow=printed, contents=False, begins=Begins.RUNS_ON),
        last=phrases.last_page(code, case.day) if code else (),
        day=case.day,
        language=case.language,
        accent=case.settings.accent,
        check_code=code,
        text_digest="" if shown else case.digests[len(case.council.made)],
        amendments=() if shown else tuple(one.amendment.id for one in case.council.made),
    )
    if head.kind is not PaperKind.SCHEDULE:
        return sheet
    listed = schedule(case)
    opening = tuple(p.pieces for p in printed.printed if isinstance(p, Passage))
    made = replace(listed, file=file, opening=(*opening, *sheet.opening))
    return illustrated(made, (case.council.base, case.council.text), record.source)


def _flow(text: Constitution, paper: Paper) -> Flow:
    """Print the text of a paper; its references say where the paragraphs before Council stand."""
    own = Instrument(id=INSTRUMENT, number="", title=paper.head.title, clauses=paper.clauses)
    if gone := [id_ for id_ in _referred(own) if id_ not in Index(text).by_id]:
        raise Malformed(*(_dead(id_, paper.path) for id_ in gone))
    whole = Constitution(instruments=(*text.instruments, own), pictures=text.pictures)
    unnumbered = {
        str(at.clause.id)
        for at in standings(own)
        if at.clause.kind is Kind.ITEM and not at.clause.number
    }
    printed = flow(whole, (INSTRUMENT,)).printed
    return Flow(printed=tuple(_at_margin(printed, unnumbered)))


def _at_margin(printed: Iterable[Printed], unnumbered: set[str]) -> Iterator[Printed]:
    """Set words without a number at the margin; the title stands on the first page already."""
    for each in printed:
        match each:
            case Title():
                continue
            case Passage() if each.clause in unnumbered:
                role = Role.WORDS if each.role is Role.CLAUSE else each.role
                if each.pieces or role is not Role.WORDS:
                    yield replace(each, role=role, depth=_MARGIN, anchor=False)
            case Grid() if each.clause in unnumbered:
                yield replace(each, depth=_MARGIN)
            case _:
                yield each


def _referred(instrument: Instrument) -> Iterator[str]:
    """Name what the words of a paper refer to."""
    for at in standings(instrument):
        for words in all_words(at.clause):
            for run in read(words):
                if isinstance(run, Reference):
                    yield str(run.target)


def _dead(target: str, path: str) -> Finding:
    return Finding(
        code="reference-dead",
        problem=f"The paper refers to “{target}”, which is not in the text before Council.",
        remedy="refer to a paragraph that is there, or write its citation out in words.",
        place=Place(path=path),
    )


def _no_decision(written: PaperFile) -> Finding:
    id_ = written.head.amendment
    return Finding(
        code="decision-unknown",
        problem=f"{id_} is not an amendment that an office has decided.",
        remedy="name, as `amendment`, one that “amendment list” shows as entered.",
        place=Place(path=written.path),
    )


def is_of_record(head: PaperHead) -> bool:
    """Say whether a paper says what the record says of its meeting; a reproduction says its own."""
    return head.kind in _OF_RECORD and head.status is not PaperStatus.REPRODUCTION


def is_of_its_day(head: PaperHead) -> bool:
    """Say whether a paper can be made only until the record has gone past its meeting."""
    return head.kind in _OF_ITS_DAY and head.status is not PaperStatus.REPRODUCTION
