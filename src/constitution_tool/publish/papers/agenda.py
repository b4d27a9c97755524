"""What stands before the papers of a meeting that are put into one file? The agenda's cover."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from constitution_tool.model.paper import Stage
from constitution_tool.model.passage import Flow, Piece
from constitution_tool.model.sheet import Begins, Sheet, TextBody
from constitution_tool.publish.papers import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.publish.papers.pack import Document, Pack


class Readers(Enum):
    """For whom a file of papers is: anyone, or those from whom nothing is kept back."""

    PUBLIC = "public"
    RESTRICTED = "restricted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """The papers of a meeting for one file, the cover first.

    `pages` stands before the number of each page ("S1-"), so that over all the files of a meeting
    no number names two pages.
    """

    sheets: tuple[Sheet, ...]
    pages: str


def agenda_of(made: Pack, readers: Readers, stage: Stage, number: int) -> Agenda | None:
    """Put a cover before the documents of a pack, that names the meeting and lists them.

    Args:
        made: the pack, or the supplement.
        readers: whose documents are meant; where there are none, there is no agenda.
        stage: draft or final, as they are.
        number: which supplement it is; 0 of the papers themselves.
    """
    documents = _of(made, readers)
    if not documents:
        return None
    name = phrases.agenda_name(number)
    if readers is Readers.RESTRICTED:
        name = phrases.restricted(name)
    prefix = f"S{number}-" if number else ""
    return Agenda(
        sheets=(_cover(made, readers, stage, (name, number)), *(one.sheet for one in documents)),
        pages=prefix if readers is Readers.PUBLIC else f"{prefix}R",
    )


def _of(made: Pack, readers: Readers) -> tuple[Document, ...]:
    return made.public if readers is Readers.PUBLIC else made.restricted


def _cover(made: Pack, readers: Readers, stage: Stage, named: tuple[str, int]) -> Sheet:
    case, (name, number) = made.case, named
    meeting = case.meeting
    kept = () if readers is Readers.PUBLIC else (phrases.KEPT_BACK,)
    draft = (phrases.NOT_PUBLISHED,) if stage is Stage.DRAFT else ()
    return Sheet(
        file=name,
        council=case.council_name,
        kicker=name,
        title=f"{meeting.title}, {phrases.day(meeting.day)}",
        status=" ".join((*kept, *draft)),
        notice=case.settings.notice,
        opening=tuple((Piece(text=words),) for words in _opening(made, readers, number)),
        body=TextBody(flow=Flow(printed=()), contents=True, begins=Begins.RUNS_ON),
        day=case.day,
        language=case.language,
        accent=case.settings.accent,
        check_code=case.check_code,
    )


def _opening(made: Pack, readers: Readers, number: int) -> Iterator[str]:
    """Say what the file holds; to the public, also that each other paper is kept back, and why."""
    apart = ""
    if readers is Readers.RESTRICTED:
        apart = " from which the public may be kept"
    elif made.restricted:
        apart = " that the public may read"
    of = phrases.of_supplement(number)
    many = len(_of(made, readers))
    yield phrases.agenda(many, f"{of}before {made.case.meeting.body}{apart}")
    if readers is Readers.PUBLIC:
        yield from (phrases.kept_under(one.known_as, one.kept_under) for one in made.restricted)
