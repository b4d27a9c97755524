"""What does a worked example hold, and which clauses is it about?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from constitution_tool.errors import Place
    from constitution_tool.model.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An imagined case that shows what some clauses ask.

    `clauses` are their ids, each with the SHA-256 (`sha256:…`) of the clause's own words as they
    were when the example was written, or nothing where that is not yet said; of several, parted
    by spaces, where it was read beside the words in force and beside those before Council.
    `places` are where the file names them.
    """

    path: str
    title: str
    clauses: tuple[tuple[str, str], ...]
    words: tuple[Words, ...]
    places: tuple[Place, ...]
