"""Can words stand in a paragraph, or be quoted, just as they are?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.amending.refusing import refuse
from constitution_tool.errors import Severity
from constitution_tool.model.words import Words
from constitution_tool.notation.text.inline import settle

if TYPE_CHECKING:
    from constitution_tool.engine.amending.working import Node


def written(words: str, node: Node) -> Words:
    """Make sure that words can stand in a paragraph just so.

    Raises:
        Conflict: there would be none, or they would not be in the one form the notation has.
    """
    if not words.strip():
        refuse(
            "nothing-left",
            f"No words would be left in a paragraph of {node.citation()}.",
            "omit the whole paragraph, or substitute it.",
        )
    settled = settle(words)
    faults = [f for f in settled.scan.findings if f.severity is Severity.ERROR]
    if faults or settled.words != words:
        why = faults[0].problem if faults else f"They would be read as “{settled.words}”."
        refuse(
            "notation-broken",
            f"The words of {node.citation()} would no longer be well written: “{words}”. {why}",
            "quote bold, italic and linked words whole, with their notation.",
        )
    return Words(words)


def check_fragment(words: Words) -> None:
    """Make sure that quoted words are whole by themselves: no half of a bold word or a link.

    Raises:
        Conflict: they are not.
    """
    settled = settle(words)
    if settled.words == words and not any(
        finding.severity is Severity.ERROR for finding in settled.scan.findings
    ):
        return
    refuse(
        "words-cut",
        f"The words quoted are not written as the text would have them: “{words}”.",
        f"quote bold, italic and linked words whole; these would be written “{settled.words}”.",
    )
