"""Which words of the text did someone mean by what they typed, and how often do they occur?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from constitution_tool.engine.amending.matching import matches
from constitution_tool.engine.amending.not_found import alike, not_found
from constitution_tool.engine.amending.own_words import own_words
from constitution_tool.engine.amending.refusing import refuse, refused, times
from constitution_tool.engine.amending.wish import Every, Nth, Unsaid
from constitution_tool.errors import Finding, Severity
from constitution_tool.model.target import EachPlace, Once, OnlyPlace
from constitution_tool.model.words import Text, Words
from constitution_tool.notation.amendments import quotation
from constitution_tool.notation.text.inline import settle, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from constitution_tool.engine.amending.wish import Which
    from constitution_tool.engine.amending.working import Node
    from constitution_tool.errors import Conflict
    from constitution_tool.model.target import Occurrence

_AROUND = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """The words of the text that were meant, how often they occur, and what is to be said.

    `curly` is true when the text has curly quotation marks where straight ones were typed.
    """

    find: Words
    occurrence: Occurrence
    curly: bool
    findings: tuple[Finding, ...]


def typed(words: str) -> Words:
    """Take what was typed as words in the notation; what would be damaged is taken as it is.

    Raises:
        Conflict: there are no words.
    """
    settled = settle(" ".join(words.split()))
    if any(finding.severity is Severity.ERROR for finding in settled.scan.findings):
        written = write((Text(text=" ".join(words.split())),))
    else:
        written = settled.words
    if not written:
        refuse("words-none", "No words were given.", "give the words meant, in quotation marks.")
    return written


def meant(nodes: Sequence[Node], find: str, which: Which) -> Meant:
    """Find the words meant in the clauses named.

    Exactly as typed, if they are there. Otherwise, if what is there differs only in quotation
    marks, dashes or unbroken spaces and can be but one thing, then that, and it is said.

    Raises:
        Conflict: they are not there, or it is not certain which are meant.
    """
    words = typed(find)
    findings: tuple[Finding, ...] = ()
    if not any(_count(node, words) for node in nodes):
        there = printed(words, (own for node in nodes for own in own_words(node.clause)))
        if there is None:
            raise not_found(nodes[0], words)
        if there != words:
            findings = (said(words, there),)
        words = there
    occurrence = _occurrence(nodes, words, which)
    curly = bool(findings) and any(mark in words for mark in "’“”")
    return Meant(find=words, occurrence=occurrence, curly=curly, findings=findings)


def printed(words: Words, texts: Iterable[Words]) -> Words | None:
    """Find the one thing in some texts that was meant by words which are not quite there.

    Raises:
        Conflict: it could be more than one thing.
    """
    folded = alike(words)
    slices = {
        text[at : at + len(words)] for text in texts for at in matches(alike(text), folded).starts
    }
    if len(slices) > 1:
        shown = " and ".join(f"“{each}”" for each in sorted(slices))
        refuse(
            "words-uncertain",
            f"The words “{words}” are there in more than one way: {shown}.",
            "type them exactly as they are printed where they are meant.",
        )
    return Words(slices.pop()) if slices else None


def said(words: Words, there: Words) -> Finding:
    """Say that what is quoted is as the text has it, and not quite as it was typed."""
    return Finding(
        code="words-as-printed",
        problem=f"You typed “{words}”; the text has “{there}”, and that is what is quoted.",
        remedy="nothing, if that is what you meant.",
        severity=Severity.WARNING,
    )


def _count(node: Node, words: Words) -> int:
    return sum(len(matches(own, words).starts) for own in own_words(node.clause))


def _occurrence(nodes: Sequence[Node], words: Words, which: Which) -> Occurrence:
    counts = [_count(node, words) for node in nodes]
    for node, count in zip(nodes, counts, strict=True):
        if not count:
            raise not_found(node, words)
    if set(counts) == {1} and (len(nodes) > 1 or not isinstance(which, Nth) or which.nth == 1):
        return Once()
    match which:
        case Every():
            return EachPlace(count=sum(counts))
        case Nth(nth=nth) if len(nodes) == 1 and 1 <= nth <= counts[0]:
            return OnlyPlace(nth=nth)
        case Unsaid() | Nth():
            raise _choice_needed(nodes, words, counts)
        case _:
            assert_never(which)


def _choice_needed(nodes: Sequence[Node], words: Words, counts: Sequence[int]) -> Conflict:
    where = ", ".join(
        f"{times(count)} in {node.citation()}" for node, count in zip(nodes, counts, strict=True)
    )
    shown = "; ".join(
        f"({number}) {around}" for number, around in enumerate(_surroundings(nodes, words), start=1)
    )
    nth = f", or --nth 1 to --nth {counts[0]} for one of them" if len(nodes) == 1 else ""
    return refused(
        "words-too-often",
        f"The words “{words}” occur {where}: {shown}.",
        f"say --each for every one of them{nth}, or quote more of the sentence.",
    )


def _surroundings(nodes: Sequence[Node], words: Words) -> list[str]:
    return [
        f"…{own[max(0, at - _AROUND) : at + len(words) + _AROUND]}…"
        for node in nodes
        for own in own_words(node.clause)
        for at in matches(own, words).starts
    ]


def curled(words: Words) -> Words:
    """Give apostrophes within and after words the form they have in a text that curls them."""
    return Words(
        "".join(
            "’" if character == "'" and at and words[at - 1].isalnum() else character
            for at, character in enumerate(words)
        )
    )


def widened(node: Node, find: Words, replace: Words) -> tuple[Words, Words]:
    """Widen words and what replaces them until their quotation marks balance.

    Raises:
        Conflict: the words occur more than once, or nothing makes them balance.
    """
    if quotation.fits(find) and quotation.fits(replace):
        return find, replace
    for own in own_words(node.clause):
        starts = matches(own, find).starts
        if len(starts) != 1 or _count(node, find) != 1:
            continue
        at = starts[0]
        for start, end in _wider(own, at, at + len(find)):
            wide = Words(own[start:end])
            new = Words(own[start:at] + replace + own[at + len(find) : end])
            found = matches(own, wide).starts == (start,)
            if found and quotation.fits(wide) and quotation.fits(new):
                return wide, new
    raise refused(
        "words-unquotable",
        f"The words “{find}” cannot be quoted: a quotation mark in them is not closed.",
        "quote more of the sentence, so that every “ in the words has its ”.",
    )


def _wider(own: str, start: int, end: int) -> list[tuple[int, int]]:
    """List ever wider stretches around words: by whole words, nearest first."""
    starts = [at for at in range(start + 1) if at == 0 or own[at - 1] == " "][::-1]
    starts = [start, *(at for at in starts if at != start)]
    ends = [at for at in range(end, len(own) + 1) if at == len(own) or own[at] == " "]
    ends = [end, *(at for at in ends if at != end)]
    pairs = [(one, other) for one in starts for other in ends]
    return sorted(pairs, key=lambda pair: pair[1] - pair[0])
