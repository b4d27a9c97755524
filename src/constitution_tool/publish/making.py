"""Which files do several documents make, and what is wrong with the papers they are made from?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from constitution_tool.publish.documents import documents
from constitution_tool.publish.papers.lint import as_draft, lint, too_long
from constitution_tool.publish.word.house import house

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from constitution_tool.engine.record import Record
    from constitution_tool.errors import Finding
    from constitution_tool.publish.papers.pack import Document

KINDS = ("word", "pdf")


@dataclass(slots=True, kw_only=True)
class Making:
    """Documents being made, and what is found wrong with the papers they are made from.

    `told` hears of each file before it is made.
    """

    record: Record
    files: Mapping[str, bytes]
    told: Callable[[str], None]
    findings: list[Finding] = field(default_factory=list)

    def all(self, several: Iterable[Document]) -> dict[str, bytes]:
        """Make several documents as Word and PDF, by the names of their files."""
        style = house(self.files)
        made: dict[str, bytes] = {}
        for one in several:
            wrong = list(lint(self.record, one.made)) if one.made else []
            for ending, data in documents(one.sheet, KINDS, style, self.told):
                made[f"{one.sheet.file}{ending}"] = data
                if one.made and ending == ".pdf":
                    wrong += too_long(one.made.paper, data)
            self.findings += as_draft(one.made.paper, wrong) if one.made else ()
        return made
