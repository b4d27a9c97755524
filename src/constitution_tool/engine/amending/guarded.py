"""Does a minor amendment keep within what one officer may correct alone?

Source: `1-domain`, "Who may make which change", and `3-formats`, "Always findings": never must,
shall, should, may, not, only, unless, a figure, a date, money or a named body.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.own_words import all_words
from constitution_tool.model.citation import cite, cite_id
from constitution_tool.notation.text.inline import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.model.instrument import Index


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_FORCE = _listed("must shall should may not only unless cannot")
_NUMBERS = _listed(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand million half third quarter quarters thirds once twice "
    "first second fourth fifth sixth seventh eighth ninth tenth"
)
_DATES = _listed(
    "january february march april june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday"
)
_BODIES = _listed(
    "assembly authority board cabinet chair chairman chief commission commissioner committee "
    "council court director executive government head leader mayor minister ombudsman officer "
    "panel parliament secretary sub-committee tribunal"
)
_WORD = re.compile(r"[£$€]?[^\W_]+(?:[.,:’'/-][^\W_]+)*[%]?|[£$€%]")


def exceeded(before: Index, after: Index, id_: str) -> Iterator[str]:
    """Say what of a clause a minor amendment may not alter has been altered, in words."""
    old, new = _guarded(before, id_), _guarded(after, id_)
    if old == new:
        return
    standing = after.by_id.get(id_) or before.by_id.get(id_)
    where = cite(standing) if standing else cite_id(id_, before)
    for tag, start, end, to_start, to_end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            continue
        gone, come = _list(old[start:end]), _list(new[to_start:to_end])
        if gone and come:
            yield f"In {where}, {gone} would become {come}."
        else:
            yield f"In {where}, {gone or come} would be {'taken out' if gone else 'put in'}."


def _list(words: tuple[str, ...]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _guarded(index: Index, id_: str) -> tuple[str, ...]:
    """List, in order, the words of a clause that a minor amendment may not alter."""
    return tuple(
        word for words in _words(index, id_) for word in _WORD.findall(words) if is_guarded(word)
    )


def _words(index: Index, id_: str) -> Iterator[str]:
    """Walk the words of a clause, or the number, title and footnotes of an instrument."""
    if standing := index.by_id.get(id_):
        yield from map(plain, all_words(standing.clause))
    elif instrument := index.instruments.get(id_):
        yield from (instrument.number, instrument.title)
        yield from (plain(note.words) for note in instrument.footnotes)


def is_guarded(word: str) -> bool:
    """Say whether a word is one of force, a figure, a date, money, or names a body.

    A word names a body when it is one of the usual nouns for a body or office with a capital; the
    ordinal "second" and the month of May are found as figures and words of force.
    """
    low = word.lower().replace("’", "'").removesuffix("'s")
    return (
        low in _FORCE
        or low.endswith("n't")
        or any(character.isdigit() or character in "£$€%" for character in word)
        or any(part in _NUMBERS or part in _DATES for part in low.split("-"))
        or (word[0].isupper() and (low in _BODIES or low.removesuffix("s") in _BODIES))
    )
