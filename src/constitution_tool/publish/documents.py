"""Which files does one document make, in the kinds asked for?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.model.passage import Flow
from constitution_tool.model.sheet import TextBody
from constitution_tool.publish.page_words import appended
from constitution_tool.publish.pdf.document import pdf
from constitution_tool.publish.text.document import text
from constitution_tool.publish.word.document import word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from constitution_tool.model.sheet import Sheet
    from constitution_tool.ooxml.house import House


_NAMED = {"word": "Word", "pdf": "PDF"}


def documents(
    sheet: Sheet, kinds: tuple[str, ...], house: Callable[[], House], told: Callable[[str], None]
) -> Iterator[tuple[str, bytes]]:
    """Make a document as `word`, `pdf` and `text`: each ending with its bytes.

    `told` hears of each before it is made: a large one takes seconds. `house` is asked for its
    style only where a Word file is made.

    Raises:
        Malformed: the house style cannot serve, or something in the sheet cannot be printed.
        LawBroken: a document does not hold what it was made from.
    """
    for kind in kinds:
        told(f"Making {sheet.file} ({_NAMED.get(kind, kind)})")
        match kind:
            case "word":
                yield ".docx", word(sheet, house())
            case "pdf":
                yield ".pdf", pdf(sheet)
            case _ if isinstance(sheet.body, TextBody):
                head = f"{sheet.title}\n{sheet.status}\n{sheet.notice}\n\n"
                after = "".join(
                    f"\n{heading}\n\n{text(Flow(printed=(grid,)))}"
                    for heading, grid in appended(sheet)
                    if grid is sheet.examples
                )
                yield ".txt", (head + text(sheet.body.flow) + after).encode()
