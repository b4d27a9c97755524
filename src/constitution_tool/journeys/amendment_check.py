"""Does an amendment keep every rule, and fit the text it is written on?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.asked import find
from constitution_tool.engine.checking.check_following import check_following
from constitution_tool.engine.checking.record import check_one
from constitution_tool.engine.record import read_record
from constitution_tool.engine.texts import moment
from constitution_tool.errors import Conflict, Severity
from constitution_tool.notation.register.register_paths import amendment_path
from constitution_tool.outcome import Outcome
from constitution_tool.publish.pdf.unprintable import of_amendment, refuse_unprintable
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from pathlib import Path


def amendment_check(root: Path, ids: tuple[str, ...]) -> Outcome:
    """Check some amendments, or all that nothing on record has settled.

    Raises:
        Conflict: with every finding, when one of them is an error.
        Malformed: no PDF could show a character of one of them.
    """
    record = read_record(read_tree(root))
    now = moment(record)
    waiting = [id_ for id_ in record.amendments if id_ not in now.became]
    chosen = [find(record, id_).value for id_ in (ids or waiting)]
    findings = tuple(
        finding
        for amendment in chosen
        if amendment.id not in now.became
        for finding in (
            *check_one(record, amendment, now),
            *check_following(record, amendment, now),
        )
    )
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise Conflict(*findings)
    for amendment in chosen:
        refuse_unprintable(of_amendment(record.files, amendment_path(amendment.id)))
    return Outcome(
        result={"checked": [amendment.id for amendment in chosen]},
        findings=findings,
        narration=(f"Checked {', '.join(a.id for a in chosen) or 'nothing'}: no errors.",),
    )
