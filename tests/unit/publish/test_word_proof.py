"""Law 5 is proved, not hoped: whatever one change is made to a finished file, it is refused."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest
from lxml import etree

import sheets
from constitution_tool.errors import LawBroken
from constitution_tool.ooxml.element import W
from constitution_tool.ooxml.package import unpack
from constitution_tool.publish.word.document import word
from constitution_tool.publish.word.read_back import prove

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from constitution_tool.model.passage import Flow

DOCUMENT, FOOTNOTES = "word/document.xml", "word/footnotes.xml"
SHEETS = {"clean": sheets.clean_sheet, "tracked": sheets.tracked_sheet}
WORDS = (f"{W}t", f"{W}delText")
MARKS = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))


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
}


def extent(root, part: str) -> list[etree._Element]:
    """Give the blocks that are the text of the law: between its bookmarks, and its footnotes."""
    if part == FOOTNOTES:
        return [note for note in root if int(note.get(f"{W}id")) > 0]
    blocks = list(root[0])
    start = next(b for b in blocks if b.get(f"{W}name") == "_text")
    end = next(
        e for e in root[0].iterchildren(f"{W}bookmarkEnd") if e.get(f"{W}id") == start.get(f"{W}id")
    )
    return blocks[blocks.index(start) + 1 : blocks.index(end)]


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
def made() -> dict[str, tuple[dict[str, bytes], Flow]]:
    each = {name: sheet() for name, sheet in SHEETS.items()}
    return {name: (unpack(word(sheet)), sheet.body.flow) for name, sheet in each.items()}


def cases() -> Iterator[tuple[str, str, str]]:
    for name in SHEETS:
        for fault, (find, _, spoil) in FAULTS.items():
            if name == "tracked" or find is not tracked:
                yield name, DOCUMENT, fault
            if find is spoken and spoil not in (lose, double):
                yield name, FOOTNOTES, fault


@pytest.mark.parametrize(("name", "part", "fault"), tuple(cases()))
def test_a_file_with_one_fault_anywhere_is_never_handed_over(made, name, part, fault):
    parts, flow = made[name]
    prove(parts, flow, "sound")
    count = 0
    for place, spoilt in faulty(parts, part, fault):
        count += 1
        try:
            prove(spoilt, flow, "spoilt")
        except LawBroken:
            continue
        pytest.fail(f"{fault} went unnoticed in {place}")
    assert count
