"""What must follow when paragraphs get other numbers, move or go?

Every reference in plain words that nobody has amended is read in the text before and in the text
after. Where it would no longer mean the same paragraphs, other words are sought that do; where none
can say it (what it refers to is gone, or nobody can be sure), that is said. What is in a statute is
left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from constitution_tool.engine.references.concerned import Concerned
from constitution_tool.engine.references.flattening import flatten
from constitution_tool.engine.references.meaning import Found, NotOurs, Several, Why
from constitution_tool.engine.references.mention import RELATIVE, STATUTORY, Range, Unsaid
from constitution_tool.engine.references.named_before import named_before
from constitution_tool.engine.references.pairing import paired
from constitution_tool.engine.references.reading import Read, Reading, reading
from constitution_tool.engine.references.rewording import (
    Piece,
    Rewording,
    Rewriter,
    Strayed,
    Wanted,
    means,
)
from constitution_tool.model.citation import cite, cite_id
from constitution_tool.model.identity import ClauseId
from constitution_tool.model.instrument import Index
from constitution_tool.model.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.engine.references.between import Texts
    from constitution_tool.engine.references.meaning import Meaning
    from constitution_tool.engine.references.mention import Mention, Written
    from constitution_tool.engine.references.stretches import Stretch


_LIVE = re.compile(r"\[\]\(#([a-z0-9.]+)\)")


class Sure(Enum):
    """How sure it is that something must follow."""

    CERTAIN = "certain"
    """The words would mean something else, or nothing."""
    LIKELY = "likely"
    """It is drafted, and someone must see whether it is meant."""
    NAMED = "named"
    """It cannot be drafted: someone must say what is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """Something that must follow.

    `problem` says what is wrong once the first amendment is carried out; `reason` why the words
    change, as printed; `change` is None when nothing could be drafted.
    """

    stretch: Stretch
    problem: str
    reason: str
    sure: Sure
    change: Rewording | None = None


def references_to_follow(texts: Texts) -> tuple[Consequence, ...]:
    """Find every reference that must follow, in the order of the text after."""
    if texts.before is texts.after or not texts.structural:
        return ()
    return tuple(_Following(texts).all())


class _Following:
    """The two texts, and what each reference meant and means."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self.before = reading(texts.before)
        self.after = Reading(texts.after, since=self.before)
        self.was, self.now = Index(texts.before), Index(texts.after)
        self.concerned = Concerned(self.before, self.after, texts.moved | texts.emptied)

    def all(self) -> Iterator[Consequence]:
        """Walk what must follow."""
        for place, reads in self.after.by_place.items():
            for old, new in paired(self.before.by_place.get(place, ()), reads):
                if self.concerned.is_concerned(old):
                    yield from self._one(old, new)

    def _one(self, old: Read, new: Read) -> Iterator[Consequence]:
        meant = self.before.meaning(old)
        if isinstance(meant, Several):
            yield from self._unsure(meant.candidates, new)
        if meant == NotOurs(why=Why.DOUBTFUL) and old.mention.noun not in STATUTORY:
            ours = self.before.if_ours(old)
            yield from self._unsure(tuple(_members(ours)), new)
        if not isinstance(meant, Found):
            return
        if not means(self.before, old, meant.parts):
            return  # a link whose words never said the number of what it leads to
        wanted = self._wanted(meant, new.mention)
        if wanted is None:
            yield self._gone(meant, new)
            return
        strayed = self._strayed(wanted, new)
        whole = len(wanted.ends) == len(meant.ends)
        if whole and not strayed and means(self.after, new, wanted.members):
            yield from self._emptied(meant, new)
            return
        if not all(map(self._is_one, wanted.parts, wanted.members)):
            yield self._named(new, self._more_or_less(wanted, new))
            return
        found = Rewriter(new, self.before, self.after).rewording(wanted, Strayed(strayed))
        shown = self._shown(found, new)
        yield Consequence(
            stretch=new.stretch,
            problem=f"{self._where(new)} would say “{new.said}” where “{shown}” is meant",
            reason=self._reason(meant, new),
            sure=Sure.CERTAIN,
            change=found,
        )

    # --- what is wanted -------------------------------------------------------------------------

    def _wanted(self, meant: Found, mention: Mention) -> Wanted | None:
        """Say what the reference is to mean now; None when nothing is left of it."""
        parts: list[tuple[Piece, ...]] = []
        members: list[frozenset[str]] = []
        named: list[list[str]] = []
        for each, part in zip(meant.meant, mention.parts, strict=True):
            if isinstance(part, Range):
                pieces = self._range(each.members, each.ends, (part.first, part.last))
            else:
                id_ = self._heir(each.ends[0])
                pieces = (Piece(id=id_, was=part.at),) if id_ else ()
            ids = [piece.id for piece in pieces]
            joined = ids != [*each.ends] and ids in named
            if pieces and not joined:
                parts.append(pieces)
                members.append(frozenset(id_ for one in each.members if (id_ := self._heir(one))))
                named.append(ids)
        return Wanted(parts=tuple(parts), members=tuple(members)) if parts else None

    def _range(
        self, members: tuple[str, ...], ends: tuple[str, ...], was: tuple[Written, Written]
    ) -> tuple[Piece, ...]:
        """Say from which paragraph to which a range would reach that takes in what is left."""
        left = [*dict.fromkeys(id_ for one in members if (id_ := self._heir(one)))]
        if not left:
            return ()
        seats = self.after.resolver.seats.by_id
        if all(id_ in seats for id_ in left):
            left.sort(key=lambda id_: seats[id_].order)
        first, last = left[0], left[-1]
        one = Piece(id=first, was=was[0] if first == ends[0] else None)
        other = Piece(id=last, was=was[1] if last == ends[-1] else None)
        return (one, other) if first != last else (one,)

    def _heir(self, id_: str) -> str:
        """Name what a paragraph is now: itself, what it was joined to, or nothing."""
        at = id_
        while not self._there(at):
            if at not in self.texts.heirs:
                return ""
            at = self.texts.heirs[at]
        return at

    def _there(self, id_: str) -> bool:
        return id_ in self.now.by_id or id_ in self.now.instruments

    def _strayed(self, wanted: Wanted, new: Read) -> bool:
        """Say whether a paragraph went under a heading where nobody would look for it.

        “Paragraph iii” may still be the only one in the text; who reads it looks beside it.
        """
        mention = new.mention
        if mention.noun not in RELATIVE or not isinstance(mention.home, Unsaid):
            return False
        if named_before(self.after.resolver.seats, mention, new.stretch.instrument):
            return False  # a name before it says where
        above = self.now.by_id.get(new.stretch.clause)
        holders = {one.id for one in above.ancestors} if above else set()
        return any(
            was != now and now not in holders
            for id_ in wanted.ends
            if id_ in self.was.by_id and id_ in self.now.by_id
            for was, now in [(_heading(self.was, id_), _heading(self.now, id_))]
        )

    # --- what ranges take in --------------------------------------------------------------------

    def _is_one(self, part: tuple[Piece, ...], members: frozenset[str]) -> bool:
        """Say whether one range, or one paragraph, takes in just these."""
        ids = tuple(piece.id for piece in part)
        if len(ids) > 1 and all(id_ in self.after.resolver.seats.by_id for id_ in ids):
            ids = self.after.resolver.seats.between(ids[0], ids[-1])
        return frozenset(ids) == members

    def _more_or_less(self, wanted: Wanted, new: Read) -> str:
        """Say what a range would take in, and no longer take in, as it stands."""
        now, kept = self.after.meaning(new), frozenset[str]().union(*wanted.members)
        meant = now.members if isinstance(now, Found) else frozenset[str]()
        said = f"“{new.said}” would"
        if not meant:
            return f"{said} mean no paragraphs for certain; it took in {self._cited(kept)}"
        more, less = self._cited(meant, but=kept), self._cited(kept, but=meant)
        ways = [f"now take in {more}"] * bool(more) + [f"no longer take in {less}"] * bool(less)
        how = " and ".join(ways) or f"not take in {self._cited(kept)} in the same way"
        return f"{said} {how}: no range takes in just what it did"

    def _cited(self, ids: frozenset[str], *, but: frozenset[str] = frozenset()) -> str:
        """List paragraphs, but for some and all within them, in the order of the text after."""
        seats = self.after.resolver.seats.by_id
        listed = [
            cite_id(id_, self.now)
            for id_ in (*self.now.instruments, *self.now.by_id)
            if id_ in ids - but and not (id_ in seats and but.intersection(seats[id_].path))
        ]
        return _listed(listed) if listed else ""

    # --- what is said -------------------------------------------------------------------------

    def _emptied(self, meant: Found, new: Read) -> Iterator[Consequence]:
        """Say that only the number is left of what a reference means."""
        empty = [id_ for id_ in meant.ends if id_ in self.texts.emptied]
        if empty:
            what = _listed(cite_id(id_, self.was) for id_ in empty)
            problem = f"“{new.said}” refers to {what}, of which only the number is left"
            yield self._named(new, problem)

    def _unsure(self, candidates: tuple[str, ...], new: Read) -> Iterator[Consequence]:
        """Name a reference that may mean what is not as it was, where nothing says that it does."""
        changed = [id_ for id_ in candidates if id_ in self.concerned.changed]
        if changed:
            what = _listed(cite_id(id_, self.was) for id_ in changed)
            yield self._named(
                new, f"“{new.said}” may mean {what}, which would be called otherwise or be gone"
            )

    def _gone(self, meant: Found, new: Read) -> Consequence:
        what = self._list(meant)
        return self._named(new, f"“{new.said}” refers to {what}, which would be gone")

    def _named(self, new: Read, problem: str) -> Consequence:
        said = f"{self._where(new)}: {problem}"
        return Consequence(stretch=new.stretch, problem=said, reason="", sure=Sure.NAMED)

    def _shown(self, found: Rewording, new: Read) -> str:
        """Say the reference as it would be read, a live one as the citation it prints."""
        cited = _LIVE.sub(lambda live: cite_id(live[1], self.now), found.new)
        text, (start, end) = new.flat.text, found.within
        after = text[end : max(end, new.mention.ends)]
        return text[new.mention.start : start] + flatten(Words(cited)).text + after

    def _list(self, meant: Found) -> str:
        return _listed(cite_id(id_, self.was) for id_ in meant.ends)

    def _where(self, new: Read) -> str:
        return where(new.stretch, self.now)

    def _reason(self, meant: Found, new: Read) -> str:
        """Say why, as it is printed with the instruction."""
        said: list[str] = []
        for id_ in dict.fromkeys(meant.ends):
            was, heir = cite_id(id_, self.was), self._heir(id_)
            if not heir:
                said.append(f"{was} is omitted")
            elif heir != id_:
                said.append(f"{was} is joined to {cite_id(heir, self.now)}")
            elif (now := cite_id(id_, self.now)) != was:
                said.append(f"{was} is now {now}")
        if not said:
            said = [f"From where it stands, “{new.said}” would mean another paragraph"]
        return f"{'; '.join(said)} (amendment {self.texts.by})."


def _members(meant: Meaning) -> Iterator[str]:
    for each in meant.meant if isinstance(meant, Found) else ():
        yield from each.members


def _heading(index: Index, id_: str) -> str:
    """Name the nearest heading above a paragraph, or else its instrument."""
    standing = index.by_id[id_]
    above = (one.id for one in reversed(standing.ancestors) if one.heading)
    return next(above, ClauseId(standing.instrument.id))


def where(stretch: Stretch, index: Index) -> str:
    """Cite the words in which something stands."""
    standing = index.by_id.get(stretch.clause)
    if standing:
        return cite(standing)
    return f"A footnote of {cite_id(stretch.instrument, index)}"


def _listed(items: Iterable[str]) -> str:
    every = list(dict.fromkeys(items))
    return " and ".join([", ".join(every[:-1]), every[-1]] if len(every) > 1 else every)
