"""What stands before and after the text in a Word file: first page, key, contents, last page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.model.passage import Title
from constitution_tool.model.sheet import Begins, TextBody
from constitution_tool.ooxml.markup import Look, escape, paragraph, run, styled
from constitution_tool.ooxml.parts import section
from constitution_tool.ooxml.read_marks import Extent
from constitution_tool.publish.page_words import CONTENTS, HOW_SHOWN
from constitution_tool.publish.standing import Standing, standing
from constitution_tool.publish.word.bench import bookmark
from constitution_tool.publish.word.runs import runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from constitution_tool.model.passage import Passage, Piece
    from constitution_tool.model.sheet import Sheet
    from constitution_tool.publish.word.bench import Bench

MEMBERS = "Members: please read the PDF. Some tablet previews do not show tracked changes."
"""Said on the first page of every tracked Word file (`7-papers`)."""

TRACKED = (
    "Changes are Word’s tracked changes. To see them, open the Review tab and choose “All Markup”."
)
"""What a tracked Word file says before, or instead of, the printed key."""
COMMENTED = "A comment where each change begins gives its entry, its reason and its authority."

_DEEPEST = 2
_OUTLINED = '<w:outlineLvl w:val="0"/>'
_STRONG = "<w:b/><w:bCs/>"
_CODE = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the contents: how deep it is, its words, and the bookmark it leads to."""

    level: int
    words: str
    name: str


def first_page(sheet: Sheet, bench: Bench, lines: Sequence[Line], *, tracked: bool) -> str:
    """Set the first page and end its section, so that the text begins on a new page.

    Where the text runs on, the section goes on, the title is the heading above its own, and the
    notice stands only at the foot of the page.

    Raises:
        Malformed: its opening words call a footnote that there is not.
        LawBroken: they bear a mark of an entry that the schedule does not have.
    """
    above = [
        ("Council", run(sheet.council)),
        ("Kicker", run(sheet.kicker)) if sheet.kicker else None,
        ("Title", run(sheet.title)),
        ("Status", run(sheet.status)) if sheet.status else None,
    ]
    below = [
        ("Spacer", "") if sheet.facts else None,
        *(("Opening", runs(pieces, bench)) for pieces in sheet.opening),
        ("Members", run(MEMBERS)) if tracked else None,
        ("Notice", run(sheet.notice)) if sheet.notice and not runs_on(sheet) else None,
        *_key(_key_of(sheet) if tracked else sheet.key),
        ("ContentsHeading", run(CONTENTS)) if lines else None,
        *_contents(lines),
        ("Spacer", "") if lines else None,  # a section may not end inside the contents' field
    ]
    shown = [line for line in (*above, *below) if line is not None]
    direct = {"Title": _OUTLINED} if runs_on(sheet) else {}
    set_lines = [
        paragraph(str(Look(style=style, direct=direct.get(style, ""))), content)
        for style, content in shown
    ]
    if not runs_on(sheet):
        ends = Look(style=shown[-1][0], direct=section(bench.house.page, first=True))
        set_lines[-1] = paragraph(str(ends), shown[-1][1])
    set_lines.insert(sum(line is not None for line in above), _facts(sheet, bench))
    return "".join(set_lines)


def _facts(sheet: Sheet, bench: Bench) -> str:
    """Set what a paper says of itself, bracketed so that it can be read back."""
    if not sheet.facts:
        return ""
    start, end = bench.bracket(Extent.FACTS.value)
    return f"{start}{''.join(styled('Fact', fact(*each)) for each in sheet.facts)}{end}"


def runs_on(sheet: Sheet) -> bool:
    """Whether the text begins on the first page."""
    return isinstance(sheet.body, TextBody) and sheet.body.begins is Begins.RUNS_ON


def fact(label: str, words: str) -> str:
    """Set a label and what is said under it, on one line."""
    return run(label, _STRONG) + run(f"\t{words}")


def _key_of(sheet: Sheet) -> tuple[str, ...]:
    """Explain tracked changes; the printed key is for those who read its signs side by side."""
    if not sheet.key or not isinstance(sheet.body, TextBody):
        return sheet.key
    commented = (COMMENTED,) if sheet.body.entries else ()
    return (TRACKED, *commented, *(sheet.key if sheet.body.abreast else ()))


def _contents(lines: Sequence[Line]) -> list[tuple[str, str]]:
    """Set the contents as Word's own field, already filled: links and no page numbers."""
    out = []
    for number, line in enumerate(lines):
        before = after = ""
        if number == 0:
            before = (
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
                '<w:instrText xml:space="preserve"> TOC \\o "1-3" \\n \\h \\z </w:instrText></w:r>'
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            )
        if number == len(lines) - 1:
            after = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        words = run(line.words)
        if line.name:
            words = f'<w:hyperlink w:anchor="{line.name}" w:history="1">{words}</w:hyperlink>'
        out.append((f"TOC{line.level + 1}", before + words + after))
    return out


def contents(headed: Iterable[Title | Passage]) -> tuple[Line, ...]:
    """List those titles and headings that stand in the text after its changes."""
    lines = []
    for item in headed:
        if isinstance(item, Title):
            words = _stands(item.pieces)
            line = Line(level=0, words=words, name=bookmark(item.instrument))
        else:
            label = _stands(item.label)
            words = f"{label} {_stands(item.pieces)}".strip()
            name = bookmark(item.clause) if item.anchor else ""
            line = Line(level=item.depth + 1, words=words, name=name)
        if line.words and line.level <= _DEEPEST:
            lines.append(line)
    return tuple(lines)


def _stands(pieces: tuple[Piece, ...]) -> str:
    kept = (
        p.text for p in pieces if standing(p.marks) in (Standing.BOTH, Standing.NEW) and not p.note
    )
    return "".join(kept).replace("\n", " ")


def _key(lines: tuple[str, ...]) -> list[tuple[str, str]]:
    """Set the box that explains the marks."""
    if not lines:
        return []
    head = run(HOW_SHOWN, '<w:rStyle w:val="Strong"/>')
    return [("Key", head), *(("Key", run(line)) for line in lines)]


def after_text(number: int) -> str:
    """End the text with a paragraph nobody reads, so that its end can be found again.

    LibreOffice keeps a bookmark within a paragraph, and loses where one around many ends.
    """
    return styled("Spacer", anchor("_after", number, ""))


def last_page(lines: tuple[str, ...]) -> str:
    """Set what ends the last page; without lines, the paragraph that a text must be followed by."""
    if not lines:
        return styled("Spacer", "")
    heading, *rest = lines
    return styled("CheckHeading", run(heading)) + "".join(
        styled("CheckCode" if _is_code(line) else "CheckText", run(line)) for line in rest
    )


def _is_code(line: str) -> bool:
    """Whether a line is the code itself: one long word."""
    return len(line) >= _CODE and " " not in line


def anchor(name: str, number: int, content: str) -> str:
    """Bracket content with a bookmark."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{escape(name)}"/>{content}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )
