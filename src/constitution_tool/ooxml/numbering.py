"""How are the lists of a Word file defined: bullets, and the silent list of the clauses?"""

from __future__ import annotations

from constitution_tool.ooxml.markup import DECLARATION, NAMESPACES
from constitution_tool.ooxml.measures import BULLET, LEVELS

BULLETS, CLAUSES = 1, 2
"""The numbers of the two lists."""


def in_list(number: int, level: int) -> str:
    """Set a paragraph in a list at a level, 0 the outermost."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def numbering() -> str:
    """Print `word/numbering.xml`: nothing in it counts, for clause numbers are literal text.

    With Word's automatic numbers an inserted 1.2 silently turned the old 1.2 into 1.3, unmarked
    (`6-evidence`). Clauses stand in a list whose bullets are empty: what reads a page aloud meets
    a list within a list, and no program can make a number of it (`decisions/11`).
    """
    silent = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:pStyle w:val="Clause{n + 1}"/><w:suff w:val="nothing"/><w:lvlText w:val=""/>'
        '<w:lvlJc w:val="left"/></w:lvl>'
        for n in range(LEVELS)
    )
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:lvlText w:val="{"•" if n % 2 == 0 else "–"}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{BULLET * (n + 1)}" w:hanging="{BULLET}"/></w:pPr></w:lvl>'
        for n in range(LEVELS)
    )
    return (
        f'{DECLARATION}<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>'
        f'{silent}</w:abstractNum><w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="{CLAUSES}"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
