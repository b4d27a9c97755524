"""What do a file's styles and numbering say: names, faces and number formats?

Styles are known by name. Their ids are a program's own business: LibreOffice writes “Clause1” for
“Clause 1”, “Tabletext” for “Table text” and “TextBody” for “Body Text”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.ooxml.element import W, value
from constitution_tool.ooxml.outline import Look, Setting

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_VAL = f"{W}val"
_OFF = frozenset({"0", "false", "off", "none"})
_ODD = {
    f"{W}strike": "struck through",
    f"{W}dstrike": "struck through",
    f"{W}vanish": "hidden",
    f"{W}webHidden": "hidden",
    f"{W}caps": "set in capitals",
    f"{W}smallCaps": "set in small capitals",
    f"{W}highlight": "highlighted",
    f"{W}u": "underlined",
}
_DEEPEST = 32
_RAISED = {"superscript": "raised", "subscript": "lowered"}
PLAIN = Setting()


class Styles:
    """The styles and numbering of one file, each worked out once."""

    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default = ""
        for style in styles.iterfind(f"{W}style") if styles is not None else ():
            name = style.get(f"{W}styleId", "")
            self._styles[name] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                self._default = name
        self._formats = _formats(numbering)
        self._names: dict[str, str] = {}
        self._looks: dict[str, Look] = {}
        self._settings: dict[str, Setting] = {}

    def name(self, style: str) -> str:
        """Give a style's name in small letters; of a style that is not there, its id."""
        found = self._names.get(style)
        if found is None:
            element = self._styles.get(style)
            named = value(element, "name") if element is not None else ""
            found = self._names[style] = (named or style).casefold()
        return found

    def look(self, properties: Element | None) -> Look:
        """Say what paragraph properties make of a paragraph."""
        if properties is None:
            return self._style(self._default)
        named = properties.find(f"{W}pStyle")
        based = self._style(self._default if named is None else named.get(_VAL, ""))
        if len(properties) == 1 and named is not None:
            return based
        numbered = self._numbered(properties)
        return based if numbered is None else Look(style=based.style, numbered=numbered)

    def _style(self, style: str) -> Look:
        known = self._looks.get(style)
        if known is None:
            numbered: str | None = None
            for element in self._chain(style):
                properties = element.find(f"{W}pPr")
                if properties is not None:
                    numbered = self._numbered(properties) if numbered is None else numbered
            known = Look(style=self.name(style), numbered=numbered or "")
            self._looks[style] = known
        return known

    def _chain(self, style: str) -> list[Element]:
        """Follow a style to those it is based on, not for ever: a file may hold a ring of them."""
        found: list[Element] = []
        while style in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[style])
            style = value(self._styles[style], "basedOn")
        return found

    def _numbered(self, properties: Element) -> str | None:
        """Give the format of the numbering set here; nothing where none is set."""
        number = properties.find(f"{W}numPr/{W}numId")
        if number is None:
            return None
        which = number.get(_VAL, "0")
        level = value(properties, "numPr/ilvl") or "0"
        return "" if which == "0" else self._formats.get(which, {}).get(level, "unknown")

    def setting(self, properties: Element | None) -> Setting:
        """Say what run properties make of a run."""
        if properties is None or not len(properties):
            return PLAIN
        named = properties.find(f"{W}rStyle")
        based = PLAIN if named is None else self._character(named.get(_VAL, ""))
        return based if named is not None and len(properties) == 1 else _set(properties, based)

    def _character(self, style: str) -> Setting:
        known = self._settings.get(style)
        if known is None:
            known = Setting(style=self.name(style))
            for element in reversed(self._chain(style)):
                properties = element.find(f"{W}rPr")
                if properties is not None:
                    known = _set(properties, known)
            # How a style looks is the style's business; only the two faces are words of the law.
            known = Setting(style=known.style, bold=known.bold, italic=known.italic)
            self._settings[style] = known
        return known


def _set(properties: Element, based: Setting) -> Setting:
    bold, italic = based.bold, based.italic
    odd: list[str] = []
    for child in properties:
        tag = child.tag
        if tag == f"{W}b":
            bold = _on(child)
        elif tag == f"{W}i":
            italic = _on(child)
        elif tag in _ODD:
            if _on(child):
                odd.append(_ODD[tag])
        elif tag == f"{W}vertAlign" and child.get(_VAL) in _RAISED:
            odd.append(_RAISED[child.get(_VAL, "")])
    if (bold, italic) == (based.bold, based.italic) and not odd:
        return based
    return Setting(style=based.style, bold=bold, italic=italic, odd=tuple(odd))


def _on(element: Element) -> bool:
    return element.get(_VAL, "1") not in _OFF


def _formats(numbering: Element | None) -> dict[str, dict[str, str]]:
    """Give the formats of each list by level."""
    if numbering is None:
        return {}
    kinds = {
        each.get(f"{W}abstractNumId", ""): {
            level.get(f"{W}ilvl", "0"): _format(level) for level in each.iterfind(f"{W}lvl")
        }
        for each in numbering.iterfind(f"{W}abstractNum")
    }
    return {
        number.get(f"{W}numId", ""): kinds.get(value(number, "abstractNumId"), {})
        for number in numbering.iterfind(f"{W}num")
    }


def _format(level: Element) -> str:
    """Give the format of a level; none where it shows nothing, as in the list of our clauses."""
    kind = value(level, "numFmt")
    return "" if kind in ("none", "bullet") and not value(level, "lvlText") else kind
