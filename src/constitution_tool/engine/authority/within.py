"""Does an amendment keep to the part of the constitution that its kind may change?

Source: `1-domain`, "Who may make which change": nobody drops a protected clause; what only Council
may amend (the Members' code of conduct: Localism Act 2011, s.28(13)) no officer amends; the Leader
and a director change their own delegations and nothing else.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.differing import differing, fronts
from constitution_tool.errors import Finding, Place
from constitution_tool.model.amendment import Kind
from constitution_tool.model.citation import cite_id
from constitution_tool.model.instrument import Constitution, Index
from constitution_tool.model.words import Words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.authority import Rule
    from constitution_tool.model.instrument import Clause
    from constitution_tool.model.settings import LawSettings

_BY_COUNCIL = frozenset((Kind.SUBSTANTIVE, Kind.CARRIED))


def protected(
    law: LawSettings, before: Constitution, after: Constitution, path: str
) -> Iterator[Finding]:
    """Find every protected clause that is not as it was: nobody may amend one."""
    for id_ in _altered(law.protected, before, after):
        problem = f"{cite_id(id_, Index(before))} is protected: it may not be amended."
        remedy = "take the instruction out; source/constitution.toml lists what is protected."
        yield Finding(code="protected", problem=problem, remedy=remedy, place=Place(path=path))


def kept_for_council(
    law: LawSettings, amendment: Amendment, before: Constitution, after: Constitution
) -> Iterator[Finding]:
    """Find all that only Council may amend, where it is not Council that decides."""
    if amendment.kind in _BY_COUNCIL:
        return
    for id_ in _altered(law.council_only, before, after):
        problem = f"{cite_id(id_, Index(before))} may be amended by Council alone."
        yield _finding("council-only", amendment, problem)


def outside_scope(
    amendment: Amendment, rule: Rule, before: Constitution, after: Constitution
) -> Iterator[Finding]:
    """Find what a kind changes outside the part of the constitution it is confined to.

    A clause in the scope may change with all that stands in it; that it stands where it does is
    outside.
    """
    if not rule.scope or before is after:
        return
    scope = frozenset(rule.scope)
    was, now = _without(before, scope), _without(after, scope)
    if was == now:
        return
    changed = next((old or new for old, new in (*differing(was, now), *fronts(was, now))), None)
    where = _cited(changed.id, before, after) if changed else "the constitution"
    problem = f"{amendment.id} changes {where}, which is not for kind “{rule.kind}” to change."
    yield _finding("kind-scope", amendment, problem)


def _altered(listed: Collection[str], before: Constitution, after: Constitution) -> Iterator[str]:
    """Walk what is listed and is not the same, or not in the same place, in both texts."""
    if not listed or before is after:
        return
    was, now = Index(before), Index(after)
    for id_ in sorted(listed):
        old, new = was.by_id.get(id_), now.by_id.get(id_)
        whole = was.instruments.get(id_) != now.instruments.get(id_)
        moved = old and (new is None or old.clause != new.clause or old.parent != new.parent)
        if whole or moved:
            yield id_


def _cited(id_: str, before: Constitution, after: Constitution) -> str:
    """Cite what is in one of two texts: as it was, if it was there."""
    was = Index(before)
    return cite_id(id_, was if id_ in was.by_id or id_ in was.instruments else Index(after))


def _without(text: Constitution, scope: frozenset[str]) -> Constitution:
    """Empty what is in the scope, leaving where it stands."""
    return Constitution(
        instruments=tuple(
            replace(one, number="", title="", clauses=(), footnotes=())
            if one.id in scope
            else replace(one, clauses=_emptied(one.clauses, scope))
            for one in text.instruments
        )
    )


def _emptied(clauses: tuple[Clause, ...], scope: frozenset[str]) -> tuple[Clause, ...]:
    return tuple(
        replace(one, number="", heading=Words(""), opening=(), children=(), closing=())
        if one.id in scope
        else replace(one, children=_emptied(one.children, scope))
        for one in clauses
    )


def _finding(code: str, amendment: Amendment, problem: str) -> Finding:
    remedy = "put it to Council for approval (kind = “substantive”)."
    place = Place(path=f"amendments/{amendment.id}.md")
    return Finding(code=code, problem=problem, remedy=remedy, place=place)
