"""Has the text been edited by hand? The files on disk, against those on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.model.citation import cite
from constitution_tool.model.instrument import Constitution, Index
from constitution_tool.notation.digest import own
from constitution_tool.notation.hidden import decode
from constitution_tool.notation.register.record_text import first_difference
from constitution_tool.notation.text.parse import parse_instrument

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_REMEDY = "put the file back as it was adopted; a change to the text is made by an amendment."


def edited(recorded: Mapping[str, bytes], found: Mapping[str, bytes]) -> Iterator[Finding]:
    """Find every file, and where it can every clause, that differs from the text on record.

    Args:
        recorded: the files of the adopted text, by path below `source/`.
        found: the files that lie there now.
    """
    for path in sorted(recorded.keys() | found.keys()):
        if path not in found:
            yield _finding("source-missing", f"{path} is part of the text and is missing.", path)
        elif path not in recorded:
            yield _finding("source-stray", f"{path} is not part of the text on record.", path)
        elif recorded[path] != found[path]:
            clauses = tuple(_clauses(recorded[path], found[path], path))
            yield from clauses or (_somewhere(recorded[path], found[path], path),)


def _clauses(recorded: bytes, found: bytes, path: str) -> Iterator[Finding]:
    """Name the clauses that differ, if both files can be read."""
    if not path.endswith(".md"):
        return
    try:
        before = parse_instrument(decode(recorded, path), path)
        after = parse_instrument(decode(found, path), path)
    except Malformed:
        return
    old = Index(Constitution(instruments=(before.instrument,)))
    new = Index(Constitution(instruments=(after.instrument,)))
    for id_, standing in new.by_id.items():
        was = old.by_id.get(id_)
        where = after.positions.get(id_, Place(path=path))
        if was is None:
            problem = f"{cite(standing)} is not in the text on record: it was added by hand."
            yield Finding(code="source-edited", problem=problem, remedy=_REMEDY, place=where)
        elif own(was.clause) != own(standing.clause) or was.parent != standing.parent:
            problem = f"{cite(was)} is not as it is on record: it was edited by hand."
            yield Finding(code="source-edited", problem=problem, remedy=_REMEDY, place=where)
    for id_, was in old.by_id.items():
        if id_ not in new.by_id:
            problem = f"{cite(was)} is on record and is missing: it was taken out by hand."
            yield _finding("source-edited", problem, path)


def _somewhere(recorded: bytes, found: bytes, path: str) -> Finding:
    """Say the first line that differs, when no clause can be named."""
    old, new = recorded.decode("utf-8", "replace"), found.decode("utf-8", "replace")
    problem = f"{path} is not as it is on record: it was edited by hand."
    place = Place(path=path, line=first_difference(new, old))
    return Finding(code="source-edited", problem=problem, remedy=_REMEDY, place=place)


def _finding(code: str, problem: str, path: str) -> Finding:
    return Finding(code=code, problem=problem, remedy=_REMEDY, place=Place(path=path))
