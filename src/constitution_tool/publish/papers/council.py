"""What goes before Council: the protocol for adoption, its tracked changes, the schedule."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from constitution_tool.engine.comparing.count import marks_in, marks_of
from constitution_tool.engine.comparing.excerpt import excerpts
from constitution_tool.engine.comparing.flow import flow
from constitution_tool.engine.council import PartOf
from constitution_tool.engine.entries import tracked
from constitution_tool.model.instruction import OnInstruments
from constitution_tool.model.passage import Piece
from constitution_tool.model.sheet import (
    Comparison,
    ScheduleBlock,
    ScheduleBody,
    SchedulePart,
    Sheet,
    TextBody,
)
from constitution_tool.publish.entry_words import Seen, place, sentence
from constitution_tool.publish.papers import phrases
from constitution_tool.publish.papers.as_put import as_published_of, not_carried
from constitution_tool.publish.papers.basis import notes
from constitution_tool.publish.papers.control import control, drafted
from constitution_tool.publish.papers.illustrated import illustrated
from constitution_tool.publish.papers.side_by_side import said, tracked_body
from constitution_tool.publish.papers.worked import worked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from constitution_tool.engine.comparing.columns import Columns
    from constitution_tool.engine.council import BeforeCouncil, Item
    from constitution_tool.engine.source import Source
    from constitution_tool.model.example import Example
    from constitution_tool.model.instrument import Constitution
    from constitution_tool.model.settings import Meeting, Settings
    from constitution_tool.model.sheet import Body
    from constitution_tool.publish.papers.basis import Basis
    from constitution_tool.publish.papers.control import Line
    from constitution_tool.publish.papers.protected import Protected


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All that the papers of one meeting are made from.

    `bases` is by amendment id; `digests` are those of the texts shown, by how many of the
    amendments each has (0: the text in force); `left_out` are sentences about amendments not
    included; `together` are the amendments for approval that cannot be voted on one by one, set by
    set; `recorded` begins the change control; `protected` is of the text before Council; `day`
    is that of the register's last entry, and `check_code` that entry's. `source` is what `source/`
    says now. `resolved` is since when authority is given; `review` the day by which the text before
    Council, or else as adopted, is to be reviewed; `to_report` the corrections that Council is
    still to be told of, each with the day it is due; `adopting` says whether anything is before
    Council for adoption.
    """

    council: BeforeCouncil
    source: Source
    council_name: str
    settings: Settings
    meeting: Meeting
    bases: Mapping[str, Basis]
    left_out: tuple[str, ...]
    together: tuple[tuple[str, ...], ...]
    recorded: tuple[Line, ...]
    protected: Protected
    resolved: date | None
    review: date | None
    to_report: tuple[tuple[str, date], ...]
    adopting: bool
    check_code: str
    digests: Mapping[int, str]
    language: str
    day: date
    examples: tuple[Example, ...] = ()

    @property
    def instrument(self) -> str:
        """The number of the instrument before Council, as printed ("C5")."""
        subject = self.settings.subject
        named = (each for each in self.council.base.instruments if each.id == subject)
        return next((each.number or each.title for each in named), subject)

    def shown(self, before: Constitution, after: Constitution) -> tuple[str, ...]:
        """Name what is printed of a text: the instrument before Council, and any that is new."""
        known = {each.id for each in before.instruments}
        new = (str(each.id) for each in after.instruments if each.id not in known)
        return (self.settings.subject, *(id_ for id_ in new if id_ != self.settings.subject))


def papers(case: Case) -> tuple[Sheet, ...]:
    """Make the documents of the main job, in the order and words of `7-papers`.

    None are made where nothing is before Council: each asks for adoption.

    Raises:
        Malformed: a picture in them cannot be printed.
    """
    if not case.adopting:
        return ()
    since = (_since_committee(case),) if case.council.committee else ()
    made = (_adoption(case), _tracked(case), *since, schedule(case))
    texts = (case.council.base, case.council.text)
    return tuple(illustrated(sheet, texts, case.source) for sheet in made)


def appendices(case: Case) -> dict[str, str]:
    """Name what goes before Council, by its number; nothing, if nothing does."""
    return _titles(case) if case.adopting else {}


def _titles(case: Case) -> dict[str, str]:
    name = case.settings.name
    since = {"2B": f"{name} showing changes since the Committee’s draft"}
    return {
        "1": f"{name} for adoption",
        "2A": f"{name} showing tracked changes",
        **(since if case.council.committee else {}),
        "3": "Schedule of amendments",
    }


def _adoption(case: Case) -> Sheet:
    name = case.settings.name
    opening = (
        f"Council is asked to adopt this text, the {name}, in place of Part {case.instrument}. "
        f"{_changes(case)}"
    )
    printed = flow(case.council.text, case.shown(case.council.base, case.council.text))
    body = TextBody(flow=printed, protected=case.protected.ids)
    sheet = _sheet(case, "1", opening, body)
    became = drafted(case.council, case.bases, case.settings.subject, case.instrument)
    shown = case.shown(case.council.base, case.council.text)
    return replace(
        sheet,
        examples=worked(case.examples, case.council.text, shown),
        control=control((*case.recorded, *became.lines)),
    )


def _tracked(case: Case) -> Sheet:
    name = case.settings.name
    opening = (
        f"This shows every change between Part {case.instrument} as it is in force and the {name} "
        f"before Council (Appendix 1). {_changes(case)}"
    )
    return _tracked_sheet(case, "2A", opening)


def _since_committee(case: Case) -> Sheet:
    """Show what changed since the Committee gave its authority, where the draft was another."""
    name = case.settings.name
    opening = (
        "This shows every change between the draft as it stood when the Committee gave its "
        f"authority and the {name} before Council (Appendix 1). Appendix 2A shows every change "
        "from the text in force."
    )
    return _tracked_sheet(case, "2B", opening, case.council.committee)


def _tracked_sheet(case: Case, number: str, opening: str, since: int = 0) -> Sheet:
    before, after = case.council.after(since), case.council.text
    shown = (*case.shown(before, after), *case.shown(after, before)[1:])
    flow_ = tracked(case.council, shown, since)
    body = tracked_body(flow_, notes(case.council, case.bases), case.protected.ids)
    sheet = _sheet(case, number, " ".join((opening, *said(body))), body)
    return replace(sheet, base_digest=case.digests[since])


def schedule(case: Case) -> Sheet:
    """Make the schedule of amendments, without the pictures that its texts may show."""
    for_approval = case.council.part(PartOf.FOR_APPROVAL)
    decided = case.council.part(PartOf.DECIDED)
    carried = case.council.part(PartOf.CARRIED)
    meeting = " and those carried at the meeting in Part C" if carried else ""
    opening = (
        f"This lists every change between Part {case.instrument} as it is in force and the "
        f"{case.settings.name} before Council, with the current and the proposed words. "
        f"Council is asked to approve the {phrases.counted(len(for_approval), 'change')} in "
        f"Part A, and to note the {phrases.counted(len(decided), 'change')} in Part B{meeting}."
    )
    parts = (
        SchedulePart(
            heading=phrases.PART_A,
            opening=" ".join((phrases.PART_A_OPENING, *_together(case))),
            blocks=_blocks(case, for_approval),
            empty=phrases.PART_A_EMPTY,
        ),
        SchedulePart(
            heading=phrases.PART_B,
            opening=phrases.part_b_opening(case.resolved, case.settings.name),
            blocks=_blocks(case, decided),
            empty=phrases.PART_B_EMPTY,
        ),
        *_part_c(case, carried),
    )
    body = ScheduleBody(parts=parts, left_out=(*case.left_out, *_not_carried(case)))
    return _sheet(case, "3", opening, body)


def _together(case: Case) -> Iterator[str]:
    """Say which entries Council cannot vote on one by one."""
    for ids in case.together:
        items = (item for item in case.council.items if item.made.amendment.id in ids)
        yield phrases.voted_together([item.number for item in items])


def _not_carried(case: Case) -> Iterator[str]:
    """Say what was put to the meeting and is in nothing that it carried instead."""
    for made in case.council.made:
        if put := case.bases[made.amendment.id].put:
            yield from not_carried(put, made.amendment)


def _part_c(case: Case, carried: tuple[Item, ...]) -> tuple[SchedulePart, ...]:
    """Set out what the meeting carried, where it carried anything."""
    part = SchedulePart(
        heading=phrases.PART_C,
        opening=phrases.part_c_opening(case.settings.name),
        blocks=_blocks(case, carried),
        empty="",
    )
    return (part,) if carried else ()


def _sheet(case: Case, number: str, opening: str, body: Body) -> Sheet:
    kicker, title = f"Appendix {number}", _titles(case)[number]
    front = (opening, case.settings.standing)
    paragraphs: list[tuple[Piece, ...]] = [(Piece(text=words),) for words in front if words]
    if isinstance(body, TextBody):
        paragraphs += case.protected.said
    return Sheet(
        file=f"{kicker} {title}",
        council=case.council_name,
        kicker=kicker,
        title=title,
        status=phrases.draft_status(case.meeting),
        notice=case.settings.notice,
        opening=tuple(paragraphs),
        body=body,
        key=_key(body),
        last=phrases.last_page(case.check_code, case.day),
        day=case.day,
        language=case.language,
        accent=case.settings.accent,
        check_code=case.check_code,
        text_digest=case.digests[len(case.council.made)],
        amendments=tuple(made.amendment.id for made in case.council.made),
    )


def _key(body: Body) -> tuple[str, ...]:
    """Explain the marks of a document; in the schedule the entry stands above them."""
    match body:
        case TextBody():
            return phrases.key(marks_of(body.flow), phrases.IN_APPENDIX_3)
        case ScheduleBody():
            compared = [
                each
                for part in body.parts
                for block in part.blocks
                for one in block.comparisons
                for each in (*one.current, *one.proposed)
            ]
            return phrases.key(mark for each in compared for mark in marks_in(each))
        case _:
            assert_never(body)


def _changes(case: Case) -> str:
    """Say how many changes the text holds, and of which sort."""
    for_approval = len(case.council.part(PartOf.FOR_APPROVAL))
    decided = len(case.council.part(PartOf.DECIDED))
    carried = len(case.council.part(PartOf.CARRIED))
    meeting = f" and {carried} carried at the meeting (Appendix 3, Part C)" if carried else ""
    return (
        f"It holds {phrases.counted(for_approval + decided + carried, 'change')}: {for_approval} "
        f"for Council’s approval (Appendix 3, Part A){',' if carried else ' and'} {decided} made "
        f"under the Committee’s authority (Appendix 3, Part B){meeting}."
    )


def _reason(item: Item) -> str:
    """Join the reasons of an entry's instructions, each said once."""
    return " ".join(dict.fromkeys(entry.reason for _, entry in item.entries))


def _blocks(case: Case, items: Iterable[Item]) -> tuple[ScheduleBlock, ...]:
    """Set the entries of a part of the schedule, those of one amendment together."""
    by_amendment: dict[str, list[Item]] = {}
    for item in items:
        by_amendment.setdefault(item.made.amendment.id, []).append(item)
    blocks: dict[int, ScheduleBlock] = {}
    for group in by_amendment.values():
        made, numbers = group[0].made, {item.clause: item.number for item in group}
        whole = [item.clause for item in group if _is_whole(item)]
        shown = excerpts(made.before, made.after, numbers, whole)
        for item in group:
            blocks[item.number] = _block(case, item, numbers, shown[item.clause])
    return tuple(blocks[number] for number in sorted(blocks))


def _is_whole(item: Item) -> bool:
    """Say whether an entry puts in, replaces or takes out a whole instrument."""
    return any(isinstance(entry.instruction, OnInstruments) for _, entry in item.entries)


def _block(case: Case, item: Item, others: Mapping[str, int], shown: Columns) -> ScheduleBlock:
    basis = case.bases[item.made.amendment.id]
    seen = Seen(clause=item.clause, entries=others, within=case.instrument)
    put = as_published_of(basis.put, item.clause) if basis.put else ()
    current, proposed = shown
    return ScheduleBlock(
        number=item.number,
        heading=phrases.entry_heading(item.number, place(item, case.instrument)),
        sentences=tuple(sentence(entry.instruction, seen) for _, entry in item.entries),
        comparisons=(
            Comparison(
                citation=place(item, case.instrument),
                clause=item.clause,
                current=current,
                proposed=proposed,
            ),
        ),
        facts=(("Reason", _reason(item)), *basis.facts, *put),
    )
