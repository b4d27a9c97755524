"""What does someone wish of an amendment who says where by citations, as people say them?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.amending import wish
from constitution_tool.errors import Finding, Place, Usage
from constitution_tool.model.identity import DRAFT
from constitution_tool.model.instruction import Quoted
from constitution_tool.model.instrument import Instrument
from constitution_tool.model.target import End, Side
from constitution_tool.notation.amendments.given_text import text_in
from constitution_tool.notation.text.citing import find_in_draft

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constitution_tool.model.instrument import Index

_BAR = re.compile(r"(?<!\\)\|")
"""What parts the cells of a row as typed; a stroke in a cell is written `\\|`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What to change, as asked; citations as people say them. Empty words: not asked."""

    at: tuple[str, ...]
    reason: str
    which: wish.Which
    find: str = ""
    words: str = ""
    act: str = ""
    heading: str = ""
    in_heading: bool = False
    leaving_number: bool = False
    unnumbered: bool = False
    place: tuple[str, str] = ("", "")
    row: str = ""
    column: str = ""
    table: int = 0
    into: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft in which citations are found: the text before it, and with all that it says."""

    before: Index
    now: Index


def which(*, each: bool, nth: int) -> wish.Which:
    """Say which of several places is meant: every one, the nth, or the only one."""
    if each:
        return wish.Every()
    return wish.Nth(nth=nth) if nth else wish.Unsaid()


def wish_of(change: Change, draft: Draft, files: Mapping[str, bytes]) -> wish.Wish:
    """Turn what was asked, with its citations found, into a wish.

    Raises:
        Usage: a citation fits nothing or several, or means one thing before the draft and another
            after it; or the request is incomplete.
    """
    if change.act in ("text", "quote"):
        return _of_instruments(change, draft, files)
    if not change.at and change.act != "new":
        raise Usage(
            Finding(
                code="option-missing",
                problem="It was not said where the change is to be made.",
                remedy="add --in, with a citation such as “C5 Introduction iii”.",
            )
        )
    targets = tuple(_id(citation, draft) for citation in change.at)
    return (
        _of_words(change, targets)
        or _of_tables(change, targets)
        or _of_clauses(change, targets, draft)
    )


def _of_words(change: Change, targets: tuple[str, ...]) -> wish.Wish | None:
    match change.act:
        case "replace" if change.in_heading:
            target = _one(targets)
            if not change.find:
                return wish.ReplaceHeading(target=target, heading=change.words)
            return wish.ReplaceInHeading(target=target, find=change.find, replace=change.words)
        case "replace":
            return wish.ReplaceWords(
                targets=targets, find=change.find, replace=change.words, which=change.which
            )
        case "after" | "before":
            return wish.PutWords(
                targets=targets,
                side=Side(change.act),
                find=change.find,
                insert=change.words,
                which=change.which,
            )
        case "beginning" | "end":
            return wish.PutAtEnd(targets=targets, end=End(change.act), insert=change.words)
        case "omit":
            return wish.DropWords(targets=targets, find=change.find, which=change.which)
        case _:
            return None


def _of_tables(change: Change, targets: tuple[str, ...]) -> wish.OfTables | None:
    table = wish.Nth(nth=change.table) if change.table else wish.Unsaid()
    match change.act:
        case "cell":
            return wish.ReplaceInCell(
                target=_one(targets),
                row=change.row,
                column=change.column,
                find=change.find,
                replace=change.words,
                table=table,
            )
        case "row-after" | "row-before" | "row-beginning" | "row-end":
            at = change.act.removeprefix("row-")
            return wish.NewRow(
                target=_one(targets),
                at=Side(at) if change.row else End(at),
                row=change.row,
                cells=tuple(cell.replace("\\|", "|") for cell in _BAR.split(change.words)),
                table=table,
            )
        case "omit-row":
            return wish.DropRow(target=_one(targets), row=change.row, table=table)
        case _:
            return None


def _of_clauses(change: Change, targets: tuple[str, ...], draft: Draft) -> wish.Wish:
    match change.act:
        case "new":
            where = _where(change, draft)
            return wish.NewClause(
                where=where,
                words=change.words,
                heading=change.heading,
                unnumbered=change.unnumbered,
            )
        case "move":
            return wish.Relocate(target=_one(targets), where=_where(change, draft))
        case "rewrite":
            return wish.RewriteClause(target=_one(targets), words=change.words)
        case "split":
            *first, second = change.into
            return wish.SplitClause(
                target=_one(targets), after=change.find, first="".join(first), second=second
            )
        case "join":
            return wish.JoinClauses(target=_one(targets), follower=_id(change.words, draft))
        case "renumber":
            return wish.Relabel(target=_one(targets), number=change.words)
        case _:
            leaving = wish.Leaving.NUMBER if change.leaving_number else wish.Leaving.NOTHING
            return wish.DropClause(target=_one(targets), leaving=leaving)


def _of_instruments(change: Change, draft: Draft, files: Mapping[str, bytes]) -> wish.OfInstruments:
    """Give an instrument the text in a file: the one named, or a new one beside another."""
    if not DRAFT.fullmatch(change.words):
        raise Usage(
            Finding(
                code="draft-elsewhere",
                problem=f"The text is to be read from “{change.words}”, which is no file of "
                "drafts/.",
                remedy="put it in a file such as drafts/c5.md, and give that path.",
            )
        )
    given = text_in(change.words, files, Place(path=change.words))
    text = Quoted(instrument=given.instrument) if change.act == "quote" else given
    if change.at:
        return wish.RewriteInstrument(
            target=_one(tuple(_id(c, draft) for c in change.at)), text=text
        )
    where = _where(change, draft)
    if not isinstance(where.at, Side):
        raise Usage(
            Finding(
                code="option-missing",
                problem="A whole text goes after another or before it.",
                remedy="add --to-after or --to-before.",
            )
        )
    return wish.NewInstrument(side=where.at, target=where.target, text=text)


def _where(change: Change, draft: Draft) -> wish.Where:
    at, citation = change.place
    if not at:
        raise Usage(
            Finding(
                code="option-missing",
                problem="It was not said where the paragraph goes.",
                remedy="add --to-after, --to-before, --to-beginning or --to-end, with a citation.",
            )
        )
    side = at in {one.value for one in Side}
    return wish.Where(at=Side(at) if side else End(at), target=_id(citation, draft))


def _id(citation: str, draft: Draft) -> str:
    found = find_in_draft(citation, draft.before, draft.now)
    return str(found.id if isinstance(found, Instrument) else found.clause.id)


def _one(targets: tuple[str, ...]) -> str:
    if len(targets) != 1:
        raise Usage(
            Finding(
                code="one-target",
                problem="This changes one paragraph at a time.",
                remedy="name it with --in, once.",
            )
        )
    return targets[0]
