"""How are words substituted, inserted and omitted, exactly where the instruction expects them?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from constitution_tool.engine.amending.joining import close_up, put_after, put_before
from constitution_tool.engine.amending.matching import matches
from constitution_tool.engine.amending.not_found import not_found
from constitution_tool.engine.amending.own_words import edge_is_words, own_words, with_words
from constitution_tool.engine.amending.refusing import refuse, times
from constitution_tool.engine.amending.writable import check_fragment, written
from constitution_tool.model.instruction import AddWords, InsertWords, OmitWords, SubstituteWords
from constitution_tool.model.target import EachPlace, End, Once, OnlyPlace, Side
from constitution_tool.model.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_tool.engine.amending.working import Node
    from constitution_tool.model.instrument import Clause

FindingWords = SubstituteWords | InsertWords | OmitWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One place where words occur: the clause, its paragraph (0 is first) and the offset in it."""

    node: Node
    segment: int
    start: int


def amended_words(
    instruction: FindingWords, nodes: Sequence[Node]
) -> tuple[tuple[Node, Clause], ...]:
    """Work out the new words of each clause named; nothing is changed yet.

    Raises:
        Conflict: the words are not there, or more or less often than stated, or the result could
            not be written.
    """
    _check_fragments(instruction)
    spots = _spots(nodes, instruction.find)
    chosen = _chosen(spots, nodes, instruction)
    by_node: dict[str, list[Spot]] = {}
    for spot in chosen:
        by_node.setdefault(spot.node.id, []).append(spot)
    return tuple(
        (node, _edited(node, by_node[node.id], instruction)) for node in nodes if node.id in by_node
    )


def added_words(instruction: AddWords, nodes: Sequence[Node]) -> tuple[tuple[Node, Clause], ...]:
    """Work out each clause with words put at the beginning or the end of its own words.

    Raises:
        Conflict: the clause has no words there, or the result could not be written.
    """
    check_fragment(instruction.insert)
    return tuple((node, _added(node, instruction)) for node in nodes)


def _added(node: Node, instruction: AddWords) -> Clause:
    last = instruction.end is End.END
    segments = own_words(node.clause)
    if not edge_is_words(node.clause, last=last):
        refuse(
            "no-words-there",
            f"{node.citation()} has no words of its own at the {instruction.end.value}.",
            "insert a paragraph, or name the paragraph that has the words.",
        )
    number = len(segments) - 1 if last else 0
    words = segments[number]
    new = put_after(words, instruction.insert) if last else put_before(words, instruction.insert)
    return with_words(node.clause, {number: written(new, node)})


# --- where ------------------------------------------------------------------------------------


def _spots(nodes: Sequence[Node], find: Words) -> tuple[Spot, ...]:
    spots: list[Spot] = []
    for node in nodes:
        for number, words in enumerate(own_words(node.clause)):
            found = matches(words, find)
            if found.overlap:
                refuse(
                    "words-overlap",
                    f"The words “{find}” overlap with themselves in {node.citation()}.",
                    "quote more of the sentence.",
                )
            spots += [Spot(node=node, segment=number, start=at) for at in found.starts]
    return tuple(spots)


def _chosen(
    spots: tuple[Spot, ...], nodes: Sequence[Node], instruction: FindingWords
) -> tuple[Spot, ...]:
    find, occurrence = instruction.find, instruction.occurrence
    counts = {node.id: 0 for node in nodes}
    for spot in spots:
        counts[spot.node.id] += 1
    for node in nodes:
        if not counts[node.id]:
            raise not_found(node, find)
    match occurrence:
        case Once():
            for node in nodes:
                _expect_once(node, counts[node.id], find, several=len(nodes) > 1)
            return spots
        case EachPlace(count=count):
            if len(spots) != count:
                _refuse_count(len(spots), occurrence, nodes, find)
            return spots
        case OnlyPlace(nth=nth):
            if len(spots) < max(nth, 2):
                _refuse_count(len(spots), occurrence, nodes, find)
            return (spots[nth - 1],)
        case _:
            assert_never(occurrence)


def _expect_once(node: Node, count: int, find: Words, *, several: bool) -> None:
    if count > 1:
        each = "…, in each of the places they occur in all" if several else ""
        refuse(
            "words-too-often",
            f"The words “{find}” occur {times(count)} in {node.citation()}.",
            "quote more of the sentence, or write "
            + (f"“{each}”." if each else f"“in each of the {count} places it occurs”."),
        )


def _refuse_count(
    count: int, occurrence: EachPlace | OnlyPlace, nodes: Sequence[Node], find: Words
) -> None:
    where = nodes[0].citation() if len(nodes) == 1 else "the paragraphs named"
    stated = (
        f"in {occurrence.count} places"
        if isinstance(occurrence, EachPlace)
        else f"at least {times(max(occurrence.nth, 2))}"
    )
    each = f"in each of the {count} places it occurs"
    refuse(
        "words-miscounted",
        f"The words “{find}” occur {times(count)} in {where}, and the instruction expects them "
        f"{stated}.",
        f"write “{each}”, if that is meant." if count > 1 else "leave out how often it occurs.",
    )


# --- what -------------------------------------------------------------------------------------


def _edited(node: Node, spots: Sequence[Spot], instruction: FindingWords) -> Clause:
    segments = own_words(node.clause)
    changed: dict[int, Words] = {}
    for spot in reversed(spots):
        words = changed.get(spot.segment, segments[spot.segment])
        changed[spot.segment] = Words(_edit(words, spot.start, instruction))
    for number, words in changed.items():
        written(words, node)
        if words == segments[number]:
            refuse(
                "changes-nothing",
                f"The instruction changes nothing in {node.citation()}.",
                "take the instruction out, or write the words that are to stand there.",
            )
    return with_words(node.clause, changed)


def _edit(words: str, start: int, instruction: FindingWords) -> str:
    end = start + len(instruction.find)
    before, found, after = words[:start], words[start:end], words[end:]
    match instruction:
        case SubstituteWords(replace=new):
            return before + new + after
        case InsertWords(side=side, insert=new):
            put = put_after if side is Side.AFTER else put_before
            return before + put(found, new) + after
        case OmitWords():
            return close_up(before, after)
        case _:
            assert_never(instruction)


def _check_fragments(instruction: FindingWords) -> None:
    check_fragment(instruction.find)
    match instruction:
        case SubstituteWords():
            check_fragment(instruction.replace)
        case InsertWords():
            check_fragment(instruction.insert)
        case OmitWords():
            pass
        case _:
            assert_never(instruction)
