"""A new amendment, or one more instruction in a draft: say what to change, the tool writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.amending.wish import Wished
from constitution_tool.engine.amending.wishing import Change, Draft, which, wish_of
from constitution_tool.engine.authority.status import written_on
from constitution_tool.engine.begun import Head, begun
from constitution_tool.engine.checking.check_following import following
from constitution_tool.engine.checking.record import used_ids
from constitution_tool.engine.numbering.drafting import draft_numbered
from constitution_tool.engine.record import read_record
from constitution_tool.engine.texts import moment
from constitution_tool.model.instrument import Index
from constitution_tool.notation.amendments.amendment_file import print_amendment
from constitution_tool.notation.amendments.instruction import print_sentence
from constitution_tool.notation.register.register_paths import amendment_path
from constitution_tool.outcome import Outcome
from constitution_tool.publish.amendment_text import quoted_lines
from constitution_tool.store.plan import Plan, Replace, Write
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from pathlib import Path


__all__ = ["Change", "Head", "amendment_new", "which"]


def amendment_new(root: Path, head: Head, change: Change) -> Outcome:
    """Write the amending sentence, mint ids, work out what it expects, and keep it as a draft.

    Raises:
        Usage: a citation fits nothing or several clauses, or the request is incomplete.
        Conflict: the words are not found, or too often; or a draft to add to was signed.
    """
    record = read_record(read_tree(root))
    amendment = begun(record, head)
    base = written_on(record.register, amendment, moment(record))
    before = Index(base)
    draft = Draft(before=before, now=Index(amend(base, amendment)) if amendment.entries else before)
    wished = Wished(wish=wish_of(change, draft, record.files), reason=change.reason)
    numbered = draft_numbered(base, amendment, wished, used_ids(record), record.source.law)
    made, became = numbered.drafted.amendment, numbered.became
    path, data = amendment_path(made.id), print_amendment(made).encode()
    old = record.files.get(path)
    step = Write(path=path, data=data) if old is None else Replace(path=path, old=old, data=data)
    asked = made.entries[numbered.at]
    sentence = print_sentence(asked.instruction)
    return Outcome(
        result={
            "id": made.id,
            "path": path,
            "sentence": sentence,
            "number": numbered.given or None,
            "renumbered": [
                {"id": one.id, "citation": one.cited, "old": one.old, "new": one.new}
                for one in became
            ],
        },
        product=(path,),
        narration=(
            f"{made.id}: {made.title}",
            f"  {sentence}",
            *(f"  {line}" if line else "" for line in quoted_lines(asked)),
            *(("Renumbered with it:",) if became else ()),
            *(f"  {one.cited}: “{one.old}” becomes “{one.new}”" for one in became),
        ),
        findings=(*numbered.drafted.findings, *following(base, amend(base, made), made)),
        plan=Plan(steps=(step,)),
    )
