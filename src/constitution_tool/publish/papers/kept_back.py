"""Which papers of a meeting may the public not have: whole ones, and appendices that are exempt?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Place
from constitution_tool.model.paper import PaperKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constitution_tool.model.paper import PaperHead
    from constitution_tool.publish.papers.paper import Made

_APPENDIX = re.compile(r"Appendix ([0-9]+[A-Z]?)", re.IGNORECASE)


def kept_back(papers: Sequence[Made]) -> frozenset[str]:
    """Name, by their paths, the papers that are exempt or confidential.

    What a head keeps back is an appendix only where it says just "Appendix 4" and means another
    paper. Whatever else it says, the whole paper is kept back: too much rather than too little.
    """
    kept: set[str] = set()
    for one in papers:
        for what in _restricted(one.paper.head):
            named = _APPENDIX.fullmatch(what.strip())
            number = named[1].upper() if named else one.paper.head.number
            if number == one.paper.head.number:
                kept.add(one.paper.path)
            else:
                kept |= {o.paper.path for o in papers if o.paper.head.number == number}
    return frozenset(kept)


def misplaced(papers: Iterable[Made], of_record: Iterable[str]) -> Iterator[Finding]:
    """Find papers that keep back an appendix which is made from the record, and so is public."""
    public = set(of_record)
    for one in papers:
        named = (_APPENDIX.fullmatch(what.strip()) for what in _restricted(one.paper.head))
        for number in (match[1].upper() for match in named if match):
            if number in public and one.paper.head.kind is not PaperKind.APPENDIX:
                yield Finding(
                    code="exempt-of-record",
                    problem=f"Appendix {number} is made from the record, which is public: it "
                    "cannot be kept back.",
                    remedy="put what is exempt into an appendix of its own (“paper new appendix”), "
                    "and name that.",
                    place=Place(path=one.paper.path),
                )


def _restricted(head: PaperHead) -> Iterator[str]:
    yield from (each.what for each in head.exempt)
    yield from (each.what for each in head.confidential)
