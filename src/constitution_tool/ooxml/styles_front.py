"""What do the first page, its contents and the check code of a Word file look like?"""

from __future__ import annotations

from constitution_tool.ooxml.measures import LINE, QUIET, TINT
from constitution_tool.ooxml.style import BOLD, KEEP, Style, band, box, colour, shade, size, spacing

_SET_IN = '<w:ind w:left="180" w:right="180"/>'


def front(accent: str) -> tuple[Style, ...]:
    """Give the styles of what stands before and after the text, in the council's colour."""
    return (*_first_page(accent), *_contents(accent), *_check(accent))


def _first_page(accent: str) -> tuple[Style, ...]:
    return (
        Style(
            id="Council",
            name="Council",
            next="Kicker",
            paragraph=box(accent, "bottom", 6, 18) + spacing(0, 480),
            run=BOLD + colour(accent) + size(26),
        ),
        Style(
            id="Kicker",
            name="Kicker",
            next="Title",
            paragraph="<w:keepNext/>" + spacing(0, 40),
            run=f"{BOLD}{colour(QUIET)}{size(30)}",
        ),
        Style(
            id="Title",
            name="Title",
            next="Status",
            ui=10,
            paragraph='<w:keepLines/><w:spacing w:before="0" w:after="360" w:line="240" '
            'w:lineRule="auto"/>',
            run=BOLD + colour(accent) + size(52),
        ),
        Style(
            id="Status",
            name="Status",
            paragraph=band(accent, TINT) + spacing(0, 400) + '<w:ind w:left="260" w:right="180"/>',
            run=BOLD + size(26),
        ),
        Style(id="Opening", name="Opening", paragraph=spacing(0, 160)),
        Style(id="Members", name="Members", paragraph=spacing(160, 160), run=BOLD),
        Style(
            id="Notice",
            name="Notice",
            paragraph=spacing(0, 320),
            run=f"<w:i/><w:iCs/>{colour(QUIET)}",
        ),
        Style(id="Key", name="Key", paragraph=box(LINE) + shade(TINT) + spacing(0, 60) + _SET_IN),
    )


def _contents(accent: str) -> tuple[Style, ...]:
    lines = tuple(
        Style(
            id=f"TOC{n}",
            name=f"toc {n}",
            next="Normal",
            ui=39,
            paragraph=f'{spacing(20 if n > 1 else 100, 20)}<w:ind w:left="{(n - 1) * 300}"/>',
            run=BOLD if n == 1 else "",
        )
        for n in range(1, 4)
    )
    heading = Style(
        id="ContentsHeading",
        name="Contents heading",
        next="TOC1",
        paragraph=KEEP + spacing(360, 120),
        run=BOLD + colour(accent) + size(28),
    )
    return heading, *lines


def _check(accent: str) -> tuple[Style, ...]:
    """Give the styles of the check code: small, together, beneath a line at the end."""
    return (
        Style(
            id="CheckHeading",
            name="Check heading",
            based="Heading1",
            next="CheckText",
            paragraph=KEEP + box(accent, "top", 8, 8) + spacing(720, 80),
            run=size(24),
        ),
        Style(
            id="CheckText",
            name="Check text",
            paragraph=KEEP + spacing(0, 80),
            run=colour(QUIET) + size(21),
        ),
        Style(
            id="CheckCode",
            name="Check code",
            paragraph="<w:keepLines/>" + box(LINE) + shade(TINT) + spacing(160, 160) + _SET_IN,
            run='<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>' + size(18),
        ),
    )
