"""Where is a text that is asked for by name, by day or by git revision?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.source import read_source
from constitution_tool.engine.texts import as_it_stands, named
from constitution_tool.store.earlier import files_at

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from constitution_tool.engine.record import Record
    from constitution_tool.engine.texts import Text


def find_texts(root: Path, record: Record, names: tuple[str, ...], today: date) -> tuple[Text, ...]:
    """Find texts: in-force (today), adopted, draft, working, a date, or a git revision.

    Raises:
        Usage: there is no such text or revision.
        Malformed: the text of that revision cannot be read.
    """
    found = named(record, names, today)
    return tuple(
        found[name]
        if name in found
        else as_it_stands(name, read_source(files_at(root, name, ("source/",))))
        for name in names
    )


def find_text(root: Path, record: Record, name: str, today: date) -> Text:
    """Find one text (see `find_texts`)."""
    return find_texts(root, record, (name,), today)[0]
