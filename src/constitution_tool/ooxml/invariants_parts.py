"""What must be true of a Word file around its tracked changes that the schema cannot say."""

from __future__ import annotations

import posixpath
from collections import Counter
from typing import TYPE_CHECKING

from constitution_tool.ooxml.drawing import DESCRIBED, DRAWING, EMBEDDED, part_of, words_of
from constitution_tool.ooxml.element import W, value
from constitution_tool.ooxml.invariants_marks import WRAPS
from constitution_tool.ooxml.markup import RELATIONSHIPS
from constitution_tool.ooxml.word_file import ID, NAME, pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from constitution_tool.ooxml.word_file import WordFile

_LONGEST_NAME = 40
_RELS = (f"{{{RELATIONSHIPS}}}id", EMBEDDED)


def bookmarks(file: WordFile) -> Iterator[str]:
    """Check that bookmarks pair, have names of their own, and that links lead to one."""
    names: Counter[str] = Counter()
    for root in file.stories.values():
        yield from pairs(root, "bookmarkStart", "bookmarkEnd")
        names.update(b.get(NAME, "") for b in root.iter(f"{W}bookmarkStart"))
        yield from _across_cells(root)
    for name, times in names.items():
        if times > 1:
            yield f"bookmark {name} stands {times} times"
        if not 0 < len(name) <= _LONGEST_NAME:
            yield f"bookmark {name} is {len(name)} characters long"
    for part, root in file.stories.items():
        for link in root.iter(f"{W}hyperlink"):
            anchor = link.get(f"{W}anchor")
            if anchor is not None and anchor not in names:
                yield f"{part}: a link to {anchor}, which is no bookmark"


def _across_cells(root: Element) -> Iterator[str]:
    cells: dict[str, Element | None] = {}
    for end in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        cell = next(end.iterancestors(f"{W}tc"), None)
        if cells.setdefault(end.get(ID, ""), cell) is not cell:
            yield f"bookmark {end.get(ID)} begins in one cell and ends in another"


def definitions(file: WordFile) -> Iterator[str]:
    """Check that every style and numbering used is defined."""
    styles, numbering = file.part("word/styles.xml"), file.part("word/numbering.xml")
    known = set() if styles is None else {s.get(f"{W}styleId") for s in styles.iter(f"{W}style")}
    numbers = (
        set() if numbering is None else {n.get(f"{W}numId") for n in numbering.iter(f"{W}num")}
    )
    trees = {**file.stories, **({"word/styles.xml": styles} if styles is not None else {})}
    for name, root in trees.items():
        for use in root.iter(*(f"{W}{kind}" for kind in _STYLE_USES)):
            if use.get(f"{W}val") not in known:
                yield f"{name}: style {use.get(f'{W}val')} is not defined"
        for use in root.iter(f"{W}numId"):
            if use.get(f"{W}val") not in {_IN_NO_LIST, *numbers}:
                yield f"{name}: numbering {use.get(f'{W}val')} is not defined"


_IN_NO_LIST = "0"
_STYLE_USES = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")


def tables(file: WordFile) -> Iterator[str]:
    """Check that cells end in paragraphs and tables are followed by one."""
    for name, root in file.stories.items():
        for cell in root.iter(f"{W}tc"):
            if not len(cell) or cell[-1].tag != f"{W}p":
                yield f"{name}: a cell that does not end in a paragraph"
        for row in root.iter(f"{W}tr"):
            if row.find(f"{W}tc") is None:
                yield f"{name}: a row without cells"
        for table in root.iter(f"{W}tbl"):
            following = table.getnext()
            if following is None or following.tag in (f"{W}tbl", f"{W}sectPr"):
                yield f"{name}: a table not followed by a paragraph"
            yield from _grid(table, name)


def _grid(table: Element, name: str) -> Iterator[str]:
    columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    above: set[tuple[int, int]] = set()
    for row in table.iterfind(f"{W}tr"):
        merged: set[tuple[int, int]] = set()
        at = 0
        for cell in row.iterfind(f"{W}tc"):
            span = int(value(cell, "tcPr/gridSpan") or "1")
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            if merge is not None:
                merged.add((at, span))
                if merge.get(f"{W}val") != "restart" and (at, span) not in above:
                    yield f"{name}: a cell that continues none above it"
            at += span
        if at > columns:
            yield f"{name}: a row wider than its table"
        above = merged


def footnotes(file: WordFile) -> Iterator[str]:
    """Check that every footnote called is there, and called once."""
    part = file.stories.get("word/footnotes.xml")
    made = {n.get(ID) for n in part.iter(f"{W}footnote")} if part is not None else set()
    used = Counter(n.get(ID, "") for n in file.document.iter(f"{W}footnoteReference"))
    yield from (f"footnote {n} is called and not there" for n in used if n not in made)
    yield from (f"footnote {n} is called {times} times" for n, times in used.items() if times > 1)


def fields(file: WordFile) -> Iterator[str]:
    """Check that every field begins and ends."""
    for name, root in file.stories.items():
        depth = 0
        for mark in root.iter(f"{W}fldChar"):
            kind = mark.get(f"{W}fldCharType")
            depth += {"begin": 1, "end": -1}.get(kind or "", 0)
            if depth < 0:
                break
        if depth:
            yield f"{name}: a field that does not begin and end"


def relationships(file: WordFile) -> Iterator[str]:
    """Check that every relationship leads somewhere safe and every part has a type."""
    for name, root in file.stories.items():
        folder, part = posixpath.split(name)
        links = file.part(f"{folder}/_rels/{part}.rels")
        known = {r.get("Id"): r for r in links} if links is not None else {}
        for use in root.iter():
            for number in map(use.get, _RELS):
                if number is not None and number not in known:
                    yield f"{name}: relationship {number} is not there"
        for link in known.values():
            yield from _target(file, folder, link)
    types = file.part("[Content_Types].xml")
    named = {t.get("PartName", "").lstrip("/") for t in types} if types is not None else set()
    endings = {t.get("Extension") for t in types} if types is not None else set()
    for part in file.parts:
        if part == "[Content_Types].xml" or part in named:
            continue
        if part.endswith(".xml") or part.rpartition(".")[2] not in endings:
            yield f"{part} has no content type"


def drawings(file: WordFile) -> Iterator[str]:
    """Check that every picture has a number of its own, words, a size and a picture's part."""
    links = file.part("word/_rels/document.xml.rels")
    kinds = {r.get("Id"): r.get("Type", "") for r in links} if links is not None else {}
    numbers: Counter[str] = Counter()
    for drawing in file.document.iter(DRAWING):
        for said in drawing.iter(DESCRIBED):
            numbers[said.get("id", "")] += 1
        if not words_of(drawing).strip():
            yield "a picture without words that stand in for it"
        if not kinds.get(part_of(drawing), "").endswith("/image"):
            yield f"a picture that leads to {part_of(drawing) or 'nothing'}, which is none"
    yield from (
        f"picture number {n} is used {times} times" for n, times in numbers.items() if times > 1
    )


def _target(file: WordFile, folder: str, link: Element) -> Iterator[str]:
    target = link.get("Target", "")
    if link.get("TargetMode") == "External":
        if not target.startswith(("http://", "https://", "mailto:")):
            yield f"a link to {target}"
    elif posixpath.normpath(posixpath.join(folder, target)) not in file.parts:
        yield f"{target} is not in the file"


def settings(file: WordFile) -> Iterator[str]:
    """Check that recording is on where changes are tracked, and nothing is asked on opening."""
    settings = file.part("word/settings.xml")
    if settings is None:
        yield "no settings"
        return
    tracked = next(file.document.iter(*WRAPS), None) is not None
    recording = settings.find(f"{W}trackRevisions") is not None
    if tracked and not recording:
        yield "tracked changes, and recording is off"
    if settings.find(f"{W}updateFields") is not None:
        yield "Word would ask whether to update fields"
