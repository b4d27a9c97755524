"""What is wrong with a publication: its day, its files, its lateness?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.clear_days import Duty
from constitution_tool.errors import Errors, Finding, Place, Severity
from constitution_tool.notation.papers.published_file import published_path
from constitution_tool.publish.papers import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from constitution_tool.engine.clear_days import Notice
    from constitution_tool.model.published import Published
    from constitution_tool.publish.papers.frozen import Since
    from constitution_tool.publish.papers.pack import Pack


def supplemented(of: Since | None, day: date) -> Since:
    """Give what became of published papers; refuse a supplement to what was not published.

    Raises:
        Errors: the papers of the meeting were not.
    """
    if of is None:
        raise Errors(
            Finding(
                code="supplement-early",
                problem=f"The papers for {phrases.day(day)} have not been published, as far as is "
                "put down, so nothing can be a supplement to them.",
                remedy=f"make them with “pack {day} --final”; once they are published, put that "
                f"down with “pack {day} --published DATE”.",
            )
        )
    return of


def late(notices: Iterable[Notice], written: Published) -> Iterator[Finding]:
    """Name each notice of which too few clear days were left on the day of publication."""
    for notice in notices:
        if notice.is_late(written.day):
            said = f"Why is said: “{written.late}”" if written.late else "Nothing says why."
            yield Finding(
                code="published-late",
                severity=Severity.WARNING,
                problem=f"{phrases.too_late(notice, written.day)} {said}",
                remedy=_of_lateness(notice, written.day),
                place=Place(path=published_path(written.meeting, written.number)),
            )


def _of_lateness(notice: Notice, published: date) -> str:
    """Say what the law offers for late papers; it has nothing of the kind for a late summons."""
    if notice.duty is Duty.INSPECTION:
        return (
            "the meeting may consider them only if its chair rules them urgent, for special "
            "circumstances that the minutes specify (section 100B(4)(b)); a report says why it is "
            'late, and leaves room for the ruling, with late = "…" in its head.'
        )
    short = phrases.counted(len(notice.due.days) - notice.left(published), "clear day")
    return (
        f"if the summons went out with them, it falls short by {short}, and no ruling of the chair "
        "makes up for that: take legal advice before the meeting is held."
    )


def wrong_day(made: Pack, of: Since | None, day: date) -> Finding | None:
    """Say why papers cannot have been published on a day, if they cannot.

    It is not before the record they are made from, nor before what they supplement, nor after the
    meeting.
    """
    case = made.case
    said = f"the last entry they are made from is of {phrases.day(case.day)}"
    earliest = case.day
    if of and of.last.day > earliest:
        earliest = of.last.day
        said = f"what they supplement was published on {phrases.day(earliest)}"
    if earliest <= day <= case.meeting.day:
        return None
    return Finding(
        code="published-day",
        problem=f"The papers cannot have been published on {phrases.day(day)}: {said}, the meeting "
        f"on {phrases.day(case.meeting.day)}.",
        remedy="give the day on which they were published.",
    )


def not_lying(path: str, written: Published) -> Finding:
    """Say that what lies in a folder is not what would be put down as published."""
    again = " --supplement --late “…”" if written.number else ""
    other = "leave --late out, if the one that lies there gives another reason; or " * bool(again)
    return Finding(
        code="published-unmade",
        problem="What would be put down as published is not what lies in the folder.",
        remedy=f"{other}make it with “pack {written.meeting}{again} --final”, publish just that, "
        "and then run this again.",
        place=Place(path=path),
    )
