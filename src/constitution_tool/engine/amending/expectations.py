"""What does an amendment expect to find, and does it still find it?

`[expects]` of `3-formats`: by clause and scope, so that amendments which touch different things can
be signed and entered in any order, and one whose ground has moved is found (law 10).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from constitution_tool.engine.amending.named import anchors_of, given_ids, roots_of, targets_of
from constitution_tool.errors import Conflict, Finding, Place
from constitution_tool.model.amendment import Expectation
from constitution_tool.model.citation import cite_id
from constitution_tool.model.instruction import (
    InsertClauses,
    InsertInstrument,
    Join,
    Move,
    OmitClause,
    OmitInstrument,
    OmitLeavingNumber,
    OnHeading,
    OnTable,
    OnWords,
    Renumber,
    Split,
    SubstituteClause,
    SubstituteInstrument,
)
from constitution_tool.model.instrument import Index
from constitution_tool.model.target import Beside, End, Side
from constitution_tool.notation import digest
from constitution_tool.notation.amendments.given_text import file_digest, file_of
from constitution_tool.notation.text.printer import print_instrument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.instruction import Instruction
    from constitution_tool.model.instrument import Constitution, Standing
    from constitution_tool.model.target import Gap

ABSENT = "absent"
"""Stands for a digest where there is no such clause."""

Key = tuple[str, str]
"""A scope and an id."""

_AFTER, _BEFORE = "gap", "gap-before"
_BEGINNING, _END = "gap-beginning", "gap-end"
_TEXT = "text"
_SAID = {
    "own": "the words of {} are no longer those this amendment was written on",
    "subtree": "{}, or something within it, no longer reads as when this amendment was written",
    _TEXT: "the text in {} is no longer the one this amendment was written with",
    "place": "{} no longer stands where it stood when this amendment was written",
    _AFTER: "what follows {} is no longer what it was when this amendment was written",
    _BEFORE: "what goes before {} is no longer what it was when this amendment was written",
    _BEGINNING: "{} no longer begins as it did when this amendment was written",
    _END: "{} no longer ends as it did when this amendment was written",
}

_WRITTEN = "[expects] is written by the tool: put back the file, or draft it anew."


def expectations(constitution: Constitution, amendment: Amendment) -> tuple[Expectation, ...]:
    """Work out what an amendment expects of the text it is written on, in key order.

    What its own earlier instructions insert is not expected of the text.

    Raises:
        Conflict: something it names is not in the text.
    """
    index = Index(constitution)
    found: list[Expectation] = []
    missing: list[Finding] = []
    for scope, id_ in _expected_keys(amendment, index):
        value = _digest(scope, id_, index, amendment)
        if value == ABSENT:
            missing.append(_unknown(id_, amendment))
        found.append(Expectation(scope=scope, id=id_, digest=value))
    if missing:
        raise Conflict(*dict.fromkeys(missing))
    return tuple(found)


def unmet(constitution: Constitution, amendment: Amendment) -> tuple[Finding, ...]:
    """Find where the text is no longer what an amendment was written on.

    Findings name the clause by its citation in the text as it stands; they are conflicts.
    """
    index = Index(constitution)
    written = {each.key: each for each in amendment.expects}
    findings: list[Finding] = []
    for scope, id_ in _expected_keys(amendment, index):
        held = written.pop(f"{scope}:{id_}", None)
        now = _digest(scope, id_, index, amendment)
        if now == ABSENT:
            findings.append(_unknown(id_, amendment))
        elif held is None:
            findings.append(_missing(scope, id_, index, amendment))
        elif held.digest != now:
            findings.append(_moved(scope, id_, index, amendment))
    findings += [_needless(each, amendment) for each in written.values()]
    return tuple(dict.fromkeys(findings))


def stale(constitution: Constitution, amendment: Amendment) -> tuple[Expectation, ...]:
    """Give what an amendment expects that the text does not hold."""
    index = Index(constitution)
    return tuple(
        each
        for each in amendment.expects
        if _digest(each.scope, each.id, index, amendment) != each.digest
    )


def touches_after(
    constitution_after: Constitution, amendment: Amendment
) -> tuple[tuple[str, str], ...]:
    """Digest all that an amendment touches as it stands after it, in key order.

    The keys are those of its expectations, those of what its earlier instructions inserted, and
    `subtree` of every clause it inserts or substitutes. What is gone has the digest "absent". A
    file that gives a text is not among them: the amendment itself says its digest.
    """
    index = Index(constitution_after)
    keys = {key for entry in amendment.entries for key in _keys(entry.instruction)}
    keys = {(scope, id_) for scope, id_ in keys if scope != _TEXT}
    for entry in amendment.entries:
        keys |= {("subtree", id_) for id_ in roots_of(entry.instruction)}
    return tuple(
        (f"{scope}:{id_}", _digest(scope, id_, index, amendment))
        for scope, id_ in sorted(keys, key=lambda key: f"{key[0]}:{key[1]}")
    )


# --- which ------------------------------------------------------------------------------------


def _expected_keys(amendment: Amendment, index: Index) -> list[Key]:
    """Gather scopes and ids, but not of what is new, in key order."""
    new: set[str] = set()
    keys: set[Key] = set()
    for entry in amendment.entries:
        keys |= {key for key in _keys(entry.instruction) if key[1] not in new}
        new |= {id_ for id_ in given_ids(entry.instruction) if not _there(id_, index)}
    return sorted(keys, key=lambda key: f"{key[0]}:{key[1]}")


def _there(id_: str, index: Index) -> bool:
    return id_ in index.by_id or id_ in index.instruments


def _keys(instruction: Instruction) -> Iterator[Key]:
    """Say what one instruction touches, by the scopes of `3-formats`."""
    targets = [target.id for target in targets_of(instruction)]
    if isinstance(instruction, OnWords | OnHeading | OnTable | Renumber):
        yield from (("own", id_) for id_ in targets)
        return
    if text := file_of(instruction):
        yield _TEXT, text.path
    match instruction:
        case SubstituteClause() | SubstituteInstrument():
            yield "subtree", targets[0]
            if len(roots_of(instruction)) > 1:  # the others are inserted after it
                yield _AFTER, targets[0]
        case InsertInstrument(beside=beside):
            yield _gap_scope(beside), beside.target.id
        case OmitClause() | OmitLeavingNumber() | Split() | Join() | OmitInstrument():
            yield from (("subtree", id_) for id_ in targets)
            yield from (("place", id_) for id_ in targets)
        case InsertClauses(gap=gap):
            yield _gap_scope(gap), anchors_of(instruction)[0].id
        case Move(gap=gap):
            yield "subtree", targets[0]
            yield "place", targets[0]
            yield _gap_scope(gap), anchors_of(instruction)[0].id
        case _:
            assert_never(instruction)


def _gap_scope(gap: Gap) -> str:
    if isinstance(gap, Beside):
        return _AFTER if gap.side is Side.AFTER else _BEFORE
    return _BEGINNING if gap.end is End.BEGINNING else _END


# --- digests ----------------------------------------------------------------------------------


def _digest(scope: str, id_: str, index: Index, amendment: Amendment) -> str:
    """Digest one scope of a clause or an instrument as it stands, or a file that gives a text."""
    if scope == _TEXT:
        return next(
            file_digest(text)
            for entry in amendment.entries
            if (text := file_of(entry.instruction)) and text.path == id_
        )
    standing = index.by_id.get(id_)
    if standing is None:
        return _instrument_digest(scope, id_, index)
    if scope == "own":
        return digest.own(standing.clause)
    if scope == "subtree":
        return digest.subtree(standing.clause)
    return digest.lines(*neighbours(scope, standing))


def neighbours(scope: str, standing: Standing) -> tuple[str, str, str]:
    """Name the parent and the two neighbours of a clause's place, or of a gap beside or in it."""
    id_, parent = standing.clause.id, standing.parent
    children = standing.clause.children
    if scope == "place":
        return parent, standing.previous, standing.next
    if scope == _AFTER:
        return parent, id_, standing.next
    if scope == _BEFORE:
        return parent, standing.previous, id_
    if scope == _BEGINNING:
        return id_, "", children[0].id if children else ""
    return id_, children[-1].id if children else "", ""


def _instrument_digest(scope: str, id_: str, index: Index) -> str:
    instrument = index.instruments.get(id_)
    if instrument is None:
        return ABSENT
    clauses = instrument.clauses
    if scope == "own":
        return digest.lines(instrument.number, instrument.title)
    if scope == "subtree":
        return digest.sha256_hex(print_instrument(instrument).encode())
    if scope == _BEGINNING:
        return digest.lines(id_, "", clauses[0].id if clauses else "")
    if scope == _END:
        return digest.lines(id_, clauses[-1].id if clauses else "", "")
    order = ["", *index.instruments, ""]
    before, after = order[order.index(id_) - 1], order[order.index(id_) + 1]
    if scope == "place":
        return digest.lines("", before, after)
    return digest.lines("", *((id_, after) if scope == _AFTER else (before, id_)))


# --- saying so --------------------------------------------------------------------------------


def _place(amendment: Amendment) -> Place:
    return Place(path=f"amendments/{amendment.id}.md")


def _unknown(id_: str, amendment: Amendment) -> Finding:
    cited = next(
        (
            target.cited
            for entry in amendment.entries
            for target in (*targets_of(entry.instruction), *anchors_of(entry.instruction))
            if target.id == id_
        ),
        id_,
    )
    return Finding(
        code="target-unknown",
        problem=f"{cited} ({id_}) is not in the text.",
        remedy="look it up with `show`, and draft the amendment anew with `amendment new`.",
        place=_place(amendment),
    )


def _moved(scope: str, id_: str, index: Index, amendment: Amendment) -> Finding:
    return Finding(
        code=f"stale-{scope}",
        problem=f"{_capital(_SAID[scope].format(cite_id(id_, index)))}.",
        remedy="read the amendment against the text as it now stands, then draft it anew "
        "with `amendment new`; what was signed must be signed again.",
        place=_place(amendment),
    )


def _missing(scope: str, id_: str, index: Index, amendment: Amendment) -> Finding:
    return Finding(
        code="expectation-missing",
        problem=f"The amendment does not say what it expects of {cite_id(id_, index)} "
        f"(“{scope}:{id_}” is not in [expects]).",
        remedy=_WRITTEN,
        place=_place(amendment),
    )


def _needless(expectation: Expectation, amendment: Amendment) -> Finding:
    return Finding(
        code="expectation-needless",
        problem=f"The amendment expects something of “{expectation.key}”, which none of its "
        "instructions touches.",
        remedy=_WRITTEN,
        place=_place(amendment),
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
