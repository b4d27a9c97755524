"""What does a paragraph say that nothing happens to? Folded to its words before a part is parsed.

Nearly every paragraph of a long text holds a bookmark, a number and words, and stands in the file
in one and the same spelling. Parsing its dozen elements and walking them costs more than all else,
so one in that very spelling becomes one element that holds its words, and the parser sees to every
character of them. Any other, be it only by a space, is left as it is for `read_marks`.
"""

from __future__ import annotations

import re

from constitution_tool.ooxml.element import W, unreadable

FOLDED = f"{W}folded"
"""A paragraph of plain words, its number and a tab before them. It is no element of Word’s."""

_FOREIGN, _VERBATIM = b"<w:folded", b"<![CDATA["
_RUN = rb'<w:r><w:t xml:space="preserve">([^<]+)</w:t></w:r>'
_PLAIN = re.compile(
    rb'<w:p><w:pPr><w:pStyle w:val="\w+"/>'
    rb'(?:<w:tabs><w:tab w:val="left" w:pos="\d+"/></w:tabs>)?'
    rb'(?:<w:ind w:left="\d+" w:hanging="\d+"/>)?</w:pPr>'
    rb'(?:<w:bookmarkStart w:id="\d+" w:name="\w+"/>)?'
    rb"(?:" + _RUN + rb"<w:r><w:tab/></w:r>)?" + _RUN + rb'(?:<w:bookmarkEnd w:id="\d+"/>)?</w:p>'
)
"""No mark, link, call or picture, nothing hidden, nothing that Word counts, and no space lost."""


def folded(part: bytes, name: str) -> bytes:
    """Fold the plain paragraphs of a part, which says the same as before.

    Raises:
        Malformed: it holds an element already that only folding makes.
    """
    if _FOREIGN in part:
        raise unreadable(name, "")
    return part if _VERBATIM in part else _PLAIN.sub(_words, part)


def _words(plain: re.Match[bytes]) -> bytes:
    number, words = plain.groups()
    if number:
        return b"<w:folded>%b\t%b</w:folded>" % (number, words)
    return b"<w:folded>%b</w:folded>" % words
