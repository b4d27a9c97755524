"""What stands before the papers of a meeting that are put into one file? The agenda's cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.model.paper import Stage
from constitution_tool.model.passage import Flow, Piece
from constitution_tool.model.sheet import Begins, Sheet, TextBody
from constitution_tool.publish.papers import phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_tool.publish.papers.council import Case
    from constitution_tool.publish.papers.pack import Document

AGENDA = "Agenda papers"


def agenda_sheets(case: Case, documents: Sequence[Document], stage: Stage) -> tuple[Sheet, ...]:
    """Put a cover before documents, that names the meeting and lists them.

    Args:
        case: what is before Council at the meeting.
        documents: the documents in the order of the agenda, at least one: all public, or none.
        stage: draft or final, as they are.
    """
    meeting = case.meeting
    public = not documents[0].sheet.status.startswith(phrases.KEPT_BACK)
    kept = () if public else (phrases.KEPT_BACK,)
    draft = (phrases.NOT_PUBLISHED,) if stage is Stage.DRAFT else ()
    cover = Sheet(
        file=AGENDA,
        council=case.council_name,
        kicker=AGENDA,
        title=f"{meeting.title}, {phrases.day(meeting.day)}",
        status=" ".join((*kept, *draft)),
        notice=case.settings.notice,
        opening=((Piece(text=phrases.agenda(meeting.body, len(documents))),),),
        body=TextBody(flow=Flow(printed=()), contents=True, begins=Begins.RUNS_ON),
        day=case.day,
        language=case.language,
        accent=case.settings.accent,
        check_code=case.check_code,
    )
    return (cover, *(one.sheet for one in documents))
