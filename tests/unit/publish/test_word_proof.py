"""Law 5 is proved, not hoped: whatever one change is made to a finished file, it is refused."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from lxml import etree

import sheets
from constitution_tool.errors import LawBroken
from constitution_tool.model.passage import Flow, Picture
from constitution_tool.model.sheet import Abreast, Comparison, TextBody
from constitution_tool.ooxml.drawing import DESCRIBED, SHOWN
from constitution_tool.ooxml.element import W
from constitution_tool.ooxml.package import unpack
from constitution_tool.publish.word.document import word
from constitution_tool.publish.word.read_back import prove

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from constitution_tool.model.sheet import Sheet

DOCUMENT, FOOTNOTES = "word/document.xml", "word/footnotes.xml"
EXTENTS = ("_text", "_further", "_schedule")
WORDS = (f"{W}t", f"{W}delText")
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MARKS = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))


def beside_sheet() -> Sheet:
    """Set a part side by side after its tracked changes, with all that brackets can hold."""
    moved = (
        sheets.w("ii.", sheets.moved_to(6)),
        sheets.w("This ", sheets.moved_to(6)),
        sheets.w("Protocol ", sheets.moved_to(6) + sheets.added(6)),
        sheets.w("is reviewed.", sheets.moved_to(6)),
    )
    numbered = (sheets.w("ii.", sheets.deleted(2)), sheets.w("iii.", sheets.added(2)))
    row = Comparison(
        citation="Entries 2 and 6",
        clause="p1.a",
        current=(
            sheets.clause("p1.a", "i.", "Members", sheets.w(" must", sheets.deleted(1)), " speak."),
            sheets.picture(sheets.ARROWS, sheets.deleted(1)),
        ),
        proposed=(
            sheets.clause("p1.b", numbered, "Members ", sheets.w(" ", sheets.added(1)), "speak."),
            replace(sheets.clause("p1.c", moved[:1]), pieces=moved[1:]),
            sheets.picture(sheets.BADGE),
        ),
    )
    new = Comparison(citation="", clause="p1.d", current=(), proposed=row.proposed[:1])
    flow = Flow(
        printed=(
            sheets.clause("p1.a", "i.", "Members ", sheets.w("speak", sheets.added(1)), "."),
            *(item for item in sheets.tracked_flow().printed if isinstance(item, Picture)),
        )
    )
    part = Abreast(instrument="p1", title="P1. PROTOCOL", rows=(row, new))
    return replace(
        sheets.tracked_sheet(),
        body=TextBody(flow=flow, entries=sheets.ENTRIES, contents=False, abreast=(part,)),
        pictures={each.digest: each for each in (sheets.ARROWS, sheets.BADGE)},
    )


SHEETS = {
    "clean": sheets.clean_sheet,
    "tracked": sheets.tracked_sheet,
    "schedule": sheets.schedule_sheet,
    "beside": beside_sheet,
}


def change_a_character(element) -> None:
    element.text = chr(ord(element.text[0]) ^ 1) + element.text[1:]


def change_a_case(element) -> None:
    element.text = element.text.swapcase()


def lose_a_character(element) -> None:
    element.text = element.text[:-1]


def add_a_space(element) -> None:
    element.text += " "


def lose(element) -> None:
    element.getparent().remove(element)


def double(element) -> None:
    element.addnext(deepcopy(element))


def unwrap(element) -> None:
    """Leave words that are tracked as words that are not."""
    parent = element.getparent()
    at = parent.index(element)
    parent[at : at + 1] = list(element)


def turn_about(element) -> None:
    """Track as going what comes, and the other way about."""
    element.tag = f"{W}ins" if element.tag in (f"{W}del", f"{W}moveFrom") else f"{W}del"


def lose_spaces(element) -> None:
    del element.attrib[XML_SPACE]


def swap_text(element) -> None:
    """Say as deleted what stands, and the other way about."""
    element.tag = f"{W}delText" if element.tag == f"{W}t" else f"{W}t"


def name_another(element) -> None:
    element.set(f"{W}author", "Entry 2: Nobody")


def date_otherwise(element) -> None:
    element.set(f"{W}date", "2024-05-31T00:00:00Z")


def within(parent: str, xml: str) -> Callable[[etree._Element], None]:
    """Put an element into the properties of a run or a paragraph, made where there are none."""
    names = f'xmlns:w="{W[1:-1]}"'

    def spoil(element) -> None:
        holder = element
        for name in parent.split("/"):
            found = holder.find(f"{W}{name}")
            if found is None:
                found = etree.Element(f"{W}{name}")
                holder.insert(len(holder) if name == "rPr" and holder.tag != f"{W}r" else 0, found)
            holder = found
        holder.append(etree.fromstring(xml.replace("/>", f" {names}/>", 1)))

    return spoil


def beside(xml: str) -> Callable[[etree._Element], None]:
    """Put an element after another."""

    def spoil(element) -> None:
        element.addnext(etree.fromstring(xml.replace(">", f' xmlns:w="{W[1:-1]}">', 1)))

    return spoil


def spoken(root, *tags: str) -> Iterator[etree._Element]:
    """Find what says something: the words of runs, and the tabs and calls among them."""
    for element in root.iter(*tags):
        if element.getparent().tag == f"{W}r" and (element.tag not in WORDS or element.text):
            yield element


def said(root) -> Iterator[etree._Element]:
    """Find the paragraphs, cells, rows and tables that hold words."""
    for element in root.iter(*(f"{W}{name}" for name in ("p", "tc", "tr", "tbl"))):
        if next(spoken(element, *WORDS), None) is not None:
            yield element


def tracked(root) -> Iterator[etree._Element]:
    """Find tracked words, paragraph marks and rows; what stands in a tracked row goes with it."""
    for element in root.iter(*MARKS):
        holder = element.getparent().tag
        rows = [] if holder == f"{W}trPr" else element.iterancestors(f"{W}tr")
        if any(row.find(f"{W}trPr/{mark}") is not None for row in rows for mark in MARKS):
            continue
        if holder.endswith("Pr") or next(spoken(element, *WORDS, f"{W}tab"), None) is not None:
            yield element


def every(root, *tags: str) -> Iterator[etree._Element]:
    """Find elements wherever they stand in what is proved."""
    yield from root.iter(*tags)


def attributed(root) -> Iterator[etree._Element]:
    """Find whatever says who made a change."""
    return (element for element in root.iter() if f"{W}author" in element.attrib)


def with_words(root, tag: str) -> Iterator[etree._Element]:
    """Find runs or paragraphs that hold words."""
    for element in root.iter(tag):
        if next(spoken(element, *WORDS), None) is not None:
            yield element


HIDDEN = "<w:vanish/>"
FAULTS: dict[str, tuple[Callable[..., Iterator[etree._Element]], tuple[str, ...], Callable]] = {
    "a changed character": (spoken, WORDS, change_a_character),
    "a lost character": (spoken, WORDS, lose_a_character),
    "an added space": (spoken, WORDS, add_a_space),
    "lost words": (spoken, WORDS, lose),
    "a lost tab": (spoken, (f"{W}tab",), lose),
    "an added tab": (spoken, (f"{W}tab",), double),
    "a lost footnote": (spoken, (f"{W}footnoteReference",), lose),
    "a footnote called twice": (spoken, (f"{W}footnoteReference",), double),
    "a lost paragraph, cell, row or table": (said, (), lose),
    "a doubled paragraph, cell, row or table": (said, (), double),
    "a lost mark": (tracked, (), unwrap),
    "a mark turned about": (tracked, (), turn_about),
    "another author": (attributed, (), name_another),
    "another day": (attributed, (), date_otherwise),
    "spaces not kept": (spoken, WORDS, lose_spaces),
    "live words as deleted": (spoken, WORDS, swap_text),
    "hidden words": (with_words, (f"{W}r",), within("rPr", HIDDEN)),
    "a hidden paragraph mark": (with_words, (f"{W}p",), within("pPr/rPr", HIDDEN)),
    "a number that Word counts": (with_words, (f"{W}p",), within("pPr", "<w:numPr/>")),
    "a symbol": (spoken, WORDS, beside('<w:sym w:font="Wingdings" w:char="F04A"></w:sym>')),
    "a text box": (spoken, WORDS, beside("<w:pict></w:pict>")),
    "words the other way": (
        with_words,
        (f"{W}r",),
        beside("<w:dir><w:r><w:t xml:space='preserve'>Not</w:t></w:r></w:dir>"),
    ),
    "a part of another kind": (with_words, (f"{W}p",), beside("<w:altChunk></w:altChunk>")),
    "a second picture": (every, (SHOWN,), double),
    "another picture": (every, (DESCRIBED,), lambda element: element.set("descr", "Not it.")),
}


def extent(root, part: str) -> list[etree._Element]:
    """Give the blocks that are proved: between their bookmarks, and the footnotes."""
    if part == FOOTNOTES:
        return [note for note in root if int(note.get(f"{W}id")) > 0]
    blocks = list(root[0])
    found = []
    for start in [b for b in blocks if b.get(f"{W}name") in EXTENTS]:
        ends = root[0].iterchildren(f"{W}bookmarkEnd")
        end = next(e for e in ends if e.get(f"{W}id") == start.get(f"{W}id"))
        found += blocks[blocks.index(start) + 1 : blocks.index(end)]
    return found


def faulty(
    parts: dict[str, bytes], part: str, fault: str
) -> Iterator[tuple[str, dict[str, bytes]]]:
    """Make the same file once for each place where a fault can stand, with that one fault."""
    find, tags, spoil = FAULTS[fault]
    number = 0
    while True:
        root = etree.fromstring(parts[part])
        places = [one for block in extent(root, part) for one in find(block, *tags)]
        if number == len(places):
            return
        place = etree.tostring(places[number], encoding="unicode")[-300:]
        spoil(places[number])
        yield place, {**parts, part: etree.tostring(root)}
        number += 1


@pytest.fixture(scope="module")
def made() -> dict[str, tuple[dict[str, bytes], Sheet]]:
    each = {name: sheet() for name, sheet in SHEETS.items()}
    return {name: (unpack(word(sheet)), sheet) for name, sheet in each.items()}


def cases() -> Iterator[tuple[str, str, str]]:
    """Say which faults can stand in which part of which sheet."""
    for name, sheet in SHEETS.items():
        parts = unpack(word(sheet()))
        for part in (DOCUMENT, FOOTNOTES):
            blocks = extent(etree.fromstring(parts[part]), part)
            for fault, (find, tags, _) in FAULTS.items():
                if any(True for block in blocks for _ in find(block, *tags)):
                    yield name, part, fault


def test_every_fault_is_tried():
    tried = {(part, fault) for _, part, fault in cases()}
    assert {fault for part, fault in tried if part == DOCUMENT} == set(FAULTS)
    assert len([fault for part, fault in tried if part == FOOTNOTES]) > len(FAULTS) // 2


@pytest.mark.parametrize(("name", "part", "fault"), tuple(cases()))
def test_a_file_with_one_fault_anywhere_is_never_handed_over(made, name, part, fault):
    parts, sheet = made[name]
    prove(parts, sheet)
    count = 0
    for place, spoilt in faulty(parts, part, fault):
        count += 1
        try:
            prove(spoilt, sheet)
        except LawBroken:
            continue
        pytest.fail(f"{fault} went unnoticed in {place}")
    assert count
