"""Which papers of a meeting may the public not have: whole ones, and appendices that are exempt?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Place
from constitution_tool.model.paper import PaperKind
from constitution_tool.publish.papers import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from constitution_tool.model.paper import PaperHead
    from constitution_tool.model.sheet import Sheet
    from constitution_tool.publish.papers.paper import Made

_APPENDIX = re.compile(r"Appendix ([0-9]+[A-Z]?)", re.IGNORECASE)


def kept_back(heads: Mapping[str, PaperHead]) -> dict[str, tuple[str, ...]]:
    """Name, by their paths, the papers of one meeting that are exempt or confidential, and why.

    What a head keeps back is an appendix only where it says just "Appendix 4" and means another
    paper. Whatever else it says, the whole paper is kept back: too much rather than too little.

    Args:
        heads: of every paper of the meeting, by its path.
    """
    kept: dict[str, list[str]] = {}
    for path, head in heads.items():
        for what, law in _restricted(head):
            named = _APPENDIX.fullmatch(what.strip())
            number = named[1].upper() if named else head.number
            others = [other for other, its in heads.items() if its.number == number]
            for each in [path] if number == head.number else others:
                kept.setdefault(each, []).append(law)
    return {path: tuple(sorted(set(laws))) for path, laws in kept.items()}


def not_public(sheet: Sheet) -> Sheet:
    """Mark every page of a document as not for publication."""
    return replace(sheet, status=f"{phrases.KEPT_BACK} {sheet.status}".strip())


def misplaced(papers: Iterable[Made], of_record: Iterable[str]) -> Iterator[Finding]:
    """Find papers that keep back an appendix which is made from the record, and so is public."""
    public = set(of_record)
    for one in papers:
        named = (_APPENDIX.fullmatch(what.strip()) for what, _ in _restricted(one.paper.head))
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


def _restricted(head: PaperHead) -> Iterator[tuple[str, str]]:
    """Walk what a head keeps back, each with the law under which."""
    yield from ((each.what, phrases.exempt_under(each.paragraph)) for each in head.exempt)
    yield from ((each.what, phrases.CONFIDENTIAL) for each in head.confidential)
