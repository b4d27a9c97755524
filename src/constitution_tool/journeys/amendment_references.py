"""What must follow from an amendment, and which references can be made live? Drafts, never more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.asked import find, touched
from constitution_tool.engine.authority.status import written_on
from constitution_tool.engine.begun import Head, begun
from constitution_tool.engine.checking.check_following import doubtful, named
from constitution_tool.engine.record import read_record
from constitution_tool.engine.references.second import (
    LINKED,
    Second,
    consequential,
    held_by,
    linking,
)
from constitution_tool.engine.texts import moment
from constitution_tool.errors import Conflict, Finding, Place
from constitution_tool.model.amendment import Kind, OnAdoption, UnderDelegation
from constitution_tool.model.authority import IN_ADOPTED_TEXT, Status
from constitution_tool.model.instrument import Index, Instrument
from constitution_tool.notation.amendments.amendment_file import print_amendment
from constitution_tool.notation.amendments.instruction import print_sentence
from constitution_tool.notation.register.register_paths import amendment_path
from constitution_tool.notation.text.citing import find_one
from constitution_tool.outcome import Outcome
from constitution_tool.publish.amendment_text import amendment_lines
from constitution_tool.store.plan import Plan, written
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from constitution_tool.engine.authority.moment import Moment
    from constitution_tool.engine.record import Record
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.instrument import Constitution


__all__ = ["LINKED", "amendment_consequential", "amendment_link"]


def amendment_consequential(root: Path, head: Head, on: str) -> Outcome:
    """Draft the amendment that makes everything follow from another that must.

    Raises:
        Usage: there is no such amendment, or it is not said on what the second rests.
        Conflict: it does not fit the text, or was adopted already.
    """
    record = read_record(read_tree(root))
    now = moment(record)
    first = find(record, on).value
    upon = tuple(
        other
        for id_, other in sorted(record.amendments.items())
        if on in other.after and id_ not in now.became
    )
    made = begun(record, _head(head, first, upon))
    before, after, since = _texts(record, now, first, upon, made)
    second = consequential(before, after, since, made)
    if not second.amendment.entries:
        return Outcome(
            result={"id": "", "path": "", "sentences": []},
            narration=(f"Nothing can be drafted that must follow from {on}: {first.title}.",),
            findings=_findings(second, amendment_path(on)),
        )
    return _kept(record, second, after)


def amendment_link(root: Path, head: Head, where: tuple[str, ...], reason: str) -> Outcome:
    """Draft the amendment that makes the references in some protocols or paragraphs live.

    Raises:
        Usage: a citation fits nothing or several, or it is not said on what it rests.
    """
    record = read_record(read_tree(root))
    made = begun(record, head)
    base = written_on(record.register, made, moment(record))
    index = Index(base)
    found = [find_one(citation, index) for citation in where]
    ids = tuple(str(one.id if isinstance(one, Instrument) else one.clause.id) for one in found)
    within = held_by(base, ids or tuple(index.instruments))
    second = linking(base, made, within, reason)
    if not second.amendment.entries:
        return Outcome(
            result={"id": "", "path": "", "sentences": []},
            narration=("There is no reference in plain words that could be live.",),
            findings=_findings(second, amendment_path(made.id)),
        )
    return _kept(record, second, base)


def _head(head: Head, first: Amendment, upon: tuple[Amendment, ...]) -> Head:
    """Fill in what was not said: what the second is called and rests on follows from the first.

    It never takes effect before the first does, and lapses with it.
    """
    ground = first.basis if isinstance(first.basis, UnderDelegation) else None
    consequence = f"Consequential on {first.id}, {first.title}."
    same = head.kind == Kind.PRE_ADOPTION.value and ground is not None
    since = head.effective if isinstance(first.effective, OnAdoption) else first.effective
    return replace(
        head,
        effective=max(head.effective, since),
        expires=head.expires or first.expires,
        title=head.title or f"Consequential on {first.id}: {first.title}",
        evidence=head.evidence or consequence,
        why=head.why
        or f"{consequence} What refers to paragraphs that it renumbers, moves or "
        "omits, or counts them, must follow.",
        delegation=head.delegation or (ground.delegation if ground and same else ""),
        ground=head.ground or (ground.ground if ground and same else ""),
        ground_reason=head.ground_reason or (consequence if same else ""),
        written_on=tuple(
            dict.fromkeys((first.id, *(other.id for other in upon), *head.written_on))
        ),
    )


def _texts(
    record: Record, now: Moment, first: Amendment, upon: tuple[Amendment, ...], made: Amendment
) -> tuple[Constitution, Constitution, tuple[Amendment, ...]]:
    """Give the text without the first amendment, with it, and the amendments that lie between."""
    _refuse_settled(now, first)
    after = written_on(record.register, made, now)
    if not now.holds(first.id, made):
        before = written_on(record.register, replace(made, after=first.after), now)
        return before, after, (first, *upon)
    text = now.source.constitution
    at = [one.id for one in now.entered].index(first.id)
    for one in now.entered[:at]:
        text = amend(text, one)
    return text, after, (*now.entered[at:], *upon)


def _refuse_settled(now: Moment, first: Amendment) -> None:
    """Refuse what is in the text already, and what never will be."""
    became = now.became.get(first.id)
    if became is None or became is Status.ENTERED:
        return
    there = became in IN_ADOPTED_TEXT
    problem = f"{first.id} is in the text already." if there else f"Nothing comes of {first.id}."
    remedy = (
        "run check: it names what leads nowhere; amend each by hand."
        if there
        else "name an amendment that is entered, or still waits."
    )
    place = Place(path=amendment_path(first.id))
    raise Conflict(Finding(code="first-settled", problem=problem, remedy=remedy, place=place))


def _kept(record: Record, second: Second, base: Constitution) -> Outcome:
    """Keep the amendment as a draft, and show what it does."""
    made = second.amendment
    path = amendment_path(made.id)
    steps = written(record.files, {path: print_amendment(made).encode()})
    return Outcome(
        result={
            "id": made.id,
            "path": path,
            "sentences": [print_sentence(entry.instruction) for entry in made.entries],
        },
        product=(path,),
        narration=amendment_lines(made, base, touched(made, base)),
        findings=_findings(second, path),
        plan=Plan(steps=steps),
    )


def _findings(second: Second, path: str) -> tuple[Finding, ...]:
    place = Place(path=path)
    return (
        *(doubtful(one, place) for one in second.likely),
        *(named(one, place) for one in second.named),
        *second.undone,
    )
