"""Which clause of the text is each clause of an edited copy that came back without its id?

By its number and words, or by its words alone if these stand once. One that is only like a clause
which is gone is not guessed at: it may be that clause reworded, or a new one in its place, and
which of the two bears on every reference to it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from textwrap import shorten
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.own_words import all_words
from constitution_tool.engine.deriving.stretches import mostly_changed, stretches
from constitution_tool.errors import Finding, Place
from constitution_tool.model.citation import cite
from constitution_tool.model.identity import ClauseId, mint
from constitution_tool.model.instrument import standings
from constitution_tool.model.words import Words

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from constitution_tool.model.instrument import Clause, Instrument, Standing
    from constitution_tool.notation.text.unnamed import Named

_SHOWN = 60
"""Characters of a paragraph that are enough to know it by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """An edited copy in which each clause has the id it is to have, and what was found.

    `new` are the ids of new clauses, `unnumbered` those that are said to have no number.
    """

    instrument: Instrument
    new: tuple[ClauseId, ...]
    unnumbered: frozenset[ClauseId]
    findings: tuple[Finding, ...]


def recognise(
    old: Instrument, edited: Instrument, named: Named, seed: str, taken: Container[str]
) -> Recognised:
    """Find whose the ids are that an edited copy was given for the time being.

    Args:
        old: the instrument the copy was made of.
        edited: the copy, as read.
        named: which of its ids were given, and on which lines.
        seed: what new ids are made of, besides their place: the same edit makes the same ids.
        taken: every id ever used.
    """
    before = {each.clause.id: each for each in standings(old)}
    after = {each.clause.id: each for each in standings(edited)}
    lost = {id_: each for id_, each in before.items() if id_ not in after}
    path = f"the copy of {old.number or old.title}"
    findings = [*_unknown(after, before, named, path)]
    names: dict[str, ClauseId] = {}
    new: list[ClauseId] = []
    used = {*before, *after}
    for id_, line in sorted(named.given.items(), key=lambda given: given[1]):
        standing = after.get(ClauseId(id_))
        if standing is None:  # said already, where it was read
            continue
        same = () if id_ in named.new else _same(standing.clause, lost)
        if len(same) == 1:
            names[id_] = same[0]
            del lost[same[0]]
            continue
        like = () if id_ in named.new else same or _like(standing.clause, lost)
        if like:
            place = Place(path=path, line=line)
            findings.append(_uncertain(standing.clause, [lost[each] for each in like], place))
            continue
        number = len(new)
        minted = mint(old.id, f"{seed}\n{number}\n{_said(standing.clause)}", _Either(taken, used))
        used.add(minted)
        new.append(minted)
        names[id_] = minted
    renamed = replace(edited, clauses=tuple(_renamed(each, names) for each in edited.clauses))
    return Recognised(
        instrument=renamed,
        new=tuple(new),
        unnumbered=frozenset(names[id_] for id_ in named.unnumbered if id_ in names),
        findings=tuple(findings),
    )


@dataclass(frozen=True, slots=True)
class _Either:
    """Ids that are in one of two collections."""

    one: Container[str]
    other: Container[str]

    def __contains__(self, id_: object) -> bool:
        return id_ in self.one or id_ in self.other


def _same(clause: Clause, lost: Mapping[ClauseId, Standing]) -> tuple[ClauseId, ...]:
    """Find the lost clauses that said the same under the same number; or else the same."""
    alike = [each for each in lost.values() if _said(each.clause) == _said(clause)]
    numbered = [each for each in alike if each.clause.number == clause.number]
    return tuple(each.clause.id for each in numbered or alike)


def _like(clause: Clause, lost: Mapping[ClauseId, Standing]) -> tuple[ClauseId, ...]:
    """Find the lost clauses of which most words stayed."""
    said = Words(_said(clause))
    return tuple(
        id_
        for id_, each in lost.items()
        if said and not mostly_changed(stretches(Words(_said(each.clause)), said))
    )


def _said(clause: Clause) -> str:
    return "\n".join(all_words(clause))


def _renamed(clause: Clause, names: Mapping[str, ClauseId]) -> Clause:
    children = tuple(_renamed(each, names) for each in clause.children)
    return replace(clause, id=names.get(clause.id, clause.id), children=children)


# --- saying so --------------------------------------------------------------------------------


def _unknown(
    after: Mapping[ClauseId, Standing],
    before: Mapping[ClauseId, Standing],
    named: Named,
    path: str,
) -> Iterator[Finding]:
    """Find ids that someone made up."""
    for id_ in after:
        if id_ not in before and id_ not in named.given:
            yield Finding(
                code="id-unknown",
                problem=f"The copy has a paragraph {{#{id_}}}, and the text has none.",
                remedy="leave the id of a new paragraph out: one is made for it.",
                place=Place(path=path),
            )


def _uncertain(clause: Clause, like: list[Standing], place: Place) -> Finding:
    was = " or ".join(f"{cite(each)} ({{#{each.clause.id}}})" for each in like)
    said = shorten(_said(clause), _SHOWN, placeholder=" …")
    return Finding(
        code="id-lost",
        problem=f"“{said}” has no id, and may be {was}, whose id is gone.",
        remedy="put the id back at its end if it is that paragraph; end it with {#new} if it is "
        "another.",
        place=place,
    )
