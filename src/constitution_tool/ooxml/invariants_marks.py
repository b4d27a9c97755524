"""What must be true of the tracked changes in a Word file that the schema cannot say."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from constitution_tool.ooxml.element import W
from constitution_tool.ooxml.word_file import ID, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from constitution_tool.ooxml.word_file import WordFile

WRAPS = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_RANGE_STARTS = tuple(f"{W}{name}RangeStart" for name in ("moveFrom", "moveTo"))
_CHANGES = tuple(f"{W}{name}" for name in ("pPrChange", "rPrChange", "tblPrChange", "trPrChange"))
_LOOKS = (f"{W}pPrChange", f"{W}rPrChange", f"{W}tblPrChange")
_REVISIONS = (*WRAPS, *_CHANGES)
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def deleted_text(file: WordFile) -> Iterator[str]:
    """Check that omitted words are in `w:delText`, no others are, and no space is lost."""
    for name, root in file.stories.items():
        for text in root.iter(f"{W}t", f"{W}delText", f"{W}instrText", f"{W}delInstrText"):
            wrap = next((a.tag for a in text.iterancestors(*WRAPS)), "")
            deleted = wrap == f"{W}del"
            if text.tag in (f"{W}t", f"{W}instrText") and deleted:
                yield f"{name}: w:del holds {short(text)}"
            if text.tag in (f"{W}delText", f"{W}delInstrText") and not deleted:
                yield f"{name}: {short(text)} outside w:del"
            words = text.text or ""
            space = text.get("{http://www.w3.org/XML/1998/namespace}space")
            if words != words.strip() and space != "preserve":
                yield f"{name}: {short(text)} would lose its spaces"


def nesting(file: WordFile) -> Iterator[str]:
    """Check that no tracked change stands inside another."""
    for name, root in file.stories.items():
        for wrap in root.iter(*WRAPS):
            outer = next((a.tag for a in wrap.iterancestors(*WRAPS)), "")
            if outer:
                yield f"{name}: {short(wrap)} inside {outer.removeprefix(W)}"


def revisions(file: WordFile) -> Iterator[str]:
    """Check that every tracked change has an author, a date and an id of its own."""
    ids: Counter[str] = Counter()
    for name, root in file.stories.items():
        for revision in root.iter(*_REVISIONS, *_RANGE_STARTS):
            ids[revision.get(ID, "")] += 1
            if not revision.get(f"{W}author"):
                yield f"{name}: {short(revision)} without an author"
            if not _DATE.fullmatch(revision.get(f"{W}date", "")):
                yield f"{name}: {short(revision)} without a proper date"
    yield from (f"revision id “{number}” is used {n} times" for number, n in ids.items() if n > 1)


def order(file: WordFile) -> Iterator[str]:
    """Check that tracked changes stand first or last in properties, as Word wants them."""
    for name, root in file.stories.items():
        for mark in root.iter(*WRAPS):
            parent = mark.getparent()
            if parent is None:
                continue
            if parent.tag == f"{W}rPr" and parent.index(mark) != 0:
                yield f"{name}: {short(mark)} not first in w:rPr"
            if parent.tag == f"{W}trPr" and parent[-1] is not mark:
                yield f"{name}: {short(mark)} not last in w:trPr"
        for change in root.iter(f"{W}pPrChange"):
            parent = change.getparent()
            if parent is not None and parent[-1] is not change:
                yield f"{name}: w:pPrChange not last in w:pPr"


def changed_looks(file: WordFile) -> Iterator[str]:
    """Check that a change of looks says what the look was before."""
    for name, root in file.stories.items():
        for change in root.iter(*_LOOKS):
            if [child.tag for child in change] != [change.tag.removesuffix("Change")]:
                yield f"{name}: {short(change)} does not say how it looked before"


def homes(file: WordFile) -> Iterator[str]:
    """Check that only the body and its footnotes have tracked changes: headers never do."""
    for name, root in file.stories.items():
        found = next(root.iter(*_REVISIONS), None)
        if found is not None and not name.endswith(("/document.xml", "/footnotes.xml")):
            yield f"{name}: {short(found)}, where nothing is tracked"


def paragraphs(file: WordFile) -> Iterator[str]:
    """Check that a paragraph mark that comes or goes can go, and takes no section with it."""
    for name, root in file.stories.items():
        for mark in root.iter(*WRAPS):
            parent = mark.getparent()
            if parent is None or parent.tag != f"{W}rPr" or not _is_of_paragraph(parent):
                continue
            paragraph = next(parent.iterancestors(f"{W}p"))
            if next(paragraph.iter(f"{W}sectPr"), None) is not None:
                yield f"{name}: the mark of {short(paragraph)} would take a section with it"
            following = next(paragraph.itersiblings(f"{W}p", f"{W}tbl", f"{W}sectPr"), None)
            stuck = following is None or following.tag != f"{W}p"
            if stuck and not _goes_with_row(paragraph, mark):
                yield f"{name}: the mark of {short(paragraph)} cannot go"


def rows(file: WordFile) -> Iterator[str]:
    """Check that all words of a row that comes or goes come or go with it."""
    for name, root in file.stories.items():
        for row in root.iter(f"{W}tr"):
            tracked = [each.tag for each in row.iterfind(f"{W}trPr/*") if each.tag in WRAPS]
            if not tracked:
                continue
            for run in row.iter(f"{W}r"):
                if next((a.tag for a in run.iterancestors(*WRAPS)), "") != tracked[0]:
                    yield f"{name}: {short(run)} is not marked as its row is"


def _is_of_paragraph(properties: Element) -> bool:
    parent = properties.getparent()
    return parent is not None and parent.tag == f"{W}pPr"


def _goes_with_row(paragraph: Element, mark: Element) -> bool:
    row = next(paragraph.iterancestors(f"{W}tr"), None)
    return row is not None and row.find(f"{W}trPr/{mark.tag}") is not None
