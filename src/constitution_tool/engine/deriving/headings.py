"""Which instruction gives a heading, or a title, the words it is to have?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.amending.matching import matches
from constitution_tool.engine.deriving.stretches import has_word, mostly_changed, stretches
from constitution_tool.engine.deriving.surroundings import around
from constitution_tool.model.instruction import HeadingWords, SubstituteHeading, TitleWords
from constitution_tool.model.words import Text, Words
from constitution_tool.notation.amendments import quotation
from constitution_tool.notation.text.inline import write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.model.instruction import OnHeading
    from constitution_tool.model.target import Target


def heading(old: Words, new: Words, target: Target) -> Iterator[OnHeading]:
    """List ways to say a change of heading, the smallest first."""
    for find, put in _substitutions(old, new):
        yield HeadingWords(target=target, find=Words(find), replace=Words(put))
    yield SubstituteHeading(target=target, replace=new)


def title(old: str, new: str, target: Target) -> Iterator[OnHeading]:
    """List ways to say a change of title, which is plain characters, the smallest first."""
    for find, put in (*_substitutions(old, new), (old, new)):
        yield TitleWords(
            target=target, find=write((Text(text=find),)), replace=write((Text(text=put),))
        )


def _substitutions(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Widen the one phrase that changed, if there is one and most words stay."""
    parts = stretches(Words(old), Words(new))
    changed = [at for at, part in enumerate(parts) if not part.kept]
    if len(changed) != 1 or mostly_changed(parts):
        return
    at = changed[0]
    before, after = "".join(p.old for p in parts[:at]), "".join(p.old for p in parts[at + 1 :])
    for left, right in around(before, after):
        find, put = left + parts[at].old + right, left + parts[at].new + right
        if not has_word(find) or find == old:
            continue
        if quotation.fits(find) and quotation.fits(put) and len(matches(old, find).starts) == 1:
            yield find, put
