"""What does an amendment leave to follow, and what that it leaves alone refers to its changes?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.authority.status import written_on
from constitution_tool.engine.references.between import texts_of
from constitution_tool.engine.references.consequences import Sure
from constitution_tool.engine.references.following import follows
from constitution_tool.engine.references.pointing import pointed_at
from constitution_tool.errors import Conflict, Finding, Place, Severity
from constitution_tool.model.citation import cite_id
from constitution_tool.model.instrument import Index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.authority.moment import Moment
    from constitution_tool.engine.record import Record
    from constitution_tool.engine.references.consequences import Consequence
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.instrument import Constitution

_SHOWN = 3
_NAMED = 8
"""How many are named one by one: of more, the rest is counted."""


def check_following(record: Record, amendment: Amendment, now: Moment) -> tuple[Finding, ...]:
    """Find what an amendment leaves to follow; nothing if it does not fit, which is said elsewhere.

    What an amendment written on top of it, and still waiting, sees to is seen to.
    """
    try:
        before = written_on(record.register, amendment, now)
        after = amend(before, amendment)
    except Conflict:
        return ()
    upon = tuple(
        other
        for id_, other in sorted(record.amendments.items())
        if amendment.id in other.after and id_ not in now.became
    )
    return following(before, after, amendment, upon)


def following(
    before: Constitution,
    after: Constitution,
    amendment: Amendment,
    upon: tuple[Amendment, ...] = (),
) -> tuple[Finding, ...]:
    """Find what an amendment leaves to follow once those written upon it are carried out too.

    Args:
        before: the text it is written on.
        after: that text with the amendment carried out.
        amendment: the amendment.
        upon: those written on top of it; one that does not fit is passed over.
    """
    done, text = [amendment], after
    for other in upon:
        try:
            text = amend(text, other)
        except Conflict:
            continue
        done.append(other)
    found = follows(texts_of(before, text, done))
    place = Place(path=f"amendments/{amendment.id}.md")
    return (
        *_offer(amendment, found, place),
        *_named(amendment, [one for one in found if one.change is None], place),
        *_pointing(before, after, place),
    )


def _named(amendment: Amendment, found: list[Consequence], place: Place) -> Iterator[Finding]:
    """Name what cannot be drafted, one by one while that can be read."""
    yield from (named(one, place) for one in found[:_NAMED])
    if more := max(0, len(found) - _NAMED):
        yield Finding(
            code="must-follow",
            problem=f"{more} more must be seen to that nobody could draft.",
            remedy=f"read them all: amendment new --consequential-on {amendment.id} --dry-run",
            place=place,
            severity=Severity.WARNING,
        )


def named(one: Consequence, place: Place) -> Finding:
    """Say what nobody but the council can say the words for."""
    return Finding(
        code="must-follow",
        problem=f"{one.problem}.",
        remedy="say what is meant: amend it in the same amendment, or in one on top of it.",
        place=place,
        severity=Severity.WARNING,
    )


def doubtful(one: Consequence, place: Place) -> Finding:
    """Say of what is drafted that someone must see whether it is meant."""
    return Finding(
        code="may-follow",
        problem=f"{one.problem}.",
        remedy="take the instruction out if something else is meant.",
        place=place,
        severity=Severity.WARNING,
    )


def _offer(amendment: Amendment, found: tuple[Consequence, ...], place: Place) -> Iterator[Finding]:
    drafts = [one for one in found if one.change is not None]
    if not drafts:
        return
    shown = "; ".join(one.problem for one in drafts[:_SHOWN])
    more = f"; and {len(drafts) - _SHOWN} more" if len(drafts) > _SHOWN else ""
    unsure = " or may" if any(one.sure is Sure.LIKELY for one in drafts) else ""
    yield Finding(
        code="consequences-wanting",
        problem=f"{len(drafts)} more must{unsure} follow from {amendment.id}: {shown}{more}.",
        remedy="draft the second amendment, and read it: amendment new --consequential-on "
        f"{amendment.id}",
        place=place,
        severity=Severity.WARNING,
    )


def _pointing(before: Constitution, after: Constitution, place: Place) -> Iterator[Finding]:
    was = Index(before)
    for id_, clauses in pointed_at(before, after).items():
        cited = [cite_id(clause, was) for clause in clauses]
        more = f"; and {len(cited) - _SHOWN} more" if len(cited) > _SHOWN else ""
        yield Finding(
            code="points-at-changed",
            problem=f"{cite_id(id_, was)} would change, and what refers to it would not: "
            f"{'; '.join(cited[:_SHOWN])}{more}.",
            remedy="see that each still says what is meant.",
            place=place,
            severity=Severity.WARNING,
        )
