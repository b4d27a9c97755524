"""Which forms may an amending sentence take?

The forms are those of `3-formats`, "amendments/". A sentence is one of them or it is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.notation.amendments.forms_clauses import ON_CLAUSES
from constitution_tool.notation.amendments.forms_instruments import ON_INSTRUMENTS
from constitution_tool.notation.amendments.forms_tables import ON_TABLES
from constitution_tool.notation.amendments.forms_words import ON_HEADINGS, ON_WORDS

if TYPE_CHECKING:
    from constitution_tool.notation.amendments.form import Known

FORMS: tuple[Known, ...] = (*ON_WORDS, *ON_HEADINGS, *ON_TABLES, *ON_INSTRUMENTS, *ON_CLAUSES)
