"""What stands around the body in a Word file: properties, settings, headers and footers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.ooxml.markup import DECLARATION, NAMESPACES, escape, field, run

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_tool.ooxml.house import House, Page

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT = "application/vnd.openxmlformats-officedocument"
_CHARACTER = 5.3
"""How wide a character of Arial is, in twentieths of a point for each half-point of its size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """What a Word file says of itself; `day` is `2024-05-10`; `custom` are (name, value) pairs."""

    title: str
    author: str
    language: str
    day: str
    custom: tuple[tuple[str, str], ...]


def core(properties: Properties) -> str:
    """Print `docProps/core.xml`; every date is the record's."""
    when = f'xsi:type="dcterms:W3CDTF">{properties.day}T00:00:00Z'
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(properties.title)}</dc:title>"
        f"<dc:creator>{escape(properties.author)}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(properties.author)}</cp:lastModifiedBy>"
        f"<cp:revision>1</cp:revision><dcterms:created {when}</dcterms:created>"
        f"<dcterms:modified {when}</dcterms:modified>"
        f"<dc:language>{escape(properties.language)}</dc:language></cp:coreProperties>"
    )


def app(company: str) -> str:
    """Print `docProps/app.xml`."""
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'extended-properties"><Application>constitution-tool</Application>'
        f"<Company>{escape(company)}</Company></Properties>"
    )


def custom(properties: Properties) -> str:
    """Print `docProps/custom.xml`: what a returned file is checked against."""
    each = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{pid}" '
        f'name="{escape(name)}"><vt:lpwstr>{escape(value)}</vt:lpwstr></property>'
        for pid, (name, value) in enumerate(properties.custom, start=2)
    )
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'docPropsVTypes">{each}</Properties>'
    )


def settings(language: str, *, tracked: bool) -> str:
    """Print `word/settings.xml`; `tracked` turns change recording on for whoever opens it.

    Nothing asks Word to update fields: it would ask the reader first.
    """
    recording = "<w:trackRevisions/>" if tracked else ""
    option = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", "15"),
            ("overrideTableStyleFontSizeAndJustification", "1"),
            ("enableOpenTypeFeatures", "1"),
            ("doNotFlipMirrorIndents", "1"),
        )
    )
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>{recording}'
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        f"<w:compat>{option}</w:compat>"
        f'<w:themeFontLang w:val="{escape(language)}"/></w:settings>'
    )


def _line(style: str, house: House, *parts: str) -> str:
    """Set one line of a header or footer: what stands left, and what stands right, if anything."""
    right = house.page.text
    stops = "".join(
        f'<w:tab w:val="clear" w:pos="{stop}"/>' for stop in house.edges.stops if stop != right
    )
    tabs = f'<w:tabs>{stops}<w:tab w:val="right" w:pos="{right}"/></w:tabs>'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{tabs if len(parts) > 1 else ""}</w:pPr>'
        f"{'<w:r><w:tab/></w:r>'.join(parts)}</w:p>"
    )


def _fits(house: House, *words: str) -> bool:
    """Whether words fit on one line of a header or footer, a gap between them."""
    return sum(map(len, words)) * _CHARACTER * house.edges.size <= house.page.text


def header(titles: tuple[str, ...], status: str, house: House) -> str:
    """Print a page's header: the title left and the status right, or beneath when long.

    Of several titles the first that leaves the status room is taken.
    """
    fitting = [title for title in titles if title and _fits(house, title, status)]
    left, right = run((*fitting, *titles)[0]), run(status, "<w:b/>")
    if fitting:
        lines = _line("Header", house, left, right)
    else:
        lines = _line("Header", house, left) + _line("Header", house, right)
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{lines}</w:hdr>"


def first_header(house: House) -> str:
    """Print the first page's header: the letterhead, or nothing: that page bears the title."""
    if house.letterhead.content:
        return house.letterhead.content
    return f"{DECLARATION}<w:hdr {NAMESPACES}><w:p/></w:hdr>"


def footer(notice: str, house: House) -> str:
    """Print a page's footer: the notice, and “Page x of y” right, or beneath when long."""
    page = run("Page ") + field("PAGE", run("1")) + run(" of ") + field("NUMPAGES", run("1"))
    if _fits(house, notice, "Page 100 of 100"):
        lines = _line("Footer", house, run(notice), page)
    else:
        lines = _line("Footer", house, run(notice)) + _line("Footer", house, "", page)
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{lines}</w:ftr>"


def relationships(rows: tuple[tuple[str, str, str], ...]) -> str:
    """Print a part's relationships from (id, kind, target); `link` is the outside one."""
    each = "".join(
        f'<Relationship Id="{name}" Type="{_kind(kind)}" Target="{escape(target)}"'
        f"{' TargetMode=' + _EXTERNAL if kind == 'hyperlink' else ''}/>"
        for name, kind, target in rows
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


_EXTERNAL = '"External"'


def _kind(kind: str) -> str:
    if kind == "core-properties":
        return f"{_PACKAGE}/relationships/metadata/core-properties"
    return f"{_OFFICE}/{kind}"


ROOT = (
    ("rId1", "officeDocument", "word/document.xml"),
    ("rId2", "core-properties", "docProps/core.xml"),
    ("rId3", "extended-properties", "docProps/app.xml"),
    ("rId4", "custom-properties", "docProps/custom.xml"),
)
DOCUMENT = (
    ("rId1", "styles", "styles.xml"),
    ("rId2", "settings", "settings.xml"),
    ("rId3", "numbering", "numbering.xml"),
    ("rId4", "fontTable", "fontTable.xml"),
    ("rId5", "footnotes", "footnotes.xml"),
    ("rId6", "comments", "comments.xml"),
    ("rId7", "header", "header1.xml"),
    ("rId8", "header", "header2.xml"),
    ("rId9", "footer", "footer1.xml"),
    ("rId10", "footer", "footer2.xml"),
)

_TYPES = (
    ("word/document.xml", "wordprocessingml.document.main"),
    ("word/styles.xml", "wordprocessingml.styles"),
    ("word/settings.xml", "wordprocessingml.settings"),
    ("word/numbering.xml", "wordprocessingml.numbering"),
    ("word/fontTable.xml", "wordprocessingml.fontTable"),
    ("word/footnotes.xml", "wordprocessingml.footnotes"),
    ("word/comments.xml", "wordprocessingml.comments"),
    ("word/header1.xml", "wordprocessingml.header"),
    ("word/header2.xml", "wordprocessingml.header"),
    ("word/footer1.xml", "wordprocessingml.footer"),
    ("word/footer2.xml", "wordprocessingml.footer"),
    ("word/theme/theme1.xml", "theme"),
    ("docProps/app.xml", "extended-properties"),
    ("docProps/custom.xml", "custom-properties"),
)


THEME = ("rId11", "theme", "theme/theme1.xml")
"""The theme, of a file in a house that has one."""


def content_types(parts: Iterable[str]) -> str:
    """Print `[Content_Types].xml` for these parts."""
    held = set(parts)
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{_CONTENT}.{kind}+xml"/>'
        for part, kind in _TYPES
        if part in held
    )
    pictures = "".join(
        f'<Default Extension="{kind}" ContentType="image/{kind}"/>'
        for kind in ("gif", "jpeg", "png")
        if any(part.endswith(f".{kind}") for part in held)
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{pictures}{overrides}'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def section(page: Page, *, first: bool) -> str:
    """Print a section's properties: headers, footer, paper; the first has its own first page."""
    kind = "" if first else '<w:type w:val="nextPage"/>'
    cover = (
        '<w:headerReference w:type="first" r:id="rId8"/>'
        '<w:footerReference w:type="first" r:id="rId10"/>'
    )
    own = "<w:titlePg/>" if first else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="rId7"/>{cover if first else ""}'
        f'<w:footerReference w:type="default" r:id="rId9"/>{kind}{page}{own}</w:sectPr>'
    )
