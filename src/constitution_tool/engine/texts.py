"""Which text is meant by "in force", "adopted", "draft", "working" or a day?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.chain import broken, relied_on
from constitution_tool.engine.authority.delegated import open_delegations
from constitution_tool.engine.authority.in_force import in_force_on
from constitution_tool.engine.authority.moment import present
from constitution_tool.engine.authority.offices import Bench
from constitution_tool.engine.authority.register import BEGIN
from constitution_tool.engine.authority.status import status_of
from constitution_tool.engine.authority.varying import waits_for_vote
from constitution_tool.engine.authority.verify import verify
from constitution_tool.engine.council import before_council
from constitution_tool.errors import (
    Conflict,
    Finding,
    Malformed,
    Place,
    Severity,
    Unauthorised,
    Usage,
)
from constitution_tool.model.amendment import ForApproval
from constitution_tool.model.authority import Status
from constitution_tool.model.decision import Delegation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.engine.authority.moment import Moment
    from constitution_tool.engine.council import BeforeCouncil
    from constitution_tool.engine.record import Record
    from constitution_tool.engine.source import Source
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.instrument import Constitution

NAMES = ("in-force", "adopted", "draft", "working")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text by the name it was asked for: what it says, and the files it rests on.

    `day` is that of a text in force: today, or the day it was asked for.
    """

    name: str
    constitution: Constitution
    source: Source
    day: date | None = None

    @property
    def digest(self) -> str:
        """Compute the digest of the text: its own files, with what it says in them."""
        return self.source.digest_with(self.constitution)


def moment(record: Record) -> Moment:
    """Give the texts as the record has them: as adopted, and the draft with what is entered.

    Raises:
        Usage: nothing has been put on record yet.
        Unauthorised: an entry, or an amendment that was entered, is missing or damaged.
    """
    register = record.register
    if not register.texts:
        raise Usage(
            Finding(
                code="not-founded",
                problem="No text has been put on record yet, so nothing is adopted.",
                remedy=f"{BEGIN.removesuffix('.')}; until then only the text “working” (the files "
                "as they lie) can be read.",
                place=Place(path="register/"),
            )
        )
    lost = [*broken(register)]
    for kept in register.entries:
        lost += relied_on(kept, record.files)
    if lost:
        raise Unauthorised(*lost)
    return present(register)


def adopted(record: Record) -> Source:
    """Give the text as adopted, as `moment` does."""
    return moment(record).source


def unproved(record: Record) -> tuple[Finding, ...]:
    """Find what is wrong with the record itself, whatever lies in source/."""
    return tuple(f for f in verify(record.files).errors if not f.code.startswith("source-"))


def proposal(record: Record) -> BeforeCouncil:
    """Compute what is before Council: the adopted text, what is entered, what is for approval.

    Raises:
        Conflict: an amendment does not fit the text it is written on, or `source/` is no longer
            the adopted text.
    """
    now = moment(record)
    if now.source.digest != record.source.digest:
        raise Conflict(
            Finding(
                code="source-edited",
                problem="The files of source/ are not the text as adopted: they were edited by "
                "hand.",
                remedy="run “constitution-tool verify” to see where, put them back, and make the "
                "change by an amendment.",
                place=Place(path="source/"),
            )
        )
    proposed = [
        amendment
        for amendment in record.amendments.values()
        if isinstance(amendment.basis, ForApproval) and amendment.id not in now.became
    ]
    carried = tuple(_carried(record, now))
    council = before_council(now.source.constitution, now.entered, proposed, carried)
    return replace(council, committee=_committee(record, now))


def _carried(record: Record, now: Moment) -> Iterator[Amendment]:
    """Walk what was carried and certified and only the adoption can take.

    Raises:
        Conflict: two are said to have been carried in the place of one.
    """
    council = Bench(domain=record.source.law.domain, offices=record.settings.offices)
    found: dict[str, Amendment] = {}
    for id_, amendment in sorted(record.amendments.items()):
        if id_ in now.became or not waits_for_vote(amendment, now):
            continue
        kept = record.register.amendments[id_]
        if status_of(record.register, kept, now, council).status is not Status.CARRIED:
            continue
        if other := found.get(amendment.in_place_of or id_):
            raise Conflict(
                Finding(
                    code="varied-twice",
                    problem=f"{other.id} and {id_} are both said to have been carried in the place "
                    f"of {amendment.in_place_of}.",
                    remedy="withdraw the one that was not: constitution-tool register withdraw.",
                    place=Place(path=kept.path),
                )
            )
        found[amendment.in_place_of or id_] = amendment
        yield amendment


def nothing_before(record: Record, council: BeforeCouncil) -> bool:
    """Say that nothing is before Council: no change to the text, and no draft with authority."""
    subject = record.settings.subject
    given = any(subject in one.scope for one in open_delegations(record.register))
    return not council.made and not given


def _committee(record: Record, now: Moment) -> int:
    """Count the amendments entered before the last delegation over what is before Council."""
    given = [
        kept.value.sequence
        for kept, delegation in record.register.on_record(Delegation)
        if record.settings.subject in delegation.scope
    ]
    last = max(given, default=0)
    entries = (record.register.entry_of(one.id) for one in now.entered)
    return sum(1 for entry in entries if entry and entry.value.sequence < last)


def named(record: Record, names: Iterable[str], today: date) -> dict[str, Text]:
    """Find texts by their names or a day; not those whose name is neither (perhaps a revision).

    The record is proved once, if any text rests on it.

    Raises:
        Usage: the day is before the register begins.
        Unauthorised: the text does not follow from its record.
        Malformed: the draft is asked for, and an amendment is damaged.
    """
    known = [name for name in names if name in NAMES or is_day(name)]
    if any(name != "working" for name in known) and (wrong := unproved(record)):
        raise Unauthorised(*wrong)
    return {name: _text(record, name, today) for name in known}


def _text(record: Record, name: str, today: date) -> Text:
    if name == "working":
        return as_it_stands(name, record.source)
    if name == "draft":
        refuse_damaged(record)
        return Text(name=name, constitution=proposal(record).text, source=adopted(record))
    if name == "adopted":
        return as_it_stands(name, adopted(record))
    day = date.fromisoformat(name) if name not in NAMES else today
    return replace(as_it_stands(name, _in_force(record, day)), day=day)


def as_it_stands(name: str, source: Source) -> Text:
    """Take a text as its files hold it."""
    return Text(name=name, constitution=source.constitution, source=source)


def refuse_damaged(record: Record) -> None:
    """Refuse what rests on every amendment, when one of them cannot be read.

    Raises:
        Malformed: with every finding.
    """
    if any(finding.severity is Severity.ERROR for finding in record.findings):
        raise Malformed(*record.findings)


def _in_force(record: Record, day: date) -> Source:
    """Give the text in force on a day.

    Raises:
        Usage: nothing has been put on record yet, or the day is before that.
    """
    moment(record)  # refuses a record that is not founded, or not whole
    source = in_force_on(record.register, day)
    if source is None:
        begins = record.register.entries[0].value.day
        raise Usage(
            Finding(
                code="before-record",
                problem=f"The register begins on {begins}: it does not say what the text was on "
                f"{day}.",
                remedy="ask for a later day.",
            )
        )
    return source


def is_day(name: str) -> bool:
    """Say whether a text is named by a day, written 2024-05-21."""
    try:
        return date.fromisoformat(name).isoformat() == name
    except ValueError:
        return False
