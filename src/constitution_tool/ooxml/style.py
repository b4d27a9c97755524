"""How is one named style of a Word file written?

Type sizes are half-points, as Word counts them: the body is 24, which is 12 point.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a style is for, as Word spells it."""

    PARAGRAPH = "paragraph"
    CHARACTER = "character"
    TABLE = "table"


class Standing(Enum):
    """Whether a style is what holds where none is named."""

    NAMED = ""
    DEFAULT = ' w:default="1"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style as the tables of styles spell it; `ui` is its place in Word's list."""

    id: str
    name: str
    kind: Kind = Kind.PARAGRAPH
    standing: Standing = Standing.NAMED
    paragraph: str = ""
    run: str = ""
    table: str = ""
    based: str = "Normal"
    next: str = ""
    ui: int = 1

    @property
    def is_built_in(self) -> bool:
        """Whether Word knows the style by itself, and so does not mind how its name is cased."""
        return self.name in _BUILT_IN

    def __str__(self) -> str:
        """Print the style as an element of `word/styles.xml`."""
        custom = "" if self.is_built_in else ' w:customStyle="1"'
        based = f'<w:basedOn w:val="{self.based}"/>' if self.based else ""
        following = f'<w:next w:val="{self.next}"/>' if self.next else ""
        paragraph = f"<w:pPr>{self.paragraph}</w:pPr>" if self.paragraph else ""
        run = f"<w:rPr>{self.run}</w:rPr>" if self.run else ""
        return (
            f'<w:style w:type="{self.kind.value}"{self.standing.value}{custom} '
            f'w:styleId="{self.id}"><w:name w:val="{self.name}"/>{based}{following}'
            f'<w:uiPriority w:val="{self.ui}"/><w:qFormat/>{paragraph}{run}{self.table}</w:style>'
        )


_BUILT_IN = frozenset(
    {"Normal", "Default Paragraph Font", "Normal Table", "Title", "header", "footer"}
    | {"footnote text", "footnote reference", "annotation text", "annotation reference"}
    | {"Body Text", "List Bullet", "List Continue", "Strong", "Hyperlink"}
    | {f"heading {n}" for n in range(1, 10)}
    | {f"toc {n}" for n in range(1, 4)}
    | {f"List {kind} {n}" for kind in ("Bullet", "Continue") for n in range(2, 6)}
)


def size(half_points: int) -> str:
    """Set the size of type."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def spacing(before: int, after: int) -> str:
    """Set the room above and below a paragraph."""
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def edges(ink: str, sides: str = "top left bottom right", space: int = 8, width: int = 6) -> str:
    """Rule a line at some sides of a paragraph."""
    return "".join(
        f'<w:{side} w:val="single" w:sz="{width}" w:space="{space}" w:color="{ink}"/>'
        for side in sides.split()
    )


def side_margins(width: int) -> str:
    """Set how far a table's words stand from the sides of their cells, in twentieths of a point."""
    each = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side in ("left", "right"))
    return f"<w:tblCellMar>{each}</w:tblCellMar>"


def box(ink: str, sides: str = "top left bottom right", space: int = 8, width: int = 6) -> str:
    """Rule the lines of a paragraph; paragraphs alike share one box."""
    return f"<w:pBdr>{edges(ink, sides, space, width)}</w:pBdr>"


def band(ink: str, fill: str) -> str:
    """Set words on a band of colour with a bar at its left, and air above and below them."""
    bar = edges(ink, "left", 10, 36)
    return f"<w:pBdr>{edges(fill, 'top')}{bar}{edges(fill, 'bottom right')}</w:pBdr>{shade(fill)}"


def shade(fill: str) -> str:
    """Set what lies behind words."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def colour(value: str) -> str:
    """Set the colour of words."""
    return f'<w:color w:val="{value}"/>'


BOLD = "<w:b/><w:bCs/>"
KEEP = "<w:keepNext/><w:keepLines/>"
