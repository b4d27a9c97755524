"""What does our own house style look like: every named style of our Word files?

Arial is on every council laptop, and its metric twin Liberation Sans elsewhere.
"""

from __future__ import annotations

from constitution_tool.ooxml.markup import escape
from constitution_tool.ooxml.measures import (
    BODY,
    BULLET,
    FACT,
    LEVELS,
    LINE,
    QUIET,
    TINT,
    TYPEFACE,
    Measures,
    indent,
)
from constitution_tool.ooxml.numbering import BULLETS, CLAUSES, in_list
from constitution_tool.ooxml.style import (
    BOLD,
    KEEP,
    Kind,
    Standing,
    Style,
    box,
    colour,
    shade,
    size,
    spacing,
)
from constitution_tool.ooxml.styles_front import front

_WORDS = '<w:spacing w:after="140" w:line="283" w:lineRule="auto"/>'


def _headings(accent: str) -> tuple[Style, ...]:
    sizes = (36, 30, 26, 24, 24, 24, 24, 24, 24)
    before = (360, 400, 300, 260, 240, 240, 240, 240, 240)
    return tuple(
        Style(
            id=f"Heading{n}",
            name=f"heading {n}",
            next="BodyText",
            ui=9,
            paragraph=f'{KEEP}{spacing(before[n - 1], 160)}<w:outlineLvl w:val="{n - 1}"/>',
            run=("<w:i/><w:iCs/>" if n > 4 else BOLD) + colour(accent) + size(sizes[n - 1]),  # noqa: PLR2004 - deeper headings are told apart by slope, not size
        )
        for n in range(1, 10)
    )


def _clauses(measures: Measures) -> tuple[Style, ...]:
    numbered = tuple(
        Style(
            id=f"Clause{level + 1}",
            name=f"Clause {level + 1}",
            based="BodyText",
            ui=10,
            paragraph=in_list(CLAUSES, level) + indent(measures.left(level), measures.hangs[level]),
        )
        for level in range(LEVELS)
    )
    hanging = tuple(
        Style(
            id=f"ClauseText{level + 1}",
            name=f"Clause text {level + 1}",
            based="BodyText",
            ui=11,
            paragraph=indent(measures.left(level), 0),
        )
        for level in range(LEVELS)
    )
    return numbered + hanging


def _bullets() -> tuple[Style, ...]:
    return tuple(
        Style(
            id="ListBullet" if n == 1 else f"ListBullet{n}",
            name="List Bullet" if n == 1 else f"List Bullet {n}",
            based="BodyText",
            ui=12,
            paragraph=in_list(BULLETS, n - 1)
            + f'{spacing(0, 110)}<w:ind w:left="{BULLET * n}" w:hanging="{BULLET}"/>',
        )
        for n in range(1, 6)
    ) + tuple(
        Style(
            id="ListContinue" if n == 1 else f"ListContinue{n}",
            name="List Continue" if n == 1 else f"List Continue {n}",
            based="BodyText",
            ui=12,
            paragraph=f'{spacing(0, 110)}<w:ind w:left="{BULLET * n}" w:hanging="0"/>',
        )
        for n in range(1, 6)
    )


_BODY = (
    Style(id="BodyText", name="Body Text", ui=1, paragraph=_WORDS),
    Style(
        id="Picture",
        name="Picture",
        paragraph='<w:spacing w:before="120" w:after="160" w:line="240" w:lineRule="auto"/>',
    ),
    Style(id="TableText", name="Table text", paragraph=spacing(50, 50)),
    Style(
        id="TableHeading",
        name="Table heading",
        based="TableText",
        paragraph="<w:keepNext/>",
        run=BOLD,
    ),
    Style(
        id="TableTextSmall",
        name="Table text small",
        based="TableText",
        run=size(18),
    ),
    Style(
        id="TableHeadingSmall",
        name="Table heading small",
        based="TableHeading",
        run=size(18),
    ),
    Style(
        id="Spacer",
        name="Spacer",
        paragraph='<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>',
        run=size(4),
    ),
    Style(id="AmendingWords", name="Amending words", paragraph=KEEP + spacing(0, 160)),
    Style(id="Citation", name="Citation", paragraph=KEEP + spacing(120, 80), run=BOLD),
    Style(
        id="Fact",
        name="Fact",
        paragraph=f'<w:keepLines/><w:tabs><w:tab w:val="left" w:pos="{FACT}"/></w:tabs>'
        f'{spacing(60, 60)}<w:ind w:left="{FACT}" w:hanging="{FACT}"/>',
    ),
    Style(
        id="Header",
        name="header",
        ui=99,
        paragraph=box(LINE, "bottom", 5) + spacing(0, 0),
        run=colour(QUIET) + size(18),
    ),
    Style(
        id="Footer",
        name="footer",
        ui=99,
        paragraph=box(LINE, "top", 5) + spacing(0, 0),
        run=colour(QUIET) + size(18),
    ),
    Style(
        id="FootnoteText",
        name="footnote text",
        ui=99,
        paragraph='<w:spacing w:before="0" w:after="60" w:line="240" w:lineRule="auto"/>',
        run=size(20),
    ),
    Style(
        id="CommentText",
        name="annotation text",
        ui=99,
        paragraph='<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>',
        run=size(20),
    ),
)


def _character(style: str, name: str, run: str, based: str = "") -> Style:
    return Style(id=style, name=name, kind=Kind.CHARACTER, based=based, ui=99, run=run)


def _characters(accent: str) -> tuple[Style, ...]:
    return (
        _character("Strong", "Strong", BOLD),
        _character("Hyperlink", "Hyperlink", colour(accent) + '<w:u w:val="single"/>'),
        _character("LiveReference", "Live reference", "", based="Hyperlink"),
        _character("DeadLink", "Dead link", ""),
        _character("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>'),
        _character("CommentReference", "annotation reference", size(16)),
    )


def _border(edge: str) -> str:
    return f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'


_CELL_MARGINS = "".join(
    f'<w:{side} w:w="{width}" w:type="dxa"/>'
    for side, width in (("top", 40), ("left", 115), ("bottom", 40), ("right", 115))
)
_DEFAULTS = (
    Style(id="Normal", name="Normal", standing=Standing.DEFAULT, based="", ui=0),
    Style(
        id="DefaultParagraphFont",
        name="Default Paragraph Font",
        kind=Kind.CHARACTER,
        standing=Standing.DEFAULT,
        based="",
    ),
    Style(
        id="TableNormal",
        name="Normal Table",
        kind=Kind.TABLE,
        standing=Standing.DEFAULT,
        based="",
        ui=99,
        table='<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblCellMar>{_CELL_MARGINS}</w:tblCellMar></w:tblPr>",
    ),
)
_TABLE = Style(
    id="HouseTable",
    name="House table",
    kind=Kind.TABLE,
    based="TableNormal",
    ui=39,
    table="<w:tblPr><w:tblBorders>"
    + "".join(_border(edge) for edge in ("top", "left", "bottom", "right", "insideH", "insideV"))
    + "</w:tblBorders></w:tblPr>"
    f'<w:tblStylePr w:type="firstRow"><w:tcPr>{shade(TINT)}</w:tcPr></w:tblStylePr>',
)


def styles(measures: Measures, accent: str) -> tuple[Style, ...]:
    """Give every style of our own, the defaults first.

    Args:
        measures: where each level's words begin and how far its numbers hang.
        accent: the colour of headings and rules, as `#1f3a5f`.
    """
    ink = accent.removeprefix("#").upper()
    return (
        *_DEFAULTS,
        *_characters(ink),
        _TABLE,
        *_BODY,
        *_headings(ink),
        *_clauses(measures),
        *_bullets(),
        *front(ink),
    )


def defaults(language: str) -> str:
    """Print what holds where no style says otherwise: typeface, size, language, spacing."""
    fonts = " ".join(f'w:{kind}="{TYPEFACE}"' for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
    tongue = escape(language)
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>{size(BODY)}"
        f'<w:lang w:val="{tongue}" w:eastAsia="{tongue}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{_WORDS}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
