"""Which elements of Word may say nothing in what is proved? Those that we write, and no others.

Hidden words (`w:vanish`), a number that Word counts (`w:numPr`), words in a text box or a part of
another kind are none of them: what the proof cannot read, no file of ours may hold.
"""

from __future__ import annotations

from constitution_tool.ooxml.drawing import DRAWN
from constitution_tool.ooxml.element import W

_NAMES = (
    # properties of paragraphs and of runs
    "pPr pStyle keepNext pageBreakBefore pBdr top left bottom right between bar tabs tab ind",
    "pPrChange rPr rStyle b bCs i iCs u strike color vertAlign noProof ins del moveFrom moveTo",
    # properties of tables
    "tblPr tblStyle tblW tblInd tblLayout tblCellMar tblLook tblGrid gridCol",
    "trPr cantSplit tblHeader tcPr tcW gridSpan vMerge shd",
    # what stands between words
    "bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd commentReference",
    "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd",
)
SILENT = DRAWN | {f"{W}{name}" for names in _NAMES for name in names.split()}


def unspaced(part: bytes) -> bool:
    """Whether any words of a part might lose the spaces at their edges.

    All words that we write are said to keep them, in the same letters, so counting suffices.
    """
    return any(
        part.count(b"</w:%b>" % name) != part.count(b'<w:%b xml:space="preserve">' % name)
        for name in (b"t", b"delText")
    )
