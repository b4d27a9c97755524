"""How current and proposed text stand beside each other in Word: a row for each comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.ooxml.markup import Look, paragraph, run, styled
from constitution_tool.ooxml.measures import TINT
from constitution_tool.publish.page_words import COLUMNS, NOTHING, SIDE_BY_SIDE
from constitution_tool.publish.word.columns import MARGINS
from constitution_tool.publish.word.front import anchor
from constitution_tool.publish.word.shown import Shower

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_tool.model.passage import Printed
    from constitution_tool.model.sheet import Abreast, Comparison
    from constitution_tool.publish.word.bench import Bench

_TINTED = f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>'
_BOTH = '<w:gridSpan w:val="2"/>'
_NEW_PAGE = "<w:pageBreakBefore/>"


def beside(comparisons: Iterable[Comparison], shower: Shower) -> str:
    """Set a table of two columns, its header repeated on each page, and the gap after it.

    What is said of a row stands above it, over both columns.

    Raises:
        Malformed: a table in it has uneven rows.
        LawBroken: a picture in it was not handed over.
    """
    half = shower.bench.house.page.text // 2
    head = "".join(_cell(styled("TableHeading", run(words)), half) for words in COLUMNS)
    column = f'<w:gridCol w:w="{half}"/>'
    rows = "".join(_row(comparison, shower) for comparison in comparisons)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="HouseTable"/>'
        f'<w:tblW w:w="{half * 2}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>'
        f"{column * 2}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}"
        f"</w:tr>{rows}</w:tbl>"
        f"{paragraph(str(Look(style='Spacer', direct=shower.keeping)), '')}"
    )


def sides(comparison: Comparison, shower: Shower, width: int) -> tuple[str, str]:
    """Set the current and the proposed text, each as a cell whose words are this wide.

    The proposed side is set first, so that a clause's bookmark stands on its proposed words.

    Raises:
        Malformed: a table in them has uneven rows.
        LawBroken: a picture in them was not handed over.
    """
    proposed = _side(comparison.proposed, shower, width)
    return _side(comparison.current, shower, width), proposed


def abreast(parts: Iterable[Abreast], bench: Bench) -> str:
    """Set each part that mostly changed side by side, on a page of its own after the text.

    Raises:
        Malformed: a table in one has uneven rows.
        LawBroken: a picture in one was not handed over.
    """
    out = []
    for part in parts:
        name = f"_beside_{part.instrument}"
        words = run(f"{part.title}: {SIDE_BY_SIDE}")
        look = Look(style="Heading1", direct=_NEW_PAGE)
        out.append(paragraph(str(look), anchor(name, bench.ids.next(), words)))
        out.append(beside(part.rows, Shower(bench=bench, entry=0)))
    return "".join(out)


def _row(comparison: Comparison, shower: Shower) -> str:
    half = shower.bench.house.page.text // 2
    current, proposed = sides(comparison, shower, half - MARGINS)
    whole = "<w:trPr><w:cantSplit/></w:trPr>" if shower.keeping else ""
    row = f"<w:tr>{whole}{_cell(current, half)}{_cell(proposed, half)}</w:tr>"
    if not comparison.citation:
        return row
    said = styled("TableHeading", run(comparison.citation))
    over = f'<w:tcW w:w="{half * 2}" w:type="dxa"/>{_BOTH}{_TINTED}'
    return (
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr>{over}</w:tcPr>{said}</w:tc></w:tr>"
        + row
    )


def _side(printed: tuple[Printed, ...], shower: Shower, width: int) -> str:
    if not printed:
        look = Look(style="TableText", direct=shower.keeping)
        return paragraph(str(look), run(NOTHING, "<w:i/><w:iCs/>"))
    return shower.cell(printed, width)


def _cell(content: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
