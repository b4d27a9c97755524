"""How a sheet becomes a PDF: checked, set by typst in one template, and proved whole.

Text enters the template as strings, never as markup, so nothing in it can run (`6-evidence`).
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

import typst

from constitution_tool.errors import Finding, LawBroken
from constitution_tool.publish.pdf import typeface
from constitution_tool.publish.pdf.check import check
from constitution_tool.publish.pdf.data import agenda_data, sheet_data
from constitution_tool.publish.pdf.proof import prove
from constitution_tool.publish.pdf.single import file_name
from constitution_tool.publish.pdf.standards import STANDARDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from constitution_tool.model.pictures import PictureFile
    from constitution_tool.model.sheet import Sheet
    from constitution_tool.publish.pdf.sheet_shapes import AgendaData, SheetData


_PAGE = re.compile(rb"/Type\s*/Page\b")
_FEW = 30
_CLOSER: tuple[Literal[1], Literal[2]] = (1, 2)


def pdf(sheet: Sheet) -> bytes:
    """Print a sheet as a tagged PDF, the same bytes for the same sheet on every machine.

    Raises:
        Malformed: the sheet holds what cannot be printed; each finding names the clause.
        LawBroken: the data for the page lack words of the sheet, or typst refused them.
    """
    check(sheet)
    data = sheet_data(sheet)
    prove(sheet, data)
    return _fewest_pages(sheet, data)


def agenda(sheets: Sequence[Sheet], pages: str = "") -> bytes:
    """Print several sheets as one tagged PDF, the first as its cover, with agenda page numbers.

    They are set together, so that the bookmarks, links and tags are of one document. `pages` stands
    before the number of each page.

    Raises:
        Malformed, LawBroken: as for one sheet.
    """
    for sheet in sheets:
        check(sheet)
    data = agenda_data(sheets, pages)
    for sheet, of_sheet in zip(sheets, data["sheets"], strict=True):
        prove(sheet, of_sheet)
        alone = sheet_data(sheet)
        _fewest_pages(sheet, alone)
        of_sheet["close"] = alone["close"]
    pictures = {key: file for sheet in sheets for key, file in sheet.pictures.items()}
    return set_pages(_written(data), _noon(sheets[0]), pictures.values())


def _fewest_pages(sheet: Sheet, data: SheetData) -> bytes:
    """Set a sheet; with its lines a little closer (`close`) where it then takes fewer pages.

    So no page holds only the check code, where that can be helped. Of a long text one page is no
    matter, and it is set once.
    """
    made, pictures = _noon(sheet), sheet.pictures.values()
    printed = set_pages(_written(data), made, pictures)
    if not 1 < pages_of(printed) <= _FEW:
        return printed
    for close in _CLOSER:
        data["close"] = close
        closer = set_pages(_written(data), made, pictures)
        if pages_of(closer) < pages_of(printed):
            return closer
    data["close"] = 0
    return printed


def pages_of(printed: bytes) -> int:
    """Count the pages of a PDF that we set."""
    return len(_PAGE.findall(printed))


def _written(data: SheetData | AgendaData) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _noon(sheet: Sheet) -> datetime:
    return datetime.combine(sheet.day, time(12), tzinfo=UTC)


def set_pages(data: str, made: datetime, pictures: Iterable[PictureFile] = ()) -> bytes:
    """Run the template on the data, in a folder of the pictures: it can read no other file."""
    with TemporaryDirectory(prefix="constitution-tool-") as folder:
        for file in pictures:
            (Path(folder) / file_name(file)).write_bytes(file.data)
        try:
            printed, warnings = _compiler().compile_with_warnings(
                input=_template(),
                format="pdf",
                root=folder,
                sys_inputs={"sheet": data},
                pdf_standards=STANDARDS,
                timestamp=made,
            )
        except typst.TypstError as error:
            raise _broken(error.message) from error
    if warnings:
        raise _broken(warnings[0].message)
    if not isinstance(printed, bytes):
        raise _broken("no file came back")
    return printed


@cache
def _template() -> bytes:
    return (files("constitution_tool.publish") / "templates" / "sheet.typ").read_bytes()


@cache
def _compiler() -> typst.Compiler:
    """Keep one compiler, with the one typeface: reading fonts anew takes longer than a page."""
    with as_file(typeface.folder()) as folder:
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
        )
    return typst.Compiler(input=_template(), font_paths=fonts, ignore_system_fonts=True)


def _broken(said: str) -> LawBroken:
    return LawBroken(
        Finding(
            code="pdf-not-set",
            problem=f"The PDF could not be set: {said}.",
            remedy=(
                "This is a fault of the program. Send it to its makers with the text; "
                "the Word file of the same document is not affected."
            ),
        )
    )
