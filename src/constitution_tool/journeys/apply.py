"""Enter amendments, in the draft or in the text: all or none, and only with their authority."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.asked import pending
from constitution_tool.engine.authority.enter import enter
from constitution_tool.engine.authority.verify import refuse_edited_or_unproved, verify
from constitution_tool.engine.checking.record import refuse_unsound
from constitution_tool.engine.council import in_order
from constitution_tool.engine.record import read_record
from constitution_tool.engine.standings import bench
from constitution_tool.engine.texts import moment
from constitution_tool.notation.register.register_paths import amendment_path
from constitution_tool.outcome import Outcome
from constitution_tool.publish.pdf.unprintable import of_amendment, refuse_unprintable
from constitution_tool.store.entering import changes_text, commit_of, steps_of
from constitution_tool.store.plan import Plan, applied
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from constitution_tool.engine.authority.enter import Entered
    from constitution_tool.engine.record import Record
    from constitution_tool.errors import Finding


def apply(root: Path, ids: tuple[str, ...], day: date) -> Outcome:
    """Enter amendments, each as the next entry of the register.

    Args:
        root: the repository's folder.
        ids: the amendments; those written on top of another come after it.
        day: the date of the entries.

    Raises:
        Conflict: an amendment does not fit the text, or source/ was edited by hand.
        Unauthorised: the record does not hold, or an amendment lacks its authority.
        Malformed: no PDF could show a character of an amendment.
    """
    files = dict(read_tree(root))
    record = read_record(files)
    refuse_edited_or_unproved(verify(files).findings)
    made, warnings = _entered(record, ids, day)
    steps = steps_of(files, made)
    refuse_edited_or_unproved(verify(applied(files, steps)).findings)
    commit = commit_of(record, made, _title(record, made), steps)
    return Outcome(
        result={
            "entered": [
                {"id": one.authority.subject, "entry": one.entry.entry.sequence} for one in made
            ],
            "check_code": made[-1].entry.check_code,
        },
        product=tuple(one.entry.path for one in made),
        narration=(*(_said(record, one) for one in made), *_effects(made)),
        findings=warnings,
        plan=Plan(steps=(*steps, commit)),
    )


def _entered(
    record: Record, ids: tuple[str, ...], day: date
) -> tuple[list[Entered], tuple[Finding, ...]]:
    """Judge each amendment on the texts as the one before left them, and write its entry.

    Give with them what is to be looked at and stops nothing, such as a number still to be given.
    """
    register, now, council = record.register, moment(record), bench(record)
    made: list[Entered] = []
    warnings: list[Finding] = []
    for amendment in in_order(pending(record, id_).value for id_ in dict.fromkeys(ids)):
        one = enter(register, amendment.id, now, day, council)
        warnings += refuse_unsound(record, amendment, now)
        refuse_unprintable(of_amendment(record.files, amendment_path(amendment.id)))
        made.append(one)
        register, now = one.register, one.after
    return made, tuple(warnings)


def _title(record: Record, made: list[Entered]) -> str:
    ids = [one.authority.subject for one in made]
    what = f"amendment {ids[0]}" if len(ids) == 1 else f"amendments {', '.join(ids)}"
    titles = "; ".join(record.amendments[id_].title for id_ in ids)
    in_text = [changes_text(one) for one in made]
    where = (
        "the text" if all(in_text) else "the draft and the text" if any(in_text) else "the draft"
    )
    return f"Enter {what} in {where}\n\n{titles}"


def _said(record: Record, one: Entered) -> str:
    id_, where = one.authority.subject, "text" if changes_text(one) else "draft"
    return (
        f"Entered {id_} in the {where} (entry {one.entry.entry.sequence}): "
        f"{record.amendments[id_].title}."
    )


def _effects(made: list[Entered]) -> tuple[str, ...]:
    """Say what is in force of it, and when."""
    lines = [
        f"The text is changed: {one.authority.subject} takes effect on {one.entry.entry.effective}."
        for one in made
        if changes_text(one)
    ]
    if len(lines) < len(made):
        lines.append("The text in force is unchanged: this takes effect only if Council adopts it.")
    return tuple(lines)
