"""Is what a returned file was issued with, every tracked change rejected, still what was issued?

This is the most valuable check there is (`6-evidence`): words changed while recording was off bear
no mark, and nothing else would show them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from constitution_tool.errors import Finding, Place
from constitution_tool.intake.doubts import shown
from constitution_tool.model.block import Bullets, Cell, Image, Paragraph, Table
from constitution_tool.model.instrument import Instrument, standings
from constitution_tool.model.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.model.block import Block
    from constitution_tool.model.instrument import Clause, Standing
    from constitution_tool.model.returned import ReturnedInstrument, ReturnedText

_BARE_HOST = re.compile(r"(\]\(https?://[^/\s()]+)/\)")
"""A link to a whole site: LibreOffice writes the slash that such an address may end in."""


def untracked(returned: ReturnedText, issued: ReturnedText) -> tuple[Finding, ...]:
    """Find where a text differs from the one it was issued from; nothing where it does not.

    Args:
        returned: the file's text with every tracked change rejected.
        issued: the text it was issued from, as a file holds it (see `intake.held`).
    """
    return tuple(_differences(returned, issued))


def _differences(returned: ReturnedText, issued: ReturnedText) -> Iterator[Finding]:
    was, now = _standings(issued), _standings(returned)
    for name, standing in was.items():
        if name not in now:
            yield _edit(name, "was taken out", _first_words(standing.clause))
        elif found := _how(standing, now[name]):
            yield _edit(name, found, _first_words(now[name].clause))
    kept = [name for name in was if name in now]
    if kept != [name for name in now if name in was]:
        moved = next(a for a, b in zip(kept, (n for n in now if n in was), strict=True) if a != b)
        yield _edit(moved, "no longer stands where it stood", _first_words(was[moved].clause))
    for standing in _all(returned):
        if standing.clause.id not in was:
            yield _edit(
                standing.clause.id or standing.parent, "was put in", _first_words(standing.clause)
            )
    before, after = _shown(issued), _shown(returned)
    for clause in {**before, **after}:
        if before.get(clause) != after.get(clause):
            yield _edit(clause, "shows another picture", "")
    yield from _instruments(returned, issued)


def _shown(text: ReturnedText) -> dict[str, list[str]]:
    """Give the pictures that each clause shows, by their bytes."""
    found: dict[str, list[str]] = {}
    for clause, digest in text.pictures:
        found.setdefault(clause, []).append(digest)
    return found


def _how(was: Standing, now: Standing) -> str:
    """Say how a clause by itself differs, or nothing."""
    if was.parent != now.parent:
        return "no longer stands where it stood"
    if _own(was.clause) != _own(now.clause):
        return "was changed"
    return ""


def _own(clause: Clause) -> Clause:
    """Give a clause without its children, and without what a program may write in its own way."""
    return replace(
        clause,
        children=(),
        heading=_same_links(clause.heading),
        opening=_nameless(clause.opening),
        closing=_nameless(clause.closing),
    )


def _same_links(words: Words) -> Words:
    return Words(_BARE_HOST.sub(r"\1)", words)) if "/)" in words else words


def _nameless(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(_block(block) for block in blocks)


def _block(block: Block) -> Block:
    match block:
        case Image():
            return replace(block, path="")
        case Bullets():
            return replace(block, items=tuple(_nameless(item) for item in block.items))
        case Table():
            return replace(
                block,
                header=tuple(map(_row, block.header)),
                rows=tuple(map(_row, block.rows)),
            )
        case Paragraph():
            return replace(block, words=_same_links(block.words))
        case _:
            assert_never(block)


def _row(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Give cells without their spans, which Word cuts to the table; merging changes their count."""
    return tuple(Cell(blocks=_nameless(cell.blocks)) for cell in row)


def _all(text: ReturnedText) -> Iterator[Standing]:
    for one in text.instruments:
        yield from standings(Instrument(id=one.id, number="", title=one.title, clauses=one.clauses))


def _standings(text: ReturnedText) -> dict[str, Standing]:
    return {standing.clause.id: standing for standing in _all(text) if standing.clause.id}


def _instruments(returned: ReturnedText, issued: ReturnedText) -> Iterator[Finding]:
    now = {one.id: one for one in returned.instruments}
    for was in issued.instruments:
        found = now.pop(was.id, None)
        if found is None:
            yield _edit(was.id, "was taken out", was.title)
        else:
            yield from _whole(was, found)
    for one in now.values():
        yield _edit(one.id, "was put in", one.title)


def _whole(was: ReturnedInstrument, now: ReturnedInstrument) -> Iterator[Finding]:
    if was.title != now.title:
        yield _edit(was.id, "has another title", now.title)
    if was.footnotes != now.footnotes:
        old = {note.label: _same_links(note.words) for note in was.footnotes}
        new = {note.label: _same_links(note.words) for note in now.footnotes}
        for label in {**old, **new}:
            if old.get(label) != new.get(label):
                yield _edit(was.id, f"has another footnote {label}", new.get(label, ""))


def _edit(name: str, how: str, words: str) -> Finding:
    said = f"“{shown(words)}”" if words.strip() else "without words"
    return Finding(
        code="untracked-edit",
        problem=f"{name or 'A paragraph'} {how} and the change was not tracked: {said}.",
        remedy="put the words back, or make the change in a fresh copy with Track Changes on.",
        place=Place(path="", note=name),
    )


def _first_words(clause: Clause) -> str:
    first = clause.opening[0] if clause.opening else None
    words = first.words if isinstance(first, Paragraph) else ""
    return f"{clause.number} {clause.heading or words}".strip()
