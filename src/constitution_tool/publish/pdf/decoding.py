"""Can typst make out the pixels of a picture, and keep it in a PDF of our kind?"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import typst

from constitution_tool.publish.pdf.standards import STANDARDS

if TYPE_CHECKING:
    from constitution_tool.model.pictures import PictureFile

_DAY = datetime(1980, 1, 1, tzinfo=UTC)
_ALONE = '#set document(title: "p")\n#image("{name}", alt: "p", width: 1pt)'


def fault(file: PictureFile) -> str:
    """Set a picture alone on a page; say what typst has against it, or nothing.

    In a whole document typst would say the same, but not of which picture.
    """
    name = f"p.{file.kind.value}"
    with TemporaryDirectory(prefix="constitution-tool-") as folder:
        (Path(folder) / name).write_bytes(file.data)
        try:
            typst.Compiler(ignore_system_fonts=True).compile(
                input=_ALONE.format(name=name).encode(),
                root=folder,
                format="pdf",
                pdf_standards=STANDARDS,
                timestamp=_DAY,
            )
        except typst.TypstError as error:
            return error.message
    return ""
