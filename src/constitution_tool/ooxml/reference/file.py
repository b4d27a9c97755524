"""What is in a reference document: which parts, found by their relationships as Word finds them?"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.ooxml.element import W, parse
from constitution_tool.ooxml.package import unpack

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

DOCUMENT = "word/document.xml"
_MOST = 64 * 1024 * 1024
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SAVE = "in Word choose File, Save As, “Word Document (*.docx)”, and use that file."


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What a part is related to: another part, or, outside the file, nothing we may use.

    `part` is then empty.
    """

    kind: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceFile:
    """A reference document taken apart; `path` is what messages call it."""

    path: str
    parts: Mapping[str, bytes]

    def finding(self, code: str, problem: str, remedy: str) -> Finding:
        """Say what is wrong with the document."""
        return Finding(code=code, problem=problem, remedy=remedy, place=Place(path=self.path))

    def refusal(self, code: str, problem: str, remedy: str) -> Malformed:
        """Refuse the document."""
        return Malformed(self.finding(code, problem, remedy))

    def tree(self, part: str, root: str, space: str = W) -> Element:
        """Read a part whose root is this element: of Word's, where no other `space` is named.

        Raises:
            Malformed: it is not there, is damaged, or is something else.
        """
        if part not in self.parts:
            raise self._damaged(f"The Word file has lost its part {part}.")
        tree = parse(self.parts[part], part, self.path)
        if tree.tag == f"{space}{root}":
            return tree
        if tree.tag.endswith(f"}}{root}"):
            raise self.refusal(
                "reference-strict", "This Word file is saved as “Strict Open XML”.", _SAVE
            )
        raise self._damaged(f"The part {part} of the Word file is not what it should be.")

    def relations(self, part: str) -> dict[str, Relation]:
        """List what a part is related to, by id.

        Raises:
            Malformed: the part that says so is damaged.
        """
        folder, name = posixpath.split(part)
        listed = f"{folder}/_rels/{name}.rels"
        if listed not in self.parts:
            return {}
        found = {}
        for each in parse(self.parts[listed], listed, self.path):
            inside = each.get("TargetMode", "Internal") == "Internal"
            target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
            found[each.get("Id", "")] = Relation(
                kind=each.get("Type", "").rpartition("/")[2],
                part=target.lstrip("/") if inside else "",
            )
        return found

    def related(self, kind: str) -> str:
        """Name the part the document is related to in this way; nothing when there is none.

        Raises:
            Malformed: the part that says so is damaged.
        """
        found = (one.part for one in self.relations(DOCUMENT).values() if one.kind == kind)
        return next((part for part in found if part in self.parts), "")

    def _damaged(self, problem: str) -> Malformed:
        remedy = "open it in Word, save it as a Word document (.docx) and use that file."
        return self.refusal("reference-damaged", problem, remedy)


def take_apart(data: bytes, path: str) -> ReferenceFile:
    """Unpack a reference document within limits.

    Raises:
        Malformed: it is no plain Word document, is damaged, or unpacks to too much.
    """
    file = ReferenceFile(path=path, parts=unpack(data, path, _MOST))
    types = parse(file.parts.get("[Content_Types].xml", b""), "[Content_Types].xml", path)
    told = {each.get("PartName", "").casefold(): each.get("ContentType", "") for each in types}
    main = told.get(f"/{DOCUMENT}", "")
    if main == _MAIN:
        return file
    if "macroEnabled" in main:
        raise file.refusal("reference-macros", "This is a Word file that can hold macros.", _SAVE)
    if "template" in main:
        raise file.refusal(
            "reference-template", "This is a Word template, not a Word document.", _SAVE
        )
    raise file.refusal("reference-kind", "This is not a Word document (.docx).", _SAVE)
