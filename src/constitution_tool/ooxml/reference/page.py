"""How large is a reference document's paper, and how wide are its margins?"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from constitution_tool.ooxml.element import W, value
from constitution_tool.ooxml.house import Page
from constitution_tool.ooxml.reference.length import length

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from constitution_tool.ooxml.reference.file import ReferenceFile

_NARROWEST, _SHORTEST = 4536, 4536
"""8 cm: two columns of words beside each other need as much."""
_LARGEST = 31680
"""Word's own limit, 55.87 cm."""
_PAPER = {"width": "w", "height": "h"}
_SETUP = "in Word choose Layout, Margins and Size, and set them for the whole document."


def sections(document: Element) -> list[Element]:
    """List the properties of a document's sections, those before a tracked change of them not."""
    every = document.iter(f"{W}sectPr")
    return [each for each in every if next(each.iterancestors()).tag in (f"{W}pPr", f"{W}body")]


def page(file: ReferenceFile, document: Element) -> Page:
    """Read the paper and margins of the last section; ours where the document says nothing.

    Raises:
        Malformed: they leave no room for words, or are no lengths.
    """
    last = next(reversed(sections(document)), None)
    if last is None:
        return Page()
    found: dict[str, int] = {}
    for field in fields(Page):
        edge = field.name
        path, name = ("pgSz", _PAPER[edge]) if edge in _PAPER else ("pgMar", edge)
        said = value(last, path, name)
        read = length(said) if said else getattr(Page(), edge)
        if read is None or abs(read) > _LARGEST or (read < 0 and edge not in ("top", "bottom")):
            problem = f"The page of the Word file cannot be understood: its {edge} is “{said}”."
            raise file.refusal("reference-page", problem, _SETUP)
        found[edge] = read
    made = Page(**found)
    if made.text < _NARROWEST or made.height - abs(made.top) - abs(made.bottom) < _SHORTEST:
        raise file.refusal(
            "reference-narrow",
            "The page of the Word file leaves no room for words between its margins: "
            "they need 8 cm by 8 cm.",
            _SETUP,
        )
    return made
