"""How is a text of the law written, so that one text has one form (law 2)?

Frozen by `format = 1`: what was signed must print the same for ever.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, assert_never

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.model.block import Paragraph
from constitution_tool.model.instrument import Kind
from constitution_tool.notation.front_matter import print_head
from constitution_tool.notation.text.escape import escape_text, guard_line
from constitution_tool.notation.text.numbering import read_label
from constitution_tool.notation.text.print_blocks import block_lines, indented, words_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.model.block import Block
    from constitution_tool.model.instrument import Clause, Footnote, Instrument
    from constitution_tool.model.words import Words

_DEEPEST_HEADING = 6
_CHILDREN = "- …"
"""Stands for the child clauses in a clause's own lines, where closing words follow them."""


class Prints:
    """What several texts share is written, and digested, once: clauses, instruments, files.

    Each is known by its identity: no other can have that while it is kept.
    """

    __slots__ = ("_digests", "_files", "_kept")

    def __init__(self) -> None:
        self._kept: dict[int, tuple[Clause, str]] = {}
        self._files: dict[int, tuple[Instrument, bytes]] = {}
        self._digests: dict[int, tuple[bytes, str]] = {}

    def digest(self, data: bytes) -> str:
        """Give the SHA-256 of a file in 64 hex digits."""
        kept = self._digests.get(id(data))
        if kept is None:
            kept = self._digests[id(data)] = (data, sha256(data).hexdigest())
        return kept[1]

    def file(self, instrument: Instrument) -> bytes:
        """Write an instrument as its file."""
        kept = self._files.get(id(instrument))
        if kept is None:
            written = print_instrument(instrument, self).encode()
            kept = self._files[id(instrument)] = (instrument, written)
        return kept[1]

    def write(self, clause: Clause) -> str:
        """Write a clause with its child clauses, without a final new line."""
        kept = self._kept.get(id(clause))
        if kept is None:
            kept = (clause, "\n\n".join(_pieces((clause,), "", 1)))
            self._kept[id(clause)] = kept
        return kept[1]


def print_instrument(instrument: Instrument, prints: Prints | None = None) -> str:
    """Write an instrument as its file: front matter, clauses, footnotes.

    Args:
        instrument: the instrument.
        prints: what was written before, when several wordings of one text are written.

    Raises:
        Malformed: no notation says it (a heading of level seven, a number with a space in it).
    """
    head = (("id", instrument.id), ("number", instrument.number), ("title", instrument.title))
    write = (prints or Prints()).write
    parts = [print_head(head), *(write(clause) for clause in instrument.clauses)]
    parts += [_footnote(note) for note in instrument.footnotes]
    return "\n\n".join(parts) + "\n"


def print_clauses(clauses: Iterable[Clause]) -> str:
    """Write clauses at the margin, as an amendment quotes them, with a final new line."""
    return "\n\n".join(_pieces(clauses, "", 1)) + "\n"


def print_subtree(clause: Clause) -> str:
    """Write a clause with its child clauses, at the margin."""
    return print_clauses((clause,))


def print_own(clause: Clause) -> str:
    """Write a clause without its child clauses, at the margin.

    A line `- …` marks where the children stood when closing words follow them, so that opening and
    closing words are told apart.
    """
    inside = "" if clause.kind is Kind.HEADING else "  "
    pieces = [_first(clause, "", 1), *_blocks(_opening(clause), inside)]
    if clause.closing:
        pieces += [f"{inside}{_CHILDREN}", *_blocks(clause.closing, inside)]
    return "\n\n".join(pieces) + "\n"


def _pieces(clauses: Iterable[Clause], indent: str, level: int) -> Iterator[str]:
    """Yield what is parted by blank lines: the first paragraph, the blocks, the children."""
    for clause in clauses:
        heading = clause.kind is Kind.HEADING
        inside = indent if heading else f"{indent}  "
        yield _first(clause, indent, level)
        yield from _blocks(_opening(clause), inside)
        yield from _pieces(clause.children, inside, level + heading)
        yield from _blocks(clause.closing, inside)


def _blocks(blocks: tuple[Block, ...], inside: str) -> tuple[str, ...]:
    return ("\n".join(indented(block_lines(blocks), inside)),) if blocks else ()


def _opening(clause: Clause) -> tuple[Block, ...]:
    """Give the opening blocks that do not stand in the first line."""
    return clause.opening if clause.kind is Kind.HEADING else clause.opening[1:]


def _first(clause: Clause, indent: str, level: int) -> str:
    match clause.kind:
        case Kind.HEADING:
            if level > _DEEPEST_HEADING or "\n" in clause.heading:
                raise _unwritable(clause, "its heading runs over lines or stands too deep")
            return f"{'#' * level} {_labelled(clause, clause.heading)}"
        case Kind.ITEM:
            first = clause.opening[0] if clause.opening else None
            if not isinstance(first, Paragraph):
                raise _unwritable(clause, "it does not begin with words")
            lines = [guard_line(line) for line in _labelled(clause, first.words).split("\n")]
            return "\n".join([f"{indent}- {lines[0]}", *indented(lines[1:], f"{indent}  ")])
        case _:
            assert_never(clause.kind)


def _labelled(clause: Clause, words: Words) -> str:
    """Put the label before the words and the id after them."""
    number = clause.number
    if number:
        if not number.isprintable() or " " in number:
            raise _unwritable(clause, f"its number “{number}” is not one word")
        text = f"{escape_text(number)} {words}" if words else escape_text(number)
    else:
        text = words
    heading = clause.kind is Kind.HEADING
    sign = " +" if number else " -"
    if read_label(text, heading=heading) == (number, words):
        sign = ""
    return f"{text} {{#{clause.id}{sign}}}".lstrip(" ")


def _footnote(note: Footnote) -> str:
    lines = words_lines(note.words)
    return "\n".join([f"[^{note.label}]: {lines[0]}", *lines[1:]])


def _unwritable(clause: Clause, why: str) -> Malformed:
    return Malformed(
        Finding(
            code="clause-unwritable",
            problem=f"The paragraph {clause.id} cannot be written down: {why}.",
            remedy="change it so that it can.",
            place=Place(path="", note=clause.id),
        )
    )
