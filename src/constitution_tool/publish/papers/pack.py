"""Which documents go before one meeting, in what order, and what is still missing?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from constitution_tool.engine.examples import check_before_council
from constitution_tool.errors import NOWHERE, Errors, Finding, Place, Severity
from constitution_tool.model.amendment import ForApproval
from constitution_tool.model.authority import Status
from constitution_tool.model.paper import PaperKind, PaperStatus, Stage
from constitution_tool.publish.papers import council, phrases
from constitution_tool.publish.papers.case import gone_past
from constitution_tool.publish.papers.kept_back import kept_back, misplaced, not_public
from constitution_tool.publish.papers.paper import is_of_its_day, is_of_record
from constitution_tool.publish.papers.said import lines_said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from constitution_tool.engine.authority.status import Standing
    from constitution_tool.model.sheet import Sheet
    from constitution_tool.notation.papers.paper_file import PaperFile
    from constitution_tool.publish.papers.asked import Desk
    from constitution_tool.publish.papers.council import Case
    from constitution_tool.publish.papers.paper import Made

_UNSAFE = re.compile(r"[^A-Za-z0-9 ,()’-]+")
_LONGEST = 100
_REPORTS, _APPENDICES = 0, 1
_RANKS = {
    PaperKind.APPENDIX: _APPENDICES,
    PaperKind.SCHEDULE: _APPENDICES,
    PaperKind.BRIEFING: 2,
    PaperKind.CHANGE_CONTROL: 3,
    PaperKind.DECISION_RECORD: 4,
}
"""Where what is no report stands on the agenda."""
_CALLED = {
    PaperKind.SCHEDULE: "Appendix 3",
    PaperKind.BRIEFING: "A briefing",
    PaperKind.CHANGE_CONTROL: "A change control",
    PaperKind.DECISION_RECORD: "A record of decision",
}
"""What is no report and has no number of its own, as it is called where its title is not said."""
_LACKING = (Status.UNDECIDED, Status.DECIDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document of a pack, and the paper it was made from; None when the record alone made it.

    `edition_of` is the name of the published document of which this is a later edition;
    `kept_under` cites the law under which the public may be kept from it.
    """

    sheet: Sheet
    made: Made | None = None
    edition_of: str = ""
    kept_under: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Name the document, whichever edition this is."""
        return self.edition_of or self.sheet.file

    @property
    def known_as(self) -> str:
        """Call it something without a word of what it says: "Appendix 4", "A report"."""
        head = self.made.paper.head if self.made else None
        if head and head.number:
            return f"Appendix {head.number}"
        return _CALLED.get(head.kind, "A report") if head else self.sheet.kicker


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """What goes before a meeting, in the order of its agenda, and what is missing.

    `case` is what is before Council that day. `restricted` are the documents that the public may
    be kept from; nothing in `public` has a word of them.
    """

    case: Case
    public: tuple[Document, ...]
    restricted: tuple[Document, ...]
    missing: tuple[Finding, ...]

    @property
    def late(self) -> str:
        """Say why the papers are late, as the first public report that does says it."""
        heads = [one.made.paper.head for one in self.public if one.made]
        return next((head.late for head in heads if head.late), "")


def pack(desk: Desk, papers: Iterable[PaperFile], day: date, stage: Stage) -> Pack:
    """Gather the documents of a meeting.

    Args:
        desk: where papers are made.
        papers: every paper there is; those of this meeting are taken.
        day: the day of the meeting.
        stage: draft or final.

    Raises:
        Errors: no meeting is set that day, or the record has gone past it.
        Malformed: a paper cannot be made.
    """
    case, _ = desk.before(day, NOWHERE)
    own = [one for one in papers if one.head.meeting == day]
    of_its_day = not own or any(is_of_its_day(one.head) for one in own)
    if of_its_day and (past := gone_past(case)):
        raise Errors(past)
    made = [desk.make(one) for one in own]
    with_record = _goes_with_record(made)
    of_record = council.papers(case) if with_record else ()
    kept = kept_back({one.paper.path: one.paper.head for one in made})
    documents = [
        replace(one, kept_under=kept.get(one.made.paper.path, ()) if one.made else ())
        for one in sorted(_documents(made, of_record), key=_place)
    ]
    return Pack(
        case=case,
        public=tuple(_marked(one, stage) for one in documents if not one.kept_under),
        restricted=tuple(_apart(_marked(one, stage)) for one in documents if one.kept_under),
        missing=(
            *misplaced(made, council.appendices(case) if with_record else ()),
            *_two_of_one_name(documents),
            *(_untold(desk, case, documents) if with_record else ()),
            *_missing(desk, made, case if with_record else None, stage),
            *(_unread(case) if with_record else ()),
        ),
    )


def _goes_with_record(made: Sequence[Made]) -> bool:
    """Say whether the appendices made from the record go before this meeting."""
    if not made:
        return True
    return any(is_of_record(one.paper.head) for one in made)


def _documents(made: Iterable[Made], of_record: Iterable[Sheet]) -> Iterator[Document]:
    """Name every document; a schedule under words of the council's own is Appendix 3 itself."""
    own_schedule = False
    for one in made:
        yield Document(sheet=replace(one.sheet, file=_name(one)), made=one)
        own_schedule |= one.paper.head.kind is PaperKind.SCHEDULE
    for sheet in of_record:
        if not (own_schedule and sheet.kicker == "Appendix 3"):
            yield Document(sheet=sheet)


def _name(made: Made) -> str:
    """Name the file of a paper as members see it in a list of papers."""
    head = made.paper.head
    match head.kind:
        case PaperKind.SCHEDULE:
            name = f"Appendix 3 {head.title}"
        case PaperKind.APPENDIX:
            name = f"Appendix {head.number} {head.title}"
        case PaperKind.DECISION_RECORD:
            name = f"Record of decision {head.amendment} {head.title}"
        case PaperKind.BRIEFING:
            name = f"Briefing {head.title}"
        case PaperKind.CHANGE_CONTROL:
            name = f"Change control {head.title}"
        case PaperKind.STANDARDS_REPORT | PaperKind.FULL_COUNCIL_REPORT | PaperKind.DETAILED_REPORT:
            name = f"Report {head.title}"
        case _:
            assert_never(head.kind)
    plain = _UNSAFE.sub(" ", name.replace(" / ", "-").replace("/", "-"))
    return " ".join(plain.split())[:_LONGEST].rstrip(" ,-(")


def _place(one: Document) -> tuple[int, str]:
    """Order the agenda: reports, appendices, briefings, and records of decision for information."""
    kind = one.made.paper.head.kind if one.made else PaperKind.APPENDIX
    rank = _RANKS.get(kind, _REPORTS)
    if rank != _APPENDICES:
        return rank, one.sheet.file
    number = one.sheet.file.split(" ")[1]
    return rank, number.rjust(3 if number.isdigit() else 4)


def _marked(one: Document, stage: Stage) -> Document:
    if stage is Stage.FINAL:
        return one
    return replace(one, sheet=replace(one.sheet, status=phrases.in_draft_pack(one.sheet.status)))


def _apart(one: Document) -> Document:
    return replace(one, sheet=not_public(one.sheet))


def _two_of_one_name(documents: Sequence[Document]) -> Iterator[Finding]:
    names = [one.sheet.file.casefold() for one in documents]
    for one in documents:
        if one.made and names.count(one.sheet.file.casefold()) > 1:
            yield Finding(
                code="pack-same-name",
                problem=f"Two documents of the pack would be called “{one.sheet.file}”.",
                remedy="give this paper another title, or another number.",
                place=Place(path=one.made.paper.path),
            )


def _untold(desk: Desk, case: Case, documents: Sequence[Document]) -> Iterator[Finding]:
    """Warn of corrections that Council is still to be told of, and no paper names."""
    said = "\n".join(line for one in documents if one.made for line in lines_said(one.sheet))
    for id_, due in case.to_report:
        if id_ not in said:
            title = desk.record.register.amendments[id_].value.title
            yield Finding(
                code="correction-untold",
                severity=Severity.WARNING,
                problem=f"The correction {id_} {title} is to be reported to Council by "
                f"{phrases.day(due)}, and no paper of this meeting names it.",
                remedy='put {% include "corrections-to-report.md" %} into the report.',
                place=Place(path="papers/"),
            )


def _missing(desk: Desk, made: Sequence[Made], case: Case | None, stage: Stage) -> list[Finding]:
    """Find what a final pack must not lack; of a draft it is only said."""
    findings = list(_not_final(made)) if stage is Stage.FINAL else []
    if all(one.paper.head.kind in _RANKS for one in made):
        findings.append(
            Finding(
                code="pack-no-report",
                problem="There is no report for this meeting in papers/.",
                remedy="begin one with “paper new full-council-report”.",
                place=Place(path="papers/"),
            )
        )
    if case:
        recorded = {one.paper.head.amendment for one in made}
        for id_, standing in desk.standings.items():
            findings += _of_amendment(desk, id_, standing, recorded)
    severity = Severity.ERROR if stage is Stage.FINAL else Severity.WARNING
    return [replace(finding, severity=severity) for finding in findings]


def _unread(case: Case) -> tuple[Finding, ...]:
    """Find the worked examples that Appendix 1 says nobody has read beside its words."""
    return check_before_council(case.examples, case.council.base, case.council.text)


def _of_amendment(
    desk: Desk, id_: str, standing: Standing, recorded: set[str]
) -> Iterator[Finding]:
    """Find what an amendment that an office decides lacks; one for approval lacks nothing."""
    amendment = desk.record.amendments[id_]
    place = Place(path=f"amendments/{id_}.md")
    if isinstance(amendment.basis, ForApproval):
        return
    if standing.status in _LACKING:
        wants = standing.said or "lacks its entry in the draft"
        yield Finding(
            code="pack-undecided",
            problem=f"{id_} {amendment.title} is to be decided by an office: {wants}.",
            remedy="have it decided and enter it with “amendment apply”, or withdraw it with "
            "“register withdraw”; the pack cannot be final before.",
            place=place,
        )
    elif standing.status is Status.ENTERED and id_ not in recorded:
        yield Finding(
            code="decision-record-missing",
            problem=f"The record of the decision {id_} {amendment.title} is missing.",
            remedy=f"begin it with “paper new decision-record --amendment {id_}”, and type the "
            "alternatives that were considered and rejected.",
            place=place,
        )


def _not_final(made: Iterable[Made]) -> Iterator[Finding]:
    for one in made:
        if one.paper.head.status is PaperStatus.DRAFT:
            yield Finding(
                code="paper-draft",
                problem="This paper is a draft, and the pack is to be final.",
                remedy='write status = "final" in its head once it is.',
                place=Place(path=one.paper.path),
            )
        if one.paper.head.kind is PaperKind.DECISION_RECORD and not one.paper.head.published:
            yield Finding(
                code="decision-record-undated",
                problem="This record of a decision does not say when it is published.",
                remedy="write the day in its head: published = 2024-05-13.",
                place=Place(path=one.paper.path),
            )
