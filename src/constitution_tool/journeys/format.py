"""What is each file in its one settled notation? Mended without altering a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.canonical import canonical_files, is_within
from constitution_tool.errors import Errors, Finding, Place, Usage
from constitution_tool.outcome import Outcome
from constitution_tool.store.plan import Plan, Replace
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from pathlib import Path


def format_files(root: Path, paths: tuple[str, ...], *, only_check: bool) -> Outcome:
    """Mend the notation of amendments nobody has signed, and of source/ before founding.

    Raises:
        Usage: there is nothing at the paths.
        Malformed: a file cannot be read; nothing is written.
        Errors: with `only_check`, when a file is not in its settled notation.
    """
    files = read_tree(root)
    if not any(is_within(path, paths) for path in files):
        raise Usage(
            Finding(
                code="path-unknown",
                problem=f"There is no file to mend in {' or '.join(f'“{p}”' for p in paths)}.",
                remedy="name files of amendments/ (or of source/, before it is put on record).",
            )
        )
    mended = canonical_files(files, paths)
    if only_check and mended:
        raise Errors(
            *(
                Finding(
                    code="not-canonical",
                    problem=f"{path} is not in the settled notation.",
                    remedy=f"run “constitution-tool format {path}”.",
                    place=Place(path=path),
                )
                for path in mended
            )
        )
    steps = tuple(Replace(path=path, old=files[path], data=new) for path, new in mended.items())
    said = [f"Mended {path}." for path in mended] or ["Everything is in the settled notation."]
    return Outcome(result={"mended": list(mended)}, narration=tuple(said), plan=Plan(steps=steps))
