"""How is one named style of a Word file written?

Type sizes are half-points, as Word counts them: the body is 24, which is 12 point.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A paragraph style as the tables of styles spell it; `ui` is its place in Word's list."""

    id: str
    name: str
    paragraph: str = ""
    run: str = ""
    based: str = "Normal"
    next: str = ""
    ui: int = 1

    def __str__(self) -> str:
        """Print the style as an element of `word/styles.xml`."""
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


def size(half_points: int) -> str:
    """Set the size of type."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def spacing(before: int, after: int) -> str:
    """Set the room above and below a paragraph."""
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def box(ink: str, sides: str = "top left bottom right", space: int = 8, width: int = 6) -> str:
    """Rule a line at some sides of a paragraph; paragraphs alike share one box."""
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="{width}" w:space="{space}" w:color="{ink}"/>'
        for side in sides.split()
    )
    return f"<w:pBdr>{edges}</w:pBdr>"


def shade(fill: str) -> str:
    """Set what lies behind words."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def colour(value: str) -> str:
    """Set the colour of words."""
    return f'<w:color w:val="{value}"/>'


BOLD = "<w:b/><w:bCs/>"
KEEP = "<w:keepNext/><w:keepLines/>"
