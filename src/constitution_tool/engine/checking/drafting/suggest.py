"""Which amending sentence puts better words in place of some?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.amending.quoting import substitution
from constitution_tool.notation.amendments.instruction import print_sentence
from constitution_tool.notation.text.escape import escape_text

if TYPE_CHECKING:
    from constitution_tool.engine.checking.drafting.reading import Put, Spot
    from constitution_tool.model.instrument import Constitution


def suggestion(constitution: Constitution, spot: Spot, put: Put) -> str:
    """Write the sentence as people read it; nothing where no sentence is sure."""
    new = escape_text(put.words, in_link=False)
    found = substitution(constitution, spot.standing, spot.words, (put.start, put.end), new)
    return print_sentence(found) if found else ""
