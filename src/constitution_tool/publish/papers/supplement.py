"""What is published after the papers of a meeting: what changed since, why late, and the ruling?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.comparing.count import marks_of
from constitution_tool.engine.comparing.lines import changed_lines
from constitution_tool.errors import Finding, Severity
from constitution_tool.model.paper import Stage
from constitution_tool.model.passage import Flow, Passage, Piece, Role
from constitution_tool.model.sheet import Begins, Sheet, TextBody
from constitution_tool.model.words import Face
from constitution_tool.publish.papers import phrases
from constitution_tool.publish.papers.called import called
from constitution_tool.publish.papers.pack import Document
from constitution_tool.publish.papers.ruling import ruling
from constitution_tool.publish.papers.said import lines_said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.model.passage import Printed
    from constitution_tool.publish.papers.frozen import Changed, Since
    from constitution_tool.publish.papers.pack import Pack

_MARGIN = -1


def supplement(made: Pack, of: Since, late: str, stage: Stage) -> Pack:
    """Make of a pack the supplement to what was published: what changed, and that whole.

    Args:
        made: the pack as it is now.
        of: what became of it since it was published; not nothing.
        late: why it could not be published in time, in the officer's words; empty if not yet said.
        stage: draft or final.
    """
    gone_on = {*(one.document.name for one in of.changed), *(one.name for one in of.new)}
    number = len(of.every)
    own = Document(sheet=_sheet(made, of, late, stage))
    return replace(
        made,
        public=(own, *(_edition(one, number) for one in made.public if one.name in gone_on)),
        restricted=tuple(_edition(one, number) for one in of.sealed),
        missing=(*made.missing, *(() if late else (_no_reason(stage),))),
    )


def _edition(one: Document, number: int) -> Document:
    """Name a document apart from the published one, which whoever holds both must see."""
    sheet = replace(
        one.sheet,
        file=f"{one.sheet.file} (supplement {number})",
        status=f"{phrases.supplement(number)}. {one.sheet.status}".strip(),
    )
    return replace(one, sheet=sheet, edition_of=one.name)


def _no_reason(stage: Stage) -> Finding:
    return Finding(
        code="late-unsaid",
        severity=Severity.ERROR if stage is Stage.FINAL else Severity.WARNING,
        problem="It is not said why the supplementary paper is late.",
        remedy="say it: --late “…”. The chair of the meeting rules on it.",
    )


def _sheet(made: Pack, of: Since, late: str, stage: Stage) -> Sheet:
    case, number = made.case, len(of.every)
    first = of.every[0]
    title = phrases.since_published(number - 1, of.last.day)
    body = TextBody(
        flow=Flow(printed=tuple(_printed(of, late))), contents=False, begins=Begins.RUNS_ON
    )
    draft = stage is Stage.DRAFT
    return Sheet(
        file=f"Supplementary paper {number} {title}",
        council=case.council_name,
        kicker=f"Supplementary paper {number}",
        title=title,
        status=phrases.NOT_PUBLISHED if draft else "",
        notice=case.settings.notice,
        opening=((Piece(text=phrases.supplemented(first.day, number - 1, of.last.day)),),),
        facts=(
            ("Meeting", f"{case.meeting.title}, {phrases.day(case.meeting.day)}"),
            *(
                (phrases.supplement(one.number) or "Papers", f"Published on {phrases.day(one.day)}")
                for one in of.every
            ),
        ),
        body=body,
        key=phrases.key(marks_of(body.flow)),
        last=phrases.last_page(case.check_code, case.day),
        day=case.day,
        language=case.language,
        accent=case.settings.accent,
        check_code=case.check_code,
    )


def _printed(of: Since, late: str) -> Iterator[Printed]:
    yield _heading("What has changed")
    yield from map(_bullet, _told(of))
    for one in of.changed:
        yield _heading(_called(one.document))
        yield from _changes(one)
    yield _heading("Why this is late")
    yield _words(late or phrases.LATE_UNSAID)
    yield from ruling()


def _called(one: Document) -> str:
    return called(one.name, one.sheet.title)


def _told(of: Since) -> Iterator[str]:
    """Say of each document what became of it; of what the public may not have, only that it did."""
    yield from (f"{_called(one.document)}: {phrases.CHANGED}" for one in of.changed)
    yield from (f"{_called(one)}: {phrases.NEW}" for one in of.new)
    yield from (f"{called(name)}: {phrases.WITHDRAWN}" for name in of.withdrawn)
    if of.sealed or of.unsealed:
        yield phrases.sealed_since(len(of.sealed), of.unsealed)


def _changes(one: Changed) -> Iterator[Printed]:
    """Mark what changed; a document that marks changes itself is given out anew and said to be."""
    body = one.document.sheet.body
    if isinstance(body, TextBody) and any(marks_of(body.flow)):
        yield _words(phrases.MARKED_ANEW)
    else:
        yield from map(_under, changed_lines(one.then, lines_said(one.document.sheet)))


def _under(line: Printed) -> Printed:
    """Set the heading of a changed document under that of the document, on one page with it."""
    if not isinstance(line, Passage) or not all(Face.STRONG in one.face for one in line.pieces):
        return line
    pieces = tuple(replace(one, face=Face.PLAIN) for one in line.pieces)
    return replace(line, role=Role.HEADING, depth=1, pieces=pieces)


def _heading(words: str) -> Passage:
    return Passage(clause="", role=Role.HEADING, depth=0, pieces=(Piece(text=words),))


def _words(words: str) -> Passage:
    return Passage(clause="", role=Role.WORDS, depth=_MARGIN, pieces=(Piece(text=words),))


def _bullet(words: str) -> Passage:
    return replace(_words(words), role=Role.BULLET, bullet=1)
