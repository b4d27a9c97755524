"""Does every rule hold? The text, the amendments and the register, with every finding."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.canonical import is_within
from constitution_tool.engine.checking.check_references import check_references
from constitution_tool.engine.checking.check_text import check_constitution
from constitution_tool.engine.checking.drafting.drafting import check_drafting
from constitution_tool.engine.checking.record import check_all, following_all
from constitution_tool.engine.examples import check_before_council, check_examples, read_examples
from constitution_tool.engine.pictures import is_of_picture
from constitution_tool.engine.record import survey
from constitution_tool.engine.texts import proposal
from constitution_tool.errors import Conflict, Finding, Malformed, Severity, Usage
from constitution_tool.outcome import Outcome, finding_json
from constitution_tool.publish.papers import phrases
from constitution_tool.publish.pdf.unprintable import of_documents, unprintable
from constitution_tool.publish.word.house import house
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from constitution_tool.engine.record import Record


def check(root: Path, paths: tuple[str, ...], *, drafting: bool) -> Outcome:
    """Check everything, or say only what concerns some paths; how it is drafted only if asked.

    Raises:
        Malformed: with every finding, when a file is damaged.
        Usage: there is nothing at the paths.
    """
    files = read_tree(root)
    chosen = [path for path in files if is_within(path, paths)]
    if not chosen:
        raise Usage(_nothing_there(paths))
    try:
        record = survey(files)
        read, findings = record.findings, check_all(record)
        worked = check_examples(files, record.source.constitution)
        findings += worked
        findings += tuple(f for f in _together(record, findings) if f not in worked)
        findings += check_references(record.source.constitution, record.source.positions)
        findings += following_all(record)
        findings += _drafting(record) if drafting else ()
    except Malformed as malformed:
        read = findings = malformed.findings
    looks = (*_looks(files), *unprintable(of_documents(files)))
    read, findings = (*read, *looks), (*findings, *looks)
    kept = tuple(f for f in findings if is_within(f.place.path, paths))
    errors = [finding for finding in kept if finding.severity is Severity.ERROR]
    if any(finding in read or is_of_picture(finding) for finding in errors):
        raise Malformed(*kept)
    return Outcome(
        result={
            "files": len(chosen),
            "errors": len(errors),
            "warnings": len(kept) - len(errors),
            "findings": [finding_json(finding) for finding in kept],
        },
        findings=kept,
        narration=() if errors else (_all_well(len(chosen), len(kept)),),
    )


def _together(record: Record, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Find what is wrong with all that is before Council in one text, if each holds alone.

    Two amendments may each give a paragraph the number that the other gives; and a worked example
    may not yet have been read beside the words.
    """
    if not record.register.entries or any(f.severity is Severity.ERROR for f in found):
        return ()
    try:
        council = proposal(record)
    except Conflict as refused:
        return refused.findings
    before, after = (
        check_constitution(text, {}, lambda: (council.base,))
        for text in (council.base, council.text)
    )
    known = {(each.code, each.problem) for each in (*before, *found)}
    together = (
        replace(each, problem=f"With all that is before Council: {each.problem}")
        for each in after
        if (each.code, each.problem) not in known
    )
    unread = check_before_council(read_examples(record.files), council.base, council.text)
    return (*together, *unread)


def _drafting(record: Record) -> tuple[Finding, ...]:
    """Find how the text as it lies might be better drafted."""
    source, settings = record.source, record.settings
    offices = tuple(name for _, name in settings.offices)
    return check_drafting(source.constitution, source.positions, offices, settings.drafting)


def _looks(files: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """Say why the council's house style cannot serve, if it has one that cannot."""
    try:
        house(files)()
    except Malformed as malformed:
        return malformed.findings
    return ()


def _nothing_there(paths: tuple[str, ...]) -> Finding:
    return Finding(
        code="path-unknown",
        problem=f"There is nothing to check in {' or '.join(f'“{path}”' for path in paths)}.",
        remedy="name files or folders of source/, amendments/ or register/, or name none to check "
        "everything.",
    )


def _all_well(files: int, warnings: int) -> str:
    said = f"{phrases.counted(files, 'file')} checked: no errors"
    return f"{said}, {warnings} to look at." if warnings else f"{said}."
