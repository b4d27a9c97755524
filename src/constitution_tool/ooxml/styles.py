"""What the house style looks like: every named style of our Word files, and their bullets.

Arial is on every council laptop, and its metric twin Liberation Sans elsewhere. Type sizes are
half-points, as Word counts them: the body is 24, which is 12 point.
"""

from __future__ import annotations

from dataclasses import dataclass

from constitution_tool.ooxml.markup import DECLARATION, NAMESPACES, escape
from constitution_tool.ooxml.measures import (
    ACCENT,
    ADDED,
    BULLET,
    DELETED,
    LEVELS,
    LINE,
    QUIET,
    TEXT_WIDTH,
    TINT,
    TYPEFACE,
    Measures,
    indent,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    """A paragraph style as the tables below spell it; `ui` is its place in Word's list."""

    id: str
    name: str
    paragraph: str = ""
    run: str = ""
    based: str = "Normal"
    next: str = ""
    ui: int = 1

    def __str__(self) -> str:
        custom = "" if self.name in _BUILT_IN else ' w:customStyle="1"'
        following = f'<w:next w:val="{self.next}"/>' if self.next else ""
        paragraph = f"<w:pPr>{self.paragraph}</w:pPr>" if self.paragraph else ""
        run = f"<w:rPr>{self.run}</w:rPr>" if self.run else ""
        return (
            f'<w:style w:type="paragraph"{custom} w:styleId="{self.id}">'
            f'<w:name w:val="{self.name}"/><w:basedOn w:val="{self.based}"/>{following}'
            f'<w:uiPriority w:val="{self.ui}"/><w:qFormat/>{paragraph}{run}</w:style>'
        )


_BUILT_IN = frozenset(
    {"Title", "header", "footer", "footnote text", "annotation text", "Body Text", "List Bullet"}
    | {f"heading {n}" for n in range(1, 10)}
    | {f"toc {n}" for n in range(1, 4)}
    | {f"List Bullet {n}" for n in range(2, 6)}
)


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _spacing(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _box(colour: str, sides: str = "top left bottom right", space: int = 8, width: int = 6) -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="{width}" w:space="{space}" w:color="{colour}"/>'
        for side in sides.split()
    )
    return f"<w:pBdr>{edges}</w:pBdr>"


def _shade(fill: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def _colour(value: str) -> str:
    return f'<w:color w:val="{value}"/>'


_BOLD = "<w:b/><w:bCs/>"
_KEEP = "<w:keepNext/><w:keepLines/>"


def _headings(measures: Measures) -> tuple[_Style, ...]:
    sizes = (36, 30, 26, 24, 24, 24, 24, 24, 24)
    before = (360, 400, 300, 260, 240, 240, 240, 240, 240)
    width = measures.heading
    return tuple(
        _Style(
            id=f"Heading{n}",
            name=f"heading {n}",
            next="BodyText",
            ui=9,
            paragraph=f'{_KEEP}<w:tabs><w:tab w:val="left" w:pos="{width}"/></w:tabs>'
            f'{_spacing(before[n - 1], 160)}<w:outlineLvl w:val="{n - 1}"/>',
            run=("<w:i/><w:iCs/>" if n > 4 else _BOLD) + _colour(ACCENT) + _size(sizes[n - 1]),  # noqa: PLR2004 - deeper headings are told apart by slope, not size
        )
        for n in range(1, 10)
    )


def _clauses(measures: Measures) -> tuple[_Style, ...]:
    numbered = tuple(
        _Style(
            id=f"Clause{level + 1}",
            name=f"Clause {level + 1}",
            ui=10,
            paragraph=indent(measures.left(level), measures.hangs[level]),
        )
        for level in range(LEVELS)
    )
    hanging = tuple(
        _Style(
            id=f"ClauseText{level + 1}",
            name=f"Clause text {level + 1}",
            ui=11,
            paragraph=indent(measures.left(level), 0),
        )
        for level in range(LEVELS)
    )
    return numbered + hanging


def _bullets() -> tuple[_Style, ...]:
    return tuple(
        _Style(
            id="ListBullet" if n == 1 else f"ListBullet{n}",
            name="List Bullet" if n == 1 else f"List Bullet {n}",
            ui=12,
            paragraph=f'<w:numPr><w:ilvl w:val="{n - 1}"/><w:numId w:val="1"/></w:numPr>'
            f'{_spacing(0, 110)}<w:ind w:left="{BULLET * n}" w:hanging="{BULLET}"/>',
        )
        for n in range(1, 6)
    )


def _contents() -> tuple[_Style, ...]:
    return tuple(
        _Style(
            id=f"TOC{n}",
            name=f"toc {n}",
            next="Normal",
            ui=39,
            paragraph=f'{_spacing(40 if n > 1 else 100, 40)}<w:ind w:left="{(n - 1) * 300}"/>',
            run=_BOLD if n == 1 else "",
        )
        for n in range(1, 4)
    )


_FIRST_PAGE = (
    _Style(
        id="Kicker",
        name="Kicker",
        next="Title",
        paragraph="<w:keepNext/>" + _spacing(480, 60),
        run=f'{_BOLD}{_colour(QUIET)}<w:spacing w:val="10"/>{_size(26)}',
    ),
    _Style(
        id="Title",
        name="Title",
        next="Status",
        ui=10,
        paragraph='<w:keepLines/><w:spacing w:before="0" w:after="200" w:line="240" '
        'w:lineRule="auto"/>',
        run=_BOLD + _colour(ACCENT) + _size(52),
    ),
    _Style(id="Council", name="Council", paragraph=_spacing(0, 200), run=_size(26)),
    _Style(
        id="Status",
        name="Status",
        paragraph=_box(ACCENT, "left", 10, 36) + _spacing(120, 320) + '<w:ind w:left="240"/>',
        run=_BOLD + _size(26),
    ),
    _Style(id="Opening", name="Opening", paragraph=_spacing(0, 160)),
    _Style(
        id="Notice",
        name="Notice",
        paragraph=_box(LINE) + _shade(TINT) + _spacing(240, 240) + '<w:ind w:left="180" '
        'w:right="180"/>',
    ),
    _Style(id="Members", name="Members", paragraph=_spacing(160, 160), run=_BOLD),
    _Style(
        id="ContentsHeading",
        name="Contents heading",
        next="TOC1",
        paragraph=_KEEP + _spacing(360, 120),
        run=_BOLD + _colour(ACCENT) + _size(28),
    ),
    _Style(
        id="Key",
        name="Key",
        paragraph=_box(LINE) + _shade(TINT) + _spacing(0, 0) + '<w:ind w:left="180" '
        'w:right="180"/>',
    ),
)

_BODY = (
    _Style(id="BodyText", name="Body Text", ui=1),
    _Style(
        id="Picture",
        name="Picture",
        paragraph=_box(LINE) + _spacing(160, 160) + '<w:ind w:left="180" w:right="180"/>',
        run="<w:i/><w:iCs/>",
    ),
    _Style(id="TableText", name="Table text", paragraph=_spacing(50, 50)),
    _Style(
        id="TableHeading",
        name="Table heading",
        based="TableText",
        paragraph="<w:keepNext/>",
        run=_BOLD,
    ),
    _Style(
        id="Spacer",
        name="Spacer",
        paragraph='<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>',
        run=_size(4),
    ),
    _Style(id="AmendingWords", name="Amending words", paragraph=_KEEP + _spacing(0, 160)),
    _Style(id="Citation", name="Citation", paragraph=_KEEP + _spacing(120, 80), run=_BOLD),
    _Style(id="Fact", name="Fact", paragraph=_spacing(120, 80)),
    _Style(
        id="CheckCode",
        name="Check code",
        paragraph=_box(LINE) + _shade(TINT) + _spacing(160, 240) + '<w:ind w:left="180" '
        'w:right="180"/>',
        run='<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>' + _size(22),
    ),
    _Style(
        id="Header",
        name="header",
        ui=99,
        paragraph=f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>' + _spacing(0, 0),
        run=_colour(QUIET) + _size(18),
    ),
    _Style(
        id="Footer",
        name="footer",
        ui=99,
        paragraph=f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>' + _spacing(0, 0),
        run=_colour(QUIET) + _size(18),
    ),
    _Style(
        id="FootnoteText",
        name="footnote text",
        ui=99,
        paragraph='<w:spacing w:before="0" w:after="60" w:line="240" w:lineRule="auto"/>',
        run=_size(20),
    ),
    _Style(
        id="CommentText",
        name="annotation text",
        ui=99,
        paragraph='<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>',
        run=_size(20),
    ),
)


def _character(style: str, name: str, run: str) -> str:
    custom = "" if name[0].islower() or name in {"Strong", "Hyperlink"} else ' w:customStyle="1"'
    return (
        f'<w:style w:type="character"{custom} w:styleId="{style}"><w:name w:val="{name}"/>'
        f'<w:uiPriority w:val="99"/><w:qFormat/><w:rPr>{run}</w:rPr></w:style>'
    )


_CHARACTERS = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    + _character("Strong", "Strong", _BOLD)
    + _character("Hyperlink", "Hyperlink", _colour(ACCENT) + '<w:u w:val="single"/>')
    + _character("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>')
    + _character("CommentReference", "annotation reference", _size(16))
    + _character("AddedWords", "Added words", _colour(ADDED) + '<w:u w:val="single"/>')
    + _character("DeletedWords", "Deleted words", "<w:strike/>" + _colour(DELETED))
    + _character("ChangeWord", "Change word", _BOLD)
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
    f'<w:tblStylePr w:type="firstRow"><w:tcPr>{_shade(TINT)}</w:tcPr></w:tblStylePr></w:style>'
)


def styles(measures: Measures, language: str) -> str:
    """Print `word/styles.xml`: the defaults, then every style by name."""
    fonts = " ".join(f'w:{kind}="{TYPEFACE}"' for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
    tongue = escape(language)
    paragraphs = (
        *_headings(measures),
        *_clauses(measures),
        *_bullets(),
        *_contents(),
        *_FIRST_PAGE,
        *_BODY,
    )
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts {fonts}/>{_size(24)}<w:lang w:val="{tongue}" w:eastAsia="{tongue}" '
        'w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="140" w:line="283" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/><w:qFormat/></w:style>'
        f"{_CHARACTERS}{_TABLES}{''.join(map(str, paragraphs))}</w:styles>"
    )


def numbering() -> str:
    """Print `word/numbering.xml`: bullets only, for clause numbers are literal text.

    With Word's automatic numbers an inserted 1.2 silently turned the old 1.2 into 1.3, unmarked
    (`6-evidence`).
    """
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:lvlText w:val="{"•" if n % 2 == 0 else "–"}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{BULLET * (n + 1)}" w:hanging="{BULLET}"/></w:pPr></w:lvl>'
        for n in range(LEVELS)
    )
    return (
        f'{DECLARATION}<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
