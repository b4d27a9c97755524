"""Enter amendments in the draft: all of them or none, and only with their authority."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.asked import pending
from constitution_tool.engine.authority.authorise import authorise
from constitution_tool.engine.authority.entry import Texts, amendment_entry
from constitution_tool.engine.authority.verify import verify
from constitution_tool.engine.checking.record import check_one
from constitution_tool.engine.council import in_order
from constitution_tool.engine.record import read_record
from constitution_tool.engine.standings import bench, draft
from constitution_tool.engine.texts import adopted
from constitution_tool.errors import Conflict, Severity, Unauthorised
from constitution_tool.outcome import Outcome
from constitution_tool.store.plan import Commit, Plan, Write
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from constitution_tool.engine.authority.authorise import Authority
    from constitution_tool.engine.authority.entry import NewEntry
    from constitution_tool.engine.record import Record
    from constitution_tool.errors import Finding
    from constitution_tool.model.amendment import Amendment


def apply(root: Path, ids: tuple[str, ...], day: date) -> Outcome:
    """Enter amendments in the draft, each as the next entry of the register.

    Args:
        root: the repository's folder.
        ids: the amendments; those written on top of another come after it.
        day: the date of the entries.

    Raises:
        Conflict: an amendment does not fit the text, or source/ was edited by hand.
        Unauthorised: the record does not hold, or an amendment lacks its authority.
    """
    files = dict(read_tree(root))
    record = read_record(files)
    _refuse_unproved(verify(files).findings)
    done: list[_Entered] = []
    for amendment in in_order(pending(record, id_).value for id_ in dict.fromkeys(ids)):
        one = _enter(record, amendment, day)
        done.append(one)
        files[one.entry.path] = one.entry.data
        record = read_record(files)
    _refuse_unproved(verify(files).findings)
    return Outcome(
        result={
            "entered": [
                {"id": one.amendment.id, "entry": one.entry.entry.sequence} for one in done
            ],
            "check_code": record.register.check_code,
        },
        product=tuple(one.entry.path for one in done),
        narration=(
            *(
                f"Entered {one.amendment.id} in the draft (entry {one.entry.entry.sequence}): "
                f"{one.amendment.title}."
                for one in done
            ),
            "The text in force is unchanged: this takes effect only if Council adopts it.",
        ),
        plan=Plan(
            steps=(
                *(Write(path=one.entry.path, data=one.entry.data) for one in done),
                _commit(record, done, day),
            )
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entered:
    amendment: Amendment
    authority: Authority
    entry: NewEntry


def _enter(record: Record, amendment: Amendment, day: date) -> _Entered:
    """Judge one amendment on the draft as it stands, and write its entry."""
    text = draft(record)
    kept = record.register.amendments[amendment.id]
    authority = authorise(record.register, kept, text, day, bench(record))
    wrong = [f for f in check_one(record, amendment, text) if f.severity is Severity.ERROR]
    if wrong:
        raise Conflict(*wrong)
    after = Texts(source=adopted(record), draft=amend(text, amendment))
    entry = amendment_entry(record.register, authority, amendment, after, day)
    return _Entered(amendment=amendment, authority=authority, entry=entry)


def _commit(record: Record, done: list[_Entered], day: date) -> Commit:
    """Record the amendments, their statements and their entries, and nothing else."""
    ids = [one.amendment.id for one in done]
    what = f"amendment {ids[0]}" if len(ids) == 1 else f"amendments {', '.join(ids)}"
    titles = "; ".join(one.amendment.title for one in done)
    trailers = [line for one in done for line in _trailers(record, one)]
    paths = {
        path
        for one in done
        for path, _ in one.authority.relied_on
        if f"/{one.amendment.id}." in path
    }
    return Commit(
        message=f"Enter {what} in the draft\n\n{titles}\n\n" + "\n".join(trailers) + "\n",
        paths=tuple(sorted(paths | {one.entry.path for one in done})),
        day=day,
        domain=record.source.law.domain,
    )


def _trailers(record: Record, one: _Entered) -> list[str]:
    """Name an amendment, its entry and its authority, for whoever reads the history."""
    office = record.settings.office
    lines = [f"Amendment: {one.amendment.id}", f"Register-entry: {one.entry.path}"]
    for said in one.authority.said:
        what = said.statement.response.value.replace("-", " ")
        lines.append(f"Authority: {office(said.office)} {what}, {said.statement.day}")
    if one.authority.delegation:
        lines.append(f"Delegation: {one.authority.delegation.id}")
    return lines


def _refuse_unproved(findings: tuple[Finding, ...]) -> None:
    """Stop when the record does not hold; an edited source is a conflict with the text."""
    wrong = [finding for finding in findings if finding.severity is Severity.ERROR]
    if wrong and all(finding.code.startswith("source-") for finding in wrong):
        raise Conflict(*wrong)
    if wrong:
        raise Unauthorised(*wrong)
