"""How is a reference written once the paragraphs it means have other numbers, or stand elsewhere?

What is written is changed as little as will do: the labels one by one, as they are written; else
each label as it is cited, with more and more of those above it, and then under its heading; else
the reference is made live. A wording is taken only if it is read, in the new text, as meaning the
same paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from constitution_tool.engine.references.flattening import flatten
from constitution_tool.engine.references.grammar import mentions
from constitution_tool.engine.references.labels import (
    pieces_of,
    prefix_of,
    units_of,
    without_prefix,
)
from constitution_tool.engine.references.meaning import Found
from constitution_tool.engine.references.mention import Range, Side
from constitution_tool.engine.references.reading import Read
from constitution_tool.engine.references.seats import own_call
from constitution_tool.model.citation import bare
from constitution_tool.model.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.references.mention import Written
    from constitution_tool.engine.references.reading import Reading
    from constitution_tool.engine.references.resolving import Resolver
    from constitution_tool.engine.references.seats import Seat

_OTHER = {Side.ABOVE: Side.BELOW, Side.BELOW: Side.ABOVE}
_LEVELS = (0, 1, 2, 3)
"""How labels are written: as they are, or with so many labels as they are cited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One label to be written, and the paragraph it is to mean; `was` is None for a new one."""

    id: str
    was: Written | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a reference is to mean: single paragraphs (one piece) and ranges (two), in order.

    `members` holds all that each of them is to take in.
    """

    parts: tuple[tuple[Piece, ...], ...]
    members: tuple[frozenset[str], ...]

    @property
    def ends(self) -> tuple[str, ...]:
        """The ids that its labels are to name."""
        return tuple(piece.id for part in self.parts for piece in part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewording:
    """Other words for some of a stretch.

    `start` to `end` is what goes, in its notation; `new` what comes, in notation; `within` the same
    span in what is read.
    """

    start: int
    end: int
    new: str
    within: tuple[int, int]


class Strayed(Enum):
    """Whether a paragraph went where nobody would look for it."""

    NO = False
    YES = True


class Rewriter:
    """A reference in words of the new text, and what it was taken to mean in the old."""

    def __init__(self, read: Read, before: Reading, after: Reading) -> None:
        self.read = read
        self.mention = read.mention
        self.words = read.stretch.words
        self.flat = read.flat
        self.before = before.resolver
        self.after = after

    def rewording(self, wanted: Wanted, strayed: Strayed = Strayed.NO) -> Rewording:
        """Find the least change after which the reference means what is wanted.

        What has strayed is not named by its number alone.
        """
        whole = len(wanted.parts) == len(self.mention.parts) and all(
            len(part) == 1 + isinstance(was, Range)
            for part, was in zip(wanted.parts, self.mention.parts, strict=True)
        )
        levels = _LEVELS if strayed is Strayed.NO else ()
        offers = [self._numbered(wanted, level, spliced=whole) for level in levels]
        offers += [self._under_heading(wanted, level) for level in _LEVELS[1:]]
        for offered in offers:
            for one in offered:
                if self._means(one, wanted):
                    return one
        return self._live(wanted)

    # --- what may be written ----------------------------------------------------------------

    def _numbered(self, wanted: Wanted, level: int, *, spliced: bool) -> Iterator[Rewording]:
        """Write other labels, and say on which side they stand if that was said."""
        said = self._labels(wanted, level)
        if said is None:
            return
        way, labels = self.mention.direction, [label for part in said for label in part]
        if way and spliced and labels == [label.text for label in self.mention.labels]:
            yield self._rewording(way.start, way.end, _OTHER[way.side].value)
        yield from self._turned(self._spliced(said) if spliced else self._listed(said))

    def _under_heading(self, wanted: Wanted, level: int) -> Iterator[Rewording]:
        """Name the heading under which all of them stand: “paragraph iii of Introduction”."""
        said, headings = self._labels(wanted, level), self._headings(wanted)
        if said and self.mention.noun and len(headings) == 1 and (heading := headings.pop()):
            _, _, listed = self._listed(said)
            yield self._rewording(*self._extent(), f"{listed} of {heading}")

    def _headings(self, wanted: Wanted) -> set[str]:
        """Gather the nearest headings above what is wanted; an empty one for none."""
        seats = (self.after.resolver.seats.by_id.get(id_) for id_ in wanted.ends)
        above = (reversed(seat.standing.ancestors) if seat else () for seat in seats)
        return {next((one.heading for one in each if one.heading), Words("")) for each in above}

    def _extent(self) -> tuple[int, int]:
        """Say how far the reference reaches, with what it was said to stand in."""
        return self.before.extent(self.mention, self.read.stretch.instrument)

    def _labels(self, wanted: Wanted, level: int) -> list[list[str]] | None:
        """Write every label at a level; None where one cannot be."""
        said = [[self._label(piece, level) for piece in part] for part in wanted.parts]
        sure = [[label for label in part if label is not None] for part in said]
        return sure if [len(part) for part in sure] == [len(part) for part in said] else None

    def _label(self, piece: Piece, level: int) -> str | None:
        seat = self.after.resolver.seats.by_id.get(piece.id)
        if seat is None:
            return None
        if called := own_call(seat.standing.clause, self.mention.noun):
            return called
        if not seat.standing.clause.number:
            return None
        if level == 0:
            return self._as_written(piece, seat)
        chain = _labels_to(seat)
        if level > len(chain):
            return None
        first, *rest = chain[-level:]
        inner = (each if each.startswith("(") else f"({each})" for each in rest)
        return bare(first) + "".join(inner)

    def _as_written(self, piece: Piece, seat: Seat) -> str | None:
        """Change each unit of a label as it is written for the unit that it has become."""
        was = self.before.seats.by_id.get(piece.id)
        if piece.was is None or was is None:
            return None
        pieces = pieces_of(piece.was.text)
        count = len(pieces)
        old, new = was.full[-count:], seat.full[-count:]
        if len(old) != count or len(new) != count or len(was.begins) != len(seat.begins):
            return None
        text = piece.was.text
        for found, unit, now in zip(reversed(pieces), reversed(old), reversed(new), strict=True):
            prefix = prefix_of(found[0])
            said = units_of(found[0])
            if said == (unit,) and prefix_of(now) and prefix:
                become = prefix + now.removeprefix(units_of(prefix + "0")[0][:-1])
            elif said == (unit,):
                become = now
            elif said == without_prefix((unit,)):
                become = without_prefix((now,))[0]
            elif without_prefix(said) == (unit,):  # the letters are the number of its instrument
                become = prefix + now
            else:
                return None
            text = text[: found.start()] + become + text[found.end() :]
        return text

    def _spliced(self, said: list[list[str]]) -> tuple[int, int, str]:
        """Put other labels where they change; what stands between them stays, notation and all."""
        pairs = [*zip(self.mention.labels, (one for part in said for one in part), strict=True)]
        changed = [at for at, (label, text) in enumerate(pairs) if label.text != text]
        pairs = pairs[changed[0] : changed[-1] + 1] if changed else pairs
        begin, end = pairs[0][0].start, pairs[-1][0].end
        words, at = "", self.flat.written(begin, pairs[0][0].end)[0]
        for label, text in pairs:
            first, last = self.flat.written(label.start, label.end)
            words += self.words[at:first] + text
            at = last
        return begin, end, words

    def _listed(self, said: list[list[str]]) -> tuple[int, int, str]:
        """Write the list anew, with its noun in the number that fits."""
        mention, text = self.mention, self.flat.text
        items = [" to ".join(part) for part in said]
        between = text[mention.labels[0].end : mention.end]
        link = " or " if re.search(r"\bor\b", between) else " and "
        listed = _listed(items, link)
        many = len(items) > 1 or len(said[0]) > 1
        noun = text[mention.start : mention.labels[0].start]
        if not many:
            noun = re.sub(r"(?<=[A-Za-z]{3})[sS](?=\s*$)", "", noun)
        return mention.start, mention.end, noun + listed

    def _turned(self, made: tuple[int, int, str]) -> Iterator[Rewording]:
        """Offer the words as they are, and then with “above” for “below”, and without either."""
        start, end, words = made
        yield self._rewording(start, end, words)
        if way := self.mention.direction:
            last, first = self.flat.written(start, end)[1], self.flat.written(way.start, way.end)[0]
            between = self.words[last:first]
            yield self._rewording(start, way.end, words + between + _OTHER[way.side].value)
            if not between[-1:].strip():  # not in brackets of its own
                yield self._rewording(start, way.end, words + between.rstrip(" ,"))

    def _live(self, wanted: Wanted) -> Rewording:
        """Write live references for the whole, with what it was said to stand in."""
        items = [" to ".join(f"[](#{piece.id})" for piece in part) for part in wanted.parts]
        within = self._extent()
        first, last = self.flat.around(*within)
        return Rewording(start=first, end=last, new=_listed(items, " and "), within=within)

    def _rewording(self, start: int, end: int, new: str) -> Rewording:
        first, last = self.flat.written(start, end)
        return Rewording(start=first, end=last, new=new, within=(start, end))

    # --- what it would mean -------------------------------------------------------------------

    def _means(self, one: Rewording, wanted: Wanted) -> bool:
        words = Words(self.words[: one.start] + one.new + self.words[one.end :])
        flat = flatten(words)
        again = next((m for m in mentions(flat.text) if m.start == self.mention.start), None)
        if again is None:
            return False
        stretch = replace(self.read.stretch, words=words)
        return means(self.after, Read(mention=again, stretch=stretch, flat=flat), wanted.members)


def means(text: Reading, read: Read, members: tuple[frozenset[str], ...]) -> bool:
    """Say whether a reference means just these: all that each of its parts takes in.

    One whose labels are links means what they lead to, and its words must say so: each label is
    one of those that the paragraph bears.
    """
    meant = text.meaning(read)
    if not isinstance(meant, Found) or meant.parts != members:
        return False
    labels = read.mention.labels
    linked = all(read.flat.leads(label.start, label.end) for label in labels)
    return not linked or all(
        _bears(text.resolver, *each) for each in zip(labels, meant.ends, strict=True)
    )


def _bears(resolver: Resolver, label: Written, id_: str) -> bool:
    seat = resolver.seats.by_id.get(id_)
    return seat is not None and any(
        seat in resolver.seats.labelled(units, seat.instrument).seats for units in label.readings
    )


def _listed(items: list[str], link: str) -> str:
    return link.join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else items[0]


def _labels_to(seat: Seat) -> list[str]:
    """List the labels of what a paragraph stands in, and its own, those that begin others left out.

    Beneath a heading, its items only: “4.2” says that it is in 4.
    """
    chain = [*seat.standing.ancestors, seat.standing.clause]
    labels: list[str] = []
    for clause in chain:
        if not clause.number:
            continue
        own = units_of(clause.number)
        above = tuple(unit for label in labels for unit in units_of(label))
        if not clause.number.startswith("(") and above and own[: len(above)] == above:
            labels = []
        labels.append(bare(clause.number))
    return labels
