"""What does putting something on record do to the disk, and to git?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.authority.certifying import relies_on
from constitution_tool.engine.record import SETTINGS
from constitution_tool.engine.source import under
from constitution_tool.model.amendment import IN_THE_TEXT
from constitution_tool.model.authority import EntryKind
from constitution_tool.notation.amendments.given_text import files_of
from constitution_tool.notation.register.register_paths import SOURCE, subject_path
from constitution_tool.store.plan import Commit, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from constitution_tool.engine.authority.enter import Entered
    from constitution_tool.engine.record import Record
    from constitution_tool.store.plan import FileStep


def steps_of(files: Mapping[str, bytes], made: Sequence[Entered]) -> tuple[FileStep, ...]:
    """Write the entries, the texts they keep, and the text itself where it changes.

    Args:
        files: the files as they lie.
        made: what is put on record, in order.
    """
    new: dict[str, bytes | None] = {}
    for one in made:
        new |= {**dict(one.entry.kept_text), one.entry.path: one.entry.data}
    source = made[-1].after.source.files
    gone = dict.fromkeys(under(files, SOURCE).keys() - source.keys())
    return written(files, {**new, **source, **gone})


def commit_of(
    record: Record, made: Sequence[Entered], title: str, steps: Sequence[FileStep]
) -> Commit:
    """Record what was put on record, with the files it rests on, and nothing else.

    Args:
        record: the repository before it.
        made: what is put on record, in order.
        title: what is done, in a line.
        steps: the files that the plan writes.
    """
    own = {
        path
        for one in made
        for path, _ in one.authority.relied_on
        if path in {subject_path(one.authority.subject), *_brought(one)}
        or path.startswith(f"register/statements/{one.authority.subject}.")
    }
    if made[0].entry.entry.kind is EntryKind.FOUNDING:
        own |= {SETTINGS, *record.source.files}
    for one in made:
        if amendment := record.amendments.get(one.authority.subject):
            own |= files_of(amendment).keys()
    trailers = [line for one in made for line in _trailers(record, one)]
    return Commit(
        message=f"{title}\n\n" + "\n".join(trailers) + "\n",
        paths=tuple(sorted(own | {step.path for step in steps})),
        day=made[-1].entry.entry.day,
        domain=record.source.law.domain,
    )


def _brought(one: Entered) -> Mapping[str, str]:
    """Name the files that a decision brings with it: a version, or what Council approved."""
    decision = one.register.decisions.get(one.authority.subject)
    return relies_on(one.register, decision.value) if decision else {}


def _trailers(record: Record, one: Entered) -> Iterator[str]:
    """Name what is entered, its entry and its authority, for whoever reads the history."""
    of_text = one.entry.entry.kind is EntryKind.AMENDMENT
    yield f"{'Amendment' if of_text else 'Decision'}: {one.authority.subject}"
    yield f"Register-entry: {one.entry.path}"
    for said in one.authority.said:
        what = said.statement.response.value.replace("-", " ")
        by = " (attested, not signed)" if said.statement.attested else ""
        office = record.settings.office(said.office)
        yield f"Authority: {office} {what}, {said.statement.day}{by}"
    if one.authority.delegation:
        yield f"Delegation: {one.authority.delegation.id}"


def changes_text(one: Entered) -> bool:
    """Say whether what was entered changed the adopted text itself."""
    proposal = one.register.amendments.get(one.authority.subject)
    return proposal is not None and proposal.value.kind in IN_THE_TEXT
