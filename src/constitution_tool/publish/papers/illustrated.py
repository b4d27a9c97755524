"""Which pictures does a document show, and can each be printed?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.pictures import printable
from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.model.sheet import pictures_in
from constitution_tool.publish.pdf.decoding import fault

if TYPE_CHECKING:
    from constitution_tool.engine.source import Source
    from constitution_tool.model.instrument import Constitution
    from constitution_tool.model.pictures import PictureFile
    from constitution_tool.model.sheet import Sheet


def illustrated(sheet: Sheet, texts: tuple[Constitution, ...], source: Source) -> Sheet:
    """Put into a sheet every picture that its body shows.

    Args:
        sheet: the document.
        texts: the texts it is made from; each brings the files that lay beside it.
        source: what `source/` says now, to say in which line a picture of it stands.

    Raises:
        Malformed: with a finding for each picture that cannot be printed.
    """
    files = {digest: data for text in texts for digest, data in text.pictures.files.items()}
    here = all(text.pictures is source.constitution.pictures for text in texts)
    found: dict[str, PictureFile] = {}
    findings: dict[Finding, None] = {}
    for picture in pictures_in(sheet.body):
        place = Place(path="", note=picture.clause)
        if here:
            place = source.positions.get(picture.clause, place)
        if picture.digest in found and picture.alternative.strip():
            continue
        try:
            data = files.get(picture.digest)
            file = printable(picture.path, picture.alternative, data, place)
            _refuse_undecodable(picture.path, file, place)
            found[picture.digest] = file
        except Malformed as refused:
            findings |= dict.fromkeys(refused.findings)
    if findings:
        raise Malformed(*findings)
    return replace(sheet, pictures=found)


def _refuse_undecodable(path: str, file: PictureFile, place: Place) -> None:
    """Refuse a picture that is whole as a file, and whose pixels cannot be made out."""
    if why := fault(file):
        raise Malformed(
            Finding(
                code="picture-damaged",
                problem=f"The picture “{path}” cannot be shown: {why}.",
                remedy="open the original in a picture program and save it again as PNG or JPEG.",
                place=place,
            )
        )
