"""Why were quoted words not found where an instruction expects them?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.amending.matching import Fault, matches, word_at
from constitution_tool.engine.amending.own_words import own_words, table_words
from constitution_tool.engine.amending.refusing import refused
from constitution_tool.notation.text.inline import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.amending.working import Node
    from constitution_tool.errors import Conflict
    from constitution_tool.model.words import Words

_ALIKE = str.maketrans(
    {
        "’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-",
        "\u00a0": " ", "\u202f": " ",
    }
)  # fmt: skip
_NAMES = {"\u00a0": "a space that keeps words together", " ": "a space", "\u202f": "a narrow space"}


def alike(words: str) -> str:
    """Fold what is easily mistyped: quotation marks, dashes, spaces. The length is kept."""
    return words.translate(_ALIKE)


def not_found(node: Node, find: Words) -> Conflict:
    """Say that words are not in a clause, what is there instead, and what to do about it.

    The text is searched again, more and more loosely; the first thing seen is said.
    """
    reason, remedy = next(
        _reasons(node, find),
        ("", "look at the paragraph as it now stands, and quote the words from it."),
    )
    said = f" ({reason})" if reason else ""
    return refused(
        "words-not-found",
        f"The words “{find}” are not found in {node.citation()}{said}.",
        remedy,
    )


def _reasons(node: Node, find: Words) -> Iterator[tuple[str, str]]:
    segments = own_words(node.clause)
    yield from _near(segments, find)
    yield from _mistyped(segments, find)
    yield from _elsewhere(node, find)
    yield from _capitals(segments, find)
    flat = tuple(plain(words) for words in segments)
    if any(matches(words, plain(find)).starts for words in flat):
        yield (
            "the words are there, but set otherwise: in bold or italics, or in a link",
            "quote them with their notation, as the paragraph is written in its file.",
        )
    if plain(find) in " ".join(flat):
        yield (
            "they run over from one paragraph into the next",
            "write one instruction for the words of each.",
        )


def _near(segments: tuple[Words, ...], find: Words) -> Iterator[tuple[str, str]]:
    for words in segments:
        for at, fault in matches(words, find).near:
            if fault is Fault.INSIDE_WORD:
                end = at + len(find)
                longer = word_at(words, at) if at else words
                longer = longer if find in longer else word_at(words, end)
                yield (
                    f"it is found only inside a longer word, “{longer}”",
                    "quote whole words.",
                )
            else:
                yield (
                    "it is found only in the address of a link or the mark of a footnote",
                    "quote the words of the text.",
                )


def _mistyped(segments: tuple[Words, ...], find: Words) -> Iterator[tuple[str, str]]:
    for words in segments:
        at = alike(words).find(alike(find))
        if at >= 0:
            there = words[at : at + len(find)]
            one, other = next((a, b) for a, b in zip(there, find, strict=True) if a != b)
            one, other = _NAMES.get(one, one), _NAMES.get(other, other)
            yield (
                f"the text has {one} where the instruction has {other}",
                f"quote the words as they are printed: “{there}”.",
            )


def _capitals(segments: tuple[Words, ...], find: Words) -> Iterator[tuple[str, str]]:
    for words in segments:
        at = words.lower().find(find.lower())
        if at >= 0:
            there = words[at : at + len(find)]
            yield (
                f"the text has “{there}”, with other capital letters",
                f"quote the words as they are printed: “{there}”.",
            )


def _elsewhere(node: Node, find: Words) -> Iterator[tuple[str, str]]:
    if matches(node.clause.heading, find).starts:
        yield "they stand in the heading", "write “In the heading of …”."
    if any(matches(words, find).starts for words in table_words(node.clause)):
        yield (
            "they stand in a table",
            "write “In the table in …, in the row beginning “…”, in the column headed “…”, for …”.",
        )
    for inner in node.walk():
        if inner is not node and any(matches(w, find).starts for w in own_words(inner.clause)):
            yield f"they stand in {inner.citation()}", "name that paragraph."
            return
    for outer in node.ancestors():
        if any(matches(w, find).starts for w in own_words(outer.clause)):
            yield f"they stand in {outer.citation()}", "name that paragraph."
            return
