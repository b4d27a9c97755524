"""What stands in one paragraph of a Word document: words, links, calls, pictures, and oddities."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from constitution_tool.ooxml.drawing import DESCRIBED, part_of
from constitution_tool.ooxml.element import W
from constitution_tool.ooxml.markup import RELATIONSHIPS, Wrap
from constitution_tool.ooxml.outline import (
    NO_LINK,
    Drawn,
    Inline,
    Link,
    Setting,
    Stretch,
    Tracked,
)
from constitution_tool.ooxml.outline_styles import PLAIN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

    from constitution_tool.ooxml.outline_styles import Styles

TRACKS = {f"{W}{wrap.value}": wrap for wrap in Wrap}
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_THROUGH = {
    f"{W}smartTag": "",
    f"{W}customXml": "",
    f"{W}dir": "",
    f"{W}bdo": "words whose direction of reading is changed",
    f"{W}sdtContent": "",
    f"{W}sdt": "a content control",
}
SILENT = frozenset(
    f"{W}{name}"
    for name in (
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "tblPr", "tblGrid"),
        *("proofErr", "permStart", "permEnd", "tcPr", "trPr", "lastRenderedPageBreak"),
        "annotationRef",
        *("footnoteRef", "separator", "continuationSeparator", "sectPr", "tblPrEx"),
        *(f"{way}Range{end}" for way in ("moveFrom", "moveTo") for end in ("Start", "End")),
        *(
            f"customXml{kind}Range{end}"
            for kind in ("Ins", "Del", "MoveFrom", "MoveTo")
            for end in ("Start", "End")
        ),
    )
)
"""What says nothing that a reader of the words could miss."""
_NAMED = {
    "object": "an embedded object",
    "pict": "a picture or text box of an older kind",
    "sym": "a symbol of one typeface",
    "endnoteReference": "an endnote",
    "oMath": "an equation",
    "oMathPara": "an equation",
    "AlternateContent": "a text box or drawing",
    "altChunk": "an embedded document",
    "subDoc": "an embedded document",
    "ruby": "words with a reading above them",
    "contentPart": "handwriting",
}
_FIELD = re.compile(r'\s*(\w+)(?:\s+(\\l))?\s+"?([^"\s]+)"?')
_REL = f"{{{RELATIONSHIPS}}}id"
_SET = f"{W}rPr"
_WORDS = frozenset({f"{W}t", f"{W}delText"})
_INSTRUCTIONS = frozenset({f"{W}instrText", f"{W}delInstrText"})
_COMMENTED = frozenset({f"{W}commentRangeStart", f"{W}commentRangeEnd"})


def odd_name(element: Element) -> str:
    """Name what is not understood, as a reader would see it."""
    local = str(element.tag).rpartition("}")[2]
    return _NAMED.get(local, f"something of Word’s own ({local})")


@dataclass(slots=True, kw_only=True)
class _Field:
    """A field that has begun: its instruction so far, where its words lead, whether any show."""

    instruction: str = ""
    link: Link = NO_LINK
    shows: bool = False


@dataclass(slots=True, kw_only=True)
class Content:
    """What one paragraph was found to hold."""

    items: list[Inline] = field(default_factory=list)
    names: list[tuple[str, str]] = field(default_factory=list)
    ends: list[tuple[str, bool]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    reset: list[Tracked] = field(default_factory=list)


class Inlines:
    """Reads the content of paragraphs, one after another; a field may reach over several."""

    def __init__(
        self,
        styles: Styles,
        addresses: Mapping[str, str],
        pictures: Mapping[str, str],
        *,
        results: bool = True,
    ) -> None:
        self._styles = styles
        self._pictures = pictures
        self._results = results
        self._addresses = addresses
        self._fields: list[_Field] = []
        self._authors: dict[tuple[Wrap, str, str], Tracked] = {}
        self._content = Content()

    def read(self, paragraph: Element) -> Content:
        """Read what a paragraph holds."""
        self._content = Content()
        self._walk(paragraph, (), NO_LINK)
        return self._content

    def tracks(self, properties: Element | None) -> tuple[Tracked, ...]:
        """Read the changes tracked on a paragraph's mark or on a row."""
        if properties is None:
            return ()
        return tuple(
            self.tracked(each, TRACKS[each.tag]) for each in properties if each.tag in TRACKS
        )

    def tracked(self, element: Element, wrap: Wrap) -> Tracked:
        """Read who made a change and when."""
        key = (wrap, element.get(f"{W}author", ""), element.get(f"{W}date", ""))
        if key not in self._authors:
            self._authors[key] = Tracked(wrap=wrap, author=key[1], day=key[2])
        return self._authors[key]

    def unended(self) -> tuple[str, ...]:
        """Name a field that never ended, once all is read."""
        return ("a field that does not end",) if self._fields else ()

    def _walk(self, element: Element, tracks: tuple[Tracked, ...], link: Link) -> None:
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, tracks, link)
            elif tag in TRACKS:
                self._walk(child, (*tracks, self.tracked(child, TRACKS[tag])), link)
            elif tag == f"{W}hyperlink":
                self._walk(child, tracks, self._link(child))
            elif tag == f"{W}fldSimple":
                if self._results:
                    self._walk(child, tracks, self._follow(child.get(f"{W}instr", ""), link))
            elif tag in _THROUGH:
                if _THROUGH[tag]:
                    self._content.odd.append(_THROUGH[tag])
                self._walk(child, tracks, link)
            else:
                self._edge(child)

    def _edge(self, child: Element) -> None:
        """Note where a bookmark or a comment begins or ends, or what is not understood."""
        content, tag = self._content, child.tag
        if tag == f"{W}bookmarkStart":
            content.names.append((child.get(f"{W}id", ""), child.get(f"{W}name", "")))
        elif tag == f"{W}bookmarkEnd":
            content.ends.append((child.get(f"{W}id", ""), not content.items))
        elif tag in _COMMENTED:
            content.comments.append(child.get(f"{W}id", ""))
        elif isinstance(tag, str) and tag not in SILENT:
            content.odd.append(odd_name(child))

    def _link(self, hyperlink: Element) -> Link:
        anchor = hyperlink.get(f"{W}anchor", "")
        address = self._addresses.get(hyperlink.get(_REL, ""), "")
        return Link(anchor="" if address else anchor, address=address)

    def _run(self, run: Element, tracks: tuple[Tracked, ...], link: Link) -> None:
        setting = was = PLAIN
        text: list[str] = []
        call = ""
        for child in run:
            tag = child.tag
            if tag in _WORDS:
                text.append(child.text or "")
            elif tag == _SET:
                setting, was = self._setting(child)
            elif tag in _CHARACTERS:
                text.append(self._character(child))
            elif tag == f"{W}footnoteReference":
                call = child.get(f"{W}id", "")
            else:
                self._within(child, tracks)
        if (text or call) and (self._results or not self._fields):
            if self._fields and link is NO_LINK:
                link = self._fields[-1].link
            self._content.items.append(
                Stretch(
                    text="".join(text),
                    setting=setting,
                    was=was,
                    link=link,
                    call=call,
                    tracks=tracks,
                )
            )

    def _setting(self, properties: Element) -> tuple[Setting, Setting]:
        """Say how a run is set, and how it was before a tracked change of that."""
        setting = self._styles.setting(properties)
        change = properties.find(f"{W}rPrChange")
        if change is None:
            return setting, setting
        self._content.reset.append(self.tracked(change, Wrap.INS))
        return setting, self._styles.setting(change.find(_SET))

    @staticmethod
    def _character(element: Element) -> str:
        """Give a tab or a line break; where a page or a column ends is no word of the text."""
        paged = element.get(f"{W}type", "textWrapping") != "textWrapping"
        return "" if paged else _CHARACTERS[element.tag]

    def _within(self, child: Element, tracks: tuple[Tracked, ...]) -> None:
        """Read what stands in a run and is no character."""
        tag = child.tag
        if tag == f"{W}fldChar":
            self._field(child.get(f"{W}fldCharType", ""))
        elif tag in _INSTRUCTIONS:
            if self._fields:
                self._fields[-1].instruction += child.text or ""
        elif tag == f"{W}drawing":
            self._drawing(child, tracks)
        elif tag == f"{W}commentReference":
            self._content.comments.append(child.get(f"{W}id", ""))
        elif isinstance(tag, str) and tag not in SILENT:
            self._content.odd.append(odd_name(child))

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].link = self._follow(self._fields[-1].instruction, NO_LINK)
            self._fields[-1].shows = True
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            if not ended.shows:  # as an index entry does not
                self._follow(ended.instruction, NO_LINK)

    def _follow(self, instruction: str, link: Link) -> Link:
        """Say where a field's words lead; any field that is no link is odd."""
        found = _FIELD.match(instruction)
        if found and found[1] == "HYPERLINK":
            return Link(anchor=found[3]) if found[2] else Link(address=found[3])
        if found and found[1] == "REF":
            return Link(anchor=found[3])
        self._content.odd.append(f"a field ({instruction.strip()[:40]})")
        return link

    def _drawing(self, drawing: Element, tracks: tuple[Tracked, ...]) -> None:
        described = next(drawing.iter(DESCRIBED), None)
        link = part_of(drawing)
        if described is None or not link or next(drawing.iter(f"{W}txbxContent"), None) is not None:
            self._content.odd.append("a text box or drawing")
            return
        self._content.items.append(
            Drawn(
                name=described.get("name", ""),
                description=described.get("descr", ""),
                digest=self._pictures.get(link, ""),
                tracks=tracks,
            )
        )
