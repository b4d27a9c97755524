"""Pending amendments are brought up to date with what was entered after they were written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.expectations import unmet
from constitution_tool.engine.amending.recite import recited
from constitution_tool.engine.asked import pending
from constitution_tool.engine.authority.moment import begin, follow
from constitution_tool.engine.authority.status import written_on
from constitution_tool.engine.colliding.update import Then, brought_up_to_date, written_then
from constitution_tool.engine.council import in_order
from constitution_tool.engine.record import read_record
from constitution_tool.engine.source import read_source
from constitution_tool.engine.texts import moment
from constitution_tool.errors import Conflict, Finding, Place, Severity
from constitution_tool.model.instrument import Index
from constitution_tool.notation.amendments.amendment_file import print_amendment
from constitution_tool.notation.amendments.instruction import print_sentence
from constitution_tool.notation.register.register_paths import signature_path, statement_path
from constitution_tool.outcome import Outcome
from constitution_tool.store.plan import Plan, Remove, Replace
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from constitution_tool.engine.record import Record
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.store.plan import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class _New:
    """An amendment as it was and is to be, the sentences left out, and the signatures voided."""

    old: Amendment
    amendment: Amendment
    left_out: tuple[str, ...]
    void: tuple[str, ...]


def amendment_update(root: Path, ids: tuple[str, ...]) -> Outcome:
    """Bring amendments up to date, those below before those on top of them; all, or none.

    Raises:
        Usage: there is no such amendment.
        Conflict: one is entered, or what it does and what was entered since interleave.
    """
    record = read_record(read_tree(root))
    chosen = in_order(pending(record, id_).value for id_ in dict.fromkeys(ids))
    news: list[_New] = []
    for one in chosen:
        new = _new(record, one)
        news.append(new)
        if new.amendment != one:
            record = _with(record, new.amendment)
    changed = [new for new in news if new.amendment != new.old]
    return Outcome(
        result={
            "amendments": [
                {
                    "id": new.old.id,
                    "updated": new.amendment != new.old,
                    "left_out": list(new.left_out),
                    "void": list(new.void),
                }
                for new in news
            ]
        },
        product=tuple(new.amendment.id for new in changed),
        narration=tuple(line for new in news for line in _said(new)),
        findings=tuple(finding for new in changed for finding in _void(new)),
        plan=Plan(steps=tuple(step for new in changed for step in _steps(record, new))),
    )


def _new(record: Record, amendment: Amendment) -> _New:
    """Bring one up to date, unless it fits: then only what it cites is, if nobody has signed it."""
    now = written_on(record.register, amendment, moment(record))
    signed = tuple(
        path
        for subject, office in sorted(record.register.statements)
        if subject == amendment.id
        for path in (statement_path(subject, office), signature_path(subject, office))
        if path in record.files
    )
    if not unmet(now, amendment):
        cited = amendment if signed else recited(amendment, Index(now))
        return _New(old=amendment, amendment=cited, left_out=(), void=())
    then = written_then(amendment, _texts(record, amendment))
    updated = brought_up_to_date(then, now, amendment)
    left_out = tuple(print_sentence(amendment.entries[n - 1].instruction) for n in updated.made)
    return _New(old=amendment, amendment=updated.amendment, left_out=left_out, void=signed)


def _texts(record: Record, amendment: Amendment) -> Iterator[Then]:
    """Walk the texts an amendment may have been written on, the latest first."""
    register = record.register
    moments = [begin(read_source(register.texts.get(0, {})))]
    for kept in register.entries[1:]:
        moments.append(follow(moments[-1], register, kept.value.subject))
    below = _below(record, amendment)
    for place, one in reversed([*enumerate(moments, start=1)]):
        subjects = [kept.value.subject for kept in register.entries[place:]]
        since = [s for s in subjects if s in register.amendments and s not in below]
        try:
            text = written_on(register, amendment, one)
        except Conflict:  # what it is written on top of did not fit then
            continue
        yield Then(text=text, since=tuple(register.amendments[s].value for s in since))


def _below(record: Record, amendment: Amendment) -> set[str]:
    """Name all that an amendment is written on top of."""
    named = {id_ for id_ in amendment.after if id_ in record.amendments}
    return named.union(*(_below(record, record.amendments[id_]) for id_ in named))


def _with(record: Record, amendment: Amendment) -> Record:
    """Let those on top of an amendment be judged on it as it is to be."""
    amendments = dict(record.register.amendments)
    amendments[amendment.id] = replace(amendments[amendment.id], value=amendment)
    return replace(record, register=replace(record.register, amendments=amendments))


def _steps(record: Record, new: _New) -> Iterator[Step]:
    kept = record.register.amendments[new.old.id]
    data = print_amendment(new.amendment).encode()
    yield Replace(path=kept.path, old=record.files[kept.path], data=data)
    for path in new.void:
        yield Remove(path=path, old=record.files[path])


# --- saying so --------------------------------------------------------------------------------


def _said(new: _New) -> Iterator[str]:
    id_ = new.old.id
    if new.amendment == new.old:
        yield f"{id_} still fits the text as it stands: it is left as it is."
        return
    yield f"{id_} is brought up to date with the text as it stands."
    for sentence in new.left_out:
        yield f"  Left out, for the text already says so: {sentence}"


def _void(new: _New) -> Iterator[Finding]:
    """Say that what was signed of an amendment holds no longer."""
    if new.void:
        yield Finding(
            code="signatures-void",
            problem=f"{new.old.id} had been signed as it was: {' and '.join(new.void)} "
            "hold no longer, and are removed.",
            remedy="have it signed again: `review`, then `authorise`.",
            place=Place(path=f"amendments/{new.old.id}.md"),
            severity=Severity.WARNING,
        )
