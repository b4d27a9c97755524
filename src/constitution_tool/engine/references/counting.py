"""Which words count paragraphs, and do they still count right?

“The five principles” counts what a paragraph holds when there are five, and “principles” is what
the heading calls them, or the words lead up to them. That is likely and never certain: what is
drafted says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.references.flattening import flatten
from constitution_tool.engine.references.stretches import InHeading, OwnWords, Stretch, stretches
from constitution_tool.model.instrument import Index, Kind
from constitution_tool.notation.text.inline import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.model.instrument import Clause, Constitution

NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
_LEAST = 2
_COUNT = re.compile(
    rf"\b(?:the|these|those|following|all|our|its|their)\s+(?:following\s+)?"
    rf"(?P<count>{'|'.join(NUMBERS[_LEAST:])})\s+(?:following\s+)?"
    r"(?P<noun>(?:[a-z][\w’'-]*\s+){0,2}?[a-z][\w’'-]*s)\b",
    re.IGNORECASE,
)
_LEADS_UP = re.compile(
    rf"\b(?P<count>{'|'.join(NUMBERS[_LEAST:])}|[2-9]|1[0-9]|20)\s+"
    r"(?P<noun>(?:[a-z][\w’'-]*\s+){0,2}?[a-z][\w’'-]*s)\b(?=[^.;]*$)",
    re.IGNORECASE,
)
"""A count in the last sentence before what a paragraph holds: “There are two conditions:”."""
_MEASURES = re.compile(
    r"(?:day|week|month|year|hour|minute|vote|copie|pound|time|word|page)s?$", re.IGNORECASE
)
_NOT_PARAGRAPHS = re.compile(
    r"(?:day|week|month|year|hour|minute|member|councillor|officer|person|people|vote|copie|pound|"
    r"time|word|page|meeting|committee|part(?:ie|y)|candidate|signature|developer|director)s?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Miscount:
    """Words that counted what a paragraph holds, and no longer do.

    `start` to `end` is the number word, by its places in the stretch's notation.
    """

    stretch: Stretch
    start: int
    end: int
    said: str
    new: str
    counted: str
    was: int
    now: int


def miscounts(before: Constitution, after: Constitution) -> Iterator[Miscount]:
    """Find the words that counted right in the text before and do not in the text after."""
    was, now = Index(before), Index(after)
    changed = {
        id_: (old, new)
        for id_, standing in was.by_id.items()
        if id_ in now.by_id
        and (old := _held(standing.clause)) != (new := _held(now.by_id[id_].clause))
        and old >= _LEAST
    }
    if not changed:
        return
    for instrument in after.instruments:
        for stretch in stretches(instrument):
            if (
                not isinstance(stretch.spot, OwnWords | InHeading)
                or stretch.clause not in was.by_id
            ):
                continue
            yield from _of_stretch(stretch, was, changed)


def _of_stretch(
    stretch: Stretch, was: Index, changed: dict[str, tuple[int, int]]
) -> Iterator[Miscount]:
    flat = flatten(stretch.words)
    for found in _counts(stretch, flat.text, changed):
        written = found["count"].lower()
        count = int(written) if written.isdigit() else NUMBERS.index(written)
        meant = [
            id_
            for id_, (old, _) in changed.items()
            if old == count and _calls(was, stretch.clause, id_, found["noun"])
        ]
        if len(meant) != 1 or not _stood(was, stretch.clause, found[0]):
            continue
        old, new = changed[meant[0]]
        start, end = flat.written(found.start("count"), found.end("count"))
        word = str(new) if written.isdigit() or new >= len(NUMBERS) else NUMBERS[new]
        yield Miscount(
            stretch=stretch,
            start=start,
            end=end,
            said=found[0],
            new=word.capitalize() if found["count"][0].isupper() else word,
            counted=meant[0],
            was=old,
            now=new,
        )


def _counts(
    stretch: Stretch, text: str, changed: dict[str, tuple[int, int]]
) -> Iterator[re.Match[str]]:
    """Find the words that may count, by where their number stands once each."""
    found = {
        one.start("count"): one
        for one in _COUNT.finditer(text)
        if not _NOT_PARAGRAPHS.search(one["noun"])
    }
    if stretch.clause in changed and isinstance(stretch.spot, OwnWords):
        for one in _LEADS_UP.finditer(text):
            if not _MEASURES.search(one["noun"]):
                found.setdefault(one.start("count"), one)
    yield from (found[at] for at in sorted(found))


def _held(clause: Clause) -> int:
    return sum(child.kind is Kind.ITEM for child in clause.children)


def _calls(was: Index, clause: str, id_: str, noun: str) -> bool:
    """Say whether a paragraph's words lead up to what it holds, or its heading calls it so."""
    if id_ == clause:
        return True
    heading = plain(was.by_id[id_].clause.heading).casefold().split()
    return noun.casefold().split()[-1] in heading


def _stood(was: Index, clause: str, said: str) -> bool:
    """Say whether the words were there before: those just put in are meant as they are."""
    standing = was.by_id[clause]
    return any(
        said in flatten(stretch.words).text
        for stretch in stretches(standing.instrument)
        if stretch.clause == clause
    )
