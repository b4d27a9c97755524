"""Which paragraphs does a reference mean, seen from where it stands?

The nearest paragraph of that label is meant: one within the paragraph that says it, else beside it,
else beside what it stands in, and so outward, never beyond its own instrument unless that is named.
Two as near as each other are not told apart, and nothing is guessed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from constitution_tool.engine.references.labels import prefix_of
from constitution_tool.engine.references.leading import Joint, Leading, joined_on, leading
from constitution_tool.engine.references.meaning import (
    Found,
    How,
    Meaning,
    Meant,
    Missing,
    NotOurs,
    Several,
    Why,
)
from constitution_tool.engine.references.mention import (
    OUTER,
    STATUTORY,
    Doubtful,
    Inside,
    Mention,
    Of,
    Part,
    Range,
    Statute,
    This,
    Unsaid,
    Written,
)
from constitution_tool.engine.references.named_before import KIND_NOUNS, named_before
from constitution_tool.engine.references.nearest import Scope, candidates, is_open
from constitution_tool.engine.references.seats import Seats
from constitution_tool.notation.text.inline import plain

if TYPE_CHECKING:
    from constitution_tool.engine.references.flattening import Flat
    from constitution_tool.model.instrument import Constitution

_WHOLE = "constitution"
_CLAUSE_LINK = "#"
_SEVERAL = 2


class Resolver:
    """A text in which references are looked up."""

    def __init__(self, constitution: Constitution) -> None:
        self.seats = Seats(constitution)

    def meaning(self, mention: Mention, home: str, clause: str, flat: Flat) -> Meaning:
        """Say what a reference means.

        Args:
            mention: the reference, found in `flat.text`.
            home: the id of the instrument it stands in.
            clause: the id of the paragraph it stands in; empty for a footnote.
            flat: the words it stands in, with their links: a label that is a link means its target.
        """
        seat = self.seats.by_id.get(clause)
        linked = self._linked(mention, flat)
        if linked is not None:
            return linked
        near = Scope(home=home, seat=seat, instruments=(home,))
        scope = self._scope(mention, near)
        if isinstance(scope, NotOurs):
            return scope
        meant = self._in_scope(mention, scope)
        return self._perhaps(mention, near, meant)

    def _perhaps(self, mention: Mention, near: Scope, meant: Meaning) -> Meaning:
        """Doubt what may as well stand in what is named before it: “In Complaints, see …”."""
        if not (isinstance(mention.home, Unsaid) and mention.noun and mention.direction is None):
            return meant
        leads = leading(mention.before)
        said = leads and leads.joint is Joint.PERHAPS
        before = f"{leads.words}, " if leads and said else joined_on(mention.before)
        if not before:
            return meant
        other = self._before(replace(mention, before=before), near)
        if isinstance(other, NotOurs):
            return NotOurs(why=Why.DOUBTFUL)
        if not other.within and other.home == near.home:
            return meant
        there = self._in_scope(mention, other)
        if not isinstance(there, Found):
            return meant
        ends = meant.ends if isinstance(meant, Found) else ()
        return meant if ends == there.ends else Several(candidates=(*ends, *there.ends))

    def extent(self, mention: Mention, home: str) -> tuple[int, int]:
        """Say from where to where a reference reaches, with the name of what it stands in."""
        match mention.home:
            case Of(words=words, start=start) if named := self.seats.named_at_start(words, home):
                return mention.start, start + named.end
            case Inside(outer=outer):
                return min(mention.start, outer.start), max(mention.ends, outer.ends)
            case Unsaid() if (named := named_before(self.seats, mention, home)) and named.end:
                return mention.start - len(mention.before) + named.start, mention.ends
            case _:
                return mention.start, mention.ends

    # --- where to look ------------------------------------------------------------------------

    def _scope(self, mention: Mention, near: Scope) -> Scope | NotOurs:
        """Say where a reference is to be looked up."""
        home = mention.home
        match home:
            case Statute():
                return NotOurs(why=Why.STATUTE)
            case Doubtful():
                ours = self._surely_ours(mention, near)
                return near if ours else NotOurs(why=Why.DOUBTFUL)
            case This(noun=noun):
                return self._here(noun, near)
            case Inside(outer=outer):
                return self._inside(outer, near)
            case Of(words=words, by=by):
                named = self._named_at_start(words, near)
                if named is not None:
                    return named
                return NotOurs(why=Why.ELSEWHERE) if by == "of" else self._before(mention, near)
            case Unsaid():
                return self._before(mention, near)
            case _:
                assert_never(home)

    def _surely_ours(self, mention: Mention, near: Scope) -> bool:
        """Say whether its labels are of a form that statutes do not have, and stand here: A4.1."""
        return all(
            prefix_of(label.text) and self.seats.exactly(label.readings[0], near.home).seats
            for label in mention.labels
        )

    def _here(self, noun: str, near: Scope) -> Scope:
        """Look in this instrument, or in all of them for “this Constitution”.

        That a paragraph would be here is certain only if the instrument calls itself by that word.
        """
        if noun.rsplit(maxsplit=1)[-1].lower() == _WHOLE:
            return replace(near, instruments=tuple(self.seats.instruments))
        return replace(near, stated=self.seats.calls_itself(near.home, noun))

    def _inside(self, outer: Mention, near: Scope) -> Scope | NotOurs:
        scope = self._scope(outer, near)
        if isinstance(scope, NotOurs):
            return scope
        found = self._in_scope(outer, scope)
        if isinstance(found, Found) and len(found.ends) == 1:
            return self._within(found.ends[0], near)
        return NotOurs(why=Why.ELSEWHERE)

    def _within(self, id_: str, near: Scope) -> Scope:
        if id_ in self.seats.instruments:
            return Scope(home=id_, seat=near.seat, instruments=(id_,))
        home = self.seats.by_id[id_].instrument
        return Scope(home=home, seat=near.seat, instruments=(home,), within=id_)

    def _named_at_start(self, words: str, near: Scope) -> Scope | None:
        named = self.seats.named_at_start(words, near.home)
        return self._within(named.id, near) if named else None

    def _before(self, mention: Mention, near: Scope) -> Scope | NotOurs:
        """Look in what was named just before: “C5, Introduction, paragraph iii”.

        What is named and is not in the text is another document, and none of ours.
        """
        if not mention.noun:
            return near
        if named := named_before(self.seats, mention, near.home):
            return replace(self._within(named.id, near), named=mention.noun in KIND_NOUNS)
        if mention.direction is not None:
            return near
        leads = leading(mention.before)
        if mention.noun in KIND_NOUNS:
            return self._of_kind(mention, leads, near)
        if leads is None or leads.joint is Joint.PERHAPS:
            return near
        if (word := leads.document) or (word := leads.common):
            return self._document(word, leads, near)
        if leads.name and self.seats.named_at_end(leads.words, near.home):
            return NotOurs(why=Why.DOUBTFUL)  # the end of a longer name: “Chair of the Council”
        return near

    def _document(self, word: str, leads: Leading, near: Scope) -> Scope | NotOurs:
        """Say whether a document named before a reference is what it stands in: “the Protocol”."""
        alone = len(leads.name.split()) < _SEVERAL
        if alone and word.lower() == _WHOLE:
            return replace(near, instruments=tuple(self.seats.instruments))
        itself = self.seats.calls_itself(near.home, word)
        if (alone and itself) or (leads.name and self.seats.is_called(near.home, leads.name)):
            return near
        doubtful = itself or not leads.name or self.seats.named_at_end(leads.words, near.home)
        return NotOurs(why=Why.DOUBTFUL if doubtful else Why.ELSEWHERE)

    def _of_kind(self, mention: Mention, leads: Leading | None, near: Scope) -> Scope | NotOurs:
        """Look up “Council Procedure Rule 5”, or “Rule 5” where something is called Rules."""
        kind = f"{mention.noun}s"
        if leads and leads.joint is Joint.BLANK and leads.name:
            ours = self.seats.is_called(near.home, f"{leads.name} {kind}")
            return near if ours else NotOurs(why=Why.ELSEWHERE)
        if leads and leads.joint is not Joint.PERHAPS and leads.document:
            return self._document(leads.document, leads, near)
        above = near.seat.standing.ancestors if near.seat else ()
        called = any(kind in plain(one.heading).casefold() for one in above)
        if called or self.seats.calls_itself(near.home, kind) or self._surely_ours(mention, near):
            return near
        if mention.noun in STATUTORY or self._calls_itself_so(mention, near):
            return near
        return NotOurs(why=Why.DOUBTFUL)

    def _calls_itself_so(self, mention: Mention, near: Scope) -> bool:
        """Say whether a heading says of itself that it is this: “Rule 5 – Notice”."""
        return any(
            self.seats.called(mention.noun, units, near.home).seats
            for label in mention.labels
            for units in label.readings
        )

    # --- looking ------------------------------------------------------------------------------

    def _linked(self, mention: Mention, flat: Flat) -> Found | None:
        """Give what a reference leads to when all its labels are links to paragraphs."""
        leads = [flat.leads(label.start, label.end) for label in mention.labels]
        ids = [each.removeprefix(_CLAUSE_LINK) for each in leads]
        if not leads or not all(each.startswith(_CLAUSE_LINK) and len(each) > 1 for each in leads):
            return None
        following = iter(ids)
        return Found(
            meant=tuple(
                self._meant_by(part, tuple(next(following) for _ in _labels(part)))
                for part in mention.parts
            )
        )

    def _in_scope(self, mention: Mention, scope: Scope) -> Meaning:
        found: list[Meant] = []
        for part in mention.parts:
            ends: list[str] = []
            for label in _labels(part):
                near = candidates(self.seats, mention, label, scope)
                if len(near) != 1:
                    return self._none_or_several(mention, label, near, scope)
                ends.append(near[0])
            found.append(self._meant_by(part, tuple(ends)))
        return Found(meant=tuple(found))

    def _none_or_several(
        self, mention: Mention, label: Written, near: tuple[str, ...], scope: Scope
    ) -> Meaning:
        if near:
            return Several(candidates=near)
        noun = mention.noun
        if not noun or noun in OUTER:
            return Missing(label=label, how=How.UNCERTAIN)
        if noun in STATUTORY and is_open(mention):
            return NotOurs(why=Why.DOUBTFUL)
        anywhere = tuple(
            seat
            for units in label.readings
            for seat in self.seats.loosely(units, scope.instruments)
            if not scope.within or scope.within in seat.path[:-1]
        )
        if mention.direction is not None:
            if not anywhere:
                return Missing(label=label, how=How.LIKELY)
            one = anywhere[0].id if len(anywhere) == 1 else ""
            how = How.WRONG_WAY if one else How.UNCERTAIN
            return Missing(label=label, how=how, there=one)
        if anywhere or not scope.stated:
            return Missing(label=label, how=How.UNCERTAIN)
        return Missing(label=label, how=How.CERTAIN)

    # --- what a part takes in -------------------------------------------------------------------

    def _meant_by(self, part: Part, ends: tuple[str, ...]) -> Meant:
        members = ends
        if isinstance(part, Range) and all(end in self.seats.by_id for end in ends):
            members = self.seats.between(*ends)
        return Meant(part=part, ends=ends, members=members)


def _labels(part: Part) -> tuple[Written, ...]:
    return (part.first, part.last) if isinstance(part, Range) else (part.at,)
