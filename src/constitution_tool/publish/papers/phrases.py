"""What words do the papers use? Every sentence members read that is not the law itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.clear_days import Duty
from constitution_tool.model.amendment import IN_THE_TEXT
from constitution_tool.model.authority import Status
from constitution_tool.model.passage import Act
from constitution_tool.notation.register.check_code import dated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from constitution_tool.engine.clear_days import Notice
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.passage import Mark
    from constitution_tool.model.settings import Meeting

_FEW = 4
"""Amendments that a title still names one by one."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
"""Month names as papers print them, whatever the machine's own language."""

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS = {5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}
NEEDED = {
    Duty.SUMMONS: "Members must be summoned",
    Duty.INSPECTION: "The agenda must be published",
}

UNDECIDED = "Not yet decided"
DECIDED = "Decided, but not yet entered"
NOT_DECIDED = f"{UNDECIDED}. Not included in the text before Council."
NOT_ENTERED = "Decided, but not yet entered in the draft. Not included in the text before Council."
CORRECTS = "It corrects the text in force, which is unchanged until it is entered."

_ADDED_DELETED = (
    "Added words are underlined and begin [Added:]. Deleted words are struck through and begin "
    "[Deleted:]."
)
_MOVED = (
    "Moved words are struck through with dashes where they stood, and begin [Moved from here:]; "
    "where they now stand they are underlined with dashes, and begin [Moved to here:]."
)
IN_APPENDIX_3 = "The number after each change is its entry in Appendix 3."
IN_THE_LIST = "The number after each change is its entry in the list above."

NOTHING_BEFORE = "Nothing is before Council."
NOT_PUBLISHED = "DRAFT. Not yet published."
KEPT_BACK = "NOT FOR PUBLICATION."
CONFIDENTIAL = "confidential, section 100A(3) of the Local Government Act 1972"

RULING = "Ruling on urgency"
RULING_LAW = (
    "What was not open to inspection in time may be considered only if the chair of the meeting is "
    "of the opinion that, by reason of special circumstances, which the minutes must specify, it "
    "should be considered at the meeting as a matter of urgency (Local Government Act 1972, "
    "section 100B(4)(b))."
)
RULING_ROWS = (
    "The chair of the meeting",
    "Rules this urgent, or not urgent",
    "By reason of these special circumstances",
    "Name, signature and date",
)
"""The head of the first column of the room for the ruling, and its rows."""
RULING_ROOM = "To be completed at the meeting"
LATE_UNSAID = "[To be written: why this could not be published in time.]"
CHANGED = "changed. As it now reads, it goes with this paper."
NEW = "new. It goes with this paper."
WITHDRAWN = "no longer before the meeting."
MARKED_ANEW = (
    "It shows changes by marks, which are set anew; as it now reads, it goes with this paper. What "
    "changed in the text itself is shown under the other documents here."
)

PROPOSED = "Proposed changes. Not in force."
WRITTEN_ON = "the text they are written on"

EXAMPLES = ("Imagined example", "What happens", "The paragraphs it is about")
"""The columns of the worked examples."""
EXAMPLE_STALE = " (the example has not yet been read beside these words)"
CONTROL = ("Date", "Change", "Authority")
PUT_ON_RECORD = "The text in force was put on record"
FOR_DECISION = "For decision"
PROTECTED = (
    "Protected paragraphs, which the law requires and no amendment may touch, are marked by a line "
    "at their left:"
)

PART_A = "Part A: changes for approval"
PART_A_OPENING = "For decision. Council is asked to approve these changes."
PART_A_EMPTY = "There are no changes for approval."
PART_B = "Part B: changes already decided"
PART_B_EMPTY = "No changes have been made under the Committee’s authority."
PART_C = "Part C: changes carried at the meeting"

FOR_APPROVAL = "For approval by Council"
COUNCIL = "Council"


def key(marks: Iterable[Mark], *more: str) -> tuple[str, ...]:
    """Explain the marks of a document, as far as it has them, and what stands beside them."""
    acts = {mark.act for mark in marks}
    if not acts:
        return ()
    moved = (_MOVED,) if acts & {Act.MOVED_FROM, Act.MOVED_TO} else ()
    return (" ".join((_ADDED_DELETED, *moved, *more)),)


def left_out(amendment: Amendment, status: Status) -> str:
    """Say why an amendment is not in the text before Council, or not yet in the text in force."""
    decided = status is Status.DECIDED
    if amendment.kind in IN_THE_TEXT:
        return f"{DECIDED if decided else UNDECIDED}. {CORRECTS}"
    return NOT_ENTERED if decided else NOT_DECIDED


def day(when: date) -> str:
    """Write a day as papers do: 21 May 2024."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def weekday(when: date) -> str:
    """Write a day with its name: Monday 13 May 2024."""
    return f"{DAYS[when.weekday()]} {day(when)}"


def deadline(notice: Notice) -> str:
    """Say by when something must be done before a meeting, and how its clear days are counted."""
    by, days = notice.due.publish_by, len(notice.due.days)
    return (
        f"{NEEDED[notice.duty]} by {weekday(by)}: {_NUMBERS.get(days, str(days))} clear days, not "
        "counting that day, the day of the meeting, weekends or bank holidays."
    )


def too_late(notice: Notice, published: date) -> str:
    """Say that a day of publication leaves too few clear days, and how many there must be."""
    left = counted(notice.left(published), "clear day")
    return (
        f"Papers published on {day(published)} leave {left} before the meeting. "
        f"{deadline(notice)} ({notice.duty.law}.)"
    )


def counted(number: int, one: str, many: str = "") -> str:
    """Count things in words a sentence can hold: "1 change", "3 changes"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def supposed(text: str) -> str:
    """Say that some amendments are put to a text, and that entries are numbered for this alone."""
    return (
        f"This shows what these amendments, and no others, would do to {text}. Entries are "
        "numbered for this document alone."
    )


def untouched(titles: Sequence[str]) -> str:
    """Say which texts are not shown, because nothing in them changes."""
    *most, last = titles
    named = f"{', '.join(most)} and {last}" if most else last
    return f"Nothing changes in {named}; what does not change is not shown here."


def side_by_side(title: str) -> str:
    """Say why a part is printed in two columns."""
    return (
        f"Over half the words of {title} change. Its current and its proposed text are therefore "
        "printed side by side."
    )


def entries(numbers: Iterable[int]) -> str:
    """Name entries of a schedule: "Entry 3", "Entries 1 to 3", "Entries 2, 5 and 6"."""
    *most, last = sorted(numbers)
    if not most:
        return f"Entry {last}"
    if len(most) > 1 and last - most[0] == len(most):
        return f"Entries {most[0]} to {last}"
    return f"Entries {', '.join(map(str, most))} and {last}"


def voted_together(numbers: Iterable[int]) -> str:
    """Say that the words of some entries stand on one another's."""
    named = entries(numbers)
    return f"{named} cannot be voted on one by one: one stands on the words of another."


def entry_heading(number: int, place: str) -> str:
    """Name a schedule entry: "3. Introduction, paragraph iii", "Entry 3: 4 Membership"."""
    if place[:1].isdigit():  # two numbers in a row would read as one
        return f"Entry {number}: {place}"
    return f"{number}. {place}"


def amendments(ids: list[str]) -> str:
    """Name amendments in a title: each of a few, the first and the last of many."""
    if len(ids) > _FEW:
        return f"{len(ids)} amendments, {ids[0]} to {ids[-1]}"
    *most, last = ids
    return f"{', '.join(most)} and {last}" if most else last


def part_b_opening(resolved: date | None, name: str) -> str:
    """Say what Part B holds, and that it takes effect only if Council adopts what `name` names."""
    since = f" since {day(resolved)}" if resolved else ""
    return (
        f"For information. Made to the draft{since} under the Committee’s authority. "
        f"They take effect only if Council adopts the {name}."
    )


def part_c_opening(name: str) -> str:
    """Say what Part C holds, and that it takes effect only if Council adopts what `name` names."""
    return (
        "For information. Carried at the meeting. They take effect only if Council adopts the "
        f"{name}."
    )


def draft_status(meeting: Meeting) -> str:
    """Say that a text is before Council and not the law."""
    return f"DRAFT for adoption by Council on {day(meeting.day)}. Not in force."


def supplement(number: int) -> str:
    """Name a supplement: "Supplement 1"; nothing for the papers themselves (0)."""
    return f"Supplement {number}" if number else ""


def since_published(number: int, published: date) -> str:
    """Title a supplementary paper: it says what changed since the papers, or the last of them."""
    if number:
        return f"Changes since Supplement {number}, published on {day(published)}"
    return f"Changes since publication on {day(published)}"


def supplemented(published: date, number: int, last: date) -> str:
    """Say what a supplementary paper is: what changed since the papers, or the last supplement.

    Args:
        published: when the papers were.
        number: how many supplements there are already.
        last: when the papers, or the last supplement, were published.
    """
    before = f"{supplement(number)}, published on {day(last)}" if number else ""
    since = f"since {before}. What changed before stands in that" if number else "since"
    return (
        f"The papers for this meeting were published on {day(published)}, and stay as they were "
        f"published. This paper says, document by document, what has changed {since}. What is "
        "changed or new goes with it, whole."
    )


def sealed_since(new: int, gone: int) -> str:
    """Say that what the public may be kept from has changed, and no word of it.

    They are counted, not known by name: one gone where one is new is the same paper, changed, or
    another in its place.
    """
    changed = min(new, gone)
    became = (
        (changed, "changed or replaced, and given to Members apart"),
        (gone - changed, "withdrawn"),
        (new - changed, "new, and given to Members apart"),
    )
    told = "; ".join(
        f"{counted(number, 'paper')} {'is' if number == 1 else 'are'} {what}"
        for number, what in became
        if number
    )
    return f"Of the papers from which the public may be kept: {told}."


def agenda_name(number: int) -> str:
    """Name one file of all the papers of a meeting, or of a supplement to them."""
    return f"Supplementary papers {number}" if number else "Agenda papers"


def restricted(name: str) -> str:
    """Name a file apart from that which the public has: "Restricted agenda papers"."""
    return f"Restricted {name[:1].lower()}{name[1:]}"


def of_supplement(number: int) -> str:
    """Say of which supplement papers are, before a space: "of Supplement 1 "; or nothing."""
    return f"of {supplement(number)} " if number else ""


def agenda(documents: int, which: str) -> str:
    """Say what one file of papers holds, "before Full Council", and how its pages are numbered."""
    numbered = "page numbers are those of this file as a whole."
    if documents == 1:
        return f"This is the one paper {which}; {numbered}"
    return (
        f"These are the {counted(documents, 'paper')} {which}, in the order of the agenda. Each "
        f"begins on a page of its own; {numbered}"
    )


def exempt_under(paragraph: str) -> str:
    """Cite what makes information exempt."""
    return f"exempt, Schedule 12A, Part 1, paragraph {paragraph}, to the Local Government Act 1972"


def kept_under(known_as: str, grounds: Sequence[str]) -> str:
    """Say of a paper that it is kept back, and under what, without a word that it says."""
    return f"{known_as} is kept from the public ({'; '.join(grounds)})."


def in_draft_pack(status: str) -> str:
    """Say of a document, before whatever it says itself, that its pack may still change."""
    own = status.removeprefix("DRAFT ")
    if own != status:
        return f"DRAFT, not yet published, {own}"
    return status if status.startswith(NOT_PUBLISHED) else f"{NOT_PUBLISHED} {status}".strip()


def minuted(minute: str) -> str:
    """Cite a minute: "minute 12", "minute not held"."""
    said = minute[:1].lower() + minute[1:]
    return said if said.startswith("minute") else f"minute {minute}"


def corrected_since(said: str, corrected: date) -> str:
    """Say of a text from what day it is as last corrected."""
    return (
        f"{said}; as corrected from {day(corrected)}"
        if said
        else f"As corrected from {day(corrected)}"
    )


def last_page(check_code: str, recorded: date) -> tuple[str, ...]:
    """Say what the check code is for; the first line is the heading of the last page."""
    return (
        "Check code",
        f"This document was made from the register of record as it stood on {day(recorded)}. "
        "Anyone who holds a copy of the register can check that it still contains that state:",
        dated(check_code, recorded),
    )
