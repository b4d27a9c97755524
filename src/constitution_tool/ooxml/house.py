"""What does a Word file look like, whatever it says: its styles, fonts, page and letterhead?

Everything but the words comes from here. A house is our own, or what a council's reference
document brings, with ours wherever that brings nothing. A document is written with the ids of our
own styles in every house, for those a reference document brings are renamed once, when it is read:
no style is looked up by name for a paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from constitution_tool.ooxml.markup import DECLARATION, NAMESPACES
from constitution_tool.ooxml.measures import TYPEFACE, Measures
from constitution_tool.ooxml.style_sheet import style_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping


_ROOM = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Paper and margins, in twentieths of a point. Ours is A4 with 2.3 cm at the sides."""

    width: int = 11906
    height: int = 16838
    top: int = 1474
    right: int = 1304
    bottom: int = 1361
    left: int = 1304
    header: int = 680
    footer: int = 567
    gutter: int = 0

    @property
    def text(self) -> int:
        """How wide the words are set."""
        return self.width - self.left - self.right - self.gutter

    @property
    def tallest(self) -> int:
        """How high a picture is set at the most, so that the room around it fits too."""
        return self.height - abs(self.top) - abs(self.bottom) - _ROOM

    def __str__(self) -> str:
        """Print the paper and the margins as a section's properties hold them."""
        turned = ' w:orient="landscape"' if self.width > self.height else ""
        edges = ("top", "right", "bottom", "left", "header", "footer", "gutter")
        margins = " ".join(f'w:{edge}="{getattr(self, edge)}"' for edge in edges)
        return f'<w:pgSz w:w="{self.width}" w:h="{self.height}"{turned}/><w:pgMar {margins}/>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The first page's header: what stands in it, and its pictures by part and by relationship."""

    content: str = ""
    links: tuple[tuple[str, str, str], ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """How headers and footers are set: their type, in half-points, and tab stops to take away."""

    size: int = 18
    stops: tuple[int, ...] = ()


_FONTS = {
    TYPEFACE: '<w:altName w:val="Liberation Sans"/><w:panose1 w:val="020B0604020202020204"/>'
    '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>',
    "Consolas": '<w:altName w:val="Liberation Mono"/><w:panose1 w:val="020B0609020204030204"/>'
    '<w:charset w:val="00"/><w:family w:val="modern"/><w:pitch w:val="fixed"/>',
}
"""What is said of our typefaces, so that a machine without them knows what stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A house style. `measures` are how far numbers hang at the least.

    `styles` is the style sheet a reference document brings, made ready; `fonts` are its typefaces,
    by name; `theme` its theme part; `language` what its words are proofed in. Empty: ours alone.
    """

    page: Page = Page()
    measures: Measures = field(default_factory=Measures)
    edges: Edges = Edges()
    letterhead: Letterhead = Letterhead()
    styles: bytes = b""
    fonts: Mapping[str, str] = field(default_factory=dict)
    theme: bytes = b""
    language: str = ""

    def style_sheet(self, measures: Measures, language: str, accent: str) -> str:
        """Print `word/styles.xml` for a document.

        Args:
            measures: where each level's words begin and how far its numbers hang.
            language: what the document is written in, as `en-GB`.
            accent: the colour of headings and rules of our own styles, as `#1f3a5f`.
        """
        return style_sheet(self.styles, measures, self.tongue(language), accent)

    def tongue(self, language: str) -> str:
        """Choose the language of the words: the house's, if it is a kind of the document's own."""
        same = self.language.partition("-")[0] == language.partition("-")[0]
        return self.language if same else language

    def font_table(self) -> str:
        """Print `word/fontTable.xml`: the typefaces, and what stands in for each."""
        each = "".join(
            f'<w:font w:name="{name}">{said}</w:font>'
            for name, said in {**_FONTS, **self.fonts}.items()
        )
        return f"{DECLARATION}<w:fonts {NAMESPACES}>{each}</w:fonts>"


OURS = House()
"""Our own house style."""
