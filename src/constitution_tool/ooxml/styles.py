"""What the house style looks like: every named style of our Word files.

Arial is on every council laptop, and its metric twin Liberation Sans elsewhere.
"""

from __future__ import annotations

from constitution_tool.ooxml.markup import DECLARATION, NAMESPACES, escape
from constitution_tool.ooxml.measures import (
    ADDED,
    BULLET,
    DELETED,
    FACT,
    LEVELS,
    LINE,
    QUIET,
    TEXT_WIDTH,
    TINT,
    TYPEFACE,
    Measures,
    indent,
)
from constitution_tool.ooxml.style import BOLD, KEEP, Style, colour, shade, size, spacing
from constitution_tool.ooxml.styles_front import front


def _headings(measures: Measures, accent: str) -> tuple[Style, ...]:
    sizes = (36, 30, 26, 24, 24, 24, 24, 24, 24)
    before = (360, 400, 300, 260, 240, 240, 240, 240, 240)
    width = measures.heading
    return tuple(
        Style(
            id=f"Heading{n}",
            name=f"heading {n}",
            next="BodyText",
            ui=9,
            paragraph=f'{KEEP}<w:tabs><w:tab w:val="left" w:pos="{width}"/></w:tabs>'
            f'{spacing(before[n - 1], 160)}<w:outlineLvl w:val="{n - 1}"/>',
            run=("<w:i/><w:iCs/>" if n > 4 else BOLD) + colour(accent) + size(sizes[n - 1]),  # noqa: PLR2004 - deeper headings are told apart by slope, not size
        )
        for n in range(1, 10)
    )


def _clauses(measures: Measures) -> tuple[Style, ...]:
    numbered = tuple(
        Style(
            id=f"Clause{level + 1}",
            name=f"Clause {level + 1}",
            ui=10,
            paragraph=indent(measures.left(level), measures.hangs[level]),
        )
        for level in range(LEVELS)
    )
    hanging = tuple(
        Style(
            id=f"ClauseText{level + 1}",
            name=f"Clause text {level + 1}",
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
            ui=12,
            paragraph=f'<w:numPr><w:ilvl w:val="{n - 1}"/><w:numId w:val="1"/></w:numPr>'
            f'{spacing(0, 110)}<w:ind w:left="{BULLET * n}" w:hanging="{BULLET}"/>',
        )
        for n in range(1, 6)
    )


_BODY = (
    Style(id="BodyText", name="Body Text", ui=1),
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
        paragraph=f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>' + spacing(0, 0),
        run=colour(QUIET) + size(18),
    ),
    Style(
        id="Footer",
        name="footer",
        ui=99,
        paragraph=f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>' + spacing(0, 0),
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


def _character(style: str, name: str, run: str) -> str:
    custom = "" if name[0].islower() or name in {"Strong", "Hyperlink"} else ' w:customStyle="1"'
    return (
        f'<w:style w:type="character"{custom} w:styleId="{style}"><w:name w:val="{name}"/>'
        f'<w:uiPriority w:val="99"/><w:qFormat/><w:rPr>{run}</w:rPr></w:style>'
    )


def _characters(accent: str) -> str:
    return (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        + _character("Strong", "Strong", BOLD)
        + _character("Hyperlink", "Hyperlink", colour(accent) + '<w:u w:val="single"/>')
        + _character(
            "FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>'
        )
        + _character("CommentReference", "annotation reference", size(16))
        + _character("AddedWords", "Added words", colour(ADDED) + '<w:u w:val="single"/>')
        + _character("DeletedWords", "Deleted words", "<w:strike/>" + colour(DELETED))
        + _character("ChangeWord", "Change word", BOLD)
    )


def _border(edge: str) -> str:
    return f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'


_CELL_MARGINS = "".join(
    f'<w:{side} w:w="{width}" w:type="dxa"/>'
    for side, width in (("top", 40), ("left", 115), ("bottom", 40), ("right", 115))
)
_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    f"<w:tblCellMar>{_CELL_MARGINS}</w:tblCellMar></w:tblPr></w:style>"
    '<w:style w:type="table" w:customStyle="1" w:styleId="HouseTable">'
    '<w:name w:val="House table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/>'
    "<w:qFormat/><w:tblPr><w:tblBorders>"
    + "".join(_border(edge) for edge in ("top", "left", "bottom", "right", "insideH", "insideV"))
    + "</w:tblBorders></w:tblPr>"
    f'<w:tblStylePr w:type="firstRow"><w:tcPr>{shade(TINT)}</w:tcPr></w:tblStylePr></w:style>'
)


def styles(measures: Measures, language: str, accent: str) -> str:
    """Print `word/styles.xml`: the defaults, then every style by name.

    Args:
        measures: how far the numbers of each level hang.
        language: what the words are written in, as `en-GB`.
        accent: the colour of headings and rules, as `#1f3a5f`.
    """
    ink = accent.removeprefix("#").upper()
    fonts = " ".join(f'w:{kind}="{TYPEFACE}"' for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
    tongue = escape(language)
    paragraphs = (
        *_headings(measures, ink),
        *_clauses(measures),
        *_bullets(),
        *front(ink),
        *_BODY,
    )
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts {fonts}/>{size(24)}<w:lang w:val="{tongue}" w:eastAsia="{tongue}" '
        'w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="140" w:line="283" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/><w:qFormat/></w:style>'
        f"{_characters(ink)}{_TABLES}{''.join(map(str, paragraphs))}</w:styles>"
    )
