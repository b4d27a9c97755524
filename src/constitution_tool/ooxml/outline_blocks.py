"""Which paragraphs and tables stand in one part of a Word document, and what do bookmarks span?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constitution_tool.ooxml.element import W
from constitution_tool.ooxml.markup import Wrap
from constitution_tool.ooxml.outline import Block, Cell, Paragraph, Row, Table
from constitution_tool.ooxml.outline_inline import SILENT, Inlines, odd_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.etree import _Element as Element

    from constitution_tool.ooxml.outline import Tracked
    from constitution_tool.ooxml.outline_inline import Content
    from constitution_tool.ooxml.outline_styles import Styles

_P, _TBL, _TR, _TC = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc"))
_THROUGH = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag"))
_SPAN = re.compile("[1-9][0-9]{0,5}")
_CELLS = tuple(f"{W}{name}" for name in ("cellIns", "cellDel", "cellMerge", "tcPrChange"))


class BlockReader:
    """Reads the blocks of one part, numbering paragraphs and noting what bookmarks reach over."""

    def __init__(
        self,
        styles: Styles,
        addresses: Mapping[str, str],
        pictures: Mapping[str, str] | None = None,
        *,
        results: bool = True,
    ) -> None:
        self._styles = styles
        self._inlines = Inlines(styles, addresses, pictures or {}, results=results)
        self._number = 0
        self._open: dict[str, tuple[str, int]] = {}
        self._spans: dict[str, list[tuple[int, int]]] = {}
        self._waiting: list[str] = []
        self._odd: list[str] = []

    def spans(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """Give what each bookmark reaches over; one that never ends reaches where it began."""
        for name, start in self._open.values():
            self._spans.setdefault(name, []).append((start, start))
        self._open.clear()
        return {name: tuple(spans) for name, spans in self._spans.items()}

    def unended(self) -> tuple[str, ...]:
        """Name what was begun and never ended, once all is read."""
        return (*self._odd, *self._inlines.unended())

    def blocks(self, container: Iterable[Element]) -> Iterator[Block]:
        """Read paragraphs and tables in order, those within content controls included."""
        for child in container:
            tag = child.tag
            if tag == _P:
                yield self._paragraph(child)
            elif tag == _TBL:
                yield self._table(child)
            elif tag in _THROUGH:
                if tag == f"{W}sdt":
                    self._odd.append("a content control")
                yield from self.blocks(child)
            elif tag == f"{W}bookmarkStart":
                self._begin(child.get(f"{W}id", ""), child.get(f"{W}name", ""))
                self._waiting.append(child.get(f"{W}name", ""))
            elif tag == f"{W}bookmarkEnd":
                self._end(child.get(f"{W}id", ""), self._number - 1)
            elif tag in (f"{W}commentRangeStart", f"{W}commentRangeEnd"):
                continue  # where a comment hangs, its reference says
            elif isinstance(tag, str) and tag not in SILENT:
                self._odd.append(odd_name(child))

    def _begin(self, number: str, name: str) -> None:
        self._open[number] = (name, self._number)

    def _end(self, number: str, at: int) -> None:
        if number in self._open:
            name, start = self._open.pop(number)
            self._spans.setdefault(name, []).append((start, at))

    def _oddities(self) -> tuple[str, ...]:
        found = tuple(self._odd)
        self._odd.clear()
        return found

    def _paragraph(self, element: Element) -> Paragraph:
        properties = element.find(f"{W}pPr")
        look = was = self._styles.look(properties)
        content = self._inlines.read(element)
        mark: tuple[Tracked, ...] = ()
        if properties is not None and len(properties) > 1:
            change = properties.find(f"{W}pPrChange")
            if change is not None:
                was = self._styles.look(change.find(f"{W}pPr"))
                content.reset.append(self._inlines.tracked(change, Wrap.INS))
            mark = self._inlines.tracks(properties.find(f"{W}rPr"))
            if properties.find(f"{W}sectPr") is not None:
                content.odd.append("a section break")
        names = (*self._waiting, *(name for _, name in content.names))
        self._waiting.clear()
        self._reach(content)
        number = self._number
        self._number += 1
        return Paragraph(
            numbers=(number,),
            look=look,
            was=was,
            items=tuple(content.items),
            mark=mark,
            names=names,
            comments=tuple(content.comments),
            odd=(*self._oddities(), *content.odd),
            reset=tuple(content.reset),
        )

    def _reach(self, content: Content) -> None:
        """Note which bookmarks begin and end in a paragraph."""
        for number, name in content.names:
            self._begin(number, name)
        for number, early in content.ends:
            start = self._open.get(number, ("", 0))[1]
            before = early and start < self._number
            self._end(number, self._number - 1 if before else self._number)

    def _table(self, element: Element) -> Table:
        start = self._number
        odd = [*self._oddities()]
        if next(element.iterfind(f"{W}tblPr/{W}tblPrChange"), None) is not None:
            odd.append("a tracked change of how a table is set")
        rows = tuple(self._row(row) for row in self._inside(element, _TR))
        return Table(
            rows=rows,
            start=start,
            end=self._number,
            odd=(*odd, *self._oddities()),
        )

    def _inside(self, element: Element, wanted: str) -> Iterator[Element]:
        """Find the rows of a table or the cells of a row, those in content controls included."""
        for child in element:
            tag = child.tag
            if tag == wanted:
                yield child
            elif tag in _THROUGH:
                yield from self._inside(child, wanted)
            elif tag == f"{W}bookmarkStart":
                self._begin(child.get(f"{W}id", ""), child.get(f"{W}name", ""))
                self._waiting.append(child.get(f"{W}name", ""))
            elif tag == f"{W}bookmarkEnd":
                self._end(child.get(f"{W}id", ""), self._number - 1)
            elif isinstance(tag, str) and tag not in SILENT:
                self._odd.append(odd_name(child))

    def _row(self, element: Element) -> Row:
        properties = element.find(f"{W}trPr")
        header = properties.find(f"{W}tblHeader") if properties is not None else None
        if properties is not None and properties.find(f"{W}trPrChange") is not None:
            self._odd.append("a tracked change of how a row is set")
        return Row(
            cells=tuple(self._cell(cell) for cell in self._inside(element, _TC)),
            header=header is not None and header.get(f"{W}val", "1") not in ("0", "false", "off"),
            tracks=self._inlines.tracks(properties),
        )

    def _cell(self, element: Element) -> Cell:
        properties = element.find(f"{W}tcPr")
        cols, continues = 1, False
        if properties is not None:
            for child in properties:
                if child.tag == f"{W}gridSpan":
                    cols = _span(child.get(f"{W}val", ""))
                elif child.tag == f"{W}vMerge":
                    continues = child.get(f"{W}val", "continue") == "continue"
                elif child.tag in _CELLS:
                    self._odd.append("a tracked change of a table’s cells")
        return Cell(blocks=tuple(self.blocks(element)), cols=cols, continues=continues)


def _span(text: str) -> int:
    """Read how many columns a cell spans; one where that cannot be."""
    return int(text) if _SPAN.fullmatch(text) else 1
