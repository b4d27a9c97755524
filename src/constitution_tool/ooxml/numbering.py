"""How are the bullets of a Word file set?"""

from __future__ import annotations

from constitution_tool.ooxml.markup import DECLARATION, NAMESPACES
from constitution_tool.ooxml.measures import BULLET, LEVELS


def numbering() -> str:
    """Print `word/numbering.xml`: bullets only, for clause numbers are literal text.

    With Word's automatic numbers an inserted 1.2 silently turned the old 1.2 into 1.3, unmarked
    (`6-evidence`).
    """
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:lvlText w:val="{"•" if n % 2 == 0 else "–"}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{BULLET * (n + 1)}" w:hanging="{BULLET}"/></w:pPr></w:lvl>'
        for n in range(LEVELS)
    )
    return (
        f'{DECLARATION}<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
