"""What is the least that writing a Word file can cost? The same bytes, with nothing to decide.

The body of a Word file is taken apart into plain values: of each paragraph its style, its direct
properties, its bookmark and its runs; of each run the change it stands in, its properties and its
characters. What stands between paragraphs (the scaffolding of tables, the last section) is kept as
it is. Writing those values again is one f-string a run and one a paragraph, every text escaped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from lxml import etree

from constitution_tool.ooxml.markup import escape
from constitution_tool.ooxml.package import pack

if TYPE_CHECKING:
    from collections.abc import Callable

    from constitution_tool.ooxml.package import Parts

DOCUMENT = "word/document.xml"

_PARAGRAPH = re.compile(
    r'<w:p><w:pPr><w:pStyle w:val="(?P<style>[^"]*)"/>(?P<direct>.*?)</w:pPr>'
    r'(?:<w:bookmarkStart w:id="(?P<number>\d+)" w:name="(?P<name>[^"]*)"/>)?'
    r'(?P<runs>(?:(?!</w:p>).)*?)(?:<w:bookmarkEnd w:id="(?P=number)"/>)?</w:p>',
    re.DOTALL,
)
_RUN = re.compile(
    r"(?:<w:(?P<wrap>ins|del|moveFrom|moveTo)(?P<by> [^>]*)>)?"
    r"<w:r>(?:<w:rPr>(?P<kept>(?:(?!</w:rPr>).)*)</w:rPr>)?"
    r'(?:<w:(?P<word>t|delText) xml:space="preserve">(?P<text>[^<]*)</w:(?P=word)>|<w:tab/>)</w:r>'
    r"(?(wrap)</w:(?P=wrap)>)"
)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters (a tab for `w:tab`), their properties, and the change they stand in, if any."""

    text: str
    kept: str
    wrap: str
    by: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `runs` holds as it is whatever is no run of characters (a link, a field)."""

    style: str
    direct: str
    number: str
    name: str
    runs: tuple[Run | str, ...]


def values(part: str) -> tuple[Paragraph | str, ...]:
    """Take a part apart into its paragraphs, and what stands between them."""
    return tuple(
        Paragraph(
            style=one["style"],
            direct=one["direct"],
            number=one["number"] or "",
            name=one["name"] or "",
            runs=tuple(
                run if isinstance(run, str) else _run(run) for run in _cut(_RUN, one["runs"])
            ),
        )
        if isinstance(one, re.Match)
        else one
        for one in _cut(_PARAGRAPH, part)
    )


def _run(found: re.Match[str]) -> Run:
    return Run(
        text=unescape(found["text"]) if found["word"] else "\t",
        kept=found["kept"] or "",
        wrap=found["wrap"] or "",
        by=found["by"] or "",
    )


def _cut(pattern: re.Pattern[str], text: str) -> list[re.Match[str] | str]:
    """Give what a pattern finds in a text, and what stands between, in order."""
    pieces: list[re.Match[str] | str] = []
    at = 0
    for found in pattern.finditer(text):
        pieces += [text[at : found.start()], found]
        at = found.end()
    return [piece for piece in (*pieces, text[at:]) if piece]


def written(part: tuple[Paragraph | str, ...]) -> bytes:
    """Write the values of a part again."""
    out = []
    for one in part:
        if isinstance(one, str):
            out.append(one)
            continue
        words = []
        for run in one.runs:
            if isinstance(run, str):
                words.append(run)
                continue
            if run.text == "\t":
                said = "<w:tab/>"
            else:
                word = "w:delText" if run.wrap == "del" else "w:t"
                said = f'<{word} xml:space="preserve">{escape(run.text)}</{word}>'
            kept = f"<w:rPr>{run.kept}</w:rPr>" if run.kept else ""
            said = f"<w:r>{kept}{said}</w:r>"
            words.append(f"<w:{run.wrap}{run.by}>{said}</w:{run.wrap}>" if run.wrap else said)
        content = "".join(words)
        if one.name:
            content = (
                f'<w:bookmarkStart w:id="{one.number}" w:name="{escape(one.name)}"/>{content}'
                f'<w:bookmarkEnd w:id="{one.number}"/>'
            )
        out.append(
            f'<w:p><w:pPr><w:pStyle w:val="{one.style}"/>{one.direct}</w:pPr>{content}</w:p>'
        )
    return "".join(out).encode()


def strings(parts: Parts) -> Callable[[], bytes]:
    """Make what writes a Word file's body from values in memory, and packs it with the rest."""
    body = values(parts[DOCUMENT].decode())
    if written(body) != parts[DOCUMENT] or len(body) < 2:
        raise SystemExit("the floor does not write the same bytes")
    return lambda: pack({**parts, DOCUMENT: written(body)})


def tree(parts: Parts) -> Callable[[], bytes]:
    """Make what has lxml print a body that is a tree already, and packs it with the rest."""
    root = etree.fromstring(parts[DOCUMENT])

    def printed() -> bytes:
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    if etree.tostring(root, method="c14n") != etree.tostring(
        etree.fromstring(printed()), method="c14n"
    ):
        raise SystemExit("the tree does not print the same document")
    return lambda: pack({**parts, DOCUMENT: printed()})
