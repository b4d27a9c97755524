"""What do references say of each other, and statutes of the references near them?

“Part 2 paragraph 3” stands in Part 2; “section 100B, paragraph 4 and Schedule 12 to the Act” is all
in that Act, or may be; so is a bare “paragraph 3” once a statute has been named.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.references.mention import (
    OUTER,
    STATUTORY,
    Doubtful,
    Inside,
    Mention,
    Statute,
    Unsaid,
)
from constitution_tool.engine.references.statutes import ends_with_statute, first_statute

if TYPE_CHECKING:
    from collections.abc import Iterator


def beside(text: str, last: Mention | None, mention: Mention) -> Mention:
    """Place a reference that follows another: “Part 2 paragraph 3”, “section 5 and paragraph 3”."""
    if last is None or not isinstance(mention.home, Unsaid | Statute) or not mention.noun:
        return mention
    if mention.start < last.ends:
        return mention  # it is what the last one stands in
    between = text[last.ends : mention.start]
    loose = " ,(–—:" if last.noun in OUTER | STATUTORY else " ,"
    if between.strip(loose) == "" and last.noun and isinstance(mention.home, Unsaid):
        if isinstance(last.home, Statute | Doubtful):
            return replace(mention, home=last.home)
        if last.noun in OUTER | STATUTORY or last.noun != mention.noun:
            return replace(mention, home=Inside(outer=last))
    return mention


def with_statutes(text: str, found: list[Mention]) -> Iterator[Mention]:
    """Give what stands in statutes to them, and doubt what may."""
    placed: list[Mention] = []
    for mention in reversed(found):
        after = placed[-1] if placed else None
        joined = _open(mention) or _follows(mention)
        if after is None or not joined or not isinstance(after.home, Statute | Doubtful):
            placed.append(mention)
            continue
        match text[mention.ends : after.start].strip(" ,"):
            case "":
                placed.append(replace(mention, home=after.home))
            case "and" | "or" | "&":
                placed.append(replace(mention, home=Doubtful()))
            case _:
                placed.append(mention)
    statute = first_statute(text)
    last: Mention | None = None
    for mention in reversed(placed):
        one = mention
        if _open(one) and ends_with_statute(one.before):
            one = replace(one, home=Statute())
        elif _open(one) and (0 <= statute <= one.start or (last and _doubts(text, last, one))):
            one = replace(one, home=Doubtful())
        yield one
        last = one


def _open(mention: Mention) -> bool:
    """Say whether nothing tells what a reference is to but its noun and label."""
    return bool(mention.noun) and isinstance(mention.home, Unsaid) and mention.direction is None


def _follows(mention: Mention) -> bool:
    """Say whether all that tells what a reference is to is another before it."""
    return isinstance(mention.home, Inside) and mention.home.outer.start < mention.start


def _doubts(text: str, last: Mention, mention: Mention) -> bool:
    """Say whether a reference is joined to one that is in a statute, or may be."""
    joined = text[last.ends : mention.start].strip(" ,") in ("", "and", "or", "&")
    statutory = isinstance(last.home, Statute | Doubtful) or (
        _open(last) and last.noun in STATUTORY
    )
    return joined and statutory
