"""What does an amendment say once it is brought up to date with what was entered after it?

Only where nothing it acts on was touched, or where both did the same: carried out before what was
entered or after it, the text must come to the same. Otherwise nothing is guessed: both wordings are
shown, and it is drafted anew by a person.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import amend, amend_steps
from constitution_tool.engine.amending.draft import with_expectations
from constitution_tool.engine.amending.expectations import stale, unmet
from constitution_tool.engine.amending.own_words import all_words
from constitution_tool.engine.amending.recite import recited
from constitution_tool.engine.deriving.derive import derive
from constitution_tool.errors import Conflict, Finding, Place
from constitution_tool.model.amendment import Entry
from constitution_tool.model.citation import cite_id
from constitution_tool.model.instrument import Index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.instrument import Constitution


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated:
    """An amendment brought up to date; `made` are the instructions the text already carries out."""

    amendment: Amendment
    made: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Then:
    """A text as it once stood, and the amendments entered since, in order."""

    text: Constitution
    since: tuple[Amendment, ...] = ()


def written_then(amendment: Amendment, texts: Iterable[Then]) -> Then:
    """Find the text an amendment was written on, among those there were, the latest first.

    Raises:
        Conflict: it fits none of them.
    """
    for then in texts:
        if not unmet(then.text, amendment):
            return then
    raise Conflict(
        Finding(
            code="never-fitted",
            problem=f"{amendment.id} fits no text there has been: it is not known what it was "
            "written on.",
            remedy="draft it anew with `amendment new`.",
            place=_place(amendment),
        )
    )


def brought_up_to_date(then: Then, now: Constitution, amendment: Amendment) -> Updated:
    """Bring an amendment up to date.

    Args:
        then: the text it was written on, and what was entered since.
        now: the text it is to fit.
        amendment: the amendment.

    Raises:
        Conflict: what it does and what was done since interleave (both wordings are shown), or the
            text already says all of it.
    """
    made = tuple(_made_already(then.text, now, amendment))
    kept = tuple(e for n, e in enumerate(amendment.entries, start=1) if n not in made)
    if not kept:
        raise Conflict(
            Finding(
                code="made-already",
                problem=f"The text already says all that {amendment.id} would have it say.",
                remedy="leave it, or withdraw it: there is nothing left to decide.",
                place=_place(amendment),
            )
        )
    left = recited(replace(amendment, entries=kept), Index(now))
    since = _since(then, now, amendment)
    try:
        same = _all(amend(then.text, left), since) == amend(now, left)
    except Conflict:
        same = False
    if not same:
        raise Conflict(*_interleaved(then.text, now, amendment))
    return Updated(amendment=with_expectations(now, left), made=made)


def _since(then: Then, now: Constitution, amendment: Amendment) -> Sequence[Amendment]:
    """Give what made the one text of the other; worked out, if it was not amendments alone."""
    try:
        if _all(then.text, then.since) == now:
            return then.since
    except Conflict:  # Council took some of them and not others
        pass
    entries = tuple(Entry(instruction=each, reason="") for each in derive(then.text, now))
    return (replace(amendment, entries=entries, expects=()),) if entries else ()


def _all(text: Constitution, amendments: Iterable[Amendment]) -> Constitution:
    for one in amendments:
        text = amend(text, one)
    return text


def _made_already(then: Constitution, now: Constitution, amendment: Amendment) -> Iterator[int]:
    """Count the instructions that leave what they touch just as the text already has it.

    Looked at after each instruction, and after the last: of two on one paragraph, either the first
    may have been made since, or both.
    """
    before, there = Index(then), Index(now)
    steps = amend_steps(then, (amendment,))
    last = Index(steps[-1].text)
    for step in steps:
        after = Index(step.text)
        if any(
            all(_same(id_, before, wished, there) for id_ in step.touched)
            for wished in (after, last)
        ):
            yield step.number


def _same(id_: str, before: Index, wished: Index, there: Index) -> bool:
    """Say whether a clause is there as wished: its own words, and its place if that was changed."""
    if id_ in wished.instruments:
        mine, its = wished.instruments[id_], there.instruments.get(id_)
        return its is not None and (mine.number, mine.title) == (its.number, its.title)
    one, other = wished.by_id.get(id_), there.by_id.get(id_)
    if one is None or other is None:
        return one is other
    stood = before.by_id.get(id_)
    placed = stood is None or (stood.parent, stood.previous) != (one.parent, one.previous)
    same_place = (one.parent, one.previous) == (other.parent, other.previous)
    alone = replace(one.clause, children=()) == replace(other.clause, children=())
    return alone and (same_place or not placed)


# --- saying so --------------------------------------------------------------------------------


def _interleaved(
    then: Constitution, now: Constitution, amendment: Amendment
) -> tuple[Finding, ...]:
    """Show, of each paragraph, what the text now says and what the amendment would have it say."""
    wished, there = Index(amend(then, amendment)), Index(now)
    ids = dict.fromkeys(each.id for each in stale(now, amendment))
    shown = tuple(
        Finding(
            code="edits-interleave",
            problem=f"{cite_id(id_, there)} now reads {_wording(there, id_)}; {amendment.id} would "
            f"have it read {_wording(wished, id_)}.",
            remedy="decide between the two, and draft the change anew with `amendment new`.",
            place=_place(amendment),
        )
        for id_ in ids
        if _wording(there, id_) != _wording(wished, id_)
    )
    return shown or unmet(now, amendment)


def _wording(index: Index, id_: str) -> str:
    standing = index.by_id.get(id_)
    if standing is None:
        return "nothing: it is not there"
    return f"“{' '.join((standing.clause.number, *all_words(standing.clause))).strip()}”"


def _place(amendment: Amendment) -> Place:
    return Place(path=f"amendments/{amendment.id}.md")
