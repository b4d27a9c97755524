"""A paper begun: its head filled in, its text as the house begins such papers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.record import read_record
from constitution_tool.engine.texts import nothing_before, proposal
from constitution_tool.errors import Finding, Usage
from constitution_tool.model.amendment import ForApproval
from constitution_tool.model.paper import PaperKind
from constitution_tool.notation.front_matter import print_head
from constitution_tool.notation.papers.paper_file import FOLDER
from constitution_tool.outcome import Outcome
from constitution_tool.publish.papers import phrases
from constitution_tool.publish.papers.case import next_meeting
from constitution_tool.publish.papers.house import house as house_of
from constitution_tool.store.plan import Plan, Write
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from constitution_tool.engine.record import Record

_NUMBER = re.compile(r"[0-9]{1,2}[A-Z]?")
_TITLES = {
    PaperKind.STANDARDS_REPORT: "New {name}",
    PaperKind.FULL_COUNCIL_REPORT: "Adoption of the {name}",
    PaperKind.DETAILED_REPORT: "{name}",
    PaperKind.SCHEDULE: "Schedule of amendments",
    PaperKind.DECISION_RECORD: "{title}",
    PaperKind.BRIEFING: "What changes with the {name}",
    PaperKind.CHANGE_CONTROL: "Change control",
    PaperKind.APPENDIX: "Appendix {number}",
}

_NOTHING_ADOPTED = "Report on the {name}"
"""The title of a report to Council when nothing is before it for adoption."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """The paper to begin: its meeting is the next when None, its title ours when empty."""

    kind: PaperKind
    meeting: date | None = None
    title: str = ""
    amendment: str = ""
    number: str = ""


def paper_new(root: Path, begun: Begun) -> Outcome:
    """Write the beginning of a paper; never over one that is there.

    Raises:
        Usage: a record of decision is asked for without its amendment, or of one there is not; or
            an appendix without its number.
        Errors: no meeting is set.
    """
    files = read_tree(root)
    record = read_record(files)
    meeting = begun.meeting or next_meeting(record).day
    starter = f"{begun.kind.value}.md"
    house = house_of(files)
    title = begun.title or _title(record, begun)
    head = print_head(
        (
            ("paper", begun.kind.value),
            ("title", title),
            ("meeting", meeting),
            *_own(record, begun),
        )
    )
    named = begun.kind.value
    if begun.amendment:
        named = f"decision-{begun.amendment}"
    elif begun.kind is PaperKind.APPENDIX:
        named = f"appendix-{begun.number}"
    path = f"{FOLDER}{meeting.isoformat()}-{named}.md"
    data = f"{head}\n\n{house.templates[starter]}".encode()
    return Outcome(
        result={"path": path, "paper": begun.kind.value},
        product=(path,),
        narration=(
            f"Write what is still to be written in {path}, for {phrases.day(meeting)}.",
            f"Then: constitution-tool paper check {path}",
        ),
        plan=Plan(steps=(Write(path=path, data=data),)),
    )


def _title(record: Record, begun: Begun) -> str:
    made = record.amendments.get(begun.amendment)
    title = _TITLES[begun.kind]
    if begun.kind is PaperKind.FULL_COUNCIL_REPORT and nothing_before(record, proposal(record)):
        title = _NOTHING_ADOPTED
    return title.format(
        name=record.settings.name, title=made.title if made else "", number=begun.number
    )


def _own(record: Record, begun: Begun) -> tuple[tuple[str, str | tuple[str, ...]], ...]:
    """Give the lines of a head that only some kinds have."""
    match begun.kind:
        case PaperKind.DECISION_RECORD:
            _require(record, begun.amendment)
            return (("amendment", begun.amendment), ("alternatives", ""), ("background", ()))
        case PaperKind.BRIEFING:
            council = proposal(record)
            every = tuple(one.amendment.id for one in council.made)
            return (("members", every), ("officers", every))
        case PaperKind.APPENDIX:
            _require_number(begun.number)
            return (("number", begun.number),)
        case PaperKind.SCHEDULE | PaperKind.CHANGE_CONTROL:
            return ()
        case _:
            unwritten = "[To be written]"
            return (("report_of", unwritten), ("author", unwritten), ("background", ()))


def _require_number(number: str) -> None:
    """Refuse an appendix that has no number, or one that no file could be named by."""
    if not _NUMBER.fullmatch(number):
        raise Usage(
            Finding(
                code="appendix-which",
                problem=f"“{number}” is no number of an appendix."
                if number
                else "It is not said which appendix it is.",
                remedy="give its number with --number 4 (those to 3 are made from the record).",
            )
        )


def _require(record: Record, amendment: str) -> None:
    """Refuse a record of decision of no amendment, or of one that no office decides."""
    known = [
        id_ for id_, one in record.amendments.items() if not isinstance(one.basis, ForApproval)
    ]
    if amendment not in known:
        raise Usage(
            Finding(
                code="decision-which",
                problem=f"“{amendment}” is no amendment that an office decides."
                if amendment
                else "It is not said which decision the record is of.",
                remedy=f"name it with --amendment: {', '.join(known) or 'there is none'}.",
            )
        )
